using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// Dumps PostgreSQL through pg_dump, as SQL text of one snapshot. Owners and rights are left out: other servers have other accounts.
/// </summary>
internal sealed class PostgreSqlDumper(ClientPlace place)
{
    internal const string LastLine = "'-- PostgreSQL database dump complete'";
    private static readonly string[] Names = ["pg_dump"];

    internal static readonly string[] Arguments =
    [
        "--format=plain", "--encoding=UTF8", "--no-owner", "--no-privileges", "--no-tablespaces", "--no-password", "--lock-wait-timeout=60000",
    ];

    public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
    {
        var name = request.Database.Name;
        string[] names = request.Command is { } given ? [given] : Names;
        var tool = place.Find(names, cancellation) ?? throw DumpFaults.NoProgram(names, names[0]);
        var client = PostgreSqlClient.Beside(place, request.Login, request.Command, cancellation);
        var asked = new CensusRequest { Database = place.Database, Checksums = request.Checksums };
        var before = client?.Census(asked, DumpFaults.DumpFailed, cancellation);
        var scan = new PostgreSqlScan(output, keepRestrict: true);
        var call = new PostgreSqlClient(place, tool, request.Login).Call(tool, Arguments, place.Database.Name) with { Output = scan.Take };
        var end = place.Run(call, cancellation);
        scan.End();
        if (end.Exit != 0) throw DumpFaults.DumpFailed(name, end);
        if (!scan.IsWhole) throw DumpFaults.Truncated(name, LastLine);
        var tables = TablesOf(scan);
        if (before is not null)
            tables = DumpedTables.Checked(name, tables, before, request.Checksums, () => client!.Census(asked, DumpFaults.DumpFailed, cancellation));
        return new DumpOutcome
        {
            Tool = tool.Version,
            ServerVersion = scan.ServerVersion ?? before?.ServerVersion,
            Engines = new Dictionary<string, int>(StringComparer.Ordinal),
            Tables = tables,
            TablesCompared = before is not null,
            Collation = before?.Collation,
            Warnings = before is not null ? [] :
            [
                new Phrase("The dump's tables were not compared with the server's list: there is no psql beside pg_dump.",
                    "Tabel dalam dump tidak dibandingkan dengan daftar di server: tidak ada psql di samping pg_dump."),
            ],
        };
    }

    /// <summary>The tables of a dump, rows counted as they passed.</summary>
    internal static TableCensus[] TablesOf(PostgreSqlScan scan) =>
    [
        .. scan.Tables.Distinct(StringComparer.Ordinal).OrderBy(table => table, StringComparer.Ordinal)
            .Select(table => new TableCensus(table, null, scan.RowsOf(table))),
    ];
}
