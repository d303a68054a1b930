using SopWebsite.Backups.Databases;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Loads through the database's own programs, on this machine or on the site's host; SQLite through our own library.</summary>
internal sealed class DatabaseLoader : IDatabaseLoader
{
    public LoadOutcome Load(LoadRequest request, Stream dump, CancellationToken cancellation)
    {
        if (request.Database.Engine == DatabaseEngine.Sqlite) return SqliteLoader.Load(request, dump, cancellation);
        using var place = ClientPlace.For(request.Database, cancellation);
        return request.Database.Engine == DatabaseEngine.PostgreSql
            ? new PostgreSqlLoader(place, request.Login, request.Command).Load(request, dump, cancellation)
            : new MySqlLoader(place, request.Login, request.Command).Load(request, dump, cancellation);
    }

    public DatabaseCensus Census(CensusRequest request, CancellationToken cancellation)
    {
        if (request.Database.Engine == DatabaseEngine.Sqlite) return SqliteCensus.Of(request, cancellation);
        using var place = ClientPlace.For(request.Database, cancellation);
        return request.Database.Engine == DatabaseEngine.PostgreSql
            ? PostgreSqlClient.Find(place, request.Login, request.Command, cancellation).Census(request, cancellation)
            : MySqlClient.Find(place, request.Login, request.Command, cancellation).Census(request, cancellation);
    }

    public void Drop(CensusRequest request, CancellationToken cancellation)
    {
        ScratchDatabase.Check(request.Database);
        if (request.Database.Engine == DatabaseEngine.Sqlite)
        {
            SqliteLoader.Drop(request.Database, cancellation);
            return;
        }
        using var place = ClientPlace.For(request.Database, cancellation);
        if (request.Database.Engine == DatabaseEngine.PostgreSql)
            PostgreSqlClient.Find(place, request.Login, request.Command, cancellation).Drop(cancellation);
        else
            MySqlClient.Find(place, request.Login, request.Command, cancellation).Drop(cancellation);
    }
}
