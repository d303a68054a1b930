using System.Text;

namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// The extended log format of the W3C as IIS writes it: a <c>#Fields</c> line names the columns and may come again with others, times are
/// UTC, a dash is nothing, a space in a field is a plus sign. Source: W3C working draft WD-logfile; Microsoft Learn, "IIS logging".
/// </summary>
internal sealed class W3cFormat : ILogFormat
{
    /// <summary>The beginning of the line that names the columns.</summary>
    public const string Prefix = "#Fields:";

    private const string DatePrefix = "#Date:";

    private readonly LogField[] _columns;
    private readonly string _fields;

    /// <summary>The day of the last <c>#Date</c>, for logs whose lines have a time of day alone; null for none.</summary>
    private readonly string? _day;

    private W3cFormat(string fields, string? day)
    {
        _fields = fields;
        _day = day;
        _columns = fields.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(FieldOf).ToArray();
    }

    /// <summary>The columns that IIS writes unless told otherwise, for a log whose beginning is missing.</summary>
    public static W3cFormat Usual { get; } = new(
        "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus "
        + "sc-win32-status time-taken", day: null);

    public string Name => LogFormats.W3c;

    public string Definition => $"{Prefix} {_fields}" + (_day is null ? "" : $"\n{DatePrefix} {_day}");

    public bool HasDirectives => true;

    /// <summary>The format that the directives of a log lead to, such as a <c>#Fields</c> line.</summary>
    public static ILogFormat Of(string directives) =>
        directives.Split('\n').Aggregate((ILogFormat)Usual, (format, line) => format.Directive(Encoding.UTF8.GetBytes(line)));

    public ILogFormat Directive(ReadOnlySpan<byte> line)
    {
        if (line.Length > 4096) return this;
        var text = Encoding.UTF8.GetString(line.ToArray()).Trim();
        if (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            var fields = text.Substring(Prefix.Length).Trim();
            return fields == _fields ? this : new W3cFormat(fields, _day);
        }
        if (!text.StartsWith(DatePrefix, StringComparison.OrdinalIgnoreCase)) return this;
        var day = text.Substring(DatePrefix.Length).Trim();
        if (day.Length > 10) day = day.Substring(0, 10);
        return day == _day ? this : new W3cFormat(_fields, day);
    }

    public ILineParser NewParser() => new Parser(_columns, _day);

    private static LogField FieldOf(string name) => name.ToLowerInvariant() switch
    {
        "c-ip" => LogField.Address,
        "x-forwarded-for" or "cs(x-forwarded-for)" => LogField.Forwarded,
        "date" => LogField.Date,
        "time" => LogField.Clock,
        "cs-method" => LogField.Method,
        "cs-uri" => LogField.Target,
        "cs-uri-stem" => LogField.Path,
        "cs-uri-query" => LogField.Query,
        "sc-status" => LogField.Status,
        "sc-bytes" => LogField.Bytes,
        "cs(referer)" => LogField.Referer,
        "cs(user-agent)" => LogField.Agent,
        "cs-host" or "cs(host)" => LogField.Host,
        _ => LogField.None,
    };

    private sealed class Parser(LogField[] columns, string? day) : ILineParser
    {
        private readonly FieldAssembler _fields = new(FieldStyle.Iis, zone: 0);
        private readonly long? _days = day is not null && Instants.TryDate(Encoding.UTF8.GetBytes(day), out var days) ? days : null;
        private readonly bool _dated = Array.IndexOf(columns, LogField.Date) >= 0;

        public void Reset() => _fields.Reset();

        public bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed)
        {
            if (line.Length == 0 || line[0] == '#') return false;
            while (line.Length > 0 && line[line.Length - 1] is (byte)' ' or (byte)'\t') line = line.Slice(0, line.Length - 1);
            _fields.Clear();
            var at = 0;
            foreach (var column in columns)
            {
                if (at > line.Length) return false;
                var rest = line.Slice(at);
                var length = rest.IndexOfAny((byte)' ', (byte)'\t');
                if (length < 0) length = rest.Length;
                if (length == 0) return false;
                if (column == LogField.Clock && !_dated && !Clock(rest.Slice(0, length))) return false;
                if (column != LogField.None) _fields.Set(column, new Part(at, length));
                at += length + 1;
            }
            // More columns than were named: they are not the ones that were named.
            return at > line.Length && _fields.TryAssemble(line, ref parsed);
        }

        private bool Clock(ReadOnlySpan<byte> text)
        {
            if (_days is null || !Instants.TryClock(text, out var seconds)) return false;
            _fields.SetTime((_days.Value * 86400) + seconds);
            return true;
        }
    }
}
