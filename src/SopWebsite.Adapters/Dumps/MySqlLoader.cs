using SopWebsite.Adapters.Processes;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Loads dumps into MariaDB and MySQL through their client. Its own commands do nothing meanwhile: a dump is data from a file.</summary>
internal sealed class MySqlLoader(ClientPlace place, DatabaseLogin? login, string? command)
{
    public LoadOutcome Load(LoadRequest request, Stream dump, CancellationToken cancellation)
    {
        var client = MySqlClient.Find(place, login, command, cancellation);
        var created = !client.Exists(cancellation);
        if (created) client.Create(request.Collation, cancellation);
        else if (!request.AllowNotEmpty
            && client.Census(new CensusRequest { Database = place.Database }, cancellation) is { IsEmpty: false, IsHalfLoaded: false })
            throw DumpFaults.NotEmpty(place.Database.Name);
        try
        {
            client.MarkLoading(cancellation);
            var tables = Feed(client, dump, cancellation);
            client.UnmarkLoading(cancellation);
            return new LoadOutcome { Tool = client.Version, Created = created, Tables = tables };
        }
        catch
        {
            if (created) TryDrop(client);
            throw;
        }
    }

    private TableCensus[] Feed(MySqlClient client, Stream dump, CancellationToken cancellation)
    {
        DumpScan? scan = null;
        var end = client.Feed(
            input =>
            {
                scan = new DumpScan(input);
                var buffer = new byte[128 * 1024];
                int count;
                while ((count = dump.Read(buffer, 0, buffer.Length)) > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    scan.Take(buffer, count);
                }
                scan.End();
            },
            cancellation);
        if (end.Exit != 0) throw DumpFaults.LoadFailed(place.Database.Name, end);
        return scan is { IsWhole: true } ? MySqlDumper.TablesOf(scan) : throw DumpFaults.Truncated(place.Database.Name, "'-- Dump completed'");
    }

    private static void TryDrop(MySqlClient client)
    {
        try
        {
            // Also after a stop: what was made for this must not stay half filled.
            client.Drop(CancellationToken.None);
        }
        catch (SopException)
        {
            // The first failure is the one to tell.
        }
    }
}
