using SopWebsite.Backups.Databases;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Holds the tables of a dump against the server's own list.</summary>
internal static class DumpedTables
{
    /// <summary>Refuses a dump that lacks tables; where sums were asked for, gives those that held from before the dump until after it.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="dumped">What is in the dump.</param>
    /// <param name="before">What the server had before.</param>
    /// <param name="checksums">True when sums were asked for.</param>
    /// <param name="ask">Asks the server again.</param>
    /// <exception cref="Errors.SopException"><c>SopDumpIncomplete</c>.</exception>
    public static TableCensus[] Checked(
        string database, TableCensus[] dumped, DatabaseCensus before, bool checksums, Func<DatabaseCensus> ask)
    {
        var names = new HashSet<string>(dumped.Select(table => table.Name), StringComparer.Ordinal);
        var missing = before.Tables.Select(table => table.Name).Where(table => !names.Contains(table)).ToList();
        if (missing.Count == 0 && !checksums) return dumped;
        // What was dropped while the dump ran is not missing; a sum that changed is nobody's.
        var after = ask().Tables.ToDictionary(table => table.Name, table => table.Checksum, StringComparer.Ordinal);
        missing.RemoveAll(table => !after.ContainsKey(table));
        if (missing.Count > 0) throw DumpFaults.Incomplete(database, missing);
        var held = before.Tables
            .Where(table => after.TryGetValue(table.Name, out var sum) && string.Equals(sum, table.Checksum, StringComparison.Ordinal))
            .ToDictionary(table => table.Name, table => table.Checksum, StringComparer.Ordinal);
        return [.. dumped.Select(table => held.TryGetValue(table.Name, out var sum) ? table with { Checksum = sum } : table)];
    }
}
