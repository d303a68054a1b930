using SopWebsite.Backups;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Dumps through the database's own programs, on this machine or on the site's host; SQLite through our own library.</summary>
internal sealed class DatabaseDumper : IDatabaseDumper
{
    public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
    {
        if (request.Database.Engine == DatabaseEngine.Sqlite) return SqliteDumper.Dump(request, output, cancellation);
        using var place = ClientPlace.For(request.Database, cancellation);
        return request.Database.Engine == DatabaseEngine.PostgreSql
            ? new PostgreSqlDumper(place).Dump(request, output, cancellation)
            : new MySqlDumper(place).Dump(request, output, cancellation);
    }
}
