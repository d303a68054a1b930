using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Backups.Restoring;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups;
using SopWebsite.Tests.Crashes.Workers;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// Restores are killed (SIGKILL) before calls to the system chosen by chance: nothing outside of the target changes, no file is half, and the
/// same command once more does all of it.
/// </summary>
public sealed class KilledRestoreTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly ITestOutputHelper _output;
    private readonly WebsiteBackup _set;
    private readonly Random _random = new(20261122);
    private readonly Dictionary<string, byte[]> _new = new(StringComparer.Ordinal);

    public KilledRestoreTests(ITestOutputHelper output)
    {
        _output = output;
        for (var n = 0; n < 24; n++)
        {
            var content = new byte[n % 6 == 0 ? 300_000 + n : 50 + (n * 997)];
            _random.NextBytes(content);
            _new[$"d{n % 3}/e{n % 2}/{n}.bin"] = content;
            Plant(Root, $"d{n % 3}/e{n % 2}/{n}.bin", content);
        }
        File.CreateSymbolicLink(Path.Combine(Root, "tautan"), "d0/e0");
        Directory.CreateDirectory(Path.Combine(Root, "kosong"));
        File.SetUnixFileMode(Path.Combine(Root, "d1/e1"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Directory.CreateDirectory(_desk.Folder["luar"]);
        Directory.CreateDirectory(_desk.Folder["tmp"]);
        File.WriteAllText(_desk.Folder["luar/surat.txt"], "milik orang");
        Fill(Database, 400);
        _desk.Set(site => site with
        {
            DocumentRoot = Root, BackupPath = Sets, Database = new SiteDatabase { Name = Database, Engine = DatabaseEngine.Sqlite },
        });
        _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(10);
        _set = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
    }

    private string Root => _desk.Folder["web"];

    private string Sets => _desk.Folder["sets"];

    private string Database => _desk.Folder["situs.sqlite"];

    private string Target => _desk.Folder["tujuan"];

    public void Dispose()
    {
        Open(Root);
        Open(Target);
        _desk.Dispose();
    }

    [SkippableTheory]
    [InlineData("folder", 14)]
    [InlineData("over", 12)]
    [InlineData("in-place", 16)]
    [InlineData("in-place-empty", 8)]
    [InlineData("database", 8)]
    [InlineData("database-over", 10)]
    public void WhereverItIsKilledNothingIsHalfAndTheNextRunDoesAllOfIt(string what, int kills)
    {
        Skip.If(TracedWorker.Missing is not null, TracedWorker.Missing);
        var target = what.StartsWith("database", StringComparison.Ordinal) ? Target + ".sqlite" : Target;
        Prepare(what, target);
        var calls = TracedWorker.Watch(_desk.Folder["tmp"], Arguments(what, target));
        var whole = Content(what, target);
        Assert.True(calls.Count > (what.StartsWith("database", StringComparison.Ordinal) ? 20 : 60), $"{calls.Count} calls");
        var hit = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            Prepare(what, target);
            var outside = Outside(what);
            if (TracedWorker.Kill(_desk.Folder["tmp"], calls[_random.Next(calls.Count)], Arguments(what, target))) hit++;

            Assert.Equal(outside, Outside(what));
            AssertNothingHalf(what, target);
            foreach (var set in _desk.Workplace.Backups.List(_desk.Site))
                Assert.Equal((BackupState.Complete, true), (set.State, _desk.Workplace.Backups.Test(set.Path).IsSound));
            Assert.True(EscalationChain.Verify(_desk.Register.Log.Read()).IsValid);
            Assert.Contains(RestoreWorker.Done, TracedWorker.Run(_desk.Folder["tmp"], Arguments(what, target)));
            Assert.Equal(whole, Content(what, target));
            Assert.Equal(outside, Outside(what));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Folder["tmp"], "sop-*"));
        }
        _output.WriteLine($"{what}: {hit} of {kills} runs killed, before one of {calls.Count} calls each");
        Assert.True(hit > kills * 3 / 4, $"only {hit} of {kills} were hit");
    }

    private string[] Arguments(string what, string target) =>
        ["restore", TestRegister.In(_desk.Folder), _desk.Clock.UtcNow.ToString("o", CultureInfo.InvariantCulture), what, _set.Path, target];

    /// <summary>The state in which each run finds the target.</summary>
    private void Prepare(string what, string target)
    {
        Open(Target);
        if (Directory.Exists(Target)) Directory.Delete(Target, recursive: true);
        foreach (var ending in new[] { "", "-journal", "-wal", "-shm" }) File.Delete(Target + ".sqlite" + ending);
        switch (what)
        {
            case "over":
                foreach (var path in _new.Keys) Plant(Path.Combine(Target, "files"), path, "lama"u8.ToArray());
                Plant(Target, "files/milik-orang.txt", "tetap"u8.ToArray());
                Plant(Target, "situs.sql", "lama"u8.ToArray());
                break;
            case "in-place-empty":
                // A disaster: nothing is there, so nothing is asked for, and neither after the kill.
                Open(Root);
                Directory.Delete(Root, recursive: true);
                break;
            case "in-place":
                Open(Root);
                foreach (var path in _new.Keys) Plant(Root, path, "lama"u8.ToArray());
                Plant(Root, "milik-orang.txt", "tetap"u8.ToArray());
                break;
            case "database-over":
                Fill(target, 37);
                break;
        }
    }

    /// <summary>All that no restore of this kind may change.</summary>
    private string Outside(string what)
    {
        var parts = new List<string> { BackupBench.Fingerprint(Sets), BackupBench.Fingerprint(_desk.Folder["luar"]), Sha256Hex.OfFile(Database) };
        if (!IsInPlace(what)) parts.Add(BackupBench.Fingerprint(Root));
        parts.AddRange(Directory.EnumerateFileSystemEntries(_desk.Folder.Path).Select(Path.GetFileName).OfType<string>()
            .Where(name => !name.StartsWith("tujuan", StringComparison.Ordinal) && name != "web" && !name.StartsWith("register", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        return string.Join('\n', parts);
    }

    private string Content(string what, string target) => what switch
    {
        "in-place" or "in-place-empty" => BackupBench.Fingerprint(Root),
        "database" or "database-over" => Rows(target).ToString(CultureInfo.InvariantCulture),
        // What no manifest gives a time to has that of the moment.
        _ => string.Join('\n', BackupBench.Fingerprint(target).Split('\n').Select(line =>
            line.StartsWith("files/", StringComparison.Ordinal) ? line : System.Text.RegularExpressions.Regex.Replace(line, " [0-9]{18}( |$)", " "))),
    };

    private void AssertNothingHalf(string what, string target)
    {
        if (what.StartsWith("database", StringComparison.Ordinal))
        {
            // All of the old or all of the new; a file that was made for it is empty or not there.
            Assert.Contains(Rows(target), what == "database" ? new[] { 0, 400 } : [37, 400]);
            return;
        }
        if (what == "folder")
        {
            // It shows nothing of the set before it has all of it.
            if (!Directory.Exists(target)) return;
            if (!Directory.Exists(Path.Combine(target, "files")) || Directory.Exists(Path.Combine(target, ".restoring"))) return;
        }
        var root = IsInPlace(what) ? Root : Path.Combine(target, "files");
        if (!Directory.Exists(root)) return;
        foreach (
            var file in Directory.EnumerateFiles(
                root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            if (WorkingName.Is(file)) continue;
            var path = Path.GetRelativePath(root, file);
            var content = File.ReadAllBytes(file);
            if (path == "milik-orang.txt") Assert.Equal("tetap"u8.ToArray(), content);
            else
                Assert.True(
                    content.AsSpan().SequenceEqual(_new[path]) || (what is "over" or "in-place" && content.AsSpan().SequenceEqual("lama"u8)), path);
        }
    }

    private static bool IsInPlace(string what) => what.StartsWith("in-place", StringComparison.Ordinal);

    private static void Plant(string root, string path, byte[] content)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Delete(full);
        File.WriteAllBytes(full, content);
        File.SetLastWriteTimeUtc(full, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
    }

    private static void Open(string root)
    {
        if (!Directory.Exists(root)) return;
        foreach (
            var folder in Directory.EnumerateDirectories(root, "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Prepend(root))
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Fill(string database, int rows)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE berita (id INTEGER, isi BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            + "WHERE i < $rows) "
            + "INSERT INTO berita SELECT i, zeroblob(700) FROM n";
        command.Parameters.AddWithValue("$rows", rows);
        command.ExecuteNonQuery();
    }

    private static int Rows(string database)
    {
        if (!File.Exists(database)) return 0;
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check; SELECT COUNT(*) FROM sqlite_master";
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());
            Assert.Equal("ok", reader.GetString(0));
            Assert.True(reader.NextResult() && reader.Read());
            if (reader.GetInt32(0) == 0) return 0;
        }
        command.CommandText = "SELECT COUNT(*) FROM berita";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
