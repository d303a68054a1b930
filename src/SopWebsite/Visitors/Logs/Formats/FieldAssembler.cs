namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>How a format writes the text of its fields.</summary>
internal enum FieldStyle
{
    /// <summary>As Apache does.</summary>
    Apache,

    /// <summary>As strings of JSON.</summary>
    Json,

    /// <summary>As IIS does: a space is a plus sign, nothing is a dash.</summary>
    Iis,
}

/// <summary>Makes a request of the fields that were found in a line, in whatever order.</summary>
/// <param name="style">How the fields are written.</param>
/// <param name="zone">Seconds east of Greenwich, for times that name no zone.</param>
internal sealed class FieldAssembler(FieldStyle style, int zone)
{
    private const int LongestTime = 80;
    private const int Fields = (int)LogField.Host + 1;

    private readonly Part[] _parts = new Part[Fields];
    private readonly FieldCopy _copy = new();
    private readonly byte[] _lastTime = new byte[40];
    private uint _given;
    private int _lastTimeLength;
    private long _lastSeconds;
    private long _seconds;
    private bool _timed;

    public void Reset() => _copy.Reset();

    /// <summary>Begins with another line.</summary>
    public void Clear()
    {
        _given = 0;
        _timed = false;
    }

    public void Set(LogField field, Part part)
    {
        _parts[(int)field] = part;
        _given |= 1u << (int)field;
    }

    /// <summary>The time, where the format reads it by itself.</summary>
    public void SetTime(long seconds)
    {
        _seconds = seconds;
        _timed = true;
    }

    /// <summary>The request; false where a field that every request has is missing or has no form.</summary>
    public bool TryAssemble(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        if (!Address(line, ref parsed) || !Time(line, ref parsed) || !Status(line, ref parsed)) return false;
        parsed.Bytes = Size(line, Has(LogField.Bytes) ? LogField.Bytes : LogField.BytesWithHeaders);
        // A whole request line beside its pieces is used only for the method that they lack.
        var pieces = Has(LogField.Method) && (Has(LogField.Target) || Has(LogField.Path));
        if (!pieces && !Has(LogField.Request) && !Has(LogField.Target) && !Has(LogField.Path)) return false;
        if (Rewritten(line, pieces)) Rewrite(line, pieces, ref parsed);
        else InPlace(line, pieces, ref parsed);
        return true;
    }

    private bool Has(LogField field) => (_given & 1u << (int)field) != 0;

    private Part Of(LogField field) => Has(field) ? _parts[(int)field] : default;

    /// <summary>The query, where it stands apart from its path.</summary>
    private Part Query(ReadOnlySpan<byte> line)
    {
        var query = Of(LogField.Query);
        return query.Length == 0 || (query.Length == 1 && line[query.Start] == '-') || Has(LogField.Target)
            || Of(LogField.Path).Of(line).IndexOf((byte)'?') >= 0 ? default : query;
    }

    private bool Rewritten(ReadOnlySpan<byte> line, bool pieces)
    {
        if ((pieces || !Has(LogField.Request)) && Query(line).Length > 0) return true;
        return style switch
        {
            FieldStyle.Iis => Of(LogField.Agent).Of(line).IndexOf((byte)'+') >= 0,
            FieldStyle.Json => Escaped(line, LogField.Target) || Escaped(line, LogField.Path) || Escaped(line, LogField.Request)
                || Escaped(line, LogField.Agent) || Escaped(line, LogField.Referer) || Escaped(line, LogField.Method)
                || Escaped(line, LogField.Host),
            _ => false,
        };
    }

    private bool Escaped(ReadOnlySpan<byte> line, LogField field) => Of(field).Of(line).IndexOf((byte)'\\') >= 0;

    private void InPlace(ReadOnlySpan<byte> line, bool pieces, ref LogLine parsed)
    {
        parsed.InLine();
        parsed.Host = Of(LogField.Host);
        parsed.Referer = Of(LogField.Referer);
        parsed.Agent = Of(LogField.Agent);
        if (!pieces && Has(LogField.Request))
        {
            CombinedParser.Request(line, Of(LogField.Request).Start, Of(LogField.Request).End, ref parsed);
            return;
        }
        parsed.Method = Of(LogField.Method);
        parsed.Target = Has(LogField.Target) ? Of(LogField.Target) : Of(LogField.Path);
    }

