namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>A format of a court's own, made of a format string: fields with fixed text between them.</summary>
/// <param name="definition">The format string.</param>
/// <param name="before">The fixed text that every line begins with.</param>
/// <param name="fields">The fields.</param>
/// <param name="zone">Seconds east of Greenwich, for times that name no zone.</param>
internal sealed class TemplateFormat(string definition, byte[] before, TemplateField[] fields, int zone) : ILogFormat
{
    public string Name => definition;

    public string Definition => definition;

    public bool HasDirectives => false;

    public ILogFormat Directive(ReadOnlySpan<byte> line) => this;

    public ILineParser NewParser() => new TemplateParser(before, fields, zone);
}

/// <summary>Finds the fields of a format string in a line.</summary>
internal sealed class TemplateParser(byte[] before, TemplateField[] template, int zone) : ILineParser
{
    private readonly FieldAssembler _fields = new(FieldStyle.Apache, zone);
    private readonly bool _timed = Array.Exists(template, field => field.Time is not null);

    public void Reset() => _fields.Reset();

    public bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        if (!line.StartsWith(before)) return false;
        _fields.Clear();
        var pieces = default(TimePieces);
        var at = before.Length;
        for (var n = 0; n < template.Length; n++)
        {
            var field = template[n];
            if (field.Time is { } time)
            {
                if (!time.TryRead(line, ref at, ref pieces)) return false;
            }
            else if (field.Spaces)
            {
                while (at < line.Length && line[at] is (byte)' ' or (byte)'\t') at++;
            }
            else
            {
                var end = EndOf(line, at, n);
                if (end < 0) return false;
                if (field.MaybeZone && end > at && Instants.Zone(line.Slice(at, end - at), out var east) == end - at)
                {
                    pieces.Zone = east;
                    pieces.HasZone = true;
                }
                if (field.Field != LogField.None) _fields.Set(field.Field, new Part(at, end - at));
                at = end;
            }
            if (!line.Slice(at).StartsWith(field.After)) return false;
            at += field.After.Length;
        }
        if (_timed)
        {
            if (!pieces.TryGet(zone, out var seconds)) return false;
            _fields.SetTime(seconds);
        }
        return _fields.TryAssemble(line, ref parsed);
    }

    /// <summary>Where a field ends; -1 where the text that must follow it does not.</summary>
    private int EndOf(ReadOnlySpan<byte> line, int at, int number)
    {
        var field = template[number];
        if (field.EndsBefore != 0)
        {
            var next = line.Slice(at).IndexOf(field.EndsBefore);
            return next < 0 ? -1 : at + next;
        }
        if (field.After.Length == 0) return line.Length;
        var status = number + 1 < template.Length && template[number + 1].Field == LogField.Status;
        for (var from = at; from <= line.Length;)
        {
            var found = line.Slice(from).IndexOf(field.After);
            if (found < 0) return -1;
            var end = from + found;
            // A proxy's list has a space behind each comma.
            if (field.Field == LogField.Forwarded && end > at && line[end - 1] == ',') from = end + 1;
            else if (!field.Quoted || (!Escaped(line, at, end) && (!status || StatusFollows(line, end + field.After.Length)))) return end;
            else from = end + 1;
        }
        return -1;
    }

    /// <summary>An odd number of backslashes stands before the quote.</summary>
    private static bool Escaped(ReadOnlySpan<byte> line, int start, int quote)
    {
        var slash = quote;
        while (slash > start && line[slash - 1] == '\\') slash--;
        return ((quote - slash) & 1) != 0;
    }

    /// <summary>A server that escapes nothing is understood too: its quotes are told from the last by what follows.</summary>
    private static bool StatusFollows(ReadOnlySpan<byte> line, int at) => Instants.Digits(line, at, 3) >= 0 || (at < line.Length && line[at] == '-');
}
