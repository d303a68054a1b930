using SopWebsite.Errors;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Visitors.Logs;

/// <summary>One pass over logs: opens, unpacks, cuts into blocks of lines, reads the fields, hands the requests of the period on, counts the rest.</summary>
internal sealed class LogPass
{
    /// <summary>How much of a log's beginning is looked at to see what it is.</summary>
    private const int Beginning = 64 * 1024;

    private readonly VisitorScanOptions _options;
    private readonly IBlockSink _sink;
    private readonly BlockCrew _crew;
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
        foreach (var source in sources.Count == 1 ? sources : sources.OrderBy(source => FirstTime(source, cancellation)).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            var log = new OneLog(source.Name, source.RowsBefore);
            try
            {
                using var stream = Unpacking.Open(source, _options.WorkingThreads > 1, cancellation);
                log.Blocks = new LineBlocks(stream, _options.BufferSize, source.WholeLinesOnly);
                Read(log, cancellation);
            }
            catch (Exception failure) when (LogFaults.Of(source.Name, failure) is { } fault)
            {
                _faults.Add(fault);
            }
            if (log.Count() is { } count) _files.Add(count with { EndOffset = source.Offset + count.EndOffset });
        }
    }

    private void Read(OneLog log, CancellationToken cancellation)
    {
        var head = log.Blocks!.Head(Beginning);
        var format = LogFormats.Combined;
        if (IsBinary(head, format)) throw new NotTextException();
        log.IsText = true;
        _crew.Run(
            block =>
            {
                if (!log.Blocks.Next(block, ref format, cancellation)) return false;
                block.Format = format;
                return true;
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
        return control * 50 > head.Length && FirstTime(head, format) == long.MaxValue;
    }

    private static long FirstTime(LogSource source, CancellationToken cancellation)
    {
        try
        {
            using var stream = Unpacking.Open(source, ahead: false, cancellation);
            return FirstTime(new LineBlocks(stream, Beginning).Head(Beginning), LogFormats.Combined);
        }
        catch (Exception failure) when (LogFaults.Of(source.Name, failure) is not null)
        {
            // The pass itself will report it.
            return long.MaxValue;
        }
    }

    /// <summary>The time of the first request; <see cref="long.MaxValue"/> for none.</summary>
    private static long FirstTime(ReadOnlySpan<byte> text, ILogFormat format)
    {
        var parser = format.NewParser();
        var parsed = default(LogLine);
        while (text.Length > 0)
        {
            var newline = text.IndexOf((byte)'\n');
            var line = newline < 0 ? text : text.Slice(0, newline);
            if (parser.TryParse(line.Slice(LineBlocks.LeadOf(line)), ref parsed)) return parsed.Time;
            text = newline < 0 ? default : text.Slice(newline + 1);
        }
        return long.MaxValue;
    }
}
