namespace SopWebsite.Visitors;

/// <summary>A log to read: a file, or a stream such as the standard input. Gzip is known by its first bytes, not by the name.</summary>
public sealed class LogSource
{
    private readonly Func<Stream> _open;

    private LogSource(string name, Func<Stream> open)
    {
        Name = name;
        _open = open;
    }

    private LogSource(LogSource other, Func<Stream> open) : this(other.Name, open)
    {
        Offset = other.Offset;
        WholeLinesOnly = other.WholeLinesOnly;
        RowsBefore = other.RowsBefore;
    }

    /// <summary>The path, or the stream's name, for messages.</summary>
    public string Name { get; }

    /// <summary>A file; also one that a web server is writing, or that is rotated away meanwhile.</summary>
    public static LogSource OfFile(string path) => new(path, () => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan));

    /// <summary>A stream that is opened when its turn comes, possibly twice (the first time to see where in time it begins).</summary>
    public static LogSource OfStream(string name, Func<Stream> open) => new(name, open);

    /// <summary>The same log; <paramref name="onRead"/> hears of every read, with the bytes it gave (packed ones, where the log is packed).</summary>
    public LogSource Observed(Action<long> onRead) => new(this, () => new Logs.ObservedStream(_open(), onRead));

    /// <summary>The same log from a byte of its text on, where a line must begin; a last line without an end is left for another time.</summary>
    public LogSource From(long offset) => new(this, _open) { Offset = offset, WholeLinesOnly = true };

    /// <summary>Where in the text (after unpacking) reading begins.</summary>
    internal long Offset { get; private init; }

    /// <summary>A last line without an end is left for another time: its server may be writing it.</summary>
    internal bool WholeLinesOnly { get; private init; }

    /// <summary>The same log, whose text begins after so many lines of its file.</summary>
    internal LogSource After(long rows) => new(this, _open) { RowsBefore = rows };

    /// <summary>Lines of the file before its text.</summary>
    internal long RowsBefore { get; private init; }

    internal Stream Open() => _open();
}
