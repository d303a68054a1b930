using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Dumps;

/// <summary>What goes wrong while a real MariaDB server is dumped: in each case a clear refusal, and nothing that passes for a dump.</summary>
public sealed class DumpFaultTests(MariaDbServer server) : IClassFixture<MariaDbServer>
{
    private const string Password = "kata-sandi-yang-dicari-7f3a";
    private static readonly DatabaseLogin Login = new("situs", Password);

    [SkippableFact]
    public void WhileADumpRunsItsPasswordIsInNoProcessesArguments()
    {
        var database = Make("argv");
        var seen = 0;
        var output = new HookedStream(_ => seen = seen > 0 ? seen : ProcessScan.Without(Password, "argv", environments: true));

        new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Login }, output, CancellationToken.None);

        Assert.True(seen > 0);
    }

    [SkippableFact]
    public void ADumpProgramKilledAnywhereIsNeverTakenForAWholeDump()
    {
        var database = Make("bunuh");
        using var whole = new MemoryStream();
        new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Login }, whole, CancellationToken.None);
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 50; round++)
        {
            // Never in its last bytes: there it may have ended by itself before the signal.
            var at = random.NextInt64(whole.Length * 3 / 4);
            long written = 0;
            var killed = false;
            var output = new HookedStream(count =>
            {
                if ((written += count) < at || killed) return;
                killed = true;
                foreach (var id in ChildrenWith("bunuh")) Process.GetProcessById(id).Kill();
            });
            var refusal = Record.Exception(
                () => new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Login }, output, CancellationToken.None));
            // What was in the pipe already may have been all of it.
            if (refusal is null) Assert.Equal(whole.Length, written);
            else
            {
                Assert.Contains(Assert.IsType<SopException>(refusal).Id, new[] { "SopDumpFailed", "SopDumpTruncated" });
                refused++;
            }
        }
        Assert.InRange(refused, 40, 50);
    }

    [SkippableFact]
    public void ATableWithoutRightsIsRefusedByName()
    {
        var database = Make("hak");
        server.Sql("CREATE TABLE rahasia (a INT, b INT)", "hak");
        server.Sql(
            "CREATE OR REPLACE USER sempit@localhost IDENTIFIED BY 'x'; GRANT SELECT, SHOW VIEW, TRIGGER ON hak.berita TO "
            + "sempit@localhost; GRANT EVENT ON hak.* TO sempit@localhost; GRANT INSERT ON hak.rahasia TO sempit@localhost");

        var refusal = Assert.Throws<SopException>(() => Dump(database, new DatabaseLogin("sempit", "x")));

        Assert.Equal("SopDumpFailed", refusal.Id);
        Assert.Contains("SELECT", refusal.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ABrokenViewIsLeftOutAndNamedAndTheTablesAreThere()
    {
        var database = Make("rusak");
        server.Sql(
            """
            CREATE TABLE sementara (a INT);
            CREATE VIEW tanpa_tabel AS SELECT a FROM sementara;
            DROP TABLE sementara;
            CREATE DEFINER=`sudah_pergi`@`localhost` VIEW tanpa_pemilik AS SELECT id FROM berita;
            CREATE VIEW sehat AS SELECT id FROM berita;
            """,
            "rusak");

        var outcome = Dump(database, Login, out var text);

        var warning = Assert.Single(outcome.Warnings).Indonesian;
        Assert.Contains("tanpa_tabel", warning, StringComparison.Ordinal);
        Assert.Contains("(1356)", warning.Replace("ERROR 1356 (HY000)", "(1356)", StringComparison.Ordinal), StringComparison.Ordinal);
        // A definer that is gone keeps nobody from reading what the view is.
        Assert.Contains("`tanpa_pemilik`", text, StringComparison.Ordinal);
        Assert.Contains("`sehat`", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tanpa_tabel", text, StringComparison.Ordinal);
        Assert.Equal(5000, Assert.Single(outcome.Tables).Rows);
    }

    [SkippableFact]
    public void TablesWithoutTransactionsAreNamedOrLocked()
    {
        var database = Make("kunci");
        server.Sql("CREATE TABLE lama (a INT) ENGINE=MyISAM; INSERT INTO lama VALUES (1)", "kunci");

        Assert.Contains("MyISAM: 1): lama", Assert.Single(Dump(database, Login).Warnings).Indonesian, StringComparison.Ordinal);

        var inserted = false;
        var output = new HookedStream(_ =>
        {
            if (inserted) return;
            inserted = true;
            // The writer must wait, so it gives up by itself.
            Assert.ThrowsAny<InvalidOperationException>(() => server.Sql("SET lock_wait_timeout = 0; UPDATE lama SET a = 2", "kunci"));
        });
        var outcome = new DatabaseDumper().Dump(
            new DumpRequest { Database = database with { LockTables = true }, Login = Login }, output, CancellationToken.None);
        Assert.True(inserted);
        Assert.Empty(outcome.Warnings);
    }

    [SkippableFact]
    public void ADatabaseThatIsWrittenToIsDumpedAsItWasAtOneMoment()
    {
        var database = Make("serentak");
        server.Sql("CREATE TABLE akun (id INT PRIMARY KEY, saldo INT) ENGINE=InnoDB; INSERT INTO akun VALUES (1, 1000), (2, 0)", "serentak");
        var writes = 0;
        var output = new HookedStream(_ =>
        {
            if (writes++ < 3)
                server.Sql(
                    "START TRANSACTION; UPDATE akun SET saldo = saldo - 10 WHERE id = 1; UPDATE akun SET saldo = saldo + 10 WHERE id = 2; "
                    + "DELETE FROM berita LIMIT 100; COMMIT", "serentak");
        });

        using var kept = new MemoryStream();
        output.Copy = kept;
        var outcome = new DatabaseDumper()
            .Dump(new DumpRequest { Database = database, Login = Login, Checksums = true }, output, CancellationToken.None);

        // Rows are what the dump holds, not what the server has afterwards; and no sum is claimed for tables that changed.
        Assert.Equal(5000, outcome.Tables.Single(table => table.Name == "berita").Rows);
        Assert.All(outcome.Tables, table => Assert.Null(table.Checksum));
        kept.Position = 0;
        new DatabaseLoader().Load(
            new SopWebsite.Backups.Databases.LoadRequest { Database = database with { Name = "serentak_lagi" },
                Login = new DatabaseLogin("root", "") }, kept, CancellationToken.None);
        Assert.Equal("1000", server.Sql("SELECT SUM(saldo) FROM akun", "serentak_lagi").Trim());
    }

    [SkippableFact]
    public void AServerThatDiesAtHalfIsRefused()
    {
        using var own = new MariaDbServer();
        Skip.If(own.Missing is not null, own.Missing);
        own.Sql("CREATE DATABASE mati");
        own.Sql(
            "CREATE TABLE berita (id INT PRIMARY KEY, isi LONGTEXT); INSERT INTO berita SELECT seq, REPEAT('isi', 5000) FROM seq_1_to_5000", "mati");
        var written = 0L;
        var output = new HookedStream(count =>
        {
            if ((written += count) > 10_000_000) own.Crash();
        });

        var refusal = Assert.Throws<SopException>(() => new DatabaseDumper().Dump(
            new DumpRequest { Database = new SiteDatabase { Name = "mati", Socket = own.Socket }, Login = new DatabaseLogin("root", "") }, output,
            CancellationToken.None));

        Assert.Equal("SopDumpFailed", refusal.Id);
        Assert.InRange(written, 10_000_000, 74_000_000);
    }

    [SkippableFact]
    public void ADiskThatFillsUpWhileDumpingLeavesNoSet()
    {
        var database = Make("penuh");
        server.Sql(
            "CREATE TABLE acak (id INT PRIMARY KEY, isi LONGBLOB); INSERT INTO acak SELECT seq, RANDOM_BYTES(1024) FROM seq_1_to_9000", "penuh");
        using var bench = new BackupBench();
        using var disk = SmallDisk.Mount(bench["kecil"], 3);
        var site = bench.Site with { DocumentRoot = null, Database = database, BackupPath = disk.Path };

        var refusal = Assert.Throws<SopException>(() => bench.Backups.Backup(site, new BackupOptions { Login = Login, IgnoreSpace = true }));

        Assert.Equal("SopBackupDiskFull", refusal.Id);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
        Assert.Empty(ChildrenWith("penuh"));
    }

    private static DumpOutcome Dump(SiteDatabase database, DatabaseLogin login) => Dump(database, login, out _);

    private static DumpOutcome Dump(SiteDatabase database, DatabaseLogin login, out string text)
    {
        using var output = new MemoryStream();
        var outcome = new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = login }, output, CancellationToken.None);
        text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        return outcome;
    }

    private SiteDatabase Make(string name)
    {
        Skip.If(server.Missing is not null, server.Missing);
        server.Sql($"CREATE DATABASE `{name}`");
        server.Sql(
            "CREATE TABLE berita (id INT PRIMARY KEY, isi LONGTEXT) ENGINE=InnoDB; INSERT INTO berita SELECT seq, REPEAT(CONCAT('isi ', "
            + "seq), 200) FROM seq_1_to_5000", name);
        server.Sql($"CREATE OR REPLACE USER situs@localhost IDENTIFIED BY '{Password}'; GRANT ALL ON *.* TO situs@localhost");
        return new SiteDatabase { Name = name, Socket = server.Socket };
    }

    /// <summary>The processes that this one started and that have a word among their arguments.</summary>
    private static IReadOnlyList<int> ChildrenWith(string word)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                var parent = File.ReadAllText(Path.Combine(folder, "stat")).Split(") ")[^1].Split(' ')[1];
                if (parent == Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
                    && File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0').Contains(word))
                    found.Add(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // Processes come and go.
            }
        }
        return found;
    }
}

/// <summary>Tells of each write before it is done.</summary>
internal sealed class HookedStream(Action<int> written) : MemoryStream
{
    /// <summary>Where the bytes go; nowhere without.</summary>
    public Stream? Copy { get; set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        written(count);
        Copy?.Write(buffer, offset, count);
    }
}
