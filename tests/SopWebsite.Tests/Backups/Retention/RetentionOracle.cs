using System.Globalization;
using SopWebsite.Backups.Retention;

namespace SopWebsite.Tests.Backups.Retention;

/// <summary>
/// Which sets stay, worked out the other way round: a set is kept by a rule when nothing newer shares its period and fewer periods than the
/// rule's number lie after it. Every set is asked by itself, of all the others.
/// </summary>
internal static class RetentionOracle
{
    public static HashSet<string> Kept(IReadOnlyList<OracleSet> sets, BackupRetention rules, TimeSpan offset)
    {
        var whole = sets
            .Where(set => set.IsGood && (set.Base is null || sets.Any(other => other.IsGood && other.Base is null && other.Name == set.Base)))
            .ToList();
        var kept = whole.Where(set => KeptByRule(set, whole, rules, offset)).Select(set => set.Name).ToHashSet();
        var complete = whole.Where(set => set.IsComplete).ToList();
        var last = (complete.Count > 0 ? complete : whole).OrderBy(set => set.At).ThenBy(set => set.Name, StringComparer.Ordinal).LastOrDefault();
        if (last is not null) kept.Add(last.Name);
        kept.UnionWith(whole.Where(set => kept.Contains(set.Name)).Select(set => set.Base).OfType<string>().ToList());
        // What does not count is never removed without being asked for.
        kept.UnionWith(sets.Except(whole).Select(set => set.Name));
        return kept;
    }

    private static bool KeptByRule(OracleSet set, List<OracleSet> all, BackupRetention rules, TimeSpan offset)
    {
        var newer = all.Where(other => other.At > set.At || (other.At == set.At && string.CompareOrdinal(other.Name, set.Name) > 0)).ToList();
        return newer.Count < rules.KeepLast
            || Stays(rules.KeepDaily, date => (date.Year, date.DayOfYear))
            || Stays(rules.KeepWeekly, date => (ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date)))
            || Stays(rules.KeepMonthly, date => (date.Year, date.Month))
            || Stays(rules.KeepYearly, date => (date.Year, 0));

        bool Stays(int count, Func<DateTime, (int, int)> period)
        {
            var own = period(Wall(set));
            var after = newer.Select(other => period(Wall(other))).Distinct().ToList();
            return !after.Contains(own) && after.Count < count;
        }

        DateTime Wall(OracleSet one) => (one.At + offset).UtcDateTime;
    }
}

/// <summary>A set of the oracle.</summary>
internal sealed record OracleSet(string Name, DateTimeOffset At, bool IsGood, bool IsComplete, string? Base);
