using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Some whole lines of a log and the requests in them. Blocks are used again and again; each has its parser, whose copies live as long as
/// the block's requests do.
/// </summary>
internal sealed class LineBlock
{
    /// <summary>Bytes behind the last line that may be read, though they mean nothing.</summary>
    public const int Padding = 64;

    private ILogFormat? _parsersFormat;
    private LogLine[] _requests = new LogLine[512];
    private Place[] _places = new Place[512];
    private ILineParser? _parser;
#if NET8_0_OR_GREATER
    private readonly LineIndex _index = new();
#endif

    /// <summary>The lines lie here; the array may grow, and be longer.</summary>
    public byte[] Bytes = new byte[16 + Padding];

    /// <summary>Where the first line begins.</summary>
    public int Start;

    /// <summary>Behind the last line.</summary>
    public int End;

    /// <summary>What the lines are written in.</summary>
    public ILogFormat? Format;

    /// <summary>Which of the pass's logs this is of, from 0 in the order they are read.</summary>
    public int File;

    /// <summary>Lines of the file before this block, blank and too long ones included. Known when the block's turn comes.</summary>
    public long RowsBefore;

    /// <summary>Lines that were left out between the block before and this one: too long, or directives.</summary>
    public int RowsSkipped;

    /// <summary>The requests of the period.</summary>
    public int Count { get; private set; }

    /// <summary>All lines, the blank ones too.</summary>
    public int Rows { get; private set; }

    /// <summary>Lines that are not blank.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines that are not of the format.</summary>
    public int Unparsed { get; private set; }

    /// <summary>Requests outside the period.</summary>
    public int OutOfPeriod { get; private set; }

    /// <summary>The earliest request of the period, seconds since 1970; <see cref="long.MaxValue"/> for none.</summary>
    public long FirstTime { get; private set; }

    /// <summary>The latest one; <see cref="long.MinValue"/> for none.</summary>
    public long LastTime { get; private set; }

    /// <summary>The first line that is not of the format, fit to be shown.</summary>
    public string? FirstUnparsed { get; private set; }

    /// <summary>Which lines are not of the format, counted from 0 at the block's first: at most <see cref="LogFileCount.MostUnparsedAt"/>.</summary>
    public List<int> UnparsedRows { get; } = [];

    /// <summary>What the sink's worker found out; the sink's own.</summary>
    public object? Work { get; set; }

    /// <summary>The requests, in their order.</summary>
    public ReadOnlySpan<LogLine> Requests => _requests.AsSpan(0, Count);

    /// <summary>The text that the parts of a request lie in.</summary>
    public ReadOnlySpan<byte> TextOf(int request)
    {
        ref readonly var place = ref _places[request];
        return _requests[request].Text(Bytes.AsSpan(place.Start, place.Length));
    }

    /// <summary>The line of a request, as the log has it.</summary>
    public ReadOnlySpan<byte> LineOf(int request) => _requests[request].Line(TextOf(request));

    /// <summary>The number of a request's line in its file, from 1. Known when the block's turn comes.</summary>
    public long NumberOf(int request) => RowsBefore + RowsSkipped + _places[request].Row + 1;

    /// <summary>Finds the requests. Seconds since 1970: from <paramref name="since"/> on, before <paramref name="until"/>.</summary>
    public void Parse(long since, long until)
    {
        if (!ReferenceEquals(Format, _parsersFormat)) (_parsersFormat, _parser) = (Format, Format!.NewParser());
        _parser!.Reset();
        Rows = Lines = Unparsed = OutOfPeriod = Count = 0;
        (FirstTime, LastTime, FirstUnparsed) = (long.MaxValue, long.MinValue, null);
        UnparsedRows.Clear();
        var from = Start;
#if NET8_0_OR_GREATER
        if (_parser is CombinedParser combined && LineIndex.IsSupported) from = Quick(combined.Time, since, until);
#endif
        for (var at = from; at < End; Rows++)
        {
            var newline = Bytes.AsSpan(at, End - at).IndexOf((byte)'\n');
            var length = newline < 0 ? End - at : newline;
            Line(at, length, since, until);
            at += length + 1;
        }
    }

#if NET8_0_OR_GREATER
    /// <summary>Takes the lines that have an end, the usual ones by their quotes; where it stopped.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private int Quick(LogTime time, long since, long until)
    {
        _index.Read(Bytes, Start, End);
        var marks = _index.Marks;
        int at = Start, mark = 0;
        foreach (var last in _index.LineEnds)
        {
            var length = marks[last] - at;
            if (length > 0 && Bytes[at + length - 1] == '\r') length--;
            if (Count == _requests.Length) Grow();
            if (length is > 0 and <= LineBlocks.LongestLine && Bytes[at] is not (0 or 0xEF)
                && QuotedLine.TryParse(Bytes, at, length, marks.Slice(mark, last - mark), time,
                    ref _requests[Count])) Accept(at, length, since, until);
            else Line(at, marks[last] - at, since, until);
            at = marks[last] + 1;
            mark = last + 1;
            Rows++;
        }
        return at;
    }

    private void Accept(int start, int length, long since, long until)
    {
        Lines++;
        Date(start, length, _requests[Count].Time, since, until);
    }
#endif

    private void Line(int start, int length, long since, long until)
    {
        if (length > LineBlocks.LongestLine)
        {
            // Not named among the rows: with a smaller buffer it would never have come here.
            Lines++;
            Unparsed++;
            return;
        }
        if (length > 0 && Bytes[start + length - 1] == '\r') length--;
        if (length > 0 && Bytes[start] is 0 or 0xEF) Lead(ref start, ref length);
        if (length == 0) return;
        Lines++;
        if (Count == _requests.Length) Grow();
        var line = new ReadOnlySpan<byte>(Bytes, start, length);
        ref var parsed = ref _requests[Count];
        if (_parser!.TryParse(line, ref parsed)) Date(start, length, parsed.Time, since, until);
        else Refuse(line);
    }

    private void Date(int start, int length, long time, long since, long until)
    {
        if (time < since || time >= until)
        {
            OutOfPeriod++;
            return;
        }
        _places[Count++] = new Place { Start = start, Length = length, Row = Rows };
        if (time < FirstTime) FirstTime = time;
        if (time > LastTime) LastTime = time;
    }

    private void Refuse(ReadOnlySpan<byte> line)
    {
        Unparsed++;
        FirstUnparsed ??= SampleLine.Of(line);
        if (UnparsedRows.Count < LogFileCount.MostUnparsedAt) UnparsedRows.Add(Rows);
    }

    private void Grow()
    {
        Array.Resize(ref _requests, Count * 2);
        Array.Resize(ref _places, Count * 2);
    }

    /// <summary>A log that was cut while the server wrote on begins with zeros; an editor may have left a byte order mark.</summary>
    private void Lead(ref int start, ref int length)
    {
        var lead = LineBlocks.LeadOf(Bytes.AsSpan(start, length));
        start += lead;
        length -= lead;
    }

    private struct Place
    {
        public int Start;
        public int Length;
        public int Row;
    }
}
