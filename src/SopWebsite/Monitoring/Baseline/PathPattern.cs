using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// Patterns of paths: <c>*</c> and <c>?</c> within a folder, <c>**</c> over folders. A pattern without a slash fits a name anywhere, one
/// that ends with a slash everything in that folder. Case counts as little as it does to an intruder.
/// </summary>
internal sealed class PathPattern
{
    private readonly Regex? _any;

    public PathPattern(IEnumerable<string> patterns)
    {
        var all = string.Join("|", patterns.Select(pattern => "(?:" + Translate(pattern) + ")"));
        if (all.Length > 0)
            _any = new Regex(
                $"^(?:{all})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(5));
    }

    public bool Fits(string path) => _any?.IsMatch(path) == true;

    private static string Translate(string pattern)
    {
        var text = pattern.Replace('\\', '/').TrimStart('/');
        if (text.EndsWith("/", StringComparison.Ordinal)) text += "**";
        var regex = new StringBuilder(text.IndexOf('/') < 0 ? "(?:.*/)?" : "");
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '*' && at + 1 < text.Length && text[at + 1] == '*')
            {
                at++;
                if (at + 1 < text.Length && text[at + 1] == '/')
                {
                    at++;
                    regex.Append("(?:.*/)?");
                }
                else regex.Append(".*");
            }
            else regex.Append(text[at] switch { '*' => "[^/]*", '?' => "[^/]", var letter => Regex.Escape(letter.ToString()) });
        }
        return regex.ToString();
    }
}
