using System.Globalization;
using System.Text;
using SopWebsite.Visitors.Matching;

namespace SopWebsite.Visitors;

/// <summary>
/// Makes a log line fit to be shown: the values of parameters that hold secrets are replaced, control characters and everything that is not
/// valid UTF-8 are escaped, and the length is capped.
/// </summary>
public static class SampleLine
{
    /// <summary>The longest sample, in characters, the mark of a cut included.</summary>
    public const int Longest = 320;

    private const string Hidden = "***";
    private const int ReadAtMost = 4096;

    private static readonly string[] SecretParts = [
        "pass", "pwd", "sandi", "token", "secret", "rahasia", "credential", "csrf", "nonce", "sess", "signature"];
    private static readonly HashSet<string> SecretWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "apikey", "auth", "authorization", "sid", "otp", "pin", "code", "nik", "jwt",
    };

    /// <summary>The sample of a line given as UTF-8 bytes.</summary>
    public static string Of(ReadOnlySpan<byte> line)
    {
        var cut = line.Length > ReadAtMost;
        return Cap(Redact(Escape(cut ? line.Slice(0, ReadAtMost) : line)), cut);
    }

    /// <summary>The sample of a line.</summary>
    public static string Of(string line) => Of(Encoding.UTF8.GetBytes(line));

    private static string Cap(string text, bool cut)
    {
        if (text.Length <= Longest) return cut ? text + "…" : text;
        var end = Longest - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text.Substring(0, end) + "…";
    }

    private static string Escape(ReadOnlySpan<byte> line)
    {
        var text = new StringBuilder(line.Length + 16);
        for (var at = 0; at < line.Length;)
        {
            var length = Utf8Forms.Decode(line.Slice(at), out var point);
            if (length == 0)
            {
                text.Append("\\x").Append(line[at].ToString("x2", CultureInfo.InvariantCulture));
                at++;
                continue;
            }
            if (IsPlain(point)) text.Append(char.ConvertFromUtf32(point));
            else if (point < 0x80) text.Append("\\x").Append(point.ToString("x2", CultureInfo.InvariantCulture));
            else text.Append("\\u{").Append(point.ToString("x", CultureInfo.InvariantCulture)).Append('}');
            at += length;
        }
        return text.ToString();
    }

    private static bool IsPlain(int point) => point switch
    {
        < 0x20 or 0x7F => false,
        < 0x7F => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(point), 0) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator),
    };

    /// <summary>Replaces the values of secret parameters, in the query and in the referer, and user names with passwords in addresses.</summary>
    private static string Redact(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length;)
        {
            var nameEnd = line.IndexOf('=', at);
            if (nameEnd < 0)
            {
                text.Append(line, at, line.Length - at);
                break;
            }
            var nameStart = nameEnd == at ? at : Math.Max(at, line.LastIndexOfAny(['?', '&', ';', ' ', '"', '/'], nameEnd - 1, nameEnd - at) + 1);
            text.Append(line, at, nameEnd - at + 1);
            at = nameEnd + 1;
            if (!IsSecret(line.Substring(nameStart, nameEnd - nameStart))) continue;
            var valueEnd = line.IndexOfAny(['&', ' ', '"', ';'], at);
            if (valueEnd < 0) valueEnd = line.Length;
            if (valueEnd > at) text.Append(Hidden);
            at = valueEnd;
        }
        return WithoutUserInfo(text.ToString());
    }

    private static bool IsSecret(string name)
    {
        if (name.Length == 0) return false;
        var plain = UnescapeName(name);
        return Array.Exists(SecretParts, part => plain.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            || plain.Split('_', '-', '[', ']', '.').Any(SecretWords.Contains);
    }

    private static string UnescapeName(string name)
    {
        for (var n = 0; n < 3 && name.IndexOf("%", StringComparison.Ordinal) >= 0; n++) name = Uri.UnescapeDataString(name);
        return name;
    }

    private static string WithoutUserInfo(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var end = text.IndexOfAny(['/', ' ', '"', '?', '&'], at + 3);
            if (end < 0) end = text.Length;
            var mark = text.LastIndexOf('@', end - 1, end - at - 3);
            if (mark > at + 3) text = text.Substring(0, at + 3) + Hidden + text.Substring(mark);
        }
        return text;
    }
}
