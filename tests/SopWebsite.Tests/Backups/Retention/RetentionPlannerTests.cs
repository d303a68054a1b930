using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Backups.Retention;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Retention;

public sealed class RetentionPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 2, 30, 0, TimeSpan.Zero);

    private sealed record Case(OracleSet[] Sets, int[] Counts, int Zone);

    [Fact]
    public void WhatStaysIsWhatTheOracleKeeps() => Property.Holds(2601, 2000, Make, Smaller, asked =>
    {
        var rules = Rules(asked.Counts);
        var zone = new[] { "WIB", "WITA", "WIT" }[asked.Zone];

        var plan = new RetentionPlanner("pn-contoh", zone, new RetentionOptions(), rules, Now).Decide(asked.Sets.Select(Retained));

        Assert.Equal(
            RetentionOracle.Kept(asked.Sets, rules, TimeSpan.FromHours(7 + asked.Zone)).Order(StringComparer.Ordinal),
            plan.Verdicts.Where(verdict => verdict.Action == RetentionAction.Keep).Select(verdict => verdict.Name).Order(StringComparer.Ordinal));
        Assert.Equal(asked.Sets.Length, plan.Verdicts.Count);
        Assert.All(plan.Verdicts, verdict => Assert.NotEmpty(verdict.Reasons));
        NothingGoesBeforeWhatBuildsOnIt(asked, plan);
    });

    [Theory]
    // 2026 began in WIT while it was 2025 in WIB; and 2027 begins within a week of 2026.
    [InlineData("WIT", 2, 0, "s3 s1", "2025-12-31T14:30Z 2025-12-31T15:30Z 2026-06-01T00:00Z")]
    [InlineData("WIB", 2, 0, "s3 s2", "2025-12-31T14:30Z 2025-12-31T15:30Z 2026-06-01T00:00Z")]
    [InlineData("WIB", 0, 2, "s3 s2", "2026-12-31T20:00Z 2027-01-03T02:00Z 2027-01-03T18:00Z")]
    [InlineData("WIB", 0, 2, "s3 s1", "2026-12-27T16:30Z 2026-12-31T20:00Z 2027-01-03T16:30Z")]
    public void YearsAndWeeksEndByTheSitesWallClock(string zone, int yearly, int weekly, string kept, string times)
    {
        var sets = times.Split(' ').Select(
            (time, at) => new OracleSet("s" + (at + 1).ToString(CultureInfo.InvariantCulture), At(time), true, true, null));
        var rules = new BackupRetention { KeepYearly = yearly, KeepWeekly = weekly };

        var plan = new RetentionPlanner("pn-contoh", zone, new RetentionOptions(), rules, Now).Decide(sets.Select(Retained));

        Assert.Equal(kept, string.Join(' ', plan.Verdicts.Where(verdict => verdict.Action == RetentionAction.Keep).Select(verdict => verdict.Name)));
    }

    [Fact]
    public void TheReasonsAreSaidInBothLanguages()
    {
        OracleSet[] sets = [
            new("baru", At("2026-11-21T02:00:00Z"), true, true, "lama"), new("lama", At("2026-11-01T02:00:00Z"), true, true, null),
            new("usang", At("2026-10-01T02:00:00Z"), true, true, null)];

        var plan = new RetentionPlanner("pn-contoh", "WIB", new RetentionOptions(), new BackupRetention { KeepDaily = 1 }, Now)
            .Decide(sets.Select(Retained));

        Assert.Equal(
            ["terbaru pada hari 2026-11-21 (1/1); set utuh terbaru, selalu disimpan", "menjadi dasar 'baru'", "tidak ada aturan yang menyimpannya"],
            plan.Verdicts.Select(verdict => string.Join("; ", verdict.Reasons.Select(reason => reason.Text.Indonesian))));
        Assert.Equal("newest of the day 2026-11-21 (1/1)", plan.Verdicts[0].Reasons[0].Text.English);
        Assert.Equal("baru", Path.GetFileName(plan.Anchor));
    }

    private static void NothingGoesBeforeWhatBuildsOnIt(Case asked, RetentionPlan plan)
    {
        var order = plan.Verdicts.Select((verdict, at) => (verdict.Name, at)).ToDictionary(pair => pair.Name, pair => pair.at);
        var gone = plan.Verdicts.Where(verdict => verdict.Action == RetentionAction.Remove).Select(verdict => verdict.Name).ToHashSet();
        foreach (var set in asked.Sets.Where(set => set.IsGood && set.Base is not null && gone.Contains(set.Base)))
            Assert.True(!plan.Verdicts[order[set.Name]].Action.Equals(RetentionAction.Keep) && order[set.Name] < order[set.Base!]);
    }

    private static Case Make(Random random)
    {
        var start = new DateTimeOffset(2024 + random.Next(4), 11 + random.Next(2), 1 + random.Next(28), random.Next(24), 0, 0, TimeSpan.Zero);
        var step = TimeSpan.FromHours(new[] { 1, 7, 24, 30, 24 * 8, 24 * 40 }[random.Next(6)]);
        var sets = new List<OracleSet>();
        var at = start;
        for (var n = random.Next(40); n > 0; n--)
        {
            // Now and then two of one instant, and instants around midnight of one of the zones.
            at += random.Next(12) == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)(step.Ticks * random.NextDouble() * 2));
            if (random.Next(6) == 0) at = new DateTimeOffset(at.Year, at.Month, at.Day, 14 + random.Next(4), 59 * random.Next(2), 59, TimeSpan.Zero);
            var good = random.Next(8) != 0;
            var foundations = sets.Where(set => set.Base is null && set.At < at).ToList();
            var needs = foundations.Count > 0 && random.Next(3) == 0 ? foundations[random.Next(foundations.Count)].Name : null;
            sets.Add(new OracleSet("s" + sets.Count.ToString("D3", CultureInfo.InvariantCulture), at, good, good && random.Next(5) != 0, needs));
        }
        var shuffled = sets.ToArray();
        random.Shuffle(shuffled);
        return new Case(shuffled, [.. Enumerable.Range(0, 5).Select(_ => random.Next(3) == 0 ? random.Next(8) : 0)], random.Next(3));
    }

    private static IEnumerable<Case> Smaller(Case asked)
    {
        foreach (var sets in Property.Smaller(asked.Sets, _ => [])) yield return asked with { Sets = sets };
        foreach (var counts in Property.Smaller(asked.Counts, Property.Smaller).Where(counts => counts.Length == 5))
            yield return asked with { Counts = counts };
    }

    private static RetainedSet Retained(OracleSet set) => new(
        new WebsiteBackup
        {
            Name = set.Name,
            Path = "/sets/" + set.Name,
            CreatedAt = set.At,
            State = !set.IsGood ? BackupState.Damaged : set.IsComplete ? BackupState.Complete : BackupState.Incomplete,
        },
        set.Base is null ? null : "/sets/" + set.Base);

    private static BackupRetention Rules(int[] counts) =>
        new() { KeepLast = counts[0], KeepDaily = counts[1], KeepWeekly = counts[2], KeepMonthly = counts[3], KeepYearly = counts[4] };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
