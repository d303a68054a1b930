namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>Tells the format of a log by its first lines.</summary>
internal static class LogDetection
{
    /// <summary>How much of a log's beginning is looked at.</summary>
    public const int Beginning = 64 * 1024;

    /// <summary>How many of its lines.</summary>
    private const int Most = 400;

    /// <summary>The whole lines of a beginning; all of it where it is the whole log, or holds no line end.</summary>
    public static ReadOnlySpan<byte> WholeLines(ReadOnlySpan<byte> head)
    {
        var end = head.Length < Beginning ? -1 : head.LastIndexOf((byte)'\n');
        return end < 0 ? head : head.Slice(0, end + 1);
    }

    /// <summary>
    /// The format that the beginning of a log is in. Where its lines are of several, or none can be told, every line is looked at by itself.
    /// </summary>
    /// <param name="head">The beginning, whole lines.</param>
    /// <param name="zone">Seconds east of Greenwich, for times that name no zone.</param>
    public static ILogFormat Detect(ReadOnlySpan<byte> head, int zone)
    {
        var formats = LogFormats.Known(zone);
        var parsers = Array.ConvertAll(formats, format => format.NewParser());
        var counts = new int[formats.Length];
        var withAgent = false;
        var parsed = default(LogLine);
        for (int lines = 0; head.Length > 0 && lines < Most; lines++)
        {
            var line = LineEdges.Next(ref head);
            if (line.Length == 0) continue;
            if (line[0] == '#')
            {
                for (var n = 0; n < formats.Length; n++)
                {
                    var next = formats[n].Directive(line);
                    if (!ReferenceEquals(next, formats[n])) parsers[n] = next.NewParser();
                    formats[n] = next;
                }
                continue;
            }
            var read = -1;
            for (var n = 0; n < parsers.Length && read < 0; n++)
                if (parsers[n].TryParse(line, ref parsed)) read = n;
            if (read < 0) continue;
            counts[read]++;
            withAgent |= parsed.Agent.Length > 0;
        }
        var found = counts.Count(count => count > 0);
        var format = formats[Array.IndexOf(counts, counts.Max())];
        // A beginning of directives alone has the format that they lead to.
        if (found == 0 && !ReferenceEquals(formats[formats.Length - 1], W3cFormat.Usual)) return W3cFormat.Usual;
        if (found != 1) return LogFormats.MixedOf(zone);
        return format switch
        {
            // The directives come again when the log is read.
            W3cFormat => W3cFormat.Usual,
            PlainFormat { Definition: LogFormats.VhostCombined } when !withAgent => LogFormats.Of(LogFormats.VhostCommon, default)!,
            PlainFormat when !withAgent => LogFormats.Of(LogFormats.Common, default)!,
            _ => format,
        };
    }

    /// <summary>The time of the first request, seconds since 1970; <see cref="long.MaxValue"/> for none.</summary>
    /// <param name="head">The beginning, whole lines.</param>
    /// <param name="format">Its format.</param>
    public static long FirstTime(ReadOnlySpan<byte> head, ILogFormat format)
    {
        var parser = format.NewParser();
        var parsed = default(LogLine);
        while (head.Length > 0)
        {
            var line = LineEdges.Next(ref head);
            if (parser.TryParse(line, ref parsed)) return parsed.Time;
            if (!format.HasDirectives || line.Length == 0 || line[0] != '#') continue;
            format = format.Directive(line);
            parser = format.NewParser();
        }
        return long.MaxValue;
    }
}
