using System.Data.Common;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Register;

public sealed class PostgreSqlRegisterTests : IDisposable
{
    private readonly PostgreSqlServer _server = PostgreSqlServer.Get();
    private readonly string _database;

    public PostgreSqlRegisterTests() => _database = _server.CreateDatabase();

    public void Dispose()
    {
        // The databases go with the server.
    }

    [SkippableFact]
    public void ReadingWhereThereIsNoneMakesNone()
    {
        using (var register = Open(RegisterAccess.Read)) Assert.Empty(register.Sites.All());

        Assert.Empty(_server.Read(_database, "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [SkippableFact]
    public void ItsLocationAndItsFailuresSayNothingOfThePassword()
    {
        using (var register = Open()) Assert.Equal(_server.AddressWithoutPassword(_database), register.Location);

        var failure = Fails("SopRegisterUnusable", _server.AddressWithoutPassword(_database));
        Assert.Equal(_server.AddressWithoutPassword(_database), failure.Offender);
        Fails("SopSecretUnreadable", _server.AddressWithoutPassword(_database) + "?passwordSecret=env:SOP_TEST_TIDAK_ADA");
        Assert.Contains("tidak_ada", Fails("SopRegisterUnusable", _server.Address("tidak_ada")).Message, StringComparison.Ordinal);
        Fails("SopRegisterUnusable", "postgresql://sop@127.0.0.1:1/court");
    }

    [SkippableFact]
    public void NamesCompareWithoutRegardToCaseAndTextsByteByByte()
    {
        using var register = Open();
        Assert.True(register.Sites.Add(new SopSite { Name = "PN-Contoh" }));
        Assert.False(register.Sites.Add(new SopSite { Name = "pn-CONTOH" }));
        Assert.Equal("PN-Contoh", register.Sites.Find("Pn-Contoh")?.Name);
        foreach (var role in new[] { "b", "A", "a", "B" })
            register.Sites.Put(new SopOfficer { Name = $"Nama {role}1{(char.IsUpper(role[0]) ? "x" : "")}", Role = role });

        Assert.Equal(["A", "B", "a", "b"], register.Sites.Officers().Select(officer => officer.Role));
    }

    [SkippableFact]
    public void ALockIsHeldByOneAndFreeWithItsConnection()
    {
        using var first = Open();
        using var second = Open();
        using (var held = first.TryLock("rutin"))
        {
            Assert.NotNull(held);
            Assert.Null(second.TryLock("rutin"));
            Assert.Null(first.TryLock("rutin"));
            using var other = second.TryLock("lain");
            Assert.NotNull(other);
        }

        using var again = second.TryLock("rutin");
        Assert.NotNull(again);
    }

    [SkippableFact]
    public void ARegisterOfANewerVersionIsRefused()
    {
        Open().Dispose();
        _server.Execute(_database, "UPDATE register_version SET number = 9999");

        Fails("SopRegisterNewer", _server.Address(_database));
    }

    [SkippableFact]
    public void SchemasOfOneDatabaseAreRegistersApart()
    {
        _server.Execute(_database, "CREATE SCHEMA \"pn-contoh\"; CREATE SCHEMA \"pa-contoh\"");
        using var court = Desk.Adapters.OpenRegister(_server.Address(_database) + "&schema=pn-contoh");
        using var other = Desk.Adapters.OpenRegister(_server.Address(_database) + "&schema=pa-contoh");
        court.Sites.Add(new SopSite { Name = "pn-contoh" });
        using var held = court.TryLock("rutin");
        using var theirs = other.TryLock("rutin");

        Assert.Empty(other.Sites.All());
        Assert.NotNull(theirs);
        Assert.EndsWith($"/{_database}?schema=pn-contoh", court.Location, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AnAccountWithTheRightsOfTheGuideWorksAndCannotChangeTheLog()
    {
        Open().Dispose();
        var account = $"staf_{Guid.NewGuid():N}";
        _server.CreateAccount(account);
        foreach (var grant in Guide.Grants(account)) _server.Execute(_database, grant);

        using var register = Desk.Adapters.OpenRegister(_server.Address(_database, account));
        var entry = register.Log.Append(Draft());
        register.Sites.Add(new SopSite { Name = "pn-contoh" });
        Assert.True(register.Sites.Remove("pn-contoh"));

        Assert.True(EscalationChain.Verify(register.Log.Read()).IsValid);
        Assert.Equal(1, entry.Number);
        foreach (var sql in new[]
        {
            "UPDATE escalation_log SET follow_up = 'lain'", "DELETE FROM escalation_log", "TRUNCATE escalation_log", "UPDATE run_event SET body = ''",
            "ALTER TABLE escalation_log DISABLE TRIGGER ALL", "DROP TRIGGER escalation_log_keep ON escalation_log",
        })
        {
            var refusal = Assert.ThrowsAny<DbException>(() => _server.Execute(_database, $"SET ROLE {account}; {sql}"));
            Assert.Contains(refusal.SqlState, new[] { "42501" });
        }
    }

    [SkippableFact]
    public void AnAccountThatMayOnlyReadIsToldSo()
    {
        Open().Dispose();
        var account = $"baca_{Guid.NewGuid():N}";
        _server.CreateAccount(account);
        _server.Execute(_database, $"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {account}");

        using var register = Desk.Adapters.OpenRegister(_server.Address(_database, account));

        Assert.Empty(register.Log.Read());
        Assert.Equal("SopRegisterReadOnly", Assert.Throws<SopException>(() => register.Log.Append(Draft())).Id);
        Assert.Equal("SopRegisterReadOnly", Assert.Throws<SopException>(() => register.Log.Append(Draft())).Id);
    }

    [SkippableFact]
    public void AConnectionThatBreaksFailsOnceByNameAndIsMadeAnew()
    {
        using var register = Open();
        Break();

        Assert.Equal("SopRegisterUnusable", Assert.Throws<SopException>(() => register.Log.Append(Draft())).Id);
        Assert.Equal(1, register.Log.Append(Draft()).Number);
    }

    [SkippableFact]
    public void ATransactionWhoseConnectionBreaksWritesNothingAtAll()
    {
        using var register = Open();
        var refused = new List<string>();
        register.Log.Append(Draft());

        Assert.Throws<SopException>(() => register.Transact(() =>
        {
            register.Log.Append(Draft());
            Break();
            for (var n = 0; n < 3; n++) refused.Add(Assert.Throws<SopException>(() => register.Log.Append(Draft())).Id);
        }));

        Assert.Equal(Enumerable.Repeat("SopRegisterUnusable", 3), refused);
        Assert.Single(register.Log.Read());
        Assert.Equal(2, register.Log.Append(Draft()).Number);
    }

    [SkippableFact]
    public void WhoWaitedInVainToWriteIsToldSoAndWritesLater()
    {
        _server.Execute("postgres", $"ALTER DATABASE {_database} SET lock_timeout = 100");
        using var first = Open();
        using var second = Open();

        first.Transact(() =>
        {
            first.Log.Append(Draft());
            Assert.Equal("SopRegisterBusy", Assert.Throws<SopException>(() => second.Log.Append(Draft())).Id);
            // Reading goes on meanwhile.
            Assert.Empty(second.Log.Read());
        });

        Assert.Equal(2, second.Log.Append(Draft()).Number);
    }

    [SkippableFact]
    public void OtherStatementsRunWhileTheLogIsRead()
    {
        using var register = Open();
        for (var n = 0; n < 3; n++) register.Log.Append(Draft());

        foreach (var entry in register.Log.Read()) Assert.Empty(register.Log.OfRun("R-1"));
    }

    private static EscalationDraft Draft() => new() { At = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), Event = EscalationEvent.Note };

    private static SopException Fails(string id, string location)
    {
        var failure = Assert.Throws<SopException>(() => Desk.Adapters.OpenRegister(location));
        Assert.Equal(id, failure.Id);
        Assert.DoesNotContain("passwordSecret", failure.Message, StringComparison.Ordinal);
        return failure;
    }

    private void Break() =>
        _server.Execute("postgres", $"SELECT CAST(pg_terminate_backend(pid, 10000) AS TEXT) FROM pg_stat_activity WHERE datname = '{_database}'");

    private IRegister Open(RegisterAccess access = RegisterAccess.Write) => Desk.Adapters.OpenRegister(_server.Address(_database), access);
}
