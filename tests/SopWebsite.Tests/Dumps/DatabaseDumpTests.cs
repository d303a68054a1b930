using System.Diagnostics;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups;

namespace SopWebsite.Tests.Dumps;

/// <summary>Against a real MariaDB server.</summary>
public sealed class DatabaseDumpTests(MariaDbServer server) : IClassFixture<MariaDbServer>, IDisposable
{
    private const string Password = "r4h@sia \"#'\\ ;é";
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [SkippableFact]
    public void ADumpLoadsIntoAnotherDatabaseWithTheSameContent()
    {
        var database = Prepare("cms", """
            CREATE TABLE berita (id INT PRIMARY KEY, judul VARCHAR(200), isi LONGTEXT, gambar LONGBLOB, harga DECIMAL(30,10), waktu TIMESTAMP NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
            INSERT INTO berita SELECT seq, CONCAT('Judul ', seq, ' é 图 😀 ''"\\'), REPEAT(CONCAT('baris\n', seq), 50), UNHEX(SHA2(seq, 512)), seq / 7, FROM_UNIXTIME(seq * 86400) FROM seq_1_to_2000;
            INSERT INTO berita VALUES (0, NULL, '-- Dump completed', x'00ff0a27', -0.5, NULL);
            CREATE TABLE kosong (a INT) ENGINE=InnoDB;
            CREATE TABLE anak (id INT PRIMARY KEY, induk INT, FOREIGN KEY (induk) REFERENCES berita (id)) ENGINE=InnoDB;
            INSERT INTO anak SELECT seq, seq FROM seq_1_to_100;
            CREATE VIEW terbaru AS SELECT id, judul FROM berita WHERE id > 1990;
            DELIMITER //
            CREATE PROCEDURE hitung() BEGIN SELECT COUNT(*) FROM berita; END//
            CREATE FUNCTION dua() RETURNS INT DETERMINISTIC RETURN 2//
            CREATE TRIGGER jaga BEFORE INSERT ON anak FOR EACH ROW SET NEW.id = NEW.id//
            CREATE EVENT bersih ON SCHEDULE EVERY 1 DAY DO DELETE FROM kosong//
            DELIMITER ;
            """);
        var before = Content("cms");

        var made = _bench.Service().Backup(_bench.Site with { DocumentRoot = null, Database = database }, new BackupOptions());
        var restored = _bench.Backups.Restore(made.Path, _bench["r"]);
        server.Sql("CREATE DATABASE cms_lagi");
        server.Sql(File.ReadAllText(restored.DumpPath!), "cms_lagi");

        Assert.Equal((BackupState.Complete, "cms", (long?)null), (made.State, made.Database, made.Files));
        Assert.Empty(made.Warnings);
        Assert.Contains("2001", before, StringComparison.Ordinal);
        Assert.Equal(before, Content("cms_lagi"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(restored.DumpPath!));
        // MySQL and older clients reject MariaDB's sandbox line; it was left out and the manifest says so.
        Assert.DoesNotContain("\\-", File.ReadLines(restored.DumpPath!).First(), StringComparison.Ordinal);
        Assert.Contains("\"sandboxLineRemoved\": true", File.ReadAllText(Path.Combine(made.Path, "manifest.json")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void TablesThatCannotBeReadConsistentlyAreWarnedOf()
    {
        var database = Prepare(
            "campur", "CREATE TABLE lama (a INT) ENGINE=MyISAM; CREATE TABLE tua (a INT) ENGINE=Aria; CREATE TABLE baru (a INT) ENGINE=InnoDB;");
        using var output = new MemoryStream();

        var outcome = new DatabaseDumper().Dump(
            new DumpRequest { Database = database, Login = new DatabaseLogin("situs", Password) }, output, CancellationToken.None);

        Assert.Equal(3, outcome.Engines.Count);
        Assert.Contains("Aria: 1, MyISAM: 1", Assert.Single(outcome.Warnings).Indonesian, StringComparison.Ordinal);
        Assert.Contains("MariaDB", outcome.Tool, StringComparison.Ordinal);
        Assert.Contains("MariaDB", outcome.ServerVersion!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ADatabaseWhoseNameLooksLikeAnOptionIsDumped()
    {
        var database = Prepare("--all-databases", "CREATE TABLE a (a INT);");

        var made = _bench.Service().Backup(_bench.Site with { DocumentRoot = null, Database = database }, new BackupOptions());

        Assert.Equal(BackupState.Complete, made.State);
    }

    [SkippableFact]
    public void AWrongPasswordIsToldByTheServersOwnWordsAndLeavesNothing()
    {
        var database = Prepare("sandi", "CREATE TABLE a (a INT);");
        var options = new BackupOptions { Login = new DatabaseLogin("situs", "bukan-" + Password) };

        var refusal = Assert.Throws<SopException>(() => _bench.Service().Backup(_bench.Site with { Database = database }, options));

        Assert.Equal("SopDumpFailed", refusal.Id);
        Assert.Contains("Access denied", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refusal.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.Sets));
        Assert.Empty(_bench.Register.Log.Read());
    }

    [SkippableFact]
    public void ADatabaseThatIsNotThereIsToldByName()
    {
        var database = Prepare("ada", "CREATE TABLE a (a INT);") with { Name = "tidak_ada" };

        Assert.Equal(
            "SopDumpFailed",
            Assert.Throws<SopException>(() => _bench.Service().Backup(_bench.Site with { Database = database }, new BackupOptions())).Id);
    }

    [SkippableFact]
    public void ASecretReferenceIsReadFromAnOwnersFile()
    {
        var database = Prepare("rahasia", "CREATE TABLE a (a INT);");
        var file = _bench["sandi"];
        File.WriteAllText(file, Password + "\n");
        database = database with { UserName = "situs", Secret = "file:" + file };
        string Attempt() =>
            Assert.Throws<SopException>(() => _bench.Service().Backup(_bench.Site with { Database = database }, new BackupOptions())).Id;

        File.SetUnixFileMode(file, (UnixFileMode)0x1A4);
        Assert.Equal("SopSecretTooOpen", Attempt());
        Assert.False(Directory.Exists(_bench.Sets));
        File.SetUnixFileMode(file, (UnixFileMode)0x180);
        Assert.Equal(BackupState.Complete, _bench.Service().Backup(_bench.Site with { Database = database }, new BackupOptions()).State);
    }

    private SiteDatabase Prepare(string name, string sql)
    {
        Skip.If(server.Missing is not null, server.Missing);
        server.Sql($"CREATE DATABASE `{name}`");
        server.Sql(sql, name);
        server.Sql(
            $"CREATE OR REPLACE USER situs@localhost IDENTIFIED BY '{Password.Replace("\\", "\\\\").Replace("'", "''")}'; GRANT ALL ON *.* "
            + "TO situs@localhost");
        var variable = "SOP_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, Password);
        return new SiteDatabase { Name = name, Socket = server.Socket, UserName = "situs", Secret = "env:" + variable };
    }

    private string Content(string database) => string.Join('\n',
        server.Sql($"CHECKSUM TABLE `{database}`.berita, `{database}`.anak, `{database}`.kosong")
            .Replace(database + ".", "", StringComparison.Ordinal),
        server.Sql(
            "SELECT COUNT(*), MD5(GROUP_CONCAT(MD5(CONCAT_WS('|', id, judul, isi, HEX(gambar), harga, waktu)) ORDER BY id)) FROM berita", database),
        server.Sql("SELECT * FROM terbaru", database),
        server.Sql("CALL hitung(); SELECT dua()", database),
        server.Sql($"SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{database}'"),
        server.Sql($"SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '{database}'"));
}
