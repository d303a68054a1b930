using System.Globalization;
using System.Reflection;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Storage;

/// <summary>Brings a register to the newest version: numbered SQL files, each once, all in one transaction.</summary>
internal static class Migrator
{
    public static void Migrate(RegisterDatabase database, string location)
    {
        var migrations = Migrations();
        var newest = migrations[migrations.Count - 1].Number;
        if (VersionOf(database) == newest) return;
        database.Transact(() =>
        {
            // Read again under the write lock: another process may have been quicker.
            var version = VersionOf(database);
            if (version > newest) throw NewerThanUs(location, version, newest);
            foreach (var (number, sql) in migrations.Where(migration => migration.Number > version))
            {
                database.Execute(sql);
                database.Execute(string.Format(CultureInfo.InvariantCulture, "PRAGMA user_version = {0}", number));
            }
        });
    }

    private static int VersionOf(RegisterDatabase database) => database.First<int>("PRAGMA user_version");

    private static List<(int Number, string Sql)> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = new List<(int Number, string Sql)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            found.Add((int.Parse(name.Substring(0, 4), CultureInfo.InvariantCulture), reader.ReadToEnd()));
        }
        found.Sort((left, right) => left.Number.CompareTo(right.Number));
        return found;
    }

    private static SopException NewerThanUs(string location, int version, int newest) => new(
        "SopRegisterNewer", SopErrorKind.InvalidOperation,
        new Phrase(
            $"The register '{location}' has version {version}, this module knows up to {newest}. Update SopWebsite on this machine.",
            $"Register '{location}' berversi {version}, modul ini hanya mengenal sampai {newest}. Perbarui SopWebsite di komputer ini."),
        location);
}
