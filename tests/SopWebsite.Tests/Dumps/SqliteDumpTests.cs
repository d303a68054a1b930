using System.Globalization;
using Microsoft.Data.Sqlite;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Dumps;

/// <summary>Copies of SQLite databases, and copies put in place.</summary>
public sealed class SqliteDumpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DatabaseLoader _loader = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ADatabaseInUseIsCopiedAsItWasAtOneMoment()
    {
        var database = Make("WAL");
        using var writer = Open(database.Name);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                Run(writer, "BEGIN; UPDATE akun SET saldo = saldo - 1 WHERE id = 1; UPDATE akun SET saldo = saldo + 1 WHERE id = 2; INSERT "
                    + "INTO jejak DEFAULT VALUES; COMMIT");
        });
        for (var round = 0; round < 5; round++)
        {
            var dump = Dump(database, out var outcome);
            var copy = database with { Name = _folder[$"salinan-{round}"] };
            Assert.True(Load(copy, dump).Created);
            Assert.Equal("1000", Ask(copy.Name, "SELECT SUM(saldo) FROM akun"));
            Assert.Equal(
                outcome.Tables.Single(table => table.Name == "jejak").Rows!.Value.ToString(CultureInfo.InvariantCulture),
                Ask(copy.Name, "SELECT COUNT(*) FROM jejak"));
            Assert.Empty(DatabaseComparison.Of(outcome.Tables, Census(copy).Tables));
        }
        stop.Cancel();
        writing.Wait();
    }

    [Fact]
    public void WhatKilledRunsLeftGoesWithTheNext()
    {
        using var gone = System.Diagnostics.Process.Start("true");
        gone.WaitForExit();
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var mark = Guid.NewGuid().ToString("N");
        string Name(string kind, string owner) => Path.Combine(Path.GetTempPath(), $"sop-{kind}-{owner}-{mark}");
        var dead = gone.Id.ToString(CultureInfo.InvariantCulture);
        var left = Directory.CreateDirectory(Name("sqlite", dead)).FullName;
        File.WriteAllText(Path.Combine(left, "copy"), "isi");
        File.WriteAllText(Name("options", dead), "isi");
        string[] kept = [Name("sqlite", own), Name("lain", dead), Name("sqlite", "x")];
        foreach (var path in kept) File.WriteAllText(path, "isi");

        Dump(Make("WAL"), out _);

        Assert.False(Directory.Exists(left) || File.Exists(Name("options", dead)));
        foreach (var path in kept)
        {
            Assert.True(File.Exists(path));
            File.Delete(path);
        }
    }

    [Fact]
    public void ATruncatedCopyIsRefusedAndWhatIsThereStays()
    {
        var database = Make("DELETE");
        var dump = Dump(database, out _);
        foreach (var length in new[] { 1, 99, 100, 4096, dump.Length / 2, dump.Length - 1 })
            Assert.Equal("SopDumpTruncated", Assert.Throws<SopException>(() => Load(database with { Name = _folder["baru"] }, dump[..length])).Id);
        Assert.False(File.Exists(_folder["baru"]));
        Assert.Equal("SopDumpTruncated", Assert.Throws<SopException>(() => Load(database, dump[..^1], replace: true)).Id);
        Assert.Equal("SopDatabaseNotEmpty", Assert.Throws<SopException>(() => Load(database, dump)).Id);
        Assert.Equal("1000", Ask(database.Name, "SELECT SUM(saldo) FROM akun"));

        Run(database.Name, "DELETE FROM akun");
        Assert.False(Load(database, dump, replace: true).Created);
        Assert.Equal("1000", Ask(database.Name, "SELECT SUM(saldo) FROM akun"));
    }

    [Fact]
    public void ADamagedPageIsFoundBeforeAnythingIsKept()
    {
        var database = Make("DELETE");
        var dump = Dump(database, out _);
        // The second page is the root of a table's tree: its type is its first byte.
        dump[4096] = 0x7F;

        Assert.Equal("SopDumpTruncated", Assert.Throws<SopException>(() => Load(database with { Name = _folder["baru"] }, dump)).Id);
        Assert.False(File.Exists(_folder["baru"]));
    }

    [Fact]
    public void WhatIsNoDatabaseOrNotThereIsNamed()
    {
        File.WriteAllText(_folder["teks"], new string('x', 5000));

        foreach (var name in new[] { "teks", "tidak-ada" })
        {
            var refusal = Assert.Throws<SopException>(() => Dump(new SiteDatabase { Name = _folder[name], Engine = DatabaseEngine.Sqlite }, out _));
            Assert.Equal(("SopDumpFailed", _folder[name]), (refusal.Id, refusal.Offender));
        }
        Assert.False(File.Exists(_folder["tidak-ada"]));
    }

    [Fact]
    public void ATrialsFileIsDroppedAndNoOther()
    {
        var database = Make("WAL");
        var scratch = ScratchDatabase.Like(database);
        Load(scratch, Dump(database, out var outcome));

        Assert.Empty(DatabaseComparison.Of(outcome.Tables, Census(scratch).Tables));
        Assert.Equal(
            "SopDatabaseNotScratch",
            Assert.Throws<SopException>(() => _loader.Drop(new CensusRequest { Database = database }, CancellationToken.None)).Id);
        _loader.Drop(new CensusRequest { Database = scratch }, CancellationToken.None);
        Assert.False(File.Exists(scratch.Name));
        Assert.True(File.Exists(database.Name));
    }

    [SkippableFact]
    public void AFileOnTheSitesHostIsCopiedThroughSsh()
    {
        Skip.If(Adapters.Processes.ProgramPath.Find("sqlite3") is null, "sqlite3 is not installed");
        var ssh = SshServer.Get();
        var database = Make("WAL", "nama 'aneh' \"$(touch x)\".db");

        Dump(database, out var here, checksums: true);
        var dump = Dump(database with { Ssh = ssh.Route() }, out var there, checksums: true);

        Assert.Empty(DatabaseComparison.Of(here.Tables, there.Tables));
        Load(database with { Name = _folder["dari-host"] }, dump);
        Assert.Equal("1000", Ask(_folder["dari-host"], "SELECT SUM(saldo) FROM akun"));
        var refusal = Assert.Throws<SopException>(() => Dump(database with { Name = "/tidak/ada.db", Ssh = ssh.Route() }, out _));
        Assert.Contains("/tidak/ada.db: not readable", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Dump(SiteDatabase database, out DumpOutcome outcome, bool checksums = false)
    {
        using var output = new MemoryStream();
        outcome = new DatabaseDumper().Dump(new DumpRequest { Database = database, Checksums = checksums }, output, CancellationToken.None);
        return output.ToArray();
    }

    private LoadOutcome Load(SiteDatabase database, byte[] dump, bool replace = false) =>
        _loader.Load(new LoadRequest { Database = database, AllowNotEmpty = replace }, new MemoryStream(dump), CancellationToken.None);

    private DatabaseCensus Census(SiteDatabase database) =>
        _loader.Census(new CensusRequest { Database = database, CountRows = true, Checksums = true }, CancellationToken.None);

    private SiteDatabase Make(string journal, string name = "situs.db")
    {
        var path = _folder[name];
        Run(path, $""""
            PRAGMA page_size = 4096; PRAGMA journal_mode = {journal};
            CREATE TABLE akun (id INTEGER PRIMARY KEY, saldo INT); INSERT INTO akun VALUES (1, 1000), (2, 0);
            CREATE TABLE "nama ""aneh""" (a TEXT, b BLOB, c REAL); INSERT INTO "nama ""aneh""" VALUES ('图', x'00ff', 1.5), (NULL, NULL, NULL);
            CREATE TABLE jejak (id INTEGER PRIMARY KEY);
            CREATE VIEW saldo AS SELECT SUM(saldo) FROM akun;
            """");
        return new SiteDatabase { Name = path, Engine = DatabaseEngine.Sqlite };
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Run(string path, string sql)
    {
        using var connection = Open(path);
        Run(connection, sql);
    }

    private static string Ask(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
