using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Visitors.Masking;

/// <summary>Finds addresses in a text that anyone may have written. When in doubt a thing is an address: a version number is no loss.</summary>
internal static class AddressInText
{
    private const int LongestGroup = 4;
    private const int LongestV6 = 45;

    /// <summary>A port after an address without brackets, a full stop, letters that are hex digits too.</summary>
    private const int MostTrimmed = 8;

    /// <summary>An address that begins here, and how much of the text it takes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where.</param>
    /// <param name="isFresh">True where what stands before is no part of it: the beginning, or a percent escape.</param>
    /// <param name="length">Characters of the text.</param>
    /// <param name="address">The address.</param>
    public static bool TryRead(string text, int at, bool isFresh, out int length, out IPAddress address) =>
        TryReadV6(text, at, isFresh, out length, out address) || TryReadV4(text, at, out length, out address);

    /// <summary>The length of the percent escape that begins here; 1 where none does.</summary>
    public static int LengthOfEscape(string text, int at)
    {
        if (text[at] != '%') return 1;
        var end = at + 1;
        while (Is(text, end, "25")) end += 2;
        return end + 1 < text.Length && HexOf(text[end]) >= 0 && HexOf(text[end + 1]) >= 0 ? end + 2 - at : 1;
    }

    private static bool TryReadV4(string text, int at, out int length, out IPAddress address)
    {
        var bytes = new byte[4];
        (length, address) = (0, IPAddress.None);
        if (!IsDigit(text[at])) return false;
        var end = at;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0)
            {
                var dot = Mark(text, end, '.', "2e");
                if (dot == 0) return false;
                end += dot;
            }
            if (!Number(text, ref end, out bytes[part])) return false;
        }
        // A fifth number belongs to it: left alone it might be the last of the true four.
        for (var dot = Mark(text, end, '.', "2e"); dot > 0 && end + dot < text.Length && IsDigit(text[end + dot]); dot = Mark(text, end, '.', "2e"))
        {
            end += dot;
            while (end < text.Length && IsDigit(text[end])) end++;
        }
        (length, address) = (end - at, new IPAddress(bytes));
        return true;
    }

    private static bool Number(string text, ref int at, out byte value)
    {
        var number = 0;
        var start = at;
        while (at < text.Length && at - start < 3 && IsDigit(text[at])) number = (number * 10) + text[at++] - '0';
        value = (byte)number;
        return at > start && number <= 255 && (at == text.Length || !IsDigit(text[at]));
    }

    /// <summary>The longest run of hex digits, colons and dots that is an address when its end is trimmed of punctuation.</summary>
    private static bool TryReadV6(string text, int at, bool isFresh, out int length, out IPAddress address)
    {
        (length, address) = (0, IPAddress.None);
        if (!isFresh && HexOf(text[at]) >= 0 && HexOf(text[at - 1]) >= 0 && !IsLateStart(text, at)) return false;
        if (HexOf(text[at]) < 0 && Mark(text, at, ':', "3a") == 0) return false;
        var plain = new StringBuilder(LongestV6);
        var ends = new List<int>(LongestV6);
        var colons = 0;
        for (var end = at; end < text.Length && plain.Length < LongestV6; ends.Add(end))
        {
            var step = Step(text, end, out var mark);
            if (step == 0) break;
            if (mark == ':') colons++;
            plain.Append(mark);
            end += step;
        }
        if (colons < 2) return false;
        for (var trimmed = 0; plain.Length > 2 && trimmed < MostTrimmed; trimmed++, plain.Length--)
        {
            var end = ends[plain.Length - 1];
            if (plain[0] == ':' && !IsAlone(text, at, isFresh, end)) continue;
            if (!IPAddress.TryParse(plain.ToString(), out var found) || found.AddressFamily != AddressFamily.InterNetworkV6) continue;
            (length, address) = (Swallowed(text, end) - at, found);
            return true;
        }
        return false;
    }

    /// <summary>
    /// What follows without a border goes too, save marks at the end: with more groups than an address has nobody can tell which of them are it.
    /// </summary>
    private static int Swallowed(string text, int end)
    {
        for (var next = end; next < text.Length;)
        {
            var step = Step(text, next, out var mark);
            if (step == 0) break;
            next += step;
            if (mark is not (':' or '.')) end = next;
        }
        return end;
    }

    /// <summary>The length of a hex digit, colon or dot here; 0 for anything else.</summary>
    private static int Step(string text, int at, out char mark)
    {
        mark = text[at];
        if (HexOf(mark) >= 0) return 1;
        var step = Mark(text, at, ':', "3a");
        mark = step > 0 ? ':' : '.';
        return step > 0 ? step : Mark(text, at, '.', "2e");
    }

    /// <summary>Where more than four hex digits stand before the first colon, the address may begin at the last four of them.</summary>
    private static bool IsLateStart(string text, int at)
    {
        var digits = 0;
        while (at + digits < text.Length && digits <= LongestGroup && HexOf(text[at + digits]) >= 0) digits++;
        return digits == LongestGroup && Mark(text, at + digits, ':', "3a") > 0;
    }

    /// <summary>Names such as <c>Kelas::bab</c> are written like short addresses; letters beside them tell them apart.</summary>
    private static bool IsAlone(string text, int at, bool isFresh, int end) =>
        (isFresh || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    /// <summary>The length of a mark here, as it is or percent-encoded however often; 0 for none.</summary>
    private static int Mark(string text, int at, char mark, string code)
    {
        if (at >= text.Length) return 0;
        if (text[at] == mark) return 1;
        var length = LengthOfEscape(text, at);
        return length >= 3 && Is(text, at + length - 2, code) ? length : 0;
    }

    private static bool Is(string text, int at, string code) =>
        at + code.Length <= text.Length && string.Compare(text, at, code, 0, code.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsDigit(char value) => value is >= '0' and <= '9';

    private static int HexOf(char value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'a' and <= 'f' => value - 'a' + 10,
        >= 'A' and <= 'F' => value - 'A' + 10,
        _ => -1,
    };
}
