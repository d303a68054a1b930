using System.Text;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// One spelling for a domain's status. WHOIS writes the words of EPP (<c>clientTransferProhibited https://icann.org/epp#...</c>), RDAP those of
/// RFC 9083 section 10.2.2 (<c>client transfer prohibited</c>); RFC 8056 says which is which.
/// </summary>
internal static class DomainStatus
{
    /// <summary>The word as RDAP writes it; null for one that has none.</summary>
    public static string? Of(string? word)
    {
        if (ForeignText.Line(word) is not { } line) return null;
        // EPP's words come with a link, some in brackets.
        foreach (var mark in new[] { "(", "http://", "https://" })
        {
            if (line.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var at && at >= 0) line = line.Substring(0, at).TrimEnd();
        }
        var isOneWord = line.IndexOf(' ') < 0;
        var spelled = new StringBuilder();
        foreach (var letter in line)
        {
            if (isOneWord && char.IsUpper(letter) && spelled.Length > 0 && char.IsLower(spelled[spelled.Length - 1])) spelled.Append(' ');
            spelled.Append(letter is '-' or '_' ? ' ' : letter);
        }
        var status = string.Join(" ", spelled.ToString().ToLowerInvariant().Split([' '], StringSplitOptions.RemoveEmptyEntries));
        return status switch
        {
            "" => null,
            "ok" => "active",
            "linked" => "associated",
            _ => status,
        };
    }

    /// <summary>The words in order, each once.</summary>
    public static string[] Of(IEnumerable<string?> words) =>
        [
            .. words.Select(Of).OfType<string>().Distinct(StringComparer.Ordinal).Take(ForeignText.MostItems)
            .OrderBy(word => word, StringComparer.Ordinal),
        ];
}
