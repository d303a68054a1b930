using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Drills;

/// <summary>Loads a restored dump into the database made for the drill, and compares what is in it with what the dump says.</summary>
internal sealed class DrillDatabase(IDatabaseLoader loader, DrillTarget target, DatabaseLogin? login, string? command)
{
    private const int MostRemarks = 10;

    private TableCensus[] _expected = [];

    /// <summary>Tables that came back.</summary>
    public long Tables { get; private set; }

    /// <summary>Rows in them.</summary>
    public long Rows { get; private set; }

    /// <summary>The program that loaded it; null when none could.</summary>
    public string? Tool { get; private set; }

    /// <summary>Loads; the point about it.</summary>
    public RestoreDrillCheck Load(string dump, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(dump, FileMode.Open, FileAccess.Read, FileShare.Read, 81920);
            var request = new LoadRequest { Database = target.Scratch, Login = login, Command = command, Collation = target.Collation };
            var outcome = loader.Load(request, stream, cancellation);
            (Tool, _expected) = (outcome.Tool, target.Tables.Length > 0 ? target.Tables : outcome.Tables);
            return new RestoreDrillCheck(RestoreDrillSubject.DatabaseLoad, RestoreDrillFinding.Passed) { Database = target.Database };
        }
        catch (SopException failure)
        {
            return new RestoreDrillCheck(RestoreDrillSubject.DatabaseLoad, RestoreDrillFinding.Failed) 
            {
                Database = target.Database, Remarks = [failure.Phrase],
            };
        }
    }

    /// <summary>The points about tables and rows.</summary>
    public IReadOnlyList<RestoreDrillCheck> Look(CancellationToken cancellation)
    {
        var sums = Array.Exists(_expected, table => table.Checksum is not null);
        var request = new CensusRequest { Database = target.Scratch, Login = login, Command = command, CountRows = true, Checksums = sums };
        var census = loader.Census(request, cancellation);
        (Tables, Rows) = (census.Tables.Length, census.Tables.Sum(table => table.Rows ?? 0));
        var differences = DatabaseComparison.Of(_expected, census.Tables);
        var tables = differences.Where(one => one.Kind is TableDifferenceKind.Missing or TableDifferenceKind.Extra).ToList();
        var rows = differences.Except(tables).ToList();
        return
        [
            Point(RestoreDrillSubject.TableCount, tables, _expected.Length, census.Tables.Length),
            Point(RestoreDrillSubject.RowCount, rows, _expected.Sum(table => table.Rows ?? 0), Rows) with
            {
                Finding = rows.Count > 0 ? RestoreDrillFinding.Failed
                    : _expected.All(table => table.Rows is null) ? RestoreDrillFinding.NotTested : RestoreDrillFinding.Passed,
            },
        ];
    }

    private RestoreDrillCheck Point(RestoreDrillSubject subject, List<TableDifference> differences, long expected, long found) =>
        new(subject, differences.Count == 0 ? RestoreDrillFinding.Passed : RestoreDrillFinding.Failed, expected, found)
        {
            Database = target.Database,
            Remarks = [.. differences.Take(MostRemarks).Select(Told)],
        };

    private static Phrase Told(TableDifference one) => one.Kind switch
    {
        TableDifferenceKind.Missing => new($"table '{one.Table}' is missing", $"tabel '{one.Table}' tidak ada"),
        TableDifferenceKind.Extra => new($"table '{one.Table}' is not in the dump", $"tabel '{one.Table}' tidak ada di dump"),
        TableDifferenceKind.Rows => new($"table '{one.Table}': {one.Found} rows, not {one.Expected}",
            $"tabel '{one.Table}': {one.Found} baris, seharusnya {one.Expected}"),
        _ => new($"table '{one.Table}' has other content", $"isi tabel '{one.Table}' berbeda"),
    };
}
