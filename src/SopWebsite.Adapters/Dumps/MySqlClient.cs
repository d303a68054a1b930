using System.Globalization;
using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// Asks a MariaDB or MySQL server through its client program. Names come back in hex, so that nothing in them can be taken for a column's or
/// a line's end.
/// </summary>
internal sealed class MySqlClient(ClientPlace place, ClientProgram program, DatabaseLogin? login)
{
    private const int LongestStatement = 12 * 1024;
    private static readonly string[] Names = ["mariadb", "mysql"];

    private const string CensusSql =
        "SELECT 'V', HEX(VERSION()), ''; "
        + "SELECT 'D', HEX(DEFAULT_COLLATION_NAME), '' FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE(); "
        + "SELECT 'T', HEX(CONVERT(TABLE_NAME USING utf8mb4)), HEX(CONCAT(TABLE_TYPE, ':', IFNULL(ENGINE, ''))) FROM information_schema.TABLES "
        + "WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE <> 'VIEW'; "
        + "SELECT 'W', HEX(CONVERT(TABLE_NAME USING utf8mb4)), '' FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
        + "TABLE_TYPE = 'VIEW'; "
        + "SELECT 'R', COUNT(*), '' FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE(); "
        + "SELECT 'G', COUNT(*), '' FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE(); "
        + "SELECT 'E', COUNT(*), '' FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()";

    public string Version => program.Version;

    public static MySqlClient Find(ClientPlace place, DatabaseLogin? login, string? command, CancellationToken cancellation) =>
        place.Find(command is null ? Names : [command], cancellation) is { } found
            ? new MySqlClient(place, found, login)
            : throw DumpFaults.NoProgram(command is null ? Names : [command], command ?? Names[0]);

    /// <summary>The client that belongs to a dump program; null where there is none.</summary>
    public static MySqlClient? Beside(ClientPlace place, DatabaseLogin? login, string? dumpCommand, CancellationToken cancellation) =>
        place.FindBeside(dumpCommand, Names, cancellation) is { } found ? new MySqlClient(place, found, login) : null;

    public DatabaseCensus Census(CensusRequest request, CancellationToken cancellation) =>
        Census(request, DumpFaults.Unreadable, cancellation);

