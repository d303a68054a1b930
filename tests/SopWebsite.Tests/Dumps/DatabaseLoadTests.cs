using System.Text;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Dumps;

/// <summary>Dumps loaded again, against a real MariaDB server.</summary>
public sealed class DatabaseLoadTests(MariaDbServer server) : IClassFixture<MariaDbServer>, IDisposable
{
    private static readonly DatabaseLogin Root = new("root", "");
    private readonly TemporaryFolder _folder = new();
    private readonly DatabaseLoader _loader = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void EveryTableOfALoadedDumpHasItsRowsAndItsContentAgain()
    {
        var database = Make("muat_asal");
        using var dump = new MemoryStream();
        var outcome = new DatabaseDumper()
            .Dump(new DumpRequest { Database = database, Login = Root, Checksums = true }, dump, CancellationToken.None);
        var scratch = ScratchDatabase.Like(database);

        dump.Position = 0;
        var loaded = _loader.Load(new LoadRequest { Database = scratch, Login = Root, Collation = outcome.Collation }, dump, CancellationToken.None);
        var census = _loader.Census(
            new CensusRequest { Database = scratch, Login = Root, CountRows = true, Checksums = true }, CancellationToken.None);

        Assert.Equal(["Nama `aneh`, 图", "berita", "kosong", "lama"], outcome.Tables.Select(table => table.Name).Order(StringComparer.Ordinal));
        Assert.Equal(3000, outcome.Tables.Single(table => table.Name == "berita").Rows);
        Assert.All(outcome.Tables, table => Assert.NotNull(table.Checksum));
        Assert.True(outcome.TablesCompared);
        Assert.True(loaded.Created);
        Assert.Empty(DatabaseComparison.Of(outcome.Tables, census.Tables));
        Assert.Empty(DatabaseComparison.Of(outcome.Tables, [.. loaded.Tables]));
        Assert.Equal(["terbaru"], census.Views);
        Assert.Equal((2, 1, 1), (census.Routines, census.Triggers, census.Events));
        // A row less, then a row changed: both are seen.
        server.Sql("DELETE FROM berita WHERE id = 7", scratch.Name);
        Assert.Equal(TableDifferenceKind.Rows, Assert.Single(Differences()).Kind);
        server.Sql("INSERT INTO berita SELECT 7, judul, isi FROM berita WHERE id = 8", scratch.Name);
        Assert.Equal(TableDifferenceKind.Checksum, Assert.Single(Differences()).Kind);

        _loader.Drop(new CensusRequest { Database = scratch, Login = Root }, CancellationToken.None);
        Assert.Equal("SopDatabaseUnreadable", Assert.Throws<SopException>(Differences).Id);
        _loader.Drop(new CensusRequest { Database = scratch, Login = Root }, CancellationToken.None);

        IReadOnlyList<TableDifference> Differences() => DatabaseComparison.Of(
            outcome.Tables,
            _loader.Census(new CensusRequest { Database = scratch, Login = Root, CountRows = true, Checksums = true },
                CancellationToken.None).Tables);
    }

    [SkippableFact]
    public void WhatIsInADatabaseIsNotOverwrittenUnlessThatIsAllowed()
    {
        var database = Make("muat_isi");
        var dump = DumpOf(database);
        server.Sql("DELETE FROM berita", database.Name);

        var refusal = Assert.Throws<SopException>(() => Load(database, dump));
        Assert.Equal("SopDatabaseNotEmpty", refusal.Id);
        Assert.Equal("0", server.Sql("SELECT COUNT(*) FROM berita", database.Name).Trim());

        var loaded = _loader.Load(
            new LoadRequest { Database = database, Login = Root, AllowNotEmpty = true }, new MemoryStream(dump), CancellationToken.None);
        Assert.False(loaded.Created);
        Assert.Equal("3000", server.Sql("SELECT COUNT(*) FROM berita", database.Name).Trim());
    }

