using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Dumps;

/// <summary>Databases behind a real SSH server, with real servers of both kinds.</summary>
public sealed class SshDumpTests(MariaDbServer server) : IClassFixture<MariaDbServer>
{
    private const string Password = "sandi 'ssh' \"$x`y\\ #;é";
    private static readonly DatabaseLogin Login = new("situs", Password);
    private static readonly string[] Ways = ["host", "tunnel", "port"];

    [SkippableFact]
    public void EveryWayGivesTheSameTables()
    {
        var database = Make("ssh_sama");
        var direct = Dump(database, out var expected);
        foreach (var way in Ways)
        {
            var dump = Through(way, database, place =>
            {
                using var output = new MemoryStream();
                var outcome = new MySqlDumper(place)
                    .Dump(new DumpRequest { Database = database, Login = Login, Checksums = true }, output, CancellationToken.None);
                Assert.Empty(DatabaseComparison.Of(expected.Tables, outcome.Tables));
                Assert.True(outcome.TablesCompared);
                return output.ToArray();
            });
            Assert.Equal(Body(direct), Body(dump));
        }
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADumpIsLoadedThroughSsh(bool tunnel)
    {
        var database = Make("ssh_muat" + tunnel);
        var dump = Dump(database, out var outcome);
        var loader = new DatabaseLoader();
        var scratch = ScratchDatabase.Like(database with { Ssh = SshServer.Get().Route(tunnel) });

        loader.Load(new LoadRequest { Database = scratch, Login = Login }, new MemoryStream(dump), CancellationToken.None);
        var census = loader.Census(
            new CensusRequest { Database = scratch, Login = Login, CountRows = true, Checksums = true }, CancellationToken.None);

        Assert.Empty(DatabaseComparison.Of(outcome.Tables, census.Tables));
        loader.Drop(new CensusRequest { Database = scratch, Login = Login }, CancellationToken.None);
        Assert.Equal("0", server.Sql($"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{scratch.Name}'").Trim());
    }

    [SkippableFact]
    public void PostgreSqlIsReachedBothWays()
    {
        var ssh = SshServer.Get();
        var postgres = PostgreSqlServer.Get();
        var name = postgres.CreateDatabase();
        postgres.Execute(name, "CREATE TABLE berita AS SELECT n, md5(n::text) AS isi FROM generate_series(1, 500) n");
        var database = postgres.Database(name);
        var loader = new DatabaseLoader();
        foreach (var tunnel in new[] { false, true })
        {
            var there = database with { Ssh = ssh.Route(tunnel) };
            using var output = new MemoryStream();
            var outcome = new DatabaseDumper()
                .Dump(new DumpRequest { Database = there, Login = DatabaseLogins.Of(there) }, output, CancellationToken.None);
            Assert.Equal(500, Assert.Single(outcome.Tables).Rows);

            var scratch = ScratchDatabase.Like(there);
            output.Position = 0;
            loader.Load(new LoadRequest { Database = scratch, Login = DatabaseLogins.Of(scratch) }, output, CancellationToken.None);
            Assert.Equal(500, Assert.Single(loader.Census(new CensusRequest { Database = scratch, Login = DatabaseLogins.Of(scratch), CountRows = true }, CancellationToken.None).Tables).Rows);
            loader.Drop(new CensusRequest { Database = scratch, Login = DatabaseLogins.Of(scratch) }, CancellationToken.None);
        }
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void AHostWithAnotherKeyIsNotTalkedTo(bool tunnel)
    {
        var ssh = SshServer.Get();
        var database = Make("ssh_kunci" + tunnel) with { Ssh = ssh.Route(tunnel) with { HostKey = [ssh.OtherKey] } };

        var refusal = Assert.Throws<SopException>(() => Dump(database, out _));

        Assert.Equal("SopSshHostKeyRefused", refusal.Id);
    }

    [SkippableFact]
    public void AKeyIsPinnedByItsFingerprintToo()
    {
        var ssh = SshServer.Get();
        var print = HostKeyPin.Parse(ssh.HostKey).Fingerprint;
        var database = Make("ssh_sidik") with { Ssh = ssh.Route() with { HostKey = [print] } };

        Assert.NotEmpty(Dump(database, out _));
        var other = database with { Ssh = ssh.Route() with { HostKey = [HostKeyPin.Parse(ssh.OtherKey).Fingerprint] } };
        Assert.Equal("SopSshHostKeyRefused", Assert.Throws<SopException>(() => Dump(other, out _)).Id);
    }

    [SkippableFact]
    public void TheKeyThatIsPinnedOfTheSitesServerCountsForItsDatabases()
    {
        var ssh = SshServer.Get();
        var database = Make("ssh_satu") with { Ssh = ssh.Route() with { HostKey = [] } };
        using var desk = new Desk();
        desk.Set(site => site with { RemoteRoot = ssh.Address("/srv/situs"), HostKey = [ssh.HostKey], BackupPath = desk.Folder["sets"] });
        desk.Workplace.Databases.Register("pn-contoh", database);
        var options = new BackupOptions { Parts = BackupParts.Database, Login = Login };

        Assert.Equal("ssh_satu", desk.Workplace.Backups.Backup(desk.Workplace.Sites.Get("pn-contoh"), options).Database);

        // As a register of before has it: a key of the database's own, another than the one of the site.
        desk.Set(
            _ => desk.Workplace.Sites.Get("pn-contoh") with { Database = database with { Ssh = ssh.Route() with { HostKey = [ssh.OtherKey] } } });
        Assert.Equal("ssh_satu", desk.Workplace.Backups.Backup(desk.Site, options).Database);
        desk.Set(site => site with { HostKey = [ssh.OtherKey] });
        Assert.Equal("SopSshHostKeyRefused", Assert.Throws<SopException>(() => desk.Workplace.Backups.Backup(desk.Site, options)).Id);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhileADumpRunsItsPasswordIsInNoProcessesArgumentsHereOrThere(bool tunnel)
    {
        var database = Make("ssh_argv" + tunnel) with { Ssh = SshServer.Get().Route(tunnel) };
        server.Sql(
            "CREATE TABLE besar (id INT PRIMARY KEY, isi LONGTEXT); INSERT INTO besar SELECT seq, REPEAT('isi', 5000) FROM seq_1_to_500",
            database.Name);
        var seen = 0;
        var output = new HookedStream(_ => seen = seen > 0 ? seen : ProcessScan.Without("x`y", database.Name, environments: true));

        new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Login }, output, CancellationToken.None);

        // The ssh here, the shell and the program there.
        Assert.InRange(seen, tunnel ? 1 : 2, 20);
    }

    [SkippableFact]
    public void AHostThatNobodyKnowsIsNotTrusted()
    {
        var ssh = SshServer.Get();
        var database = Make("ssh_asing") with { Ssh = ssh.Route() with { HostKey = [] } };

        Assert.Equal("SopSshHostKeyRefused", Assert.Throws<SopException>(() => Dump(database, out _)).Id);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void AConnectionThatIsCutAtHalfIsRefused(bool tunnel)
    {
        using var ssh = SshServer.StartOwn();
        var database = Make("ssh_putus" + tunnel) with { Ssh = ssh.Route(tunnel) };
        server.Sql(
            "CREATE TABLE besar (id INT PRIMARY KEY, isi LONGTEXT); INSERT INTO besar SELECT seq, REPEAT('isi', 5000) FROM seq_1_to_2000",
            database.Name);
        long written = 0;
        var cut = false;
        var output = new HookedStream(count =>
        {
            if ((written += count) < 3_000_000 || cut) return;
            cut = true;
            ssh.Cut();
        });

        var refusal = Assert.Throws<SopException>(
            () => new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Login }, output, CancellationToken.None));

        Assert.Contains(refusal.Id, new[] { "SopSshFailed", "SopDumpFailed" });
        Assert.InRange(written, 3_000_000, 29_000_000);
    }

