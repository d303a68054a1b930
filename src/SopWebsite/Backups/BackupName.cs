using System.Globalization;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>The name of a set: the site (or SIPP and the work unit), date and time in the site's zone, or what a template says.</summary>
public static class BackupName
{
    /// <summary>The names that a template may have in braces.</summary>
    public static IReadOnlyList<string> Tokens { get; } = ["site", "satker", "kind", "type", "date", "time", "year", "month", "day"];

    /// <summary>The usual name.</summary>
    public const string Usual = "{site}-{date}-{time}";

    /// <summary>As the Mahkamah Agung's guide to backing up SIPP has it: SIPP-[SATKER]-[TAHUN]-[BULAN]-[TANGGAL].</summary>
    public const string OfSipp = "SIPP-{satker}-{year}-{month}-{day}";

    /// <summary>What a differential set's usual names end in.</summary>
    public const string DifferentialEnding = "-selisih";

    private const int Longest = 120;

    /// <summary>The tokens in one text.</summary>
    internal static string Known => string.Join(", ", Tokens.Select(token => "{" + token + "}"));

    /// <summary>Fills a template.</summary>
    /// <exception cref="Errors.SopException"><c>SopBackupNameTemplate</c>: an unknown word in braces, no work unit for {satker}, too long,
    /// or empty.</exception>
    internal static string Of(SopSite site, BackupOptions options, BackupType type, DateTimeOffset now)
    {
        var ending = options.NameTemplate is null && type == BackupType.Differential ? DifferentialEnding : "";
        var template = options.NameTemplate ?? (options.WorkUnit is null ? Usual : OfSipp);
        var local = IndonesianZone.ToLocal(now, site.Zone);
        var name = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            name.Append(template, at, (open < 0 ? template.Length : open) - at);
            if (open < 0) break;
            var close = template.IndexOf('}', open);
            if (close < 0) throw BackupFaults.NameTemplate(template, new Phrase("a brace is not closed", "ada kurung kurawal yang tidak ditutup"));
            name.Append(Value(template.Substring(open + 1, close - open - 1)));
            at = close + 1;
        }
        // A working name must not look finished, nor a finished one like work: dots at the beginning go.
        var made = PortablePath.NameFrom(name.Append(ending).ToString());
        if (made.Length > Longest) throw BackupFaults.NameTemplate(template, new Phrase("it becomes too long", "hasilnya terlalu panjang"));
        return made;

        string Value(string token) => token.ToUpperInvariant() switch
        {
            "SITE" => PortablePath.NameFrom(site.Name),
            "SATKER" => options.WorkUnit is { } unit
                ? PortablePath.NameFrom(unit)
                : throw BackupFaults.NameTemplate(
                    template, new Phrase("it has {satker}, and no -WorkUnit was given", "ada {satker}, tetapi -WorkUnit tidak diberikan")),
            "KIND" => site.Kind.ToString().ToUpperInvariant(),
            "TYPE" => type == BackupType.Full ? "penuh" : "selisih",
            "DATE" => Text("yyyy-MM-dd"),
            "TIME" => Text("HHmmss"),
            "YEAR" => Text("yyyy"),
            "MONTH" => Text("MM"),
            "DAY" => Text("dd"),
            _ => throw BackupFaults.NameTemplate(template, new Phrase($"'{{{token}}}' is not known", $"'{{{token}}}' tidak dikenal")),
        };

        string Text(string format) => local.ToString(format, CultureInfo.InvariantCulture);
    }
}
