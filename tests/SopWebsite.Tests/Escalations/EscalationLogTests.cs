using System.Data.Common;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Escalations;

public sealed class EscalationLogOnSqliteTests() : EscalationLogTests(new SqlitePlace());

public sealed class EscalationLogOnPostgreSqlTests() : EscalationLogTests(new PostgreSqlPlace())
{
    [SkippableFact]
    public void TheDatabaseRefusesToBeEmptied()
    {
        using (var register = Place.Open()) register.Log.Append(Draft("x"));

        Assert.Contains("append-only", Assert.ThrowsAny<DbException>(() => Place.Execute("TRUNCATE escalation_log")).Message, StringComparison.Ordinal);
    }
}

public abstract class EscalationLogTests(RegisterPlace place) : IDisposable
{
    protected RegisterPlace Place { get; } = place;

    public void Dispose()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public void WhatIsAppendedComesBackAndVerifies()
    {
        using var register = Place.Open();
        for (var n = 1; n <= 20; n++) register.Log.Append(Draft($"langkah {n}: \"=1+1\"\n"));

        var entries = register.Log.Read().ToList();

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), entries.Select(entry => entry.Number));
        Assert.Equal("langkah 7: \"=1+1\"\n", entries[6].FollowUp);
        Assert.True(EscalationChain.Verify(entries).IsValid);
    }

    [SkippableTheory]
    [InlineData("UPDATE escalation_log SET follow_up = 'lain' WHERE number = 3")]
    [InlineData("DELETE FROM escalation_log WHERE number = 3")]
    public void TheDatabaseRefusesUpdateAndDelete(string sql)
    {
        using (var register = Place.Open())
            for (var n = 1; n <= 5; n++) register.Log.Append(Draft("x"));

        var refusal = Assert.ThrowsAny<DbException>(() => Place.Execute(sql));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("UPDATE escalation_log SET follow_up = 'lain' WHERE number = 3", EscalationLogFault.Altered)]
    [InlineData("UPDATE escalation_log SET event = 'Bukan' WHERE number = 3", EscalationLogFault.Altered)]
    [InlineData("UPDATE escalation_log SET at = 'kemarin' WHERE number = 3", EscalationLogFault.Altered)]
    [InlineData("UPDATE escalation_log SET due = NULL WHERE number = 3", EscalationLogFault.Altered)]
    [InlineData("UPDATE escalation_log SET previous_hash = hash WHERE number = 3", EscalationLogFault.Unlinked)]
    [InlineData("DELETE FROM escalation_log WHERE number = 3", EscalationLogFault.Missing)]
    public void TamperingBehindTheTriggersIsFound(string sql, EscalationLogFault fault)
    {
        using (var register = Place.Open())
            for (var n = 1; n <= 5; n++) register.Log.Append(Draft("x"));
        Place.DropLogTriggers();
        Place.Execute(sql);

        using var again = Place.Open();
        var result = EscalationChain.Verify(again.Log.Read());

        Assert.Equal((false, fault, 3L), (result.IsValid, result.Fault, result.FirstBadEntry));
    }

    [SkippableFact]
    public void WritersWithTheirOwnConnectionsKeepOneChain()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var register = Place.Open();
            for (var n = 0; n < 50; n++) register.Log.Append(Draft("bersama"));
        });

        using var reader = Place.Open();
        var result = EscalationChain.Verify(reader.Log.Read());
        Assert.Equal((true, 200L), (result.IsValid, result.Entries));
    }

    [SkippableFact]
    public void AFailureTakesTheEntryBackWithTheRest()
    {
        using var register = Place.Open();

        Assert.Throws<InvalidOperationException>(() => register.Transact(() =>
        {
            register.Log.Append(Draft("x"));
            throw new InvalidOperationException("setelah menulis");
        }));

        Assert.Empty(register.Log.Read());
    }

    protected static EscalationDraft Draft(string followUp) => new()
    {
        At = new DateTimeOffset(2026, 11, 20, 9, 30, 15, 123, TimeSpan.FromHours(7)).AddTicks(4567),
        Event = EscalationEvent.Note,
        Site = "pn-contoh",
        Due = new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.FromHours(7)),
        StandardMinutes = 90,
        FollowUp = followUp,
    };
}