    [SkippableFact]
    public void AKeyThatIsNotLetInAndAProgramThatIsNotThereAreTold()
    {
        var ssh = SshServer.Get();
        var database = Make("ssh_tolak");

        Assert.Equal(
            "SopSshFailed",
            Assert.Throws<SopException>(() => Dump(database with { Ssh = ssh.Route() with { KeyFile = ssh["stranger"] } }, out _)).Id);
        var refusal = Assert.Throws<SopException>(() => new DatabaseDumper().Dump(
            new DumpRequest { Database = database with { Ssh = ssh.Route() }, Login = Login, Command = "tidak-ada; touch x" }, Stream.Null,
            CancellationToken.None));
        Assert.Equal("SopDumpCommandNotFound", refusal.Id);
        Assert.Equal("SopDumpFailed", Assert.Throws<SopException>(() => new DatabaseDumper().Dump(
            new DumpRequest { Database = database with { Ssh = ssh.Route() }, Login = new DatabaseLogin("situs", "salah") }, Stream.Null,
            CancellationToken.None)).Id);
    }

    [Theory]
    [InlineData("-oProxyCommand=touch x")]
    [InlineData("host;touch x")]
    [InlineData("user@-host")]
    [InlineData("host:0")]
    [InlineData("host:70000")]
    [InlineData("host:ssh")]
    [InlineData("a b@host")]
    [InlineData("")]
    [InlineData("host\nx")]
    public void WhatCouldBeAnOptionOrACommandIsNoHost(string text) =>
        Assert.Equal("SopSshRouteInvalid", Assert.Throws<SopException>(() => SshRoute.Parse(text)).Id);

