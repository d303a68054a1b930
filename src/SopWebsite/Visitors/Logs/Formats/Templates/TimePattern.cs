namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>The pieces of an instant, as they were found in a line.</summary>
internal struct TimePieces
{
    public int Year;
    public int Month;
    public int Day;
    public int Clock;
    public int Afternoon;
    public int Zone;
    public bool HasDate;
    public bool HasZone;
    public long Epoch;
    public bool HasEpoch;

    /// <summary>Seconds since 1970, UTC.</summary>
    public readonly bool TryGet(int zone, out long seconds)
    {
        seconds = Epoch;
        if (HasEpoch) return Epoch is >= 0 and < 253_370_764_800;
        if (!HasDate || !Instants.Days(Year, Month, Day, out var days)) return false;
        seconds = (days * 86400) + Clock + Afternoon - (HasZone ? Zone : zone);
        return true;
    }
}

/// <summary>The form of a date or a time: conversions of strftime(3), and fixed text between them.</summary>
internal sealed class TimePattern
{
    private readonly List<(char Kind, byte Literal)> _steps = [];

    /// <exception cref="FormatException">A conversion that logs do not have; the message is the conversion.</exception>
    public TimePattern(string pattern)
    {
        for (var n = 0; n < pattern.Length; n++)
        {
            if (pattern[n] != '%' || n + 1 == pattern.Length)
            {
                foreach (var value in System.Text.Encoding.UTF8.GetBytes(pattern.Substring(n, 1))) _steps.Add(('\0', value));
                continue;
            }
            n++;
            if (pattern[n] is 'E' or 'O' or '-' && n + 1 < pattern.Length) n++;
            Add(pattern[n]);
        }
    }

    /// <summary>It has a date in it; without one it is a time of day.</summary>
    public bool HasDate => _steps.Exists(step => step.Kind is 'd' or 's');

    /// <summary>Reads from a place in the line on, and moves behind what was read.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, ref int at, ref TimePieces pieces)
    {
        foreach (var (kind, literal) in _steps)
        {
            if (kind == '\0')
            {
                if (at >= line.Length || line[at] != literal) return false;
                at++;
            }
            else if (!Read(kind, line, ref at, ref pieces))
            {
                return false;
            }
        }
        return true;
    }

    private void Add(char kind)
    {
        var longer = kind switch
        {
            'T' or 'X' => "H:M:S",
            'R' => "H:M",
            'D' or 'x' => "m/d/y",
            'F' => "Y-m-d",
            'r' => "I:M:S p",
            'c' => "a b e H:M:S Y",
            _ => null,
        };
        if (longer is not null)
        {
            foreach (var step in longer)
            {
                if (char.IsLetter(step)) Add(step);
                else _steps.Add(('\0', (byte)step));
            }
            return;
        }
        _steps.Add(kind switch
        {
            'd' or 'm' or 'Y' or 'y' or 'H' or 'I' or 'M' or 'S' or 's' or 'p' or 'z' or 'Z' or 'f' or 'L' => (kind, (byte)0),
            'e' => ('d', (byte)0),
            'k' => ('H', (byte)0),
            'l' => ('I', (byte)0),
            'b' or 'B' or 'h' => ('b', (byte)0),
            'a' or 'A' => ('a', (byte)0),
            '*' or 'N' => ('f', (byte)0),
            't' => ('\0', (byte)'\t'),
            'n' => ('\0', (byte)'\n'),
            '%' => ('\0', (byte)'%'),
            _ => throw new FormatException("%" + kind),
        });
    }