    private void Rewrite(ReadOnlySpan<byte> line, bool pieces, ref LogLine parsed)
    {
        var json = style == FieldStyle.Json;
        _copy.Begin(line);
        parsed.Host = _copy.Add(Of(LogField.Host).Of(line), json);
        parsed.Referer = _copy.Add(Of(LogField.Referer).Of(line), json);
        var agent = Of(LogField.Agent).Of(line);
        parsed.Agent = style == FieldStyle.Iis ? _copy.AddSpaced(agent) : _copy.Add(agent, json);
        if (!pieces && Has(LogField.Request))
        {
            var request = _copy.Add(Of(LogField.Request).Of(line), json);
            CombinedParser.Request(_copy.Text, request.Start, request.End, ref parsed);
        }
        else
        {
            parsed.Method = _copy.Add(Of(LogField.Method).Of(line), json);
            parsed.Target = Has(LogField.Target)
                ? _copy.Add(Of(LogField.Target).Of(line), json)
                : _copy.Join(Of(LogField.Path).Of(line), Query(line).Of(line), json);
        }
        _copy.End(line.Length, ref parsed);
    }

    private bool Address(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        var field = Of(LogField.Address);
        if (Has(LogField.Forwarded) && (field.Length == 0 || (field.Length == 1 && line[field.Start] == '-'))) field = Of(LogField.Forwarded);
        parsed.Address = Addresses.Client(line, field);
        return parsed.Address.Length is > 0 and <= CombinedParser.LongestAddress;
    }

    private bool Time(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        if (_timed)
        {
            parsed.Time = _seconds;
            return true;
        }
        if (Has(LogField.Time)) return Remembered(Of(LogField.Time).Of(line), default, out parsed.Time);
        return Has(LogField.Date) && Has(LogField.Clock)
            && Remembered(Of(LogField.Date).Of(line), Of(LogField.Clock).Of(line), out parsed.Time);
    }

    /// <summary>Neighbours mostly share their second.</summary>
    private bool Remembered(ReadOnlySpan<byte> text, ReadOnlySpan<byte> clock, out long seconds)
    {
        var length = text.Length + clock.Length;
        if (length == _lastTimeLength && text.SequenceEqual(_lastTime.AsSpan(0, text.Length))
            && clock.SequenceEqual(_lastTime.AsSpan(text.Length, clock.Length)))
        {
            seconds = _lastSeconds;
            return true;
        }
        if (!Read(text, clock, out seconds)) return false;
        if (length > _lastTime.Length) return true;
        text.CopyTo(_lastTime);
        clock.CopyTo(_lastTime.AsSpan(text.Length));
        _lastTimeLength = length;
        _lastSeconds = seconds;
        return true;
    }

    private bool Read(ReadOnlySpan<byte> text, ReadOnlySpan<byte> clock, out long seconds)
    {
        if (clock.Length == 0)
        {
            if (style != FieldStyle.Json || text.IndexOf((byte)'\\') < 0 || text.Length > LongestTime)
                return Instants.TryParse(text, zone, out seconds);
            // Some writers escape the plus sign of the offset, and PHP the slashes of the date.
            Span<byte> plain = stackalloc byte[LongestTime];
            return Instants.TryParse(plain.Slice(0, JsonEscapes.Apply(text, plain)), zone, out seconds);
        }
        seconds = 0;
        if (!Instants.TryDate(text, out var days) || !Instants.TryClock(clock, out var time)) return false;
        seconds = (days * 86400) + time - zone;
        return true;
    }

    private bool Status(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        parsed.Status = 0;
        var field = Of(LogField.Status).Of(line);
        if (field.Length == 0 || (field.Length == 1 && field[0] is (byte)'-' or (byte)'0')) return true;
        parsed.Status = field.Length == 3 ? Instants.Digits(field, 0, 3) : -1;
        return parsed.Status >= 0;
    }

    private long Size(ReadOnlySpan<byte> line, LogField field)
    {
        var text = Of(field).Of(line);
        if (text.Length is 0 or > 18) return -1;
        long size = 0;
        foreach (var value in text)
        {
            if ((uint)(value - '0') > 9) return -1;
            size = (size * 10) + value - '0';
        }
        return size;
    }
}
