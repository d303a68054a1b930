using SopWebsite.Escalations;

namespace SopWebsite.Tests.Situations.Routing;

/// <summary>Random times, looks, acknowledgements, pauses and absences: nothing owed is missing, nothing is told twice, it only climbs.</summary>
public sealed class EscalationPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void NothingIsDroppedDoubledOrToldDownwards(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 12; n++)
        {
            using var script = new WatchScript($"2026-11-{16 + random.Next(5)}T08:{random.Next(10, 60)}+07:00");
            for (var move = random.Next(10, 40); move > 0; move--)
            {
                script.Wait(random);
                Do(script, random);
            }
            script.ToWork();
            script.Check();
            AssertSound(script);
            AssertNothingIsMissing(script);
        }
    }

    [Fact]
    public void LookingOftenOrRarelyEndsOnTheSameRung()
    {
        var random = new Random(9);
        for (var n = 0; n < 12; n++)
        {
            var start = $"2026-11-{16 + random.Next(5)}T08:{random.Next(10, 60)}+07:00";
            using var often = new WatchScript(start);
            using var rarely = new WatchScript(start);
            for (var move = random.Next(5, 30); move > 0; move--)
            {
                often.Wait(random);
                rarely.Desk.Clock.UtcNow = often.Desk.Clock.UtcNow;
                if (random.Next(5) == 0)
                {
                    often.Pause();
                    rarely.Pause();
                }
                often.Check();
            }
            if (often.IsSuspended)
            {
                often.Pause();
                rarely.Pause();
            }
            often.ToWork();
            rarely.ToWork();
            often.Check();
            rarely.Check();

            Assert.Equal(Escalated(often), Escalated(rarely));
            // Whoever comes late says once that it is still open, not once for each day that he missed.
            Assert.True(rarely.Entries.Count(entry => entry.Event is EscalationEvent.StillOpen or EscalationEvent.Reminded) <= 1);
            Assert.Equal(StillOpenToday(often), StillOpenToday(rarely));
        }

        static IEnumerable<string?> Escalated(WatchScript script) =>
            script.Entries.Where(entry => entry.Event == EscalationEvent.Escalated).Select(entry => entry.To);

        static bool StillOpenToday(WatchScript script) => script.Entries.Exists(entry =>
            entry.Event == EscalationEvent.StillOpen && script.Calendar.DateOf(entry.At) == script.Calendar.DateOf(script.Desk.Clock.UtcNow));
    }

    private static void Do(WatchScript script, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                script.Pause();
                break;
            case 1 or 2:
                script.Acknowledge(random.Next(5));
                break;
            case 3:
                script.Absent(random);
                break;
            case 4:
                script.MoveOn();
                break;
            default:
                var entries = script.Check().Where(entry => entry.Evidence is null).ToList();
                if (!script.IsAtWork || script.IsSuspended) Assert.Empty(entries);
                Assert.Empty(script.Check());
                break;
        }
    }

    private static void AssertSound(WatchScript script)
    {
        Assert.True(EscalationChain.Verify(script.Desk.Register.Log.Read()).IsValid);
        var rungs = script.Entries.Where(entry => entry.Event == EscalationEvent.Escalated)
            .Select(entry => Array.IndexOf(WatchScript.Chain, entry.To)).ToList();
        Assert.All(rungs, rung => Assert.True(rung > script.Bottom));
        Assert.Equal(rungs.Distinct().Order(), rungs);
        Assert.True(script.Entries.Count(entry => entry.Event == EscalationEvent.Warning) <= 1);
        foreach (var day in script.Entries.GroupBy(entry => script.Calendar.DateOf(entry.At)))
        {
            Assert.True(
                day.Count(entry => entry.Event == EscalationEvent.StillOpen) <= 1 + day.Count(entry => entry.Event == EscalationEvent.Acknowledged));
            if (day.Any(entry => entry.Event is EscalationEvent.StillOpen or EscalationEvent.Reminded or EscalationEvent.Escalated or EscalationEvent.Warning))
                Assert.NotEmpty(script.Calendar.HoursOf(day.Key));
        }
    }

    /// <summary>By the script's own reckoning: the rung that is owed was told, or a higher one where nobody held it.</summary>
    private static void AssertNothingIsMissing(WatchScript script)
    {
        if (script.IsSuspended) return;
        var (since, held) = script.Answers.Count > 0 ? script.Answers[^1] : (0, script.Bottom);
        var passed = (script.Worked - since) / script.Standard;
        if (passed == 0) return;
        var owed = Math.Min(held + passed, WatchScript.Chain.Length - 1);
        var told = script.Entries.Where(entry => entry.Event == EscalationEvent.Escalated).ToList();
        Assert.True(told.Select(entry => Array.IndexOf(WatchScript.Chain, entry.To)).Append(held).Max() >= owed, $"rung {owed} was not told");
        // A rung that was passed over was passed over because nobody held it.
        for (var rung = held + 1; rung <= owed; rung++)
        {
            if (told.Exists(entry => entry.To == WatchScript.Chain[rung])) continue;
            Assert.Contains(
                told, entry => Array.IndexOf(WatchScript.Chain, entry.To) > rung
                    && entry.FollowUp!.Contains("berhalangan", StringComparison.Ordinal));
        }
        var beyond = held + passed >= WatchScript.Chain.Length;
        if (beyond)
            Assert.Contains(
                script.Entries,
                entry => entry.Event == EscalationEvent.StillOpen
                    && script.Calendar.DateOf(entry.At) == script.Calendar.DateOf(script.Desk.Clock.UtcNow));
    }
}
