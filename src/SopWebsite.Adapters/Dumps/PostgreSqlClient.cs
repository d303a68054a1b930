using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Asks a PostgreSQL server through psql. Where to connect and as whom it reads from its environment; names come back in hex.</summary>
internal sealed class PostgreSqlClient(ClientPlace place, ClientProgram program, DatabaseLogin? login)
{
    private const int LongestStatement = 12 * 1024;
    private static readonly string[] Names = ["psql"];
    private static readonly Regex VersionForm = new(@"\) (\d{1,3})\.(\d{1,3})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private const string SumOfRows = "coalesce(sum(hashtextextended(sop_row::text, 0)::numeric), 0)::text";

    /// <summary>Texts of values must not depend on where they are asked for.</summary>
    private const string Settings =
        "-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1 -c bytea_output=hex -c client_min_messages=warning";

    private const string OurSchemas =
        "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'";

    private const string CensusSql =
        "SELECT 'V', encode(convert_to(current_setting('server_version'), 'UTF8'), 'hex'), '', '' "
        + "UNION ALL SELECT 'D', encode(convert_to(datcollate, 'UTF8'), 'hex'), '', '' FROM pg_database WHERE datname = current_database() "
        + "UNION ALL SELECT c.relkind::text, encode(convert_to(n.nspname, 'UTF8'), 'hex'), encode(convert_to(c.relname, 'UTF8'), 'hex'), '' "
        + "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm') AND " + OurSchemas
        + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') "
        + "UNION ALL SELECT 'R', count(*)::text, '', '' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE " + OurSchemas
        + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') "
        + "UNION ALL SELECT 'G', count(*)::text, '', '' FROM pg_trigger WHERE NOT tgisinternal";

    public string Version => program.Version;

    /// <summary>
    /// True when psql can be kept from running the commands that a dump may bring (<c>\!</c>): since 13.22, 14.19, 15.14, 16.10, 17.6.
    /// </summary>
    public bool KnowsRestrict => IsRestricting(program.Version);

    public static PostgreSqlClient Find(ClientPlace place, DatabaseLogin? login, string? command, CancellationToken cancellation) =>
        place.Find(command is null ? Names : [command], cancellation) is { } found
            ? new PostgreSqlClient(place, found, login)
            : throw DumpFaults.NoProgram(command is null ? Names : [command], command ?? Names[0]);

    /// <summary>The client that belongs to a dump program; null where there is none.</summary>
    public static PostgreSqlClient? Beside(ClientPlace place, DatabaseLogin? login, string? dumpCommand, CancellationToken cancellation) =>
        place.FindBeside(dumpCommand, Names, cancellation) is { } found ? new PostgreSqlClient(place, found, login) : null;

    public DatabaseCensus Census(CensusRequest request, CancellationToken cancellation) => Census(request, DumpFaults.Unreadable, cancellation);

    public DatabaseCensus Census(CensusRequest request, Func<string, ProgramEnd, SopException> fault, CancellationToken cancellation)
    {
        var rows = Query(CensusSql, place.Database.Name, fault, cancellation);
        var found = rows.Where(row => row[0] is "r" or "p")
            .Select(row => (Schema: Text(row[1]), Name: Text(row[2]), IsParent: row[0] == "p"))
            .OrderBy(table => table.Schema + "." + table.Name, StringComparer.Ordinal).ToList();
        var counts = request.CountRows ? Each(found, "count(*)::text", fault, cancellation) : null;
        var sums = request.Checksums ? Each(found, SumOfRows, fault, cancellation) : null;
        return new DatabaseCensus
        {
            Database = place.Database.Name,
            ServerVersion = Text(rows.First(row => row[0] == "V")[1]),
            Collation = rows.FirstOrDefault(row => row[0] == "D") is { } collation ? Text(collation[1]) : null,
            Tables =
            [
                .. found.Select((table, at) => new TableCensus(
                    table.Schema + "." + table.Name, null,
                    // The rows of a partitioned table are those of its parts.
                    table.IsParent || counts is null ? null : long.Parse(counts[at], CultureInfo.InvariantCulture),
                    table.IsParent ? null : sums?[at])),
            ],
            Views =
            [
                .. rows.Where(row => row[0] is "v" or "m").Select(row => Text(row[1]) + "." + Text(row[2]))
                .OrderBy(view => view, StringComparer.Ordinal),
            ],
            Routines = Number("R"),
            Triggers = Number("G"),
        };

        int Number(string kind) => int.Parse(rows.First(row => row[0] == kind)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>True when there is a database of the name.</summary>
    public bool Exists(CancellationToken cancellation) =>
        Administer($"SELECT count(*) FROM pg_database WHERE datname = {Literal(place.Database.Name)}", cancellation)[0][0] != "0";

    public void Create(CancellationToken cancellation) =>
        Administer($"CREATE DATABASE {Quote(place.Database.Name)} TEMPLATE template0 ENCODING 'UTF8'", cancellation);

    public void Drop(CancellationToken cancellation) => Administer($"DROP DATABASE IF EXISTS {Quote(place.Database.Name)}", cancellation);

    /// <summary>SQL that empties the schemas of the database, for the head of what is fed.</summary>
    public string EmptyingSql(CancellationToken cancellation)
    {
        var sql = $"SELECT encode(convert_to(n.nspname, 'UTF8'), 'hex') FROM pg_namespace n WHERE {OurSchemas}";
        var schemas = Query(sql, place.Database.Name, DumpFaults.LoadFailed, cancellation).Select(row => Text(row[0]));
        return string.Concat(schemas.Select(schema => $"DROP SCHEMA {Quote(schema)} CASCADE;\n")) + "CREATE SCHEMA public;\n";
    }

    /// <summary>Feeds SQL to the client, which stops at the first error.</summary>
    public ProgramEnd Feed(Action<Stream> input, CancellationToken cancellation) => place.Run(
        Call(program, ["-X", "-q", "-w", "--set=ON_ERROR_STOP=1"], place.Database.Name) with { Input = input }, cancellation);

    /// <summary>A call of one of PostgreSQL's programs.</summary>
    public ClientCall Call(ClientProgram called, IReadOnlyList<string> arguments, string database) => new()
    {
        Program = called,
        Arguments = arguments,
        Password = login?.Password,
        Variables = [.. Variables(place.Database, login, database), new("PGOPTIONS", Settings)],
    };

    internal static bool IsRestricting(string version)
    {
        if (VersionForm.Match(version) is not { Success: true } form) return false;
        var major = int.Parse(form.Groups[1].Value, CultureInfo.InvariantCulture);
        var minor = int.Parse(form.Groups[2].Value, CultureInfo.InvariantCulture);
        return major >= 18 || (major, minor) is (17, >= 6) or (16, >= 10) or (15, >= 14) or (14, >= 19) or (13, >= 22);
    }

    /// <summary>Where to connect and as whom, without the password.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Variables(SiteDatabase server, DatabaseLogin? login, string database)
    {
        yield return Checked("PGDATABASE", database);
        yield return new("PGAPPNAME", "sopwebsite");
        yield return new("PGCONNECT_TIMEOUT", "30");
        yield return new("PGCLIENTENCODING", "UTF8");
        if ((server.Socket ?? server.Host) is { } host) yield return Checked("PGHOST", host);
        if (server.Port is { } port) yield return new("PGPORT", port.ToString(CultureInfo.InvariantCulture));
        if (login?.UserName is { } user) yield return Checked("PGUSER", user);
    }

    private static KeyValuePair<string, string> Checked(string name, string value)
    {
        ClientOptions.Check(name, value);
        return new KeyValuePair<string, string>(name, value);
    }

    /// <summary>One figure of each table.</summary>
    private List<string> Each(
        IReadOnlyList<(string Schema, string Name, bool IsParent)> tables, string figure, Func<string, ProgramEnd, SopException> fault,
        CancellationToken cancellation)
    {
        var figures = new List<string>();
        var batch = new StringBuilder();
        foreach (var table in tables)
        {
            if (batch.Length > LongestStatement) Ask();
            // Numbered by where they stand, so that they come back in their order.
            var number = batch.Length.ToString(CultureInfo.InvariantCulture);
            batch.Append(batch.Length == 0 ? "" : " UNION ALL ");
            batch.Append("SELECT " + number + ", " + figure + " FROM ONLY " + Quote(table.Schema) + "." + Quote(table.Name) + " AS sop_row");
        }
        if (batch.Length > 0) Ask();
        return figures;

        void Ask()
        {
            figures.AddRange(Query(batch + " ORDER BY 1", place.Database.Name, fault, cancellation).Select(row => row[1]));
            batch.Clear();
        }
    }

    private List<string[]> Query(string sql, string database, Func<string, ProgramEnd, SopException> fault, CancellationToken cancellation)
    {
        string[] arguments = ["-X", "-q", "-A", "-t", "-w", "--field-separator=\t", "--set=ON_ERROR_STOP=1", "--command=" + sql];
        var call = Call(program, arguments, database);
        var (end, text) = place.Ask(call, cancellation);
        if (end.Exit != 0) throw fault(place.Database.Name, end);
        return [.. text.Split('\n').Where(line => line.Length > 0).Select(line => line.TrimEnd('\r').Split('\t'))];
    }

    private List<string[]> Administer(string sql, CancellationToken cancellation) => Query(sql, "postgres", DumpFaults.LoadFailed, cancellation);

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    private static string Literal(string text) => $"convert_from(decode('{Hex.Of(text)}', 'hex'), 'UTF8')";

    private static string Text(string hex) => Hex.Text(hex);
}
