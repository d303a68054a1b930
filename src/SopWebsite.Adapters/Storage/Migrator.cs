using System.Globalization;
using System.Reflection;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Storage;

/// <summary>
/// Brings a register to the newest version: numbered SQL files, each once, all in one transaction. A kind of database whose words differ has
/// its own file of a number, which then stands in for the shared one.
/// </summary>
internal static class Migrator
{
    public static void Migrate(RegisterDatabase database, string location)
    {
        var migrations = Migrations(database.Dialect);
        var newest = migrations[migrations.Count - 1].Number;
        if (database.Dialect.VersionOf(database) == newest) return;
        database.Transact(() =>
        {
            // Read again under the write lock: another process may have been quicker.
            var version = database.Dialect.VersionOf(database);
            if (version > newest) throw NewerThanUs(location, version, newest);
            foreach (var (number, sql) in migrations.Where(migration => migration.Number > version))
            {
                database.Execute(sql);
                database.Dialect.SetVersion(database, number);
            }
        });
    }

    /// <summary>Whether no migration has been run yet.</summary>
    public static bool IsNew(RegisterDatabase database) => database.Dialect.VersionOf(database) < 1;

    private static List<(int Number, string Sql)> Migrations(RegisterDialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = new SortedDictionary<int, string>();
        // Shared files come first by their length of path, so that a file of the dialect's own folder takes their place.
        foreach (var (resource, folder, number) in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(Parts).OrderBy(part => part.Folder.Length))
        {
            if (folder.Length > 0 && folder != dialect.Folder) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var sql = reader.ReadToEnd();
            found[number] = folder.Length > 0 ? sql : dialect.Translate(sql);
        }
        return [.. found.Select(migration => (migration.Key, migration.Value))];
    }

    private static (string Resource, string Folder, int Number) Parts(string resource)
    {
        // The folder is parted by the separator of the machine that built.
        var parts = resource.Split('/', '\\');
        return (resource, parts.Length > 1 ? parts[0] : "", int.Parse(parts[parts.Length - 1].Substring(0, 4), CultureInfo.InvariantCulture));
    }

    private static SopException NewerThanUs(string location, int version, int newest) => new(
        "SopRegisterNewer", SopErrorKind.InvalidOperation,
        new Phrase(
            $"The register '{location}' has version {version}, this module knows up to {newest}. Update SopWebsite on this machine.",
            $"Register '{location}' berversi {version}, modul ini hanya mengenal sampai {newest}. Perbarui SopWebsite di komputer ini."),
        location);
}
