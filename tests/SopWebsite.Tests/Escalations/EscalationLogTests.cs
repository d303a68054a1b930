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

        Assert.Contains(
            "append-only", Assert.ThrowsAny<DbException>(() => Place.Execute("TRUNCATE escalation_log")).Message, StringComparison.Ordinal);
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

    [SkippableFact]
    public void AnyFieldChangedBehindTheTriggersIsFoundAndItsEntryNamed()
    {
        using (var register = Place.Open()) register.Log.AppendAll(Enumerable.Range(1, 5).Select(n => Full($"langkah {n}")));
        Place.DropLogTriggers();
        // Taken from the table itself: a column that no hash covers cannot come in unseen.
        var columns = Place.Columns().Where(name => name.StartsWith("escalation_log.", StringComparison.Ordinal)).Select(name => name.Split('.')[1])
            .ToList();
        Assert.Equal(18, columns.Count);

        foreach (var column in columns)
        {
            foreach (var value in Values(column))
            {
                var place = $"{column} = {value}";
                Place.Execute("CREATE TABLE kept AS SELECT * FROM escalation_log WHERE number = 3");
                Place.Execute($"UPDATE escalation_log SET {column} = {value} WHERE number = 3");
                using (var register = Place.Open())
                {
                    var result = EscalationChain.Verify(register.Log.Read());
                    Assert.True(result is { IsValid: false, FirstBadEntry: 3, Entries: 2 }, place);
                }
                Place.Execute(
                    "DELETE FROM escalation_log WHERE number = 3 OR number > 5; INSERT INTO escalation_log SELECT * FROM kept; DROP TABLE kept");
                using (var register = Place.Open()) Assert.True(EscalationChain.Verify(register.Log.Read()).IsValid, place);
            }
        }
    }

    [SkippableTheory]
    [InlineData("UPDATE escalation_log SET previous_hash = hash WHERE number = 3", EscalationLogFault.Unlinked)]
    [InlineData("UPDATE escalation_log SET event = 'bukan' WHERE number = 3", EscalationLogFault.Altered)]
    [InlineData("DELETE FROM escalation_log WHERE number = 3", EscalationLogFault.Missing)]
    [InlineData(
        "DELETE FROM escalation_log WHERE number = 3; UPDATE escalation_log SET number = number - 1 WHERE number > 3", EscalationLogFault.Unlinked)]
    [InlineData("UPDATE escalation_log SET number = -3 WHERE number = 3; UPDATE escalation_log SET number = 3 WHERE number = 4; "
        + "UPDATE escalation_log SET number = 4 WHERE number = -3", EscalationLogFault.Unlinked)]
    [InlineData("UPDATE escalation_log SET number = 6 WHERE number = 5; UPDATE escalation_log SET number = 5 WHERE number = 4; "
        + "UPDATE escalation_log SET number = 4 WHERE number = 3; INSERT INTO escalation_log SELECT 3, at, event, site, report, run, "
        + "procedure, activity, sender, "
        + "recipient, due, working_minutes, standard_minutes, timeliness, 'sisipan', evidence, previous_hash, 'x' FROM escalation_log "
        + "WHERE number = 4", EscalationLogFault.Altered)]
    public void AnEntryTakenOutSlippedInOrMovedIsFoundAndNamed(string sql, EscalationLogFault fault)
    {
        using (var register = Place.Open()) register.Log.AppendAll(Enumerable.Range(1, 5).Select(n => Full($"langkah {n}")));
        Place.DropLogTriggers();
        foreach (var statement in sql.Split("; ")) Place.Execute(statement);

        using var again = Place.Open();
        var result = EscalationChain.Verify(again.Log.Read());

        Assert.Equal((false, fault, 3L), (result.IsValid, result.Fault, result.FirstBadEntry));
    }

    [SkippableFact]
    public void AnEntryBeforeTheFirstIsFound()
    {
        using (var register = Place.Open()) register.Log.Append(Full("x"));
        Place.DropLogTriggers();
        Place.Execute(
            "INSERT INTO escalation_log SELECT -7, at, event, site, report, run, procedure, activity, sender, recipient, due, working_minutes, "
            + "standard_minutes, timeliness, follow_up, evidence, previous_hash, 'x' FROM escalation_log WHERE number = 1");

        using var again = Place.Open();
        Assert.Equal(
            (EscalationLogFault.Missing, 1L),
            (EscalationChain.Verify(again.Log.Read()).Fault, EscalationChain.Verify(again.Log.Read()).FirstBadEntry));
    }

    [SkippableFact]
    public void ALogCutAtItsEndIsFoundByTheHeadThatWasWrittenDown()
    {
        EscalationLogVerification known;
        using (var register = Place.Open())
        {
            register.Log.AppendAll(Enumerable.Range(1, 5).Select(n => Full($"langkah {n}")));
            known = EscalationChain.Verify(register.Log.Read());
        }
        Place.DropLogTriggers();
        Place.Execute("DELETE FROM escalation_log WHERE number > 3");

        using var again = Place.Open();
        Assert.True(EscalationChain.Verify(again.Log.Read()).IsValid);
        var result = EscalationChain.Verify(again.Log.Read(), new EscalationLogHead(known.Entries, known.LastHash));
        Assert.Equal((EscalationLogFault.Cut, 4L), (result.Fault, result.FirstBadEntry));

        // Written on past the old end, as if nothing had been: the count is right, the hash is not.
        for (var n = 0; n < 3; n++) again.Log.Append(Full("lain"));
        Assert.True(EscalationChain.Verify(again.Log.Read()).IsValid);
        Assert.Equal(
            EscalationLogFault.Rewritten, EscalationChain.Verify(again.Log.Read(), new EscalationLogHead(known.Entries, known.LastHash)).Fault);
    }

    [SkippableFact]
    public void ManyAtOnceAreTheSameAsOneByOne()
    {
        using var register = Place.Open();
        var one = Enumerable.Range(1, 7).Select(n => register.Log.Append(Full($"{n}"))).ToList();
        var written = register.Log.AppendAll(Enumerable.Range(1, 1234).Select(n => n % 2 == 0 ? Full($"{n}") : Draft("")));

        Assert.Equal(Enumerable.Range(8, 1234).Select(n => (long)n), written.Select(entry => entry.Number));
        Assert.Equal(one.Concat(written), register.Log.Read());
        Assert.True(EscalationChain.Verify(register.Log.Read()).IsValid);
        Assert.Empty(register.Log.AppendAll([]));
    }

    [SkippableFact]
    public void OfManyAtOnceOneThatFailsTakesAllBack()
    {
        using var register = Place.Open();
        IEnumerable<EscalationDraft> Some()
        {
            yield return Draft("x");
            throw new InvalidOperationException("di tengah");
        }

        Assert.Throws<InvalidOperationException>(() => register.Log.AppendAll(Some()));

        Assert.Empty(register.Log.Read());
    }

    [SkippableFact]
    public void WhatIsReadBackIsWhatWasHashedWhateverTheText()
    {
        using var register = Place.Open();
        var written = register.Log.AppendAll(new[] { "a\0b", "\uD83D", "é 😀 \u0001\r\n", "", " ", new string('x', 100_000) }.Select(Draft));

        Assert.Equal(written, register.Log.Read());
        Assert.True(EscalationChain.Verify(register.Log.Read()).IsValid);
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

    /// <summary>Values that are not what the column holds: a plausible one, nothing, and what only SQLite lets in.</summary>
    private IEnumerable<string> Values(string column)
    {
        var whole = column is "activity" or "working_minutes" or "standard_minutes";
        yield return column == "number" ? "99" : whole ? "7" : "'lain'";
        if (column is not ("number" or "at" or "event" or "timeliness" or "previous_hash" or "hash")) yield return "NULL";
        if (column is "at" or "due") yield return "'2026-11-20T09:31:00.000Z'";
        if (column is "event" or "timeliness") yield return column == "event" ? "'Warning'" : "'OnTime'";
        if (Place is SqlitePlace && whole)
            foreach (var odd in new[] { "'abc'", "99999999999", "x'00ff'", "1.5" }) yield return odd;
        if (Place is SqlitePlace && column == "follow_up")
            foreach (var odd in new[] { "12", "x'00ff'" }) yield return odd;
    }

    private static EscalationDraft Full(string followUp) => Draft(followUp) with
    {
        Report = "SIT-1", Run = "R-1", Procedure = "pn-tais/website", Activity = 6, From = "Nama Admin", To = "Nama Kasubbag", WorkingMinutes = 30,
        Timeliness = Timeliness.Late, Evidence = "bukti.png",
    };

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
