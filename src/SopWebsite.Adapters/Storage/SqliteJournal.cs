namespace SopWebsite.Adapters.Storage;

/// <summary>How a SQLite file keeps its transactions, as its head says (sqlite.org/fileformat.html, 1.3: bytes 18 and 19).</summary>
internal readonly record struct SqliteJournal
{
    private const int WriteVersion = 18;
    private const int Rollback = 1;
    private const int WriteAhead = 2;

    private readonly int _version;

    private SqliteJournal(int version) => _version = version;

    /// <summary>A rollback journal.</summary>
    public bool IsRollback => _version == Rollback;

    /// <summary>A write-ahead log.</summary>
    public bool IsWriteAhead => _version == WriteAhead;

    /// <summary>Reads a file's head; neither of the two where there is no file or nothing in it yet.</summary>
    public static SqliteJournal Of(string path)
    {
        if (!File.Exists(path)) return default;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = WriteVersion;
        return new SqliteJournal(file.ReadByte());
    }
}
