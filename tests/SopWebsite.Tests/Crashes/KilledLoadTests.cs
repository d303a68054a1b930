using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Restoring;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Crashes.Workers;
using SopWebsite.Tests.Dumps;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// Loads into a real MariaDB are killed (SIGKILL) before calls to the system chosen by chance. That server takes no CREATE TABLE back: what is
/// half says so, and the same command loads over it without being asked for.
/// </summary>
public sealed class KilledLoadTests(MariaDbServer server, ITestOutputHelper output) : IClassFixture<MariaDbServer>, IDisposable
{
    private const int Kills = 6;
    private const int Tables = 6;
    private const int Rows = 500;

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [SkippableFact]
    public void WhatIsHalfLoadedSaysSoAndTheNextRunLoadsAllOfIt()
    {
        Skip.If(TracedWorker.Missing is not null, TracedWorker.Missing);
        Skip.If(server.Missing is not null, server.Missing);
        var database = new SiteDatabase { Name = "situs_bunuh", Socket = server.Socket, UserName = "root" };
        server.Sql($"CREATE DATABASE {database.Name}");
        for (var n = 0; n < Tables; n++)
            server.Sql(
                $"CREATE TABLE t{n} (id INT PRIMARY KEY, isi TEXT) ENGINE=InnoDB; INSERT INTO t{n} SELECT seq, REPEAT('x', 1000) FROM "
                + $"seq_1_to_{Rows}", database.Name);
        Directory.CreateDirectory(_desk.Folder["tmp"]);
        _desk.Set(site => site with { BackupPath = _desk.Folder["sets"], Database = database });
        var set = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        string[] arguments =
            [
                "restore", TestRegister.In(_desk.Folder), _desk.Clock.UtcNow.ToString("o", CultureInfo.InvariantCulture), "database", set.Path,
                "situs_pulih",
            ];
        var calls = TracedWorker.Watch(_desk.Folder["tmp"], arguments);
        var whole = Census();
        Assert.Equal(Enumerable.Repeat<long?>(Rows, Tables), whole!.Tables.Select(table => table.Rows));
        var random = new Random(20261122);
        var (hit, half) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            server.Sql("DROP DATABASE IF EXISTS situs_pulih");
            // The most of the calls are the dump's way to the client; the few around it count as well.
            if (TracedWorker.Kill(_desk.Folder["tmp"], calls[random.Next(calls.Count)], arguments)) hit++;

            var found = Census();
            if (found is { IsEmpty: false, IsHalfLoaded: false }) Assert.Empty(DatabaseComparison.Of(whole.Tables, found.Tables));
            var plan = _desk.Workplace.Restores.Plan(set.Path, RestoreWorker.Options("database", "situs_pulih"));
            Assert.Equal(found?.IsHalfLoaded ?? false, plan.DatabaseHalfLoaded);
            if (found is { IsHalfLoaded: true })
            {
                half++;
                Assert.Null(plan.Refusal);
            }
            if (found is null or { IsEmpty: true } or { IsHalfLoaded: true })
                Assert.Contains(RestoreWorker.Done, TracedWorker.Run(_desk.Folder["tmp"], arguments));
            Assert.Empty(DatabaseComparison.Of(whole.Tables, Census()!.Tables));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Folder["tmp"], "sop-*"));
        }
        output.WriteLine($"{hit} of {Kills} runs killed, before one of {calls.Count} calls each; {half} left a database half loaded");
        Assert.True(hit > Kills * 3 / 4, $"only {hit} of {Kills} were hit");
        Assert.True(half > 0, "no kill hit the load");
    }

    private DatabaseCensus? Census()
    {
        try
        {
            return Desk.Adapters.Loader.Census(
                new CensusRequest
                {
                    Database = new SiteDatabase { Name = "situs_pulih", Socket = server.Socket }, Login = new DatabaseLogin("root", ""),
                    CountRows = true, Checksums = true,
                },
                CancellationToken.None);
        }
        catch (SopException failure) when (failure.Id == "SopDatabaseUnreadable")
        {
            return null;
        }
    }
}
