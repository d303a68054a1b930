using System.Data.Common;
using SopWebsite.Adapters;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures;

/// <summary>Several writers, a log that cannot be written, and hands in the database.</summary>
public sealed class SopRunsSafetyTests : RunsTestBase
{
    [Fact]
    public void WritersSideBySideGetTheirOwnIds()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var register = new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
            for (var n = 0; n < 5; n++) RunsOf(register).Start(Request());
        });

        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"R-20261120-{n:0000}"), _runs.Find().Select(run => run.Id));
        Assert.True(EscalationChain.Verify(_register.Log.Read()).IsValid);
    }

    [Fact]
    public void OfTwoWhoCompleteTheSameActivityAtOnceOneIsRefused()
    {
        var id = _runs.Start(Request()).Id;
        var refused = 0;
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var register = new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
            try
            {
                RunsOf(register).Complete(id, 1, new());
            }
            catch (SopException failure) when (failure.Id == "SopActivityOutOfOrder")
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.Equal((3, 2), (refused, _runs.Get(id).ActiveStep!.Activity));
        Assert.Single(_register.Log.Read(), entry => entry.Event == EscalationEvent.ActivityCompleted);
    }

    [Fact]
    public void WhatCannotBeLoggedDoesNotHappen()
    {
        var id = _runs.Start(Request()).Id;
        var unlogged = new SopRuns(_register.Runs, new FullLog(), _register, new TestProcedures(), new TestCalendar(), _clock);

        Assert.Throws<IOException>(() => unlogged.Complete(id, 1, new()));
        Assert.Throws<IOException>(() => unlogged.Start(Request()));

        Assert.Equal(1, _runs.Get(id).ActiveStep!.Activity);
        Assert.Single(_runs.Find());
    }

    [Theory]
    [InlineData("UPDATE run_event SET at = '2020-01-01T00:00:00.000Z'")]
    [InlineData("DELETE FROM run_event")]
    public void TheDatabaseRefusesToChangeWhatHappened(string sql)
    {
        _runs.Start(Request());

        Assert.Contains("append-only", Assert.ThrowsAny<DbException>(() => TestRegister.Execute(_folder, sql)).Message, StringComparison.Ordinal);
    }
}
