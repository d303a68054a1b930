namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// Apache's combined format, and the common one (no referer, no user agent); nginx writes the same by default. Source: Apache HTTP Server,
/// mod_log_config; quotes inside a field are <c>\"</c> (Apache) or <c>\x22</c> (nginx).
/// </summary>
internal sealed class CombinedParser : ILineParser
{
    /// <summary>No host name is longer (RFC 1035, 2.3.4).</summary>
    public const int LongestAddress = 255;

    private readonly LogTime _time = new();

    public bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        var space = line.IndexOf((byte)' ');
        if (space is < 1 or > LongestAddress) return false;
        parsed.Address = new Part(0, space);
        parsed.Host = default;
        parsed.InLine();
        return TryParse(line, space, ref parsed);
    }

    /// <summary>What times are read with.</summary>
    public LogTime Time => _time;

    public void Reset()
    {
        // Nothing is copied.
    }

    /// <summary>Reads what follows the address.</summary>
    public bool TryParse(ReadOnlySpan<byte> line, int space, ref LogLine parsed)
    {
        // The user may hold spaces and brackets, so the time is the first bracket that holds one.
        var at = space;
        while (true)
        {
            var next = line.Slice(at).IndexOf((byte)'[');
            if (next < 0) return false;
            at += next + 1;
            if (line.Length - at < LogTime.Length + 4) return false;
            if (line[at + LogTime.Length] == ']' && _time.TryParse(line.Slice(at), out parsed.Time)) break;
        }
        at += LogTime.Length + 1;
        if (line[at] != ' ' || line[at + 1] != '"') return false;
        at += 2;

        var end = EndOfRequest(line, at);
        if (end < 0) return false;
        Request(line, at, end, ref parsed);
        at = end + 2;
        parsed.Status = ((line[at] - '0') * 100) + ((line[at + 1] - '0') * 10) + line[at + 2] - '0';
        at = Size(line, at + 3, ref parsed);
        parsed.Referer = Quoted(line, ref at);
        parsed.Agent = Quoted(line, ref at);
        return true;
    }

    /// <summary>The quote that ends the request: not escaped, and a status follows. A server that escapes nothing is understood too.</summary>
    private static int EndOfRequest(ReadOnlySpan<byte> line, int at)
    {
        for (var quote = NextQuote(line, at); quote >= 0; quote = NextQuote(line, quote + 1))
        {
            if (line.Length - quote < 5) return -1;
            if (line[quote + 1] == ' ' && Digit(line[quote + 2]) && Digit(line[quote + 3]) && Digit(line[quote + 4])
                && (line.Length == quote + 5 || line[quote + 5] == ' ')) return quote;
        }
        return -1;
    }

    internal static void Request(ReadOnlySpan<byte> line, int start, int end, ref LogLine parsed)
    {
        var request = line.Slice(start, end - start);
        var space = request.IndexOf((byte)' ');
        if (space < 0)
        {
            parsed.Method = default;
            parsed.Target = new Part(start, request.Length);
            return;
        }
        parsed.Method = new Part(start, space);
        var protocol = request.LastIndexOf(" HTTP/"u8);
        parsed.Target = new Part(start + space + 1, (protocol > space ? protocol : request.Length) - space - 1);
    }

    private static int Size(ReadOnlySpan<byte> line, int at, ref LogLine parsed)
    {
        parsed.Bytes = -1;
        if (at >= line.Length || line[at] != ' ') return line.Length;
        at++;
        long size = 0;
        var from = at;
        while (at < line.Length && Digit(line[at]) && at - from < 18) size = (size * 10) + line[at++] - '0';
        if (at > from) parsed.Bytes = size;
        else if (at < line.Length && line[at] == '-') at++;
        return at;
    }

    private static Part Quoted(ReadOnlySpan<byte> line, ref int at)
    {
        if (line.Length - at < 2 || line[at] != ' ' || line[at + 1] != '"') return default;
        var start = at + 2;
        var end = NextQuote(line, start);
        if (end < 0) end = line.Length;
        at = Math.Min(end + 1, line.Length);
        return new Part(start, end - start);
    }

    private static int NextQuote(ReadOnlySpan<byte> line, int from)
    {
        var at = from;
        while (true)
        {
            var next = line.Slice(at).IndexOf((byte)'"');
            if (next < 0) return -1;
            var quote = at + next;
            var slash = quote;
            while (slash > from && line[slash - 1] == '\\') slash--;
            if (((quote - slash) & 1) == 0) return quote;
            at = quote + 1;
        }
    }

    private static bool Digit(byte value) => (uint)(value - '0') <= 9;
}
