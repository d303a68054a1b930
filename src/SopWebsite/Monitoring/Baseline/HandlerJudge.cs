using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// Judges files that tell a server how to treat others: .htaccess (Apache, LiteSpeed), .user.ini and php.ini (PHP), web.config (IIS). A rule
/// that only refuses, such as one against bad robots or against foreign use of pictures, is none of an intruder's.
/// Source: Apache HTTP Server documentation, mod_rewrite, mod_mime; PHP manual, "auto_prepend_file".
/// </summary>
internal static class HandlerJudge
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Condition = new(
        @"^RewriteCond\s+""?%\{(HTTP_USER_AGENT|HTTP_REFERER|HTTP:User-Agent|HTTP:Referer)\}""?\s+""?(\S+)", Options, Patience);
    private static readonly Regex Rule = new(@"^RewriteRule\s+(?:""[^""]*""|\S+)\s+(""[^""]*""|\S+)(?:\s+\[([^\]]*)\])?", Options, Patience);
    private static readonly Regex Refuses = new(@"(^|,)\s*(F|G|forbidden|gone|R=4\d\d)\s*(,|$)", Options, Patience);
    private static readonly Regex Robots = new(@"google|bing|yahoo|yandex|baidu|duckduck|slurp|facebook|twitter|bot|crawl|spider", Options, Patience);
    private static readonly Regex Phones = new(@"android|iphone|ipad|mobile|blackberry|opera mini|windows (ce|phone)", Options, Patience);
    private static readonly Regex Sections = new(@"^<(FilesMatch|Files)\s+(.+?)>", Options, Patience);
    private static readonly Regex Prepend = new(
        @"^(?:php_(?:admin_)?value\s+)?auto_(?:prepend|append)_file[\s=]+[""']?([^\s""';]+)", Options, Patience);
    private static readonly Regex AsPhp = new(@"^(AddHandler|AddType|SetHandler|ForceType|Action)\s+(.+)$", Options, Patience);
    private static readonly Regex PhpHandler = new(
        @"x-httpd-(?:\w+-)?php|php\d*-(?:script|cgi|fcgi)|lsphp|proxy:[^\s]*php|x-httpd-lsphp|alt-php|^cgi-script", Options, Patience);
    private static readonly Regex Harmless = new(
        @"\.(jpe?g|png|gif|bmp|webp|ico|svg|txt|html?|css|js|pdf|docx?|xml|zip|log|dat)\b", Options, Patience);
    private static readonly Regex HarmlessSection = new(@"\b(jpe?g|png|gif|bmp|webp|ico|svg|txt|css|pdf|docx?|log)\b", Options, Patience);
    private static readonly Regex OpensUp = new(
        @"^(?:php_(?:admin_)?(?:value|flag)\s+)?(allow_url_include[\s=]+[""']?(on|1)\b|disable_functions[\s=]+none\b)", Options, Patience);
    private static readonly Regex KnownNames = new(
        @"(lock360|wp-l0gin|wp-theme\.php|wp-scripts\.php|radio\.php|mah\.php|jp\.php|0byte|alfa|wso|c99|b374k)", Options, Patience);
    private static readonly Regex Engine = new(@"^php_(?:admin_)?flag\s+engine\s+(on|1)\b", Options, Patience);
    private static readonly Regex Error = new(@"^ErrorDocument\s+\d{3}\s+""?https?://", Options, Patience);

    public static void Judge(string text, ReasonList into)
    {
        var conditions = new List<(bool IsAgent, string Pattern)>();
        string? section = null;
        var runs = text.IndexOf("+ExecCGI", StringComparison.OrdinalIgnoreCase) >= 0;
        // A backslash at the end of a line goes on with the next.
        foreach (var line in text.Replace("\r", "").Replace("\\\n", " ").Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            try
            {
                if (Sections.Match(line) is { Success: true } opened) section = opened.Groups[2].Value;
                else if (line.StartsWith("</Files", StringComparison.OrdinalIgnoreCase)) section = null;
                else if (Condition.Match(line) is { Success: true } condition)
                    conditions.Add((condition.Groups[1].Value.IndexOf("agent", StringComparison.OrdinalIgnoreCase) >= 0, condition.Groups[2].Value));
                else if (Rule.Match(line) is { Success: true } rule)
                {
                    Rewrite(conditions, rule.Groups[1].Value.Trim('"'), rule.Groups[2].Value, into);
                    conditions.Clear();
                }
                else if (Setting(line, section, runs, into)) continue;
            }
            catch (RegexMatchTimeoutException)
            {
                into.Add("unjudged", 20, new("Its content could not be judged in time.", "Isinya tidak dapat dinilai dalam batas waktu."));
            }
        }
        // web.config says the same in XML.
        if (text.IndexOf("{HTTP_", StringComparison.OrdinalIgnoreCase) >= 0 && text.IndexOf("<rule", StringComparison.OrdinalIgnoreCase) >= 0
            && Regex.IsMatch(
                text, @"input=""\{HTTP_(USER_AGENT|REFERER)\}""[\s\S]{0,300}(google|bing|yahoo|bot)[\s\S]{0,600}type=""(Rewrite|Redirect)""", Options,
                Patience))
            AddCloaking(into, 80);
    }

    /// <summary>Who comes from a search, or is one, and is sent elsewhere.</summary>
    private static void Rewrite(List<(bool IsAgent, string Pattern)> conditions, string target, string flags, ReasonList into)
    {
        if (conditions.Count == 0 || Refuses.IsMatch(flags) || target == "-") return;
        var abroad = target.StartsWith("http", StringComparison.OrdinalIgnoreCase) || target.StartsWith("//", StringComparison.Ordinal);
        foreach (var (isAgent, pattern) in conditions)
        {
            if (pattern.StartsWith("!", StringComparison.Ordinal)) continue;
            if (Robots.IsMatch(pattern)) AddCloaking(into, 80);
            else if (isAgent && Phones.IsMatch(pattern) && abroad)
                into.Add("phones", 60, new("Visitors with a phone are sent to another site.", "Pengunjung dengan ponsel dialihkan ke situs lain."));
            else if (abroad && !isAgent)
                into.Add(
                    "referrer", 60,
                    new("Visitors are sent to another site by where they come from.", "Pengunjung dialihkan ke situs lain menurut asalnya."));
        }
    }

    private static bool Setting(string line, string? section, bool runs, ReasonList into)
    {
        if (Prepend.Match(line) is { Success: true } prepend)
        {
            var file = prepend.Groups[1].Value;
            var name = file.Substring(file.LastIndexOf('/') + 1).ToLowerInvariant();
            if (name is not ("none" or "wordfence-waf.php"))
                into.Add(
                    "prepend", 80,
                    new($"Every page runs '{name}' along (auto_prepend_file).", $"Setiap halaman ikut menjalankan '{name}' (auto_prepend_file)."));
        }
        else if (AsPhp.Match(line) is { Success: true } handler && PhpHandler.IsMatch(handler.Groups[2].Value.Trim('"')))
        {
            var what = handler.Groups[2].Value;
            var isCgi = what.StartsWith("cgi-script", StringComparison.OrdinalIgnoreCase);
            var sets = handler.Groups[1].Value is var verb
                && (verb.StartsWith("Set", StringComparison.OrdinalIgnoreCase) || verb.StartsWith("Force", StringComparison.OrdinalIgnoreCase));
            var odd = sets ? section is null || IsOdd(section) : Harmless.IsMatch(what);
            if (odd && (!isCgi || runs))
                into.Add("handler", 80, new("Files that are no scripts are run as scripts.", "Berkas yang bukan skrip dijalankan sebagai skrip."));
        }
        else if (OpensUp.IsMatch(line))
            into.Add("opens-up", 70, new("PHP's own protections are switched off.", "Pengaman bawaan PHP dimatikan."));
        else if (Engine.IsMatch(line))
            into.Add("engine", 60, new("PHP is switched on for this folder.", "PHP diaktifkan untuk folder ini."));
        else if (Error.IsMatch(line))
            into.Add("error-page", 60, new("Errors lead to another site.", "Halaman galat mengarah ke situs lain."));
        else if (section is not null && KnownNames.IsMatch(section))
            into.Add(
                "allows-known", 80,
                new("It lets in files named like known web shells.", "Mengizinkan berkas bernama seperti web shell yang dikenal."));
        return true;
    }

    private static bool IsOdd(string section) =>
        section.IndexOf("php", StringComparison.OrdinalIgnoreCase) < 0 && section.IndexOf("phtml", StringComparison.OrdinalIgnoreCase) < 0
        || HarmlessSection.IsMatch(section);

    private static void AddCloaking(ReasonList into, int weight) => into.Add("cloaking", weight, new(
        "Search engines, or visitors who come from one, are shown something else.",
        "Mesin pencari, atau pengunjung dari mesin pencari, diberi tampilan lain."));
}
