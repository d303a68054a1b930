namespace SopWebsite.Visitors;

/// <summary>A log to read: a file, or a stream such as the standard input. Gzip is known by its first bytes, not by the name.</summary>
public sealed class LogSource
{
    private readonly Func<Stream> _open;
    private readonly Action<long>? _onRead;

    private LogSource(string name, Func<Stream> open)
    {
        Name = name;
        _open = open;
    }

    private LogSource(LogSource other, string name, Func<Stream> open) : this(name, open) => Format = other.Format;

    private LogSource(LogSource other, Func<Stream> open, Action<long>? onRead) : this(other.Name, open)
    {
        Offset = other.Offset;
        WholeLinesOnly = other.WholeLinesOnly;
        RowsBefore = other.RowsBefore;
        Format = other.Format;
        IsOnce = other.IsOnce;
        _onRead = onRead;
    }

    /// <summary>The path, or the stream's name, for messages.</summary>
    public string Name { get; }

    /// <summary>A file; also one that a web server is writing, or that is rotated away meanwhile.</summary>
    public static LogSource OfFile(string path) => new(path, () => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan));

    /// <summary>A stream that is opened when its turn comes, possibly twice (the first time to see where in time it begins).</summary>
    public static LogSource OfStream(string name, Func<Stream> open) => new(name, open);

    /// <summary>The same log; <paramref name="onRead"/> hears of every read, with the bytes it gave (packed ones, where the log is packed).</summary>
    public LogSource Observed(Action<long> onRead) => new(this, _open, onRead);

    /// <summary>The same log from a byte of its text on, where a line must begin; a last line without an end is left for another time.</summary>
    /// <param name="offset">Where the line begins.</param>
    /// <param name="format">The format that was told up to there (<see cref="LogFileCount.EndFormat"/>); null to tell it anew.</param>
    public LogSource From(long offset, string? format = null) =>
        new(this, _open, _onRead) { Offset = offset, WholeLinesOnly = true, Format = string.IsNullOrEmpty(format) ? Format : format };

    /// <summary>The standard input, which can be read once: where other logs are read too, it is the last.</summary>
    public static LogSource OfStandardInput() => new("-", Console.OpenStandardInput) { IsOnce = true };

    /// <summary>It cannot be opened a second time.</summary>
    internal bool IsOnce { get; private init; }

    /// <summary>The format that is asked for this log alone; null for that of the pass.</summary>
    internal string? Format { get; private init; }

    /// <summary>Where in the text (after unpacking) reading begins.</summary>
    internal long Offset { get; private init; }

    /// <summary>A last line without an end is left for another time: its server may be writing it.</summary>
    internal bool WholeLinesOnly { get; private init; }

    /// <summary>The same log, whose text begins after so many lines of its file.</summary>
    internal LogSource After(long rows) => new(this, _open, _onRead) { RowsBefore = rows };

    /// <summary>The same log, whose first lines need not tell the format: the columns of IIS stand at the file's beginning.</summary>
    internal LogSource InFormat(string? format) => new(this, _open, _onRead) { Format = format };

    /// <summary>Lines of the file before its text.</summary>
    internal long RowsBefore { get; private init; }

    internal Stream Open() => _onRead is null ? _open() : new Logs.ObservedStream(_open(), _onRead);

    /// <summary>Opens it unobserved, to see what is in it.</summary>
    internal Stream Look() => _open();

    /// <summary>A file in this archive.</summary>
    internal LogSource Member(string name, Func<Stream, Stream> unpack) => new(this, $"{Name}!{name}", () =>
    {
        var archive = Open();
        try
        {
            return unpack(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    });
}
