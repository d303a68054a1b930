using System.Management.Automation;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Names as users give them: wildcards allowed, whatever their case, matched the same in every culture.</summary>
internal static class NamePattern
{
    /// <summary>Matches one name or pattern.</summary>
    public static WildcardPattern Of(string text) =>
        WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    /// <summary>What a name chooses: of a pattern all that match, even none; of a plain name the one, or the error that there is none.</summary>
    public static IEnumerable<T> Choose<T>(string text, Func<string, T> get, Func<IEnumerable<T>> all, Func<T, string> nameOf)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(text)) return [get(text)];
        var pattern = Of(text);
        return all().Where(item => pattern.IsMatch(nameOf(item)));
    }
}
