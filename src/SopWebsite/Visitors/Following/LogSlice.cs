namespace SopWebsite.Visitors.Following;

/// <summary>The part of one log that a pass reads: from where the last one ended to the end of the last whole line.</summary>
internal sealed class LogSlice
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(24);

    /// <summary>A server writes to a renamed log until it opens the new one, and its workers until their requests are answered.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(10);

    private readonly LogMark? _mark;
    private readonly long _to;
    private readonly bool _hasMoved;
    private readonly bool _isUnchanged;
    private readonly bool _isFinal;
    private LineStream? _stream;

    /// <param name="log">The log, held open.</param>
    /// <param name="mark">What is known of it; null for a log that was never seen.</param>
    /// <param name="from">Where to begin, bytes of text.</param>
    /// <param name="now">The time of the pass.</param>
    public LogSlice(HeldLog log, LogMark? mark, long from, DateTimeOffset now)
    {
        Log = log;
        From = from;
        _mark = mark;
        _hasMoved = mark is not null && (mark.HasMoved || !string.Equals(mark.Path, log.Path, StringComparison.Ordinal));
        _isUnchanged = mark is not null && mark.Size == log.Size && mark.Modified == log.Modified && mark.IsPacked == log.IsPacked;
        _isFinal = log.IsPacked || (_isUnchanged && now - log.Modified > (mark!.HasMoved ? Linger : Idle));
        _to = log.IsPacked ? long.MaxValue : _isFinal ? log.Size : log.EndOfLines(from);
    }

    public HeldLog Log { get; }

    /// <summary>Where reading begins, bytes of text.</summary>
    public long From { get; }

    /// <summary>Where reading ends; of a packed log it takes unpacking to know.</summary>
    public long To => Log.IsPacked ? Log.TextLength : _to;

    /// <summary>Line ends before <see cref="From"/>.</summary>
    public long LinesBefore => _mark?.Lines ?? 0;

    /// <summary>The format that was found before; null when not known.</summary>
    public string? Format => _mark?.Format;

    /// <summary>Whether there is something to read.</summary>
    public bool HasNews => To > From;

    /// <summary>The new lines. May be opened several times; what counts is the last.</summary>
    public Stream Open() => _stream = New();

    /// <summary>The same lines once more, for another purpose.</summary>
    public Stream OpenAgain() => New();

    /// <summary>What is known of the log after the reading.</summary>
    /// <param name="now">The time of the pass.</param>
    /// <param name="format">The format that its lines have; null to keep what was known.</param>
    public LogMark MarkAfter(DateTimeOffset now, string? format = null)
    {
        var given = _stream?.Given.Position ?? 0;
        var offset = From + given;
        var isWhole = _stream is { } read ? read.IsComplete && (Log.IsPacked || _to == Log.Size)
            : Log.IsPacked ? !Log.EndsEarly && Log.TextLength == From : From == Log.Size;
        var tail = given > 0 ? (int)Math.Min(LogBlock.Longest, given) : (int)Math.Min(LogBlock.Longest, From);
        var head = (int)Math.Min(LogBlock.Longest, offset);
        if (head > Log.Head.Length) head = Log.Head.Length;
        return new LogMark
        {
            Path = Log.Path,
            Identity = Log.Identity,
            IsPacked = Log.IsPacked,
            Offset = offset,
            Lines = LinesBefore + (_stream?.Lines ?? 0),
            HeadLength = head,
            HeadHash = head > 0 ? Log.HeadHash(head) : null,
            TailLength = tail,
            TailHash = tail == 0 ? null : given > 0 ? _stream!.Given.Hash(tail) : TailBefore(tail),
            Size = Log.Size,
            Modified = Log.Modified,
            SeenAt = now,
            HasMoved = _hasMoved,
            // A packed log that stays damaged was read as far as it can be.
            IsSettled = _isFinal && (isWhole || (Log.IsPacked && _isUnchanged)),
            Format = format ?? _mark?.Format,
        };
    }

    /// <summary>The columns of IIS that are in force where a slice ends, after its reading; null for all formats that each line tells.</summary>
    public static string? FormatIn(VisitorScanSummary read, LogSlice slice)
    {
        var format = Array.Find(read.Files, file => file.Name == slice.Log.Path)?.EndFormat ?? "";
        return format.StartsWith(Logs.Formats.W3cFormat.Prefix, StringComparison.Ordinal) ? format : null;
    }

    private LineStream New()
    {
        Stream text;
        if (!Log.IsPacked)
        {
            text = Log.Text(From, _to);
        }
        else
        {
            text = Log.Text();
            Skip(text, From);
        }
        return new LineStream(text, Log.IsPacked ? long.MaxValue : _to - From, givesLast: _isFinal);
    }

    private string? TailBefore(int length) =>
        _mark is { TailHash: not null } && _mark.Offset == From && _mark.TailLength == length
            ? _mark.TailHash
            : Log.HashOf(new LogBlock(From, length));

    private static void Skip(Stream text, long count)
    {
        var buffer = new byte[64 * 1024];
        while (count > 0)
        {
            var read = text.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0) throw new EndOfStreamException("the packed data ends too early");
            count -= read;
        }
    }
}