    [Theory]
    [InlineData("host", "host", null, null)]
    [InlineData("situs@host.example.go.id:2222", "host.example.go.id", 2222, "situs")]
    [InlineData("[2001:db8::1]:22", "2001:db8::1", 22, null)]
    [InlineData("u@2001:db8::1", "2001:db8::1", null, "u")]
    public void AHostIsReadAsItIsWritten(string text, string host, int? port, string? user)
    {
        var route = SshRoute.Parse(text);

        Assert.Equal((host, port, user), (route.Host, route.Port, route.UserName));
        Assert.Equal(route with { HostKey = [] }, SshRoute.Parse(route.ToString()) with { HostKey = route.HostKey });
    }

    private static T Through<T>(string way, SiteDatabase database, Func<ClientPlace, T> work)
    {
        var ssh = SshServer.Get();
        using ClientPlace place = way == "host" ? new SshPlace(database, ssh.Route())
            : SshTunnel.Open(database, ssh.Route(tunnel: true), sockets: way == "tunnel", CancellationToken.None);
        return work(place);
    }

    private static byte[] Dump(SiteDatabase database, out DumpOutcome outcome)
    {
        using var output = new MemoryStream();
        outcome = new DatabaseDumper().Dump(new DumpRequest { Database = database, Login = Login, Checksums = true }, output, CancellationToken.None);
        return output.ToArray();
    }

    /// <summary>A dump without its remarks: they name the host and the time.</summary>
    private static string Body(byte[] dump) =>
        string.Join('\n', System.Text.Encoding.UTF8.GetString(dump).Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));

    private SiteDatabase Make(string name)
    {
        Skip.If(server.Missing is not null, server.Missing);
        SshServer.Get();
        server.Sql($"CREATE DATABASE `{name}` CHARACTER SET utf8mb4");
        server.Sql(
            "CREATE TABLE berita (id INT PRIMARY KEY, judul VARCHAR(200)) ENGINE=InnoDB; INSERT INTO berita SELECT seq, CONCAT('Judul ''é "
            + "图 ', seq) FROM seq_1_to_1000", name);
        var password = Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        server.Sql($"CREATE OR REPLACE USER situs@localhost IDENTIFIED BY '{password}'; GRANT ALL ON *.* TO situs@localhost");
        return new SiteDatabase { Name = name, Socket = server.Socket };
    }
}
