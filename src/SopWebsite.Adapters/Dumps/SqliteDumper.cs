using SopWebsite.Backups;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Dumps SQLite as a consistent copy of its file, checked before a byte of it is given.</summary>
internal static class SqliteDumper
{
    public static DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
    {
        var name = request.Database.Name;
        using var copy = SqliteFile.CopyOf(request.Database, request.Command, cancellation);
        copy.Check(name);
        // Counted in the copy: what is counted is what is kept.
        var census = SqliteCensus.Of(copy.Path, name, rows: true, request.Checksums, cancellation);
        using (var file = new FileStream(copy.Path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            var buffer = new byte[128 * 1024];
            int count;
            while ((count = file.Read(buffer, 0, buffer.Length)) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                output.Write(buffer, 0, count);
            }
        }
        return new DumpOutcome
        {
            Tool = copy.Tool,
            ServerVersion = census.ServerVersion,
            Engines = new Dictionary<string, int>(StringComparer.Ordinal),
            Tables = census.Tables,
            TablesCompared = true,
        };
    }
}
