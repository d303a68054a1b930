using Microsoft.Data.Sqlite;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Loads copies of SQLite files: checked first, then put in place by SQLite itself in one transaction, whoever has the file open.</summary>
internal static class SqliteLoader
{
    public static LoadOutcome Load(LoadRequest request, Stream dump, CancellationToken cancellation)
    {
        RefuseRemote(request.Database);
        var target = request.Database.Name;
        var created = !File.Exists(target);
        try
        {
            if (!created && !request.AllowNotEmpty && !SqliteCensus.Of(target, target, rows: false, checksums: false, cancellation).IsEmpty)
                throw DumpFaults.NotEmpty(target);
            using var copy = SqliteFile.Of(dump, cancellation);
            copy.Check(target);
            var census = SqliteCensus.Of(copy.Path, target, rows: true, checksums: false, cancellation);
            using (var from = SqliteFile.Open(copy.Path, SqliteOpenMode.ReadOnly))
            using (var to = SqliteFile.Open(target, SqliteOpenMode.ReadWriteCreate)) from.BackupDatabase(to);
            return new LoadOutcome { Tool = "SQLite " + census.ServerVersion, Created = created, Tables = census.Tables };
        }
        catch (Exception failure)
        {
            if (created) Remove(target);
            if (failure is SqliteException said) throw DumpFaults.LoadFailed(target, new ProgramEnd(said.SqliteErrorCode, said.Message));
            throw;
        }
    }

    public static void Drop(SiteDatabase database, CancellationToken cancellation)
    {
        RefuseRemote(database);
        cancellation.ThrowIfCancellationRequested();
        Remove(database.Name);
    }

    private static void Remove(string file)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))) return;
        foreach (var ending in new[] { "", "-journal", "-wal", "-shm" }) File.Delete(file + ending);
    }

    private static void RefuseRemote(SiteDatabase database)
    {
        if (database.Ssh is { } route)
            throw new SopException(
                "SopLoadFailed", SopErrorKind.InvalidOperation,
                new Phrase($"A SQLite file on {route} is not loaded through SSH: load it to a file here and put that in its place on the host.",
                    $"Berkas SQLite di {route} tidak dimuat melalui SSH: muat ke berkas di sini lalu letakkan di tempatnya di host."),
                database.Name);
    }
}
