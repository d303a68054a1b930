using System.Globalization;
using SopWebsite.Backups.Packing;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>
/// Writes databases into a set: <c>database.sql.gz</c>, or <c>database-NAME.sql.gz</c> of several; encrypted it is a zip, which 7-Zip opens
/// as it opens the archive.
/// </summary>
internal sealed class DumpWriter(SetFiles files, IDatabaseDumper dumper, BackupPlan plan, PackingCrew crew)
{
    private const int RegularOwnerOnly = 0x8180;

    /// <summary>The name of a dump's text; no two are the same.</summary>
    public static string NameOf(IReadOnlyList<DumpRequest> dumps, int at)
    {
        // Of SQLite it is the file itself.
        var ending = dumps[at].Database.Engine == DatabaseEngine.Sqlite ? ".sqlite" : ".sql";
        if (dumps.Count == 1) return "database" + ending;
        var name = PortablePath.NameFrom(dumps[at].Database.ShortName());
        var before = dumps.Take(at).Count(
            dump => string.Equals(PortablePath.NameFrom(dump.Database.ShortName()), name, StringComparison.OrdinalIgnoreCase));
        return before == 0 ? $"database-{name}{ending}" : $"database-{name}-{(before + 1).ToString(CultureInfo.InvariantCulture)}{ending}";
    }

    /// <summary>Dumps one database.</summary>
    public ManifestDump Write(DumpRequest request, string name, List<Phrase> warnings, CancellationToken cancellation)
    {
        DumpOutcome? outcome = null;
        long bytes = 0;
        var sha256 = "";
        var file = plan.Key is null
            ? files.WriteOne(name + ".gz", stream =>
            {
                using var gzip = new GzipWriter(stream, crew);
                Dump(gzip);
                gzip.Finish();
            })
            : files.WriteOne(name + ".zip", stream =>
            {
                using var zip = new ZipOutput(stream, IndonesianZone.OffsetOf(plan.Site.Zone), plan.Key, crew);
                var record = new ZipRecord { Name = name, Modified = plan.At.UtcDateTime, Attributes = (uint)RegularOwnerOnly << 16 };
                using var entry = zip.Begin(record, expected: null, store: false);
                Dump(entry);
                entry.Finish();
                zip.Finish();
            });
        warnings.AddRange(outcome!.Warnings);
        return new ManifestDump
        {
            File = file.File,
            Bytes = file.Bytes,
            Sha256 = file.Sha256,
            Entry = plan.Key is null ? null : name,
            SqlBytes = bytes,
            SqlSha256 = sha256,
            Database = request.Database.Name,
            Engine = request.Database.Engine,
            Tool = outcome.Tool,
            ServerVersion = outcome.ServerVersion,
            SandboxLineRemoved = outcome.SandboxLineRemoved,
            Engines = outcome.Engines,
            Tables = outcome.Tables,
            TablesCompared = outcome.TablesCompared,
            Collation = outcome.Collation,
        };

        void Dump(Stream output)
        {
            using var hashing = new HashingStream(output, plan.Key?.Digest);
            outcome = dumper.Dump(request, hashing, cancellation);
            bytes = hashing.Count;
            sha256 = hashing.Digest();
        }
    }
}
