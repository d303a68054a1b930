using Microsoft.Data.Sqlite;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// A copy of a SQLite database in a folder of our own, gone with this. Through our own library here, through sqlite3 on the site's host; in
/// both cases by SQLite's backup interface, which gives one consistent state however much is written meanwhile.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>Copies on the host and gives the copy; both are gone with the shell, however it ends.</summary>
    private const string RemoteScript =
        "umask 077; t=$(mktemp -d) || exit 1; trap 'rm -rf \"$t\"' EXIT; trap 'exit 1' HUP INT TERM PIPE; "
        + "[ -r \"$1\" ] || { echo \"$1: not readable\" >&2; exit 1; }; "
        + "\"$2\" -batch -bail -readonly \"$1\" \".timeout 60000\" \".backup '$t/copy'\" && cat \"$t/copy\"";

    private readonly string _folder;

    private SqliteFile()
    {
        _folder = TemporaryName.NewFolder("sqlite");
        Path = System.IO.Path.Combine(_folder, "copy");
    }

    /// <summary>The copy.</summary>
    public string Path { get; }

    /// <summary>What made it.</summary>
    public string Tool { get; private set; } = "";

    /// <summary>Takes a copy of a database.</summary>
    public static SqliteFile CopyOf(SiteDatabase database, string? command, CancellationToken cancellation)
    {
        var copy = new SqliteFile();
        try
        {
            if (database.Ssh is { } route) copy.Fetch(database, route, command, cancellation);
            else copy.Back(database.Name, cancellation);
            return copy;
        }
        catch (SqliteException failure)
        {
            copy.Dispose();
            throw DumpFaults.DumpFailed(database.Name, new ProgramEnd(failure.SqliteErrorCode, failure.Message));
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Takes what a stream gives.</summary>
    public static SqliteFile Of(Stream stream, CancellationToken cancellation)
    {
        var copy = new SqliteFile();
        try
        {
            using var file = new FileStream(copy.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            var buffer = new byte[128 * 1024];
            int count;
            while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                file.Write(buffer, 0, count);
            }
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a copy that is not whole: by its own header's count of pages, and by SQLite's own check.</summary>
    /// <exception cref="SopException"><c>SopDumpTruncated</c>.</exception>
    public void Check(string name)
    {
        if (!HasAllPages(Path)) throw DumpFaults.Truncated(name, "its last page");
        try
        {
            using var connection = Open(Path, SqliteOpenMode.ReadOnly);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            if (command.ExecuteScalar() is "ok") return;
        }
        catch (SqliteException)
        {
            // It is not even a database.
        }
        throw DumpFaults.Truncated(name, "all of its pages");
    }

    /// <summary>Opens a file; nothing of it stays open afterwards.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 60 };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            // The library itself waits only in commands, not in copies.
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 60000";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>By the file's format (sqlite.org/fileformat.html, 1.3): the header counts the pages and says how large they are.</summary>
    private static bool HasAllPages(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var header = new byte[100];
        var read = 0;
        for (int count; read < header.Length && (count = file.Read(header, read, header.Length - read)) > 0;) read += count;
        // An empty file is an empty database.
        if (read == 0) return true;
        if (read < header.Length) return false;
        var size = (header[16] << 8) | header[17];
        long pages = ((long)header[28] << 24) | ((long)header[29] << 16) | ((long)header[30] << 8) | header[31];
        return file.Length == pages * (size == 1 ? 65536 : size);
    }

    private void Back(string source, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var from = Open(source, SqliteOpenMode.ReadOnly);
        using (var to = Open(Path, SqliteOpenMode.ReadWriteCreate)) from.BackupDatabase(to);
        Tool = "SQLite " + from.ServerVersion;
    }

    private void Fetch(SiteDatabase database, SshRoute route, string? command, CancellationToken cancellation)
    {
        using var place = new SshPlace(database, route, cancellation);
        string[] names = [command ?? "sqlite3"];
        var tool = place.Find(names, cancellation) ?? throw DumpFaults.NoProgram(names, names[0]);
        Tool = "SQLite " + tool.Version.Split(' ')[0];
        using var file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var end = place.Script(RemoteScript, [database.Name, tool.Path], (buffer, count) => file.Write(buffer, 0, count), cancellation);
        if (end.Exit != 0) throw DumpFaults.DumpFailed(database.Name, end);
    }
}
