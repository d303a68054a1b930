namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// Where fields are written anew that the log writes otherwise than Apache does: behind a copy of their line, in arrays that are used over
/// and over. An array that is full is left to the lines in it, and another is taken.
/// </summary>
internal sealed class FieldCopy
{
    private const int Usual = 64 * 1024;

    private byte[] _array = [];
    private int _used;
    private int _start;
    private int _end;

    /// <summary>The lines so far are done with.</summary>
    public void Reset()
    {
        _used = 0;
        if (_array.Length > Usual) _array = [];
    }

    /// <summary>Begins with a copy of the line. No field written behind it may be longer than it is in the line, but by one byte in all.</summary>
    public void Begin(ReadOnlySpan<byte> line)
    {
        var need = (line.Length * 2) + 1;
        if (_array.Length - _used < need)
        {
            _array = new byte[Math.Max(need, Usual)];
            _used = 0;
        }
        _start = _used;
        line.CopyTo(_array.AsSpan(_start));
        _end = _start + line.Length;
    }

    /// <summary>A path and a query, with the question mark between them.</summary>
    public Part Join(ReadOnlySpan<byte> path, ReadOnlySpan<byte> query, bool json)
    {
        var start = _end;
        Write(path, json);
        if (query.Length > 0)
        {
            if (query[0] != '?') _array[_end++] = (byte)'?';
            Write(query, json);
        }
        return new Part(start - _start, _end - start);
    }

    /// <summary>A field as it is, or with JSON's escapes undone.</summary>
    public Part Add(ReadOnlySpan<byte> field, bool json)
    {
        var start = _end;
        Write(field, json);
        return new Part(start - _start, _end - start);
    }

    /// <summary>A field of IIS, which writes spaces as plus signs.</summary>
    public Part AddSpaced(ReadOnlySpan<byte> field)
    {
        var part = Add(field, json: false);
        var written = _array.AsSpan(_start + part.Start, part.Length);
        for (int at; (at = written.IndexOf((byte)'+')) >= 0; written = written.Slice(at + 1)) written[at] = (byte)' ';
        return part;
    }

    /// <summary>What was written so far; parts lie in it.</summary>
    public ReadOnlySpan<byte> Text => _array.AsSpan(_start, _end - _start);

    public void End(int lineLength, ref LogLine parsed)
    {
        parsed.InCopy(_array, _start, _end - _start, lineLength);
        _used = _end;
    }

    private void Write(ReadOnlySpan<byte> field, bool json)
    {
        var to = _array.AsSpan(_end);
        if (!json || field.IndexOf((byte)'\\') < 0)
        {
            field.CopyTo(to);
            _end += field.Length;
        }
        else
        {
            _end += JsonEscapes.Apply(field, to);
        }
    }
}
