using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Undoes the ways in which injected code hides its addresses: base64, hex, percent and entity runs, JavaScript escapes and character codes,
/// pieces put together, reversed and rotated text; one within another up to three deep.
/// </summary>
internal static class HiddenAddresses
{
    private const int Deepest = 3;
    private const int MostPieces = 400;
    private const int LongestPiece = 200_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly (Regex Run, Func<string, string?> Decode)[] Codes =
    [
        (Make(@"[A-Za-z0-9+/_-]{16,}={0,2}"), Base64),
        (Make(@"(?:\\x[0-9a-fA-F]{2}){6,}"), text => Numbers(text, @"\\x([0-9a-fA-F]{2})", 16)),
        (Make(@"(?:\\u\{?[0-9a-fA-F]{2,4}\}?){6,}"), text => Numbers(text, @"\\u\{?([0-9a-fA-F]{2,4})", 16)),
        (Make(@"(?:%[0-9a-fA-F]{2}){6,}"), text => Numbers(text, "%([0-9a-fA-F]{2})", 16)),
        (Make(@"(?:&#x[0-9a-fA-F]{2,6};?){6,}"), text => Numbers(text, "&#x([0-9a-fA-F]{2,6})", 16)),
        (Make(@"(?:&#[0-9]{2,7};?){6,}"), text => Numbers(text, "&#([0-9]{2,7})", 10)),
        (Make(@"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){12,}(?![0-9a-fA-F])"), text => Numbers(text, "([0-9a-fA-F]{2})", 16)),
        (Make(@"[0-9]{2,3}(?:\s*,\s*[0-9]{2,3}){7,}"), text => Numbers(text, "([0-9]{2,3})", 10)),
    ];

    private static readonly (string Mark, Func<string, string> Undo)[] Turned =
        [("//:ptth", Reversed), ("//:sptth", Reversed), ("uggc://", Rotated), ("uggcf://", Rotated)];

    private static readonly Regex Pieces = Make(@"['""`]\s*\+\s*['""`]");
    private static readonly Regex Listed = Make(
        @"\[((?>(?>\s*(?:""[^""\]]{0,200}""|'[^'\]]{0,200}')\s*,?){2,200}))\]\s*\.join\(\s*(?:""""|'')\s*\)");
    private static readonly Regex Commas = Make(@"['""]\s*,\s*['""]");
    private static readonly Regex Address = Make(
        @"(?:https?:)?(?:\\?/){2}([A-Za-z0-9][A-Za-z0-9.-]{1,250}\.[A-Za-z]{2,24})((?:\\?/[^\s""'<>`\\]*)*)");

    /// <summary>What a source says when its codes are undone; only pieces that hold an address or a tag.</summary>
    public static IReadOnlyList<string> Decode(string source)
    {
        var found = new List<string>();
        Decode(source, 0, found);
        return found;
    }

    /// <summary>The web addresses in a text of whatever kind.</summary>
    public static IEnumerable<Uri> In(string text)
    {
        foreach (Match match in Matches(Address, text))
        {
            var address = "http://" + match.Groups[1].Value + match.Groups[2].Value.Replace("\\", "");
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0) yield return uri;
        }
    }

    private static void Decode(string source, int depth, List<string> found)
    {
        if (depth >= Deepest) return;
        foreach (var piece in Undone(source))
        {
            if (found.Count >= MostPieces) return;
            if (Tells(piece)) found.Add(piece);
            if (piece.Length < source.Length) Decode(piece, depth + 1, found);
        }
    }

    private static IEnumerable<string> Undone(string source)
    {
        foreach (var (run, decode) in Codes)
        {
            var count = 0;
            foreach (Match match in Matches(run, source))
            {
                if (++count > MostPieces) break;
                if (match.Length <= LongestPiece && decode(match.Value) is { Length: >= 5 } text) yield return text;
            }
        }
        if (Pieces.IsMatch(source) && source.Length <= LongestPiece)
        {
            var joined = Pieces.Replace(source, "");
            // What was whole before is no find.
            foreach (var uri in In(joined).Where(uri => source.IndexOf(uri.Host, StringComparison.OrdinalIgnoreCase) < 0))
                yield return uri.AbsoluteUri;
        }
        foreach (Match packed in Matches(PackedScript.Tail, source)) yield return PackedScript.Unpack(packed);
        foreach (Match list in Matches(Listed, source)) yield return Commas.Replace(list.Groups[1].Value, "").Trim(' ', '"', '\'');
        foreach (var (mark, undo) in Turned)
        {
            for (int at = source.IndexOf(mark, StringComparison.OrdinalIgnoreCase), times = 0; at >= 0 && times < 20; times++)
            {
                var (begin, end) = (Edge(source, at, -1), Edge(source, at + mark.Length - 1, 1));
                yield return undo(source.Substring(begin, end - begin + 1));
                at = source.IndexOf(mark, at + mark.Length, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static int Edge(string source, int at, int step)
    {
        while (at + step >= 0 && at + step < source.Length && source[at + step] is not ('"' or '\'' or '`' or ' ' or '\n' or '<' or '>')) at += step;
        return at;
    }

    private static bool Tells(string text) =>
        text.IndexOf("//", StringComparison.Ordinal) >= 0 || text.IndexOf("<a ", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("<script", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("<iframe", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("location", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? Base64(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        plain = plain.Substring(0, plain.Length - (plain.Length % 4 == 1 ? 1 : 0));
        try
        {
            return Printable(Convert.FromBase64String(plain + new string('=', (4 - (plain.Length % 4)) % 4)));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Numbers(string text, string part, int radix)
    {
        var bytes = new List<byte>();
        foreach (Match match in Matches(Make(part), text))
        {
            if (!int.TryParse(match.Groups[1].Value, radix == 16 ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || code > 0x10FFFF || code is >= 0xD800 and <= 0xDFFF)
                return null;
            if (code < 256) bytes.Add((byte)code);
            else bytes.AddRange(Encoding.UTF8.GetBytes(char.ConvertFromUtf32(code)));
        }
        return Printable([.. bytes]);
    }

    /// <summary>The text, when nearly all of it is one; pictures and keys are not.</summary>
    private static string? Printable(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var odd = text.Count(letter => letter == '\uFFFD' || (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')));
        return odd * 20 <= text.Length ? text : null;
    }

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string Rotated(string text) => new(text.Select(letter => letter switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((letter - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((letter - 'A' + 13) % 26)),
        _ => letter,
    }).ToArray());

    private static IEnumerable<Match> Matches(Regex pattern, string text)
    {
        var match = Try(() => pattern.Match(text));
        while (match is { Success: true })
        {
            yield return match;
            var last = match;
            match = Try(last.NextMatch);
        }
    }

    private static Match? Try(Func<Match> next)
    {
        try
        {
            return next();
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Make(string pattern) => new(pattern, RegexOptions.CultureInvariant, Patience);
}
