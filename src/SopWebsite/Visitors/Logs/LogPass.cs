using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Visitors.Logs;

/// <summary>
/// One pass over logs: opens, unpacks, cuts into blocks of lines, reads the fields, hands the requests of the period on, counts the rest.
/// </summary>
internal sealed class LogPass
{
    private readonly VisitorScanOptions _options;
    private readonly IBlockSink _sink;
    private readonly BlockCrew _crew;
    private readonly TimeSpan _zone;
    private readonly ILogFormat? _asked;
    private readonly long _since;
    private readonly long _until;
    private readonly List<LogFileCount> _files = [];
    private readonly List<SopException> _faults = [];
    private long _requests;
    private long _outOfPeriod;
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    public LogPass(VisitorScanOptions options, IBlockSink sink)
    {
        _options = options;
        _sink = sink;
        _since = options.Since?.ToUnixTimeSeconds() ?? long.MinValue;
        _until = options.Until?.ToUnixTimeSeconds() ?? long.MaxValue;
        _zone = IndonesianZone.OffsetOf(options.LogZone);
        _asked = LogFormats.Of(options.LogFormat, _zone);
        _crew = new BlockCrew(options.WorkingThreads, NewPrepare);
    }

    public LogPass(VisitorScanOptions options, ILineSink sink) : this(options, new OneByOne(sink))
    {
    }

    public IReadOnlyList<SopException> Faults => _faults;

    /// <summary>The figures so far.</summary>
    public VisitorScanSummary Summary() => new()
    {
        Files = _files.ToArray(),
        Lines = _files.Sum(file => file.Lines),
        Unparsed = _files.Sum(file => file.Unparsed),
        Requests = _requests,
        OutOfPeriod = _outOfPeriod,
        FirstSeen = _requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_first) : null,
        LastSeen = _requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_last) : null,
    };

    /// <summary>Reads the logs from the oldest to the newest, for rotated logs are listed the other way round.</summary>
    public void Run(IReadOnlyCollection<LogSource> sources, CancellationToken cancellation)
    {
        var logs = ZippedLogs.Expand(sources, _faults);
        foreach (var source in logs.Count == 1 ? logs : logs.OrderBy(source => FirstTime(source, cancellation)).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            var log = new OneLog(source.Name, source.RowsBefore);
            try
            {
                using var stream = Unpacking.Open(source, _options.WorkingThreads > 1, cancellation);
                log.Blocks = new LineBlocks(stream, _options.BufferSize, source.WholeLinesOnly);
                Read(log, FormatOf(source), cancellation);
            }
            catch (Exception failure) when (LogFaults.Of(source.Name, failure) is { } fault)
            {
                _faults.Add(fault);
            }
            if (log.Count() is { } count) _files.Add(count with { EndOffset = source.Offset + count.EndOffset });
        }
    }

    /// <summary>What is asked for counts, and the columns that a log had so far.</summary>
    private ILogFormat? FormatOf(LogSource source) =>
        source.Format is null || _asked is not (null or W3cFormat) ? _asked : LogFormats.Of(source.Format, _zone);

    private void Read(OneLog log, ILogFormat? asked, CancellationToken cancellation)
    {
        var head = log.Blocks!.Head(LogDetection.Beginning);
        var format = asked ?? LogDetection.Detect(LogDetection.WholeLines(head), (int)_zone.TotalSeconds);
        if (IsBinary(head, format)) throw new NotTextException();
        log.IsText = true;
        log.Format = format;
        _crew.Run(
            block =>
            {
                var more = log.Blocks.Next(block, ref format, cancellation);
                block.Format = format;
                // A log may end with directives.
                log.LastFormat = format;
                return more;
            },
            block =>
            {
                cancellation.ThrowIfCancellationRequested();
                Take(log, block);
            });
    }

    private Action<LineBlock> NewPrepare()
    {
        var worker = _sink.NewWorker();
        return block =>
        {
            block.Parse(_since, _until);
            worker.Prepare(block);
        };
    }

    private void Take(OneLog log, LineBlock block)
    {
        block.File = _files.Count;
        block.RowsBefore = log.Rows;
        log.Add(block);
        _requests += block.Count;
        _outOfPeriod += block.OutOfPeriod;
        _first = Math.Min(_first, block.FirstTime);
        _last = Math.Max(_last, block.LastTime);
        _sink.Take(block);
    }

    /// <summary>Nothing in the beginning reads as a request, and control bytes lie among the rest.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> head, ILogFormat format)
    {
        head = head.Slice(LineBlocks.LeadOf(head));
        var control = 0;
        foreach (var value in head)
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B)) control++;
        return control * 50 > head.Length && LogDetection.FirstTime(head, format) == long.MaxValue;
    }

    /// <summary>The time of a log's first request, by which logs are put in order; <see cref="long.MaxValue"/> for none.</summary>
    private long FirstTime(LogSource source, CancellationToken cancellation)
    {
        if (source.IsOnce) return long.MaxValue;
        try
        {
            using var stream = Unpacking.Open(source, ahead: false, cancellation);
            var head = LogDetection.WholeLines(new LineBlocks(stream, LogDetection.Beginning).Head(LogDetection.Beginning));
            return LogDetection.FirstTime(head, FormatOf(source) ?? LogDetection.Detect(head, (int)_zone.TotalSeconds));
        }
        catch (Exception failure) when (LogFaults.Of(source.Name, failure) is not null)
        {
            // The pass itself will report it.
            return long.MaxValue;
        }
    }
}
