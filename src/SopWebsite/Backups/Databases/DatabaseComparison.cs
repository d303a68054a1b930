using System.Globalization;

namespace SopWebsite.Backups.Databases;

/// <summary>Compares what a restored database has with what its dump had.</summary>
public static class DatabaseComparison
{
    /// <summary>
    /// The differences, in the order of the tables' names; empty for none. A figure that either side does not have is not compared.
    /// </summary>
    /// <param name="expected">What must be there, such as <see cref="DumpOutcome.Tables"/>.</param>
    /// <param name="found">What is there, such as <see cref="DatabaseCensus.Tables"/>.</param>
    public static IReadOnlyList<TableDifference> Of(IReadOnlyList<TableCensus> expected, IReadOnlyList<TableCensus> found)
    {
        var differences = new List<TableDifference>();
        var there = new Dictionary<string, TableCensus>(StringComparer.Ordinal);
        foreach (var table in found) there[table.Name] = table;
        foreach (var table in expected)
        {
            if (!there.TryGetValue(table.Name, out var other))
            {
                differences.Add(new TableDifference(table.Name, TableDifferenceKind.Missing, Text(table.Rows), null));
                continue;
            }
            there.Remove(table.Name);
            if (table.Rows is { } rows && other.Rows is { } counted && rows != counted)
                differences.Add(new TableDifference(table.Name, TableDifferenceKind.Rows, Text(rows), Text(counted)));
            else if (table.Checksum is { } sum && other.Checksum is { } summed && !string.Equals(sum, summed, StringComparison.Ordinal))
                differences.Add(new TableDifference(table.Name, TableDifferenceKind.Checksum, sum, summed));
        }
        foreach (var table in there.Values) differences.Add(new TableDifference(table.Name, TableDifferenceKind.Extra, null, Text(table.Rows)));
        differences.Sort((left, right) => string.CompareOrdinal(left.Table, right.Table));
        return differences;
    }

    private static string? Text(long? figure) => figure?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a table differs.</summary>
public enum TableDifferenceKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and should not be.</summary>
    Extra,

    /// <summary>It has another number of rows.</summary>
    Rows,

    /// <summary>It has as many rows, but other content.</summary>
    Checksum,
}

/// <summary>One difference.</summary>
/// <param name="Table">The table.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Expected">What should be: rows or a checksum; null where nothing.</param>
/// <param name="Found">What is; null where nothing.</param>
public sealed record TableDifference(string Table, TableDifferenceKind Kind, string? Expected, string? Found);