    public DatabaseCensus Census(CensusRequest request, Func<string, ProgramEnd, SopException> fault, CancellationToken cancellation)
    {
        var rows = Query(CensusSql, place.Database.Name, fault, cancellation);
        var tables = new List<TableCensus>();
        foreach (var row in rows)
        {
            if (row[0] != "T") continue;
            var (type, engine) = Split(Text(row[2]));
            if (type is "BASE TABLE" or "SYSTEM VERSIONED") tables.Add(new TableCensus(Text(row[1]), engine.Length == 0 ? null : engine));
        }
        var views = rows.Where(row => row[0] == "W").Select(row => Text(row[1])).OrderBy(view => view, StringComparer.Ordinal).ToList();
        var broken = Broken(views, cancellation);
        tables.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        if (request.CountRows) tables = Counted(tables, fault, cancellation);
        if (request.Checksums) tables = Summed(tables, fault, cancellation);
        return new DatabaseCensus
        {
            Database = place.Database.Name,
            ServerVersion = Value('V'),
            Collation = Value('D'),
            Tables = [.. tables],
            Views = [.. views.Where(view => broken.TrueForAll(other => !string.Equals(other.Name, view, StringComparison.Ordinal)))],
            BrokenViews = [.. broken],
            Routines = Count('R'),
            Triggers = Count('G'),
            Events = Count('E'),
        };

        string? Value(char kind) => rows.FirstOrDefault(row => row[0][0] == kind) is { } row ? Text(row[1]) : null;

        int? Count(char kind) => rows.FirstOrDefault(row => row[0][0] == kind) is { } row
            ? int.Parse(row[1], CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>True when there is a database of the name that this account sees.</summary>
    public bool Exists(CancellationToken cancellation)
    {
        var sql = $"SELECT COUNT(*), '', '' FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = {Literal(place.Database.Name)}";
        return Query(sql, null, DumpFaults.LoadFailed, cancellation)[0][0] != "0";
    }

    public void Create(string? collation, CancellationToken cancellation)
    {
        // It comes out of a manifest.
        if (collation is not null && !collation.All(c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            collation = null;
        var tail = collation is null ? " CHARACTER SET utf8mb4" : $" COLLATE {collation}";
        Query($"CREATE DATABASE {Quote(place.Database.Name)}{tail}", null, DumpFaults.LoadFailed, cancellation);
    }

    public void Drop(CancellationToken cancellation) =>
        Query($"DROP DATABASE IF EXISTS {Quote(place.Database.Name)}", null, DumpFaults.LoadFailed, cancellation);

    /// <summary>From now on the database says that it is not all there.</summary>
    public void MarkLoading(CancellationToken cancellation) => Query(
        $"CREATE TABLE IF NOT EXISTS {Quote(DatabaseCensus.LoadingMark)} (x INT)", place.Database.Name, DumpFaults.LoadFailed, cancellation);

    /// <summary>All of it is there.</summary>
    public void UnmarkLoading(CancellationToken cancellation) =>
        Query($"DROP TABLE IF EXISTS {Quote(DatabaseCensus.LoadingMark)}", place.Database.Name, DumpFaults.LoadFailed, cancellation);

    /// <summary>Feeds SQL to the client. Its commands (<c>system</c>, <c>\!</c>) do nothing: what is fed is data from a file.</summary>
    public ProgramEnd Feed(Action<Stream> input, CancellationToken cancellation)
    {
        string[] arguments = ["--batch", "--binary-mode", "--default-character-set=utf8mb4", "--max-allowed-packet=1G", "--", place.Database.Name];
        return place.Run(Call(arguments) with { Input = input }, cancellation);
    }

    private List<TableCensus> Counted(List<TableCensus> tables, Func<string, ProgramEnd, SopException> fault, CancellationToken cancellation)
    {
        var counts = new List<long?>();
        foreach (var batch in Batches(tables.Select(table => "SELECT COUNT(*) FROM " + Quote(table.Name)), "; "))
            foreach (var row in Query(batch, place.Database.Name, fault, cancellation)) counts.Add(long.Parse(row[0], CultureInfo.InvariantCulture));
        return [.. tables.Select((table, at) => table with { Rows = at < counts.Count ? counts[at] : null })];
    }

    private List<TableCensus> Summed(List<TableCensus> tables, Func<string, ProgramEnd, SopException> fault, CancellationToken cancellation)
    {
        // A sum for each table, in the order asked; NULL where the engine has none.
        var sums = new List<string?>();
        foreach (var batch in Batches(tables.Select(table => Quote(table.Name)), ", "))
        {
            foreach (var row in Query("CHECKSUM TABLE " + batch, place.Database.Name, fault, cancellation))
                sums.Add(row[row.Length - 1] is "NULL" ? null : row[row.Length - 1]);
        }
        return [.. tables.Select((table, at) => table with { Checksum = at < sums.Count ? sums[at] : null })];
    }

    /// <summary>
    /// The views that cannot be described, which is what a dump stumbles over. All are described at once; where that fails, each by itself.
    /// </summary>
    private List<BrokenView> Broken(IReadOnlyList<string> views, CancellationToken cancellation)
    {
        var broken = new List<BrokenView>();
        foreach (var batch in Batches(views.Select(view => "SHOW FIELDS FROM " + Quote(view)), "; "))
        {
            if (Ask(batch, place.Database.Name, cancellation).End.Exit == 0) continue;
            foreach (var view in views)
            {
                var (end, _) = Ask("SHOW FIELDS FROM " + Quote(view), place.Database.Name, cancellation);
                if (end.Exit != 0) broken.Add(new BrokenView(view, end.Errors));
            }
            break;
        }
        return broken;
    }

    private static IEnumerable<string> Batches(IEnumerable<string> parts, string separator)
    {
        var batch = new StringBuilder();
        foreach (var part in parts)
        {
            if (batch.Length > 0 && batch.Length + part.Length > LongestStatement)
            {
                yield return batch.ToString();
                batch.Clear();
            }
            if (batch.Length > 0) batch.Append(separator);
            batch.Append(part);
        }
        if (batch.Length > 0) yield return batch.ToString();
    }

    private List<string[]> Query(string sql, string? database, Func<string, ProgramEnd, SopException> fault, CancellationToken cancellation)
    {
        var (end, text) = Ask(sql, database, cancellation);
        if (end.Exit != 0) throw fault(place.Database.Name, end);
        return [.. text.Split('\n').Where(line => line.Length > 0).Select(line => line.TrimEnd('\r').Split('\t'))];
    }

    private (ProgramEnd End, string Text) Ask(string sql, string? database, CancellationToken cancellation)
    {
        List<string> arguments = ["--batch", "--skip-column-names", "--default-character-set=utf8mb4", "--connect-timeout=30", "--execute=" + sql];
        if (database is not null) arguments.AddRange(["--", database]);
        return place.Ask(Call(arguments), cancellation);
    }

    private ClientCall Call(IReadOnlyList<string> arguments) => new()
    {
        Program = program,
        Arguments = login is null ? [.. MySqlDumper.PlaceOf(place.Database), .. arguments] : arguments,
        Options = login is null ? null : ClientOptions.TextOf(place.Database, login),
    };

    private static (string Type, string Engine) Split(string text)
    {
        var colon = text.IndexOf(':');
        return (text.Substring(0, colon), text.Substring(colon + 1));
    }

    private static string Quote(string name) => "`" + name.Replace("`", "``") + "`";

    private static string Literal(string text) => "x'" + Hex.Of(text) + "'";

    private static string Text(string hex) => hex is "NULL" ? "" : Hex.Text(hex);
}