    private static bool Read(char kind, ReadOnlySpan<byte> line, ref int at, ref TimePieces pieces)
    {
        switch (kind)
        {
            case 'd':
                pieces.HasDate = true;
                return Number(line, ref at, 2, 31, out pieces.Day);
            case 'm':
                return Number(line, ref at, 2, 12, out pieces.Month);
            case 'b':
                return Name(line, ref at, out pieces.Month);
            case 'a':
                return Letters(line, ref at);
            case 'Y':
                return Number(line, ref at, 4, 9998, out pieces.Year);
            case 'y':
                var read = Number(line, ref at, 2, 99, out pieces.Year);
                pieces.Year += pieces.Year < 69 ? 2000 : 1900;
                return read;
            case 'H' or 'I' or 'M' or 'S':
                return Clock(kind, line, ref at, ref pieces);
            case 'p':
                pieces.Afternoon = At(line, at) is (byte)'P' or (byte)'p' ? 12 * 3600 : 0;
                if (pieces.Clock >= 12 * 3600) pieces.Clock -= 12 * 3600;
                at += 2;
                return at <= line.Length;
            case 'z' or 'Z':
                return Zone(line, ref at, ref pieces);
            case 's':
                return Epoch(line, ref at, ref pieces);
            default:
                while (at < line.Length && (uint)(line[at] - '0') <= 9) at++;
                return true;
        }
    }

    private static bool Clock(char kind, ReadOnlySpan<byte> line, ref int at, ref TimePieces pieces)
    {
        if (!Number(line, ref at, 2, kind switch { 'H' => 23, 'I' => 12, 'M' => 59, _ => 60 }, out var value)) return false;
        if (kind is 'H' or 'I') pieces.Clock = 0;
        pieces.Clock += kind switch { 'H' or 'I' => value * 3600, 'M' => value * 60, _ => value };
        return true;
    }

    private static bool Zone(ReadOnlySpan<byte> line, ref int at, ref TimePieces pieces)
    {
        if (at >= line.Length) return false;
        var length = Instants.Zone(line.Slice(at), out pieces.Zone);
        pieces.HasZone = true;
        if (length > 0)
        {
            at += length;
            return true;
        }
        pieces.Zone = At(line, at) == 'W' ? Indonesian(line, at) : 0;
        return Letters(line, ref at);
    }

    /// <summary>The names that Indonesia's zones have in logs.</summary>
    private static int Indonesian(ReadOnlySpan<byte> line, int at)
    {
        var name = line.Slice(at);
        return 3600 * (name.StartsWith("WITA"u8) ? 8 : name.StartsWith("WIT"u8) ? 9 : name.StartsWith("WIB"u8) ? 7 : 0);
    }

    /// <summary>Seconds, or as many more digits as make milli- or microseconds of them.</summary>
    private static bool Epoch(ReadOnlySpan<byte> line, ref int at, ref TimePieces pieces)
    {
        var start = at;
        while (at < line.Length && (uint)(line[at] - '0') <= 9) at++;
        if (!Instants.TryParse(line.Slice(start, at - start), 0, out pieces.Epoch)) return false;
        return pieces.HasEpoch = true;
    }

    private static bool Number(ReadOnlySpan<byte> line, ref int at, int digits, int most, out int value)
    {
        value = 0;
        var start = at;
        while (at < line.Length && at - start < digits && ((uint)(line[at] - '0') <= 9 || (at == start && line[at] == ' ')))
        {
            if (line[at] != ' ') value = (value * 10) + line[at] - '0';
            at++;
        }
        return at > start && value <= most && (digits < 4 || at - start == digits);
    }

    private static bool Name(ReadOnlySpan<byte> line, ref int at, out int month)
    {
        month = at + 3 <= line.Length ? LogTime.Month(line.Slice(at, 3)) : -1;
        return Letters(line, ref at) && month > 0;
    }

    private static bool Letters(ReadOnlySpan<byte> line, ref int at)
    {
        var start = at;
        while (at < line.Length && (line[at] | 0x20) is >= 'a' and <= 'z') at++;
        return at > start;
    }

    private static byte At(ReadOnlySpan<byte> line, int at) => at < line.Length ? line[at] : (byte)0;
}
