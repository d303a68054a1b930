using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for signs in a page's code: scripts, encoded addresses, structured data.</summary>
internal sealed class CodeJudge(HostJudge hosts, TextJudge texts, PageContext context)
{
    private const int MostComments = 500;
    private const int LongestComment = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Moves = new(
        @"location(?:\.href|\.replace|\.assign)?\s*(?:=(?!=)|\()\s*[""'`](?<to>(?:https?:)?\\?/\\?/[^""'`\s]+)", RegexOptions.IgnoreCase, Patience);

    private static readonly Regex Asks = new(@"document\.referrer|navigator\.userAgent|googlebot", RegexOptions.IgnoreCase, Patience);

    /// <summary>Scripts that a speed plug-in has packed; they are no less open than a file of their own.</summary>
    private static readonly Regex Packed = new(@"data:(?:text|application)/javascript;base64,[A-Za-z0-9+/=]+", RegexOptions.IgnoreCase, Patience);

    private static readonly Regex Samples = new(
        @"<(pre|code|samp|xmp|textarea)\b[^>]*>.{0,20000}?</\1\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline, Patience);

    /// <summary>Of code only what nothing else says counts.</summary>
    private TextSetting Strict => new() { Page = context, MostExcused = 3, LeastWeight = 4 };

    public void Judge(ReasonSheet sheet, PageProfile page, string source)
    {
        Sources(sheet, page);
        Imitations(sheet, page);
        foreach (var script in page.Scripts) Script(sheet, script);
        var own = WithoutSamples(source);
        Encoded(sheet, own);
        Comments(sheet, own);
        Data(sheet, page);
    }

    private void Sources(ReasonSheet sheet, PageProfile page)
    {
        var foreign = page.ScriptSources.Where(hosts.IsUnknown).Distinct().ToList();
        foreach (var source in foreign.Where(source => hosts.IsSpam(source) || hosts.HasSpamPath(source) || HostJudge.IsAddress(source)))
        {
            sheet.Add(IntegritySign.ForeignScript, HostJudge.IsAddress(source) ? 35 : 75, Sample.Of(source), new Phrase(
                $"A script of {source.IdnHost} is loaded.", $"Skrip dari {source.IdnHost} dimuat."));
        }
        sheet.Add(IntegritySign.ForeignScript, Math.Min(20, 6 * foreign.Count), Sample.First(foreign), new Phrase(
            $"{foreign.Count} scripts of unknown hosts are loaded.", $"{foreign.Count} skrip dari host tak dikenal dimuat."));
    }

    /// <summary>Hosts of scripts and style sheets that are made to be taken for well-known ones, or whose names and paths are odd.</summary>
    private void Imitations(ReasonSheet sheet, PageProfile page)
    {
        foreach (var source in page.ScriptSources.Concat(page.StyleSheets).Where(hosts.IsUnknown).Distinct())
        {
            var likeness = hosts.Imitation(source);
            sheet.Add(IntegritySign.ForeignScript, likeness switch { 0 => 0, 1 => 15, _ => 60 }, Sample.Of(source), new Phrase(
                $"The host {source.IdnHost} bears the name of a well-known one.", $"Host {source.IdnHost} menyerupai nama host terkenal."));
        }
        foreach (var source in page.ScriptSources.Where(hosts.IsUnknown).Distinct())
        {
            var isOdd = hosts.HasOddEnding(source);
            var isProgram = source.AbsolutePath.EndsWith(".php", StringComparison.OrdinalIgnoreCase);
            sheet.Add(IntegritySign.ForeignScript, isOdd ? (isProgram ? 40 : 28) : isProgram ? 15 : 0, Sample.Of(source), new Phrase(
                $"A script of a host with an odd name or path is loaded: {source.IdnHost}.",
                $"Skrip dari host dengan nama atau jalur ganjil dimuat: {source.IdnHost}."));
        }
    }

    private void Script(ReasonSheet sheet, string script)
    {
        Redirect(sheet, script);
        var bad = HiddenAddresses.In(script).Where(uri => hosts.IsSpam(uri) || (hosts.IsUnknown(uri) && hosts.HasSpamPath(uri))).ToList();
        sheet.Add(IntegritySign.ForeignScript, bad.Count == 0 ? 0 : 65, Sample.First(bad), new Phrase(
            "A script names an address of gambling or other spam.", "Skrip memuat alamat judi atau spam lain."));
        var loaded = script.IndexOf("createElement", StringComparison.Ordinal) < 0 ? []
            : HiddenAddresses.In(script).Where(uri => hosts.IsUnknown(uri) && (hosts.HasOddEnding(uri) || hosts.Imitation(uri) > 1)).ToList();
        sheet.Add(IntegritySign.ForeignScript, loaded.Count == 0 ? 0 : 30, Sample.First(loaded), new Phrase(
            "A script loads from a host with an odd name.", "Skrip memuat sesuatu dari host dengan nama ganjil."));
        var words = texts.Weigh(ScriptStrings.Of(script), Strict);
        sheet.Add(IntegritySign.HiddenText, words.Points < 5 ? 0 : (int)Math.Min(70, words.Points * 4), words.Sample, new Phrase(
            "A script holds words of gambling or other spam.", "Skrip memuat kata-kata judi atau spam lain."));
    }

    private void Redirect(ReasonSheet sheet, string script)
    {
        MatchCollection moves;
        try
        {
            moves = Moves.Matches(script);
            _ = moves.Count;
        }
        catch (RegexMatchTimeoutException)
        {
            return;
        }
        foreach (Match move in moves)
        {
            if (HiddenAddresses.In(move.Groups["to"].Value).FirstOrDefault() is not { } to || !hosts.IsUnknown(to)) continue;
            var isChoosy = Asks.IsMatch(script);
            sheet.Add(IntegritySign.ForeignRedirect, hosts.IsSpam(to) ? 80 : isChoosy ? 75 : 55, Sample.Of(to), new Phrase(
                $"A script sends visitors to {to.IdnHost}{(isChoosy ? ", depending on who they are" : "")}.",
                $"Skrip mengalihkan pengunjung ke {to.IdnHost}{(isChoosy ? ", tergantung siapa pengunjungnya" : "")}."));
        }
    }

    private void Encoded(ReasonSheet sheet, string source)
    {
        var packed = Packed.IsMatch(source);
        foreach (var piece in HiddenAddresses.Decode(source).Take(100))
        {
            var unknown = HiddenAddresses.In(piece).Where(uri => !hosts.IsOwn(uri) && !hosts.IsTrusted(uri)).ToList();
            var isSpam = unknown.Exists(uri => hosts.IsSpam(uri) || hosts.HasSpamPath(uri))
                || texts.Weigh(piece, Strict with { LeastWeight = 0 }).Points >= 4;
            sheet.Add(IntegritySign.HiddenAddress, isSpam ? 80 : unknown.Count == 0 ? 0 : packed ? 15 : 45, Sample.Of(piece), new Phrase(
                "An address or a piece of a page is encoded so as not to be found.", "Alamat atau potongan halaman disandikan agar tidak terlihat."));
        }
    }

    private void Data(ReasonSheet sheet, PageProfile page)
    {
        foreach (var json in page.StructuredData)
        {
            var plain = Strings(json);
            var words = texts.Weigh(plain, Strict with { LeastWeight = 0, MostExcused = 2 });
            sheet.Add(IntegritySign.SpamData, words.Points < 3 ? 0 : (int)Math.Min(85, 20 + (words.Points * 4)), words.Sample, new Phrase(
                "The data for search engines (JSON-LD) has words of gambling or other spam.",
                "Data untuk mesin pencari (JSON-LD) memuat kata-kata judi atau spam lain."));
            var bad = HiddenAddresses.In(plain).Where(hosts.IsUnknown).ToList();
            var isShop = json.IndexOf("AggregateRating", StringComparison.OrdinalIgnoreCase) >= 0
                || json.IndexOf("\"Offer", StringComparison.OrdinalIgnoreCase) >= 0;
            sheet.Add(
                IntegritySign.SpamData, bad.Exists(hosts.IsSpam) ? 75 : isShop && bad.Count > 0 ? 45 : isShop ? 15 : 0, Sample.First(bad),
                new Phrase(
                    "The data for search engines (JSON-LD) tells of goods or of other hosts.",
                    "Data untuk mesin pencari (JSON-LD) memuat barang dagangan atau host lain."));
        }
    }

    /// <summary>What stands in comments is for search engines of the sellers' own, or was left by a careless cleaner.</summary>
    private void Comments(ReasonSheet sheet, string source)
    {
        var bad = new List<Uri>();
        for (int open = source.IndexOf("<!--", StringComparison.Ordinal), count = 0; open >= 0 && count < MostComments; count++)
        {
            var close = source.IndexOf("-->", open, StringComparison.Ordinal);
            var text = source.Substring(open, (close < 0 ? source.Length : close) - open);
            if (text.Length < LongestComment) bad.AddRange(HiddenAddresses.In(text).Where(hosts.IsSpam));
            open = close < 0 ? -1 : source.IndexOf("<!--", close, StringComparison.Ordinal);
        }
        sheet.Add(IntegritySign.HiddenLinks, bad.Count switch { 0 => 0, 1 => 25, _ => 40 }, Sample.First(bad), new Phrase(
            $"Comments name {bad.Count} addresses of gambling or other spam.", $"Komentar HTML memuat {bad.Count} alamat judi atau spam lain."));
    }

    /// <summary>The source without the examples of code that it shows: they are escaped there, and no part of the page.</summary>
    private static string WithoutSamples(string source)
    {
        try
        {
            return Samples.Replace(source, sample => sample.Value.IndexOf("<script", StringComparison.OrdinalIgnoreCase) >= 0 ? sample.Value : " ");
        }
        catch (RegexMatchTimeoutException)
        {
            return source;
        }
    }

    /// <summary>Each string of a JSON text on a line of its own; the text need not be valid.</summary>
    private static string Strings(string json) => string.Join("\n", json.Split('"').Where((_, at) => at % 2 == 1)).Replace("\\/", "/");
}
