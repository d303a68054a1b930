using System.Text;
using SopWebsite.Languages;
using SopWebsite.Renewals.Sources.Names;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// Reads what a WHOIS server said: lines of a field's name, a colon and its value, some with dots between, some with brackets round the
/// name.
/// </summary>
internal static class WhoisAnswer
{
    private const int MostLines = 2000, LongestLine = 1000;

    /// <param name="bytes">All that was said.</param>
    /// <param name="server">How it is to be read.</param>
    /// <param name="domain">The domain that was asked about.</param>
    /// <param name="now">The time of asking.</param>
    public static RegistryReply Read(byte[] bytes, WhoisServer server, string domain, DateTimeOffset now)
    {
        var text = TextOf(bytes);
        var fields = Fields(text).ToList();
        var named = Values(fields, server.Name).Select(value => PublicSuffixes.AsciiOf(FirstWord(value))).FirstOrDefault();
        if (named is null)
        {
            // Only an answer without the domain is searched for these words: an owner's name may hold them too.
            var said = text.ToLowerInvariant();
            if (server.NotFound.Any(words => said.Contains(words)))
                return RegistryReply.Failed(
                    RegistryOutcome.NotRegistered, server.Host, new Phrase("it knows no such domain", "tidak mengenal domain itu"));
            if (server.Busy.Any(words => said.Contains(words)))
            {
                return RegistryReply.Failed(
                    RegistryOutcome.Busy, server.Host, new Phrase("it was asked too often", "terlalu sering ditanya"))
                    with { AskAgainAt = now + RetryAfter.Usual, AskedAt = now };
            }
            return RegistryReply.Failed(
                RegistryOutcome.Invalid, server.Host, new Phrase("it says nothing of the domain", "tidak menyebut domain itu"));
        }
        if (!RdapJson.Is(named, domain))
            return RegistryReply.Failed(RegistryOutcome.Invalid, server.Host, new Phrase("it is about another domain", "isinya tentang domain lain"));
        return new RegistryReply { Outcome = RegistryOutcome.Answered, Server = server.Host, Answer = Answer(fields, server, now) };
    }

    private static SourceAnswer Answer(List<(string Name, string Value)> fields, WhoisServer server, DateTimeOffset now)
    {
        var told = Values(fields, server.Expires).ToList();
        var expires = told.Select(value => RegistryDate.Of(value, server.Dates, server.Zone)).OfType<DateTimeOffset>().OrderBy(at => at).ToList();
        return new SourceAnswer
        {
            Source = RenewalSource.Whois,
            Server = FormattableString.Invariant($"whois://{server.Host}:{server.Port}"),
            AskedAt = now,
            BeginsAt = Date(fields, server.Registered, server),
            ChangedAt = Date(fields, server.Changed, server),
            // As with RDAP: of several the first to come.
            ExpiresAt = expires.Count > 0 ? expires[0] : null,
            Unknown = expires.Count > 0 ? null
                : told.Count == 0 ? new Phrase("the registry does not tell it", "registri tidak menyebutkannya")
                : new Phrase(
                    $"the registry's date '{ForeignText.Line(told[0])}' is none that can be read",
                    $"tanggal registri '{ForeignText.Line(told[0])}' tidak dapat dibaca"),
            Statuses = DomainStatus.Of(Values(fields, server.Status)),
            Registrar = ForeignText.Line(Values(fields, server.Registrar).FirstOrDefault()),
            Nameservers =
            [
                .. ForeignText.Lines(Values(fields, server.Nameserver).Select(value => FirstWord(value).TrimEnd('.').ToLowerInvariant()))
                    .OrderBy(name => name, StringComparer.Ordinal),
            ],
        };
    }

    private static DateTimeOffset? Date(List<(string Name, string Value)> fields, string[] names, WhoisServer server) =>
        Values(fields, names).Select(value => RegistryDate.Of(value, server.Dates, server.Zone)).FirstOrDefault(at => at is not null);

    /// <summary>The values of the first of the names that the answer has.</summary>
    private static IEnumerable<string> Values(List<(string Name, string Value)> fields, string[] names)
    {
        foreach (var name in names)
        {
            var found = fields.FindAll(field => RdapJson.Is(field.Name, name));
            if (found.Count > 0) return found.Take(ForeignText.MostItems).Select(field => field.Value);
        }
        return [];
    }

    private static IEnumerable<(string Name, string Value)> Fields(string text)
    {
        foreach (var line in text.Split('\n').Take(MostLines))
        {
            if (line.Length > LongestLine) continue;
            var isBracketed = line.StartsWith("[", StringComparison.Ordinal);
            var end = line.IndexOf(isBracketed ? ']' : ':');
            if (end <= 0) continue;
            var name = line.Substring(isBracketed ? 1 : 0, isBracketed ? end - 1 : end).Trim().TrimEnd('.', ' ');
            var value = line.Substring(end + 1).Trim();
            if (name.Length > 0 && value.Length > 0) yield return (name, value);
        }
    }

    private static string FirstWord(string value)
    {
        var end = value.IndexOf(' ');
        return end < 0 ? value : value.Substring(0, end);
    }

    /// <summary>UTF-8, or Latin-1 where it is not; without the letters that steer a terminal.</summary>
    private static string TextOf(byte[] bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.GetEncoding("iso-8859-1").GetString(bytes);
        }
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter == '\t') clean.Append(' ');
            else if (letter == '\n' || !char.IsControl(letter)) clean.Append(letter);
        }
        return clean.ToString();
    }
}