    [SkippableTheory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void ATruncatedDumpLeavesNoDatabaseBehind(double share)
    {
        var database = Make("muat_potong" + (int)(share * 1000));
        var dump = DumpOf(database);
        var target = database with { Name = database.Name + "_baru" };

        var refusal = Assert.Throws<SopException>(() => Load(target, dump[..(int)(dump.Length * share)]));

        Assert.Contains(refusal.Id, new[] { "SopDumpTruncated", "SopLoadFailed" });
        Assert.Equal("0", server.Sql($"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{target.Name}'").Trim());
    }

    [SkippableFact]
    public void CommandsThatADumpBringsAreNotRun()
    {
        var database = Make("muat_jahat");
        var marks = new[] { _folder["a"], _folder["b"], _folder["c"] };
        var hostile = $"\\! touch '{marks[0]}'\nsystem touch '{marks[1]}'\nSELECT 1;\n\\! touch '{marks[2]}'\n-- Dump completed on x\n";

        Assert.ThrowsAny<SopException>(() => Load(database with { Name = "muat_jahat_baru" }, Encoding.UTF8.GetBytes(hostile)));

        Assert.All(marks, mark => Assert.False(File.Exists(mark)));
    }

    [SkippableFact]
    public void OnlyDatabasesOfATrialAreDropped()
    {
        var database = Make("muat_tetap");

        foreach (var name in new[]
        {
            database.Name, "sop_uji_", "sop_uji_data", ScratchDatabase.Prefix + new string('g', 20), ScratchDatabase.Prefix + new string('a', 21),
        })
        {
            var refusal = Assert.Throws<SopException>(
                () => _loader.Drop(new CensusRequest { Database = database with { Name = name }, Login = Root }, CancellationToken.None));
            Assert.Equal("SopDatabaseNotScratch", refusal.Id);
        }
        Assert.Equal("3000", server.Sql("SELECT COUNT(*) FROM berita", database.Name).Trim());
    }

    [SkippableFact]
    public void AStopLeavesNoDatabaseBehind()
    {
        var database = Make("muat_henti");
        var dump = DumpOf(database);
        var target = database with { Name = "muat_henti_baru" };
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            _loader.Load(new LoadRequest { Database = target, Login = Root }, new StoppingStream(dump, dump.Length / 2, stop.Cancel), stop.Token));

        Assert.Equal("0", server.Sql($"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{target.Name}'").Trim());
    }

    private LoadOutcome Load(SiteDatabase database, byte[] dump) =>
        _loader.Load(new LoadRequest { Database = database, Login = Root }, new MemoryStream(dump), CancellationToken.None);

    private static byte[] DumpOf(SiteDatabase database)
    {
        using var dump = new MemoryStream();
        new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Root }, dump, CancellationToken.None);
        return dump.ToArray();
    }

    private SiteDatabase Make(string name)
    {
        Skip.If(server.Missing is not null, server.Missing);
        server.Sql($"CREATE DATABASE `{name}` COLLATE utf8mb4_bin");
        server.Sql(
            """
            CREATE TABLE berita (id INT PRIMARY KEY, judul VARCHAR(200), isi LONGBLOB) ENGINE=InnoDB;
            INSERT INTO berita SELECT seq, CONCAT('Judul (', seq, '), é 图 😀 ''"\\;'), UNHEX(SHA2(seq, 512)) FROM seq_1_to_3000;
            CREATE TABLE `Nama ``aneh``, 图` (`VALUES` INT, hitung INT AS (`VALUES` + 1)) ENGINE=InnoDB;
            INSERT INTO `Nama ``aneh``, 图` (`VALUES`) VALUES (1), (2), (3);
            CREATE TABLE kosong (a INT) ENGINE=InnoDB;
            CREATE TABLE lama (a VARCHAR(50)) ENGINE=MyISAM;
            INSERT INTO lama VALUES ('satu'), ('dua');
            CREATE VIEW terbaru AS SELECT id, judul FROM berita WHERE id > 2990;
            DELIMITER //
            CREATE PROCEDURE hitung() BEGIN SELECT COUNT(*) FROM berita; END//
            CREATE FUNCTION dua() RETURNS INT DETERMINISTIC RETURN 2//
            CREATE TRIGGER jaga BEFORE INSERT ON kosong FOR EACH ROW SET NEW.a = NEW.a//
            CREATE EVENT bersih ON SCHEDULE EVERY 1 DAY DO DELETE FROM kosong//
            DELIMITER ;
            """,
            name);
        return new SiteDatabase { Name = name, Socket = server.Socket };
    }

    private sealed class StoppingStream(byte[] content, int after, Action stop) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position >= after) stop();
            return base.Read(buffer, offset, Math.Min(count, 4096));
        }
    }
}
