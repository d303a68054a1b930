using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Loads dumps into PostgreSQL through psql, in one transaction: all of it or nothing.</summary>
internal sealed class PostgreSqlLoader(ClientPlace place, DatabaseLogin? login, string? command)
{
    public LoadOutcome Load(LoadRequest request, Stream dump, CancellationToken cancellation)
    {
        var client = PostgreSqlClient.Find(place, login, command, cancellation);
        var created = !client.Exists(cancellation);
        var head = "";
        if (created) client.Create(cancellation);
        else if (!client.Census(new CensusRequest { Database = place.Database }, cancellation).IsEmpty)
            head = request.AllowNotEmpty ? client.EmptyingSql(cancellation) : throw DumpFaults.NotEmpty(place.Database.Name);
        try
        {
            return new LoadOutcome { Tool = client.Version, Created = created, Tables = Feed(client, head, dump, cancellation) };
        }
        catch
        {
            if (created) TryDrop(client);
            throw;
        }
    }

    private TableCensus[] Feed(PostgreSqlClient client, string head, Stream dump, CancellationToken cancellation)
    {
        PostgreSqlScan? scan = null;
        var end = client.Feed(
            input =>
            {
                // Whatever breaks off on the way, the client sees the end of its input without COMMIT, and the server takes everything back.
                // Under \restrict it runs no command that the dump may bring.
                var key = Guid.NewGuid().ToString("N");
                Write(input, "BEGIN;\n" + head);
                if (client.KnowsRestrict) Write(input, $"\\restrict {key}\n");
                scan = new PostgreSqlScan(input, keepRestrict: false);
                var buffer = new byte[128 * 1024];
                int count;
                while ((count = dump.Read(buffer, 0, buffer.Length)) > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    scan.Take(buffer, count);
                }
                scan.End();
                if (!scan.IsWhole) throw DumpFaults.Truncated(place.Database.Name, PostgreSqlDumper.LastLine);
                Write(input, "\n");
                if (client.KnowsRestrict) Write(input, $"\\unrestrict {key}\n");
                Write(input, "COMMIT;\n");
            },
            cancellation);
        return end.Exit == 0 ? PostgreSqlDumper.TablesOf(scan!) : throw DumpFaults.LoadFailed(place.Database.Name, end);
    }

    private static void Write(Stream input, string text)
    {
        var bytes = new UTF8Encoding(false).GetBytes(text);
        input.Write(bytes, 0, bytes.Length);
    }

    private static void TryDrop(PostgreSqlClient client)
    {
        try
        {
            client.Drop(CancellationToken.None);
        }
        catch (SopException)
        {
            // The first failure is the one to tell.
        }
    }
}
