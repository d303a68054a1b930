namespace SopWebsite.Visitors.Logs;

/// <summary>What is counted of one log while it is read.</summary>
internal sealed class OneLog(string name, long rowsBefore)
{
    private readonly List<long> _unparsedAt = [];
    private long _first = long.MaxValue;
    private long _last = long.MinValue;
    private long _requests;
    private long _lines;
    private long _unparsed;
    private string? _firstUnparsed;

    /// <summary>Cuts it into blocks; null while it could not be opened.</summary>
    public LineBlocks? Blocks { get; set; }

    /// <summary>The format of its first lines; null while it is not known.</summary>
    public ILogFormat? Format { get; set; }

    /// <summary>The format of its last lines, where directives have changed it.</summary>
    public ILogFormat? LastFormat { get; set; }

    /// <summary>Its beginning is text.</summary>
    public bool IsText { get; set; }

    /// <summary>Lines so far, the blank ones and those of the file before its text too.</summary>
    public long Rows { get; private set; } = rowsBefore;

    public void Add(LineBlock block)
    {
        foreach (var row in block.UnparsedRows)
            if (_unparsedAt.Count < LogFileCount.MostUnparsedAt) _unparsedAt.Add(Rows + block.RowsSkipped + row + 1);
        Rows += block.RowsSkipped + block.Rows;
        _first = Math.Min(_first, block.FirstTime);
        _last = Math.Max(_last, block.LastTime);
        _requests += block.Count;
        _lines += block.Lines;
        _unparsed += block.Unparsed;
        _firstUnparsed ??= block.FirstUnparsed;
    }

    /// <summary>The figures; null when it is no log.</summary>
    public LogFileCount? Count() => Blocks is null || (!IsText && Blocks.BytesRead > 0) ? null : new LogFileCount
    {
        Name = name,
        Format = Format?.Name ?? "",
        EndFormat = (LastFormat ?? Format)?.Definition ?? "",
        Bytes = Blocks.BytesRead,
        EndOffset = Blocks.BytesOfLines,
        Lines = _lines + Blocks.TooLong,
        Unparsed = _unparsed + Blocks.TooLong,
        UnparsedAt = _unparsedAt.ToArray(),
        FirstUnparsed = _firstUnparsed,
        Directives = Blocks.Directives,
        Requests = _requests,
        FirstSeen = _requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_first) : null,
        LastSeen = _requests > 0 ? DateTimeOffset.FromUnixTimeSeconds(_last) : null,
    };
}
