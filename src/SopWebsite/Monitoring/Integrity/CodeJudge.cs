using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for signs in a page's code: scripts, encoded addresses, structured data.</summary>
internal sealed class CodeJudge(HostJudge hosts, TextJudge texts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Moves = new(
        @"location(?:\.href|\.replace|\.assign)?\s*(?:=(?!=)|\()\s*[""'`](?<to>(?:https?:)?\\?/\\?/[^""'`\s]+)", RegexOptions.IgnoreCase, Patience);

    private static readonly Regex Asks = new(@"document\.referrer|navigator\.userAgent|googlebot", RegexOptions.IgnoreCase, Patience);

    /// <summary>Scripts that a speed plug-in has packed; they are no less open than a file of their own.</summary>
    private static readonly Regex Packed = new(@"data:(?:text|application)/javascript;base64,[A-Za-z0-9+/=]+", RegexOptions.IgnoreCase, Patience);

    public void Judge(ReasonSheet sheet, PageProfile page, string source)
    {
        Sources(sheet, page);
        foreach (var script in page.Scripts) Script(sheet, script);
        Encoded(sheet, source);
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

    private void Script(ReasonSheet sheet, string script)
    {
        Redirect(sheet, script);
        var bad = HiddenAddresses.In(script).Where(uri => hosts.IsSpam(uri) || (hosts.IsUnknown(uri) && hosts.HasSpamPath(uri))).ToList();
        sheet.Add(IntegritySign.ForeignScript, bad.Count == 0 ? 0 : 65, Sample.First(bad), new Phrase(
            "A script names an address of gambling or other spam.", "Skrip memuat alamat judi atau spam lain."));
        var words = texts.Weigh(script);
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
            var isSpam = unknown.Exists(uri => hosts.IsSpam(uri) || hosts.HasSpamPath(uri)) || texts.Weigh(piece).Points >= 4;
            sheet.Add(IntegritySign.HiddenAddress, isSpam ? 80 : unknown.Count == 0 ? 0 : packed ? 15 : 45, Sample.Of(piece), new Phrase(
                "An address or a piece of a page is encoded so as not to be found.", "Alamat atau potongan halaman disandikan agar tidak terlihat."));
        }
    }

    private void Data(ReasonSheet sheet, PageProfile page)
    {
        foreach (var json in page.StructuredData)
        {
            var plain = Strings(json);
            var words = texts.Weigh(plain);
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

    /// <summary>Each string of a JSON text on a line of its own; the text need not be valid.</summary>
    private static string Strings(string json) => string.Join("\n", json.Split('"').Where((_, at) => at % 2 == 1)).Replace("\\/", "/");
}
