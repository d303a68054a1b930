using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Secrets;

/// <summary>
/// Takes secrets out of a text before anyone keeps or shows it: those it was told of, in the forms they travel in (as they are, in a web
/// address, in Base64), and whatever looks like one by its place: an account in an address, a bot's token, an Authorization header,
/// a parameter named token or password.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly (Regex Pattern, string Put)[] Places =
    [
        (Make(@"(?<=[a-z][a-z0-9+.-]{0,20}://)[^\s/@]{1,500}@"), Mask + "@"),
        (Make(@"\bbot[0-9]{4,20}:[a-z0-9_-]{10,100}"), "bot" + Mask),
        (Make(@"\b(authorization\s*[:=]\s*)([a-z]+\s+)?[^\s,;]+"), "$1" + Mask),
        (Make(@"\b(bearer\s+)[a-z0-9._~+/-]{8,}=*"), "$1" + Mask),
        (Make(@"\b((?:password|passwd|pwd|sandi|secret|token|api[_-]?key|access[_-]?key)\s*[=:]\s*)[^\s&,;""']{3,}"), "$1" + Mask),
    ];

    private readonly string[] _secrets;

    /// <summary>Makes a redactor that knows some secrets.</summary>
    /// <param name="secrets">The secrets; null and empty ones are passed over.</param>
    public Redactor(params string?[] secrets) => _secrets =
    [
        .. secrets.Where(secret => !string.IsNullOrEmpty(secret)).SelectMany(secret => Forms(secret!))
            .Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length),
    ];

    /// <summary>One that knows no secret and goes by the places alone.</summary>
    public static Redactor ByPlace { get; } = new();

    /// <summary>The text without secrets.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _secrets) text = text.Replace(secret, Mask);
        foreach (var (pattern, put) in Places) text = pattern.Replace(text, put);
        return text;
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
    }

    private static Regex Make(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
}
