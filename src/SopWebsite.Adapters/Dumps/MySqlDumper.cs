using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Dumps MariaDB and MySQL through mariadb-dump or mysqldump.</summary>
internal sealed class MySqlDumper(ClientPlace place)
{
    private static readonly string[] Names = ["mariadb-dump", "mysqldump"];

    public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
    {
        var name = request.Database.Name;
        string[] names = request.Command is { } given ? [given] : Names;
        var tool = place.Find(names, cancellation) ?? throw DumpFaults.NoProgram(names, names[0]);
        var client = MySqlClient.Beside(place, request.Login, request.Command, cancellation);
        var asked = new CensusRequest { Database = place.Database, Checksums = request.Checksums };
        var before = client?.Census(asked, DumpFaults.DumpFailed, cancellation);
        var scan = new DumpScan(output);
        var call = new ClientCall
        {
            Program = tool,
            Arguments = Arguments(place.Database, tool.Version, request.Login, before?.BrokenViews ?? []),
            Options = request.Login is { } login ? ClientOptions.TextOf(place.Database, login) : null,
            Output = scan.Take,
        };
        var end = place.Run(call, cancellation);
        scan.End();
        if (end.Exit != 0) throw DumpFaults.DumpFailed(name, end);
        if (!scan.IsWhole) throw DumpFaults.Truncated(name, "'-- Dump completed'");
        var tables = TablesOf(scan);
        if (before is not null)
            tables = DumpedTables.Checked(name, tables, before, request.Checksums, () => client!.Census(asked, DumpFaults.DumpFailed, cancellation));
        return new DumpOutcome
        {
            Tool = tool.Version,
            ServerVersion = scan.ServerVersion ?? before?.ServerVersion,
            Engines = scan.Engines,
            Tables = tables,
            TablesCompared = before is not null,
            Collation = before?.Collation,
            SandboxLineRemoved = scan.SandboxLineRemoved,
            Warnings = [.. Warnings(request.Database, scan, before)],
        };
    }

    /// <summary>Everything but secrets. The database comes after <c>--</c>, so that no name can be taken for an option.</summary>
    internal static IReadOnlyList<string> Arguments(SiteDatabase database, string tool, DatabaseLogin? login, IReadOnlyList<BrokenView> leftOut)
    {
        var arguments = new List<string>();
        if (login is null) arguments.AddRange(PlaceOf(database));
        arguments.AddRange(database.LockTables ? ["--lock-tables", "--skip-single-transaction"] : ["--single-transaction", "--skip-lock-tables"]);
        arguments.AddRange([
            "--quick", "--routines", "--events", "--triggers", "--hex-blob", "--tz-utc",
            "--no-tablespaces", "--comments", "--dump-date", "--default-character-set=utf8mb4", "--max-allowed-packet=1G",
        ]);
        // Oracle's program asks MariaDB and old servers for what they do not have, and marks replicas in a dump meant for one site.
        if (tool.IndexOf("MariaDB", StringComparison.OrdinalIgnoreCase) < 0
            && (tool.IndexOf("Ver 8", StringComparison.Ordinal) >= 0 || tool.IndexOf("Ver 9", StringComparison.Ordinal) >= 0))
            arguments.AddRange(["--column-statistics=0", "--set-gtid-purged=OFF"]);
        foreach (var view in leftOut) arguments.Add($"--ignore-table={database.Name}.{view.Name}");
        arguments.AddRange(["--", database.Name]);
        return arguments;
    }

    /// <summary>Where the server is. Without an account of ours the client's own settings hold, and only this goes on the command line.</summary>
    internal static IEnumerable<string> PlaceOf(SiteDatabase database)
    {
        if (database.Host is { } host) yield return "--host=" + host;
        if (database.Port is { } port) yield return FormattableString.Invariant($"--port={port}");
        if (database.Socket is { } socket) yield return "--socket=" + socket;
    }

    /// <summary>The tables of a dump, rows counted as they passed.</summary>
    internal static TableCensus[] TablesOf(DumpScan scan) =>
    [
        .. scan.Tables.OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(table => new TableCensus(
                table.Key, table.Value, TableEngines.HasRowsElsewhere(table.Value) ? null : scan.RowsOf(table.Key))),
    ];

    private static IEnumerable<Phrase> Warnings(SiteDatabase database, DumpScan scan, DatabaseCensus? census)
    {
        var torn = scan.Engines.Where(engine => !TableEngines.IsConsistent(engine.Key))
            .OrderBy(engine => engine.Key, StringComparer.Ordinal).ToList();
        if (torn.Count > 0 && !database.LockTables)
        {
            var list = string.Join(", ", torn.Select(engine => FormattableString.Invariant($"{engine.Key}: {engine.Value}")));
            var tables = DumpFaults.Some([
                .. scan.Tables.Where(table => !TableEngines.IsConsistent(table.Value)).Select(table => table.Key)
                    .OrderBy(table => table, StringComparer.Ordinal),
            ]);
            yield return new Phrase(
                $"Tables that a dump cannot read consistently while the site writes to them ({list}): {tables}. Convert them to InnoDB, "
                + "or have them locked meanwhile (Set-SopSite -DatabaseLock).",
                $"Ada tabel yang tidak dapat dibaca konsisten selama situs menulis ke sana ({list}): {tables}. Ubah ke InnoDB, "
                + "atau kunci selama dump (Set-SopSite -DatabaseLock).");
        }
        foreach (var view in census?.BrokenViews ?? [])
            yield return new Phrase(
                $"The view '{view.Name}' cannot be read and is not in the dump ({view.Reason}). Repair or drop it.",
                $"View '{view.Name}' tidak dapat dibaca dan tidak ada di dalam dump ({view.Reason}). Perbaiki atau hapus.");
        if (census is null)
            yield return new Phrase(
                "The dump's tables were not compared with the server's list: there is no mariadb or mysql beside the dump program.",
                "Tabel dalam dump tidak dibandingkan dengan daftar di server: tidak ada mariadb atau mysql di samping program dump.");
    }
}
