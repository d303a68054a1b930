using System.Text;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Dumps;

/// <summary>Dumps and loads against a real PostgreSQL server.</summary>
public sealed class PostgreSqlDumpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DatabaseLoader _loader = new();
    private PostgreSqlServer _server = null!;

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void EveryTableOfALoadedDumpHasItsRowsAndItsContentAgain()
    {
        var database = Make();
        var dump = Dump(database, out var outcome, checksums: true);
        var scratch = ScratchDatabase.Like(database);

        var loaded = Load(scratch, dump);
        var census = Census(scratch);

        Assert.Equal(["arsip.Nama \"Aneh\", 图", "public.berita", "public.kosong"], outcome.Tables.Select(table => table.Name));
        Assert.Equal([2L, 3000L, 0L], outcome.Tables.Select(table => table.Rows!.Value));
        Assert.All(outcome.Tables, table => Assert.NotNull(table.Checksum));
        Assert.Contains("pg_dump", outcome.Tool, StringComparison.Ordinal);
        Assert.Empty(outcome.Warnings);
        Assert.True(loaded.Created);
        Assert.Empty(DatabaseComparison.Of(outcome.Tables, census.Tables));
        Assert.Empty(DatabaseComparison.Of(outcome.Tables, loaded.Tables));
        Assert.Equal(["public.terbaru"], census.Views);
        Assert.Equal(1, census.Routines);
        _server.Execute(scratch.Name, "UPDATE berita SET judul = judul || '.' WHERE id = 5");
        Assert.Equal(TableDifferenceKind.Checksum, Assert.Single(DatabaseComparison.Of(outcome.Tables, Census(scratch).Tables)).Kind);

        _loader.Drop(new CensusRequest { Database = scratch, Login = DatabaseLogins.Of(scratch) }, CancellationToken.None);
        Assert.Throws<SopException>(() => Census(scratch));
    }

    [SkippableFact]
    public void AFailedLoadLeavesWhatWasThereAsItWas()
    {
        var database = Make();
        var dump = Dump(database, out _);
        _server.Execute(database.Name, "UPDATE berita SET judul = 'sekarang'");

        Assert.Equal("SopDatabaseNotEmpty", Assert.Throws<SopException>(() => Load(database, dump)).Id);
        var last = dump.AsSpan().LastIndexOf("-- PostgreSQL database dump complete"u8);
        foreach (var length in new[] { dump.Length / 4, dump.Length / 2, last, last + 20 })
            Assert.Contains(
                Assert.Throws<SopException>(() => Load(database, dump[..length], replace: true)).Id, new[] { "SopDumpTruncated", "SopLoadFailed" });
        Assert.Equal("3000", _server.Read(database.Name, "SELECT count(*)::text FROM berita WHERE judul = 'sekarang'")[0]);

        Assert.False(Load(database, dump, replace: true).Created);
        Assert.Equal("0", _server.Read(database.Name, "SELECT count(*)::text FROM berita WHERE judul = 'sekarang'")[0]);
        Assert.Equal("3000", _server.Read(database.Name, "SELECT count(*)::text FROM berita")[0]);
    }

    [SkippableFact]
    public void CommandsThatADumpBringsAreNotRun()
    {
        var database = Make() with { Name = "jahat_" + Guid.NewGuid().ToString("N") };
        var mark = _folder["jalan"];
        Skip.IfNot(RunsRestricted(), "this psql cannot be kept from running commands");
        var hostile = $"CREATE TABLE a (b int);\n\\! touch '{mark}'\n\\unrestrict x\n\\! touch '{mark}'\n-- PostgreSQL database dump complete\n--\n";

        Assert.Throws<SopException>(() => Load(database, Encoding.UTF8.GetBytes(hostile)));

        Assert.False(File.Exists(mark));
        Assert.Equal("0", _server.Read("postgres", $"SELECT count(*)::text FROM pg_database WHERE datname = '{database.Name}'")[0]);
    }

    [SkippableFact]
    public void WhileADumpRunsItsPasswordIsInNoProcessesArguments()
    {
        var database = Make();
        var login = DatabaseLogins.Of(database)!;
        var seen = 0;
        var output = new HookedStream(_ => seen = seen > 0 ? seen : ProcessScan.Without(login.Password!, "pg_dump", environments: false));

        new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = login }, output, CancellationToken.None);

        Assert.True(seen > 0);
    }

    [SkippableFact]
    public void AWrongPasswordIsToldAndIsInNoMessage()
    {
        var database = Make();

        var refusal = Assert.Throws<SopException>(() => new DatabaseDumper().Dump(
            new DumpRequest { Database = database, Login = new DatabaseLogin("sop", "kata-sandi-lain") }, Stream.Null, CancellationToken.None));

        Assert.Equal("SopDumpFailed", refusal.Id);
        Assert.Contains("DatabaseSecret", refusal.Phrase.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain("kata-sandi-lain", refusal.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ATableWithoutRightsIsRefusedByName()
    {
        var database = Make();
        var account = "sempit_" + Guid.NewGuid().ToString("N");
        _server.CreateAccount(account);

        var refusal = Assert.Throws<SopException>(() => Dump(database with { UserName = account }, out _));

        Assert.Equal("SopDumpFailed", refusal.Id);
        Assert.Contains("permission denied", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ADatabaseWhoseNameLooksLikeAConnectionIsOnlyAName()
    {
        var database = Make() with { Name = "host=evil.example user=x" };
        _server.Execute("postgres", $"CREATE DATABASE \"{database.Name}\"");

        Assert.Empty(Census(database).Tables);
        Dump(database, out var outcome);
        Assert.Empty(outcome.Tables);
    }

    private bool RunsRestricted() =>
        PostgreSqlClient.Find(new LocalPlace(_server.Database("postgres")), null, null, CancellationToken.None).KnowsRestrict;

    private DatabaseCensus Census(SiteDatabase database) =>
        _loader.Census(
            new CensusRequest { Database = database, Login = DatabaseLogins.Of(database), CountRows = true, Checksums = true },
            CancellationToken.None);

    private LoadOutcome Load(SiteDatabase database, byte[] dump, bool replace = false) => _loader.Load(
        new LoadRequest { Database = database, Login = DatabaseLogins.Of(database), AllowNotEmpty = replace }, new MemoryStream(dump),
        CancellationToken.None);

    private static byte[] Dump(SiteDatabase database, out DumpOutcome outcome, bool checksums = false)
    {
        using var output = new MemoryStream();
        outcome = new DatabaseDumper().Dump(
            new DumpRequest { Database = database, Login = DatabaseLogins.Of(database), Checksums = checksums }, output, CancellationToken.None);
        return output.ToArray();
    }

    private SiteDatabase Make()
    {
        _server = PostgreSqlServer.Get();
        var name = _server.CreateDatabase();
        _server.Execute(name, """
            CREATE TABLE berita (id int PRIMARY KEY, judul text, isi bytea, waktu timestamptz);
            INSERT INTO berita SELECT n, 'Judul ' || n || E' \\. \t\n é 图 😀', decode(md5(n::text), 'hex'), timestamptz '2026-01-01' + n * interval '1 hour' FROM generate_series(1, 3000) n;
            CREATE TABLE kosong (a int);
            CREATE SCHEMA arsip;
            CREATE TABLE arsip."Nama ""Aneh"", 图" (a text);
            INSERT INTO arsip."Nama ""Aneh"", 图" VALUES ('\.'), (NULL);
            CREATE VIEW terbaru AS SELECT id, judul FROM berita WHERE id > 2990;
            CREATE FUNCTION dua() RETURNS int LANGUAGE sql AS $$SELECT 2$$;
            """);
        return _server.Database(name);
    }
}
