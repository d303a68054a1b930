using System.Globalization;
using System.Text;

namespace SopWebsite.Backups.Configurations;

/// <summary>
/// Takes a PHP file apart without running it: comments, HTML around it, and strings as the language reference has them
/// (php.net/manual/en/language.types.string.php). What needs PHP to be known is marked as computed.
/// </summary>
internal sealed class PhpScanner(string text)
{
    private readonly List<PhpToken> _tokens = [];
    private int _at;

    /// <summary>The tokens of the file; null when a string or a comment in it never ends.</summary>
    public IReadOnlyList<PhpToken>? Scan()
    {
        while (SkipToPhp())
        {
            while (_at < text.Length && !Ahead("?>"))
                if (!Next()) return null;
            _at += 2;
        }
        return _tokens;
    }

    private bool SkipToPhp()
    {
        var open = _at > text.Length ? -1 : text.IndexOf("<?", _at, StringComparison.Ordinal);
        if (open < 0) return false;
        _at = open + 2;
        if (text.Length - _at >= 3 && string.Compare(text, _at, "php", 0, 3, StringComparison.OrdinalIgnoreCase) == 0) _at += 3;
        else if (Ahead("=")) _at++;
        return true;
    }

    /// <summary>Takes one piece; false where it has no end.</summary>
    private bool Next()
    {
        var c = text[_at];
        if (char.IsWhiteSpace(c)) _at++;
        else if (Ahead("/*")) return SkipPast("*/", 2);
        else if (Ahead("//") || (c == '#' && !Ahead("#["))) SkipLine();
        else if (c == '\'') return TakeSingleQuoted();
        else if (c == '"') return TakeDoubleQuoted();
        else if (c == '`') return TakeShell();
        else if (Ahead("<<<")) return TakeHereDocument();
        else if (c == '$' && _at + 1 < text.Length && IsName(text[_at + 1]))
        {
            _at++;
            _tokens.Add(new PhpToken(PhpTokenKind.Variable, TakeName()));
        }
        else if (c is >= '0' and <= '9') _tokens.Add(new PhpToken(PhpTokenKind.Number, TakeName()));
        else if (IsName(c)) _tokens.Add(new PhpToken(PhpTokenKind.Word, TakeName()));
        else
        {
            _tokens.Add(new PhpToken(PhpTokenKind.Sign, c.ToString()));
            _at++;
        }
        return true;
    }

    private bool TakeSingleQuoted()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '\'')
            {
                _at++;
                _tokens.Add(new PhpToken(PhpTokenKind.Literal, value.ToString()));
                return true;
            }
            if (c == '\\' && _at + 1 < text.Length && text[_at + 1] is '\'' or '\\') c = text[++_at];
            value.Append(c);
        }
        return false;
    }

    private bool TakeDoubleQuoted()
    {
        var value = new StringBuilder();
        var computed = false;
        for (_at++; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '"')
            {
                _at++;
                _tokens.Add(new PhpToken(computed ? PhpTokenKind.Computed : PhpTokenKind.Literal, computed ? "" : value.ToString()));
                return true;
            }
            if (c == '$' && _at + 1 < text.Length && (IsName(text[_at + 1]) || text[_at + 1] == '{')) computed = true;
            if (c == '{' && _at + 1 < text.Length && text[_at + 1] == '$') computed = true;
            if (c == '\\' && _at + 1 < text.Length) TakeEscape(value, ref computed);
            else value.Append(c);
        }
        return false;
    }

    /// <summary>From a backslash to the last sign that belongs to it.</summary>
    private void TakeEscape(StringBuilder value, ref bool computed)
    {
        var c = text[++_at];
        switch (c)
        {
            case 'n': value.Append('\n'); break;
            case 'r': value.Append('\r'); break;
            case 't': value.Append('\t'); break;
            case 'v': value.Append('\v'); break;
            case 'e': value.Append('\u001b'); break;
            case 'f': value.Append('\f'); break;
            case '\\' or '$' or '"': value.Append(c); break;
            case >= '0' and <= '7': AppendByte(value, Digits(_at, 3, 8), 8, ref computed); break;
            case 'x' when Digits(_at + 1, 2, 16) is { Length: > 0 } hex:
                _at++;
                AppendByte(value, hex, 16, ref computed);
                break;
            case 'u' when _at + 1 < text.Length && text[_at + 1] == '{':
                AppendRune(value, ref computed);
                break;
            default: value.Append('\\').Append(c); break;
        }
    }

    private void AppendByte(StringBuilder value, string digits, int radix, ref bool computed)
    {
        var number = Convert.ToInt32(digits, radix) & 0xFF;
        // A byte beyond ASCII is a part of a letter: what letter cannot be told from it alone.
        if (number > 0x7F) computed = true;
        else value.Append((char)number);
        _at += digits.Length - 1;
    }

    private void AppendRune(StringBuilder value, ref bool computed)
    {
        var close = text.IndexOf('}', _at);
        var digits = close < 0 ? "" : text.Substring(_at + 2, close - _at - 2);
        if (digits.Length is 0 or > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rune)
            || rune is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            computed = true;
            return;
        }
        value.Append(char.ConvertFromUtf32(rune));
        _at = close;
    }

    private string Digits(int from, int most, int radix)
    {
        var end = from;
        while (end < text.Length && end - from < most && IsDigit(text[end], radix)) end++;
        return text.Substring(from, end - from);
    }

    private bool TakeShell()
    {
        _tokens.Add(new PhpToken(PhpTokenKind.Computed, ""));
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '\\') _at++;
            else if (text[_at] == '`')
            {
                _at++;
                return true;
            }
        }
        return false;
    }

    /// <summary>A here document: nobody keeps a password in one, so it only has to be passed over rightly.</summary>
    private bool TakeHereDocument()
    {
        var at = _at + 3;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        var quote = at < text.Length && text[at] is '\'' or '"' ? text[at++] : '\0';
        var from = at;
        while (at < text.Length && IsName(text[at])) at++;
        var name = text.Substring(from, at - from);
        if (name.Length == 0 || (quote != '\0' && (at >= text.Length || text[at] != quote)))
        {
            _tokens.Add(new PhpToken(PhpTokenKind.Sign, "<"));
            _at++;
            return true;
        }
        for (var line = text.IndexOf('\n', at); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            var start = line + 1;
            while (start < text.Length && text[start] is ' ' or '\t') start++;
            if (string.CompareOrdinal(text, start, name, 0, name.Length) != 0) continue;
            _at = start + name.Length;
            if (_at < text.Length && IsName(text[_at])) continue;
            _tokens.Add(new PhpToken(PhpTokenKind.Computed, ""));
            return true;
        }
        return false;
    }

    private string TakeName()
    {
        var from = _at;
        while (_at < text.Length && IsName(text[_at])) _at++;
        return text.Substring(from, _at - from);
    }

    private bool SkipPast(string end, int from)
    {
        var found = text.IndexOf(end, Math.Min(text.Length, _at + from), StringComparison.Ordinal);
        _at = found + end.Length;
        return found >= 0;
    }

    /// <summary>A comment of one line ends with the line, or with the PHP.</summary>
    private void SkipLine()
    {
        while (_at < text.Length && text[_at] is not ('\n' or '\r') && !Ahead("?>")) _at++;
    }

    private bool Ahead(string sign) => string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0;

    private static bool IsName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or >= '\u0080';

    private static bool IsDigit(char c, int radix) =>
        radix == 8 ? c is >= '0' and <= '7' : c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
