using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Retention;

/// <summary>Decides which sets stay. Knows nothing of disks: it is given what there is.</summary>
internal sealed class RetentionPlanner(string site, string zone, RetentionOptions options, BackupRetention rules, DateTimeOffset now)
{
    /// <summary>How long a leftover is left alone: a run may still be at work on it.</summary>
    public static readonly TimeSpan Leave = TimeSpan.FromDays(1);

    private readonly Dictionary<string, List<RetentionReason>> _kept = new(StringComparer.Ordinal);

    /// <summary>A verdict on each set, the newest first.</summary>
    public RetentionPlan Decide(IEnumerable<RetainedSet> given)
    {
        var sets = given.ToList();
        sets.Sort((left, right) => Nullable.Compare(right.Backup.CreatedAt, left.Backup.CreatedAt) is not 0 and var order
            ? order
            : string.CompareOrdinal(right.Backup.Name, left.Backup.Name));
        var full = new HashSet<string>(sets.Where(set => IsGood(set) && set.Base is null).Select(set => set.Backup.Path), StringComparer.Ordinal);
        var good = sets.Where(set => IsGood(set) && (set.Base is null || full.Contains(set.Base))).ToList();
        var anchor = good.Find(set => set.Backup.State == BackupState.Complete) ?? good.FirstOrDefault();
        KeepByRules(good);
        if (anchor is not null)
            Keep(anchor, RetentionRule.LastGood, new Phrase("the newest whole set, which always stays", "set utuh terbaru, selalu disimpan"));
        foreach (var set in good.Where(set => set.Base is not null && _kept.ContainsKey(set.Backup.Path)).ToList())
            Keep(set.Base!, RetentionRule.Base, new Phrase($"'{set.Backup.Name}' builds on it", $"menjadi dasar '{set.Backup.Name}'"));
        var counted = new HashSet<RetainedSet>(good);
        return new RetentionPlan
        {
            Site = site,
            Retention = rules,
            Anchor = anchor?.Backup.Path,
            Verdicts = [.. sets.Select(set => Judge(set, counted.Contains(set))).OfType<RetentionVerdict>()],
        };
    }

    private static bool IsGood(RetainedSet set) =>
        set.Place == RetainedPlace.Here && set.Backup.CreatedAt is not null && set.Backup.State is BackupState.Complete or BackupState.Incomplete;

    /// <summary>Going from the newest to the oldest, each rule takes the first set of every period until it has had its number of periods.</summary>
    private void KeepByRules(List<RetainedSet> good)
    {
        Take(rules.KeepLast, RetentionRule.Last, set => set.Backup.Path, "", "");
        Take(rules.KeepDaily, RetentionRule.Daily, set => Text(DayOf(set)), "day", "hari");
        Take(rules.KeepWeekly, RetentionRule.Weekly, set => Text(MondayOf(DayOf(set))), "week from", "minggu mulai");
        Take(rules.KeepMonthly, RetentionRule.Monthly, set => Text(DayOf(set)).Substring(0, 7), "month", "bulan");
        Take(rules.KeepYearly, RetentionRule.Yearly, set => Text(DayOf(set)).Substring(0, 4), "year", "tahun");

        void Take(int count, RetentionRule rule, Func<RetainedSet, string> period, string english, string indonesian)
        {
            var taken = 0;
            string? last = null;
            foreach (var set in good)
            {
                if (taken == count) return;
                var at = period(set);
                if (string.Equals(at, last, StringComparison.Ordinal)) continue;
                last = at;
                taken++;
                var of = taken.ToString(CultureInfo.InvariantCulture) + "/" + count.ToString(CultureInfo.InvariantCulture);
                Keep(set, rule, rule == RetentionRule.Last
                    ? new Phrase($"one of the newest ({of})", $"termasuk yang terbaru ({of})")
                    : new Phrase($"newest of the {english} {at} ({of})", $"terbaru pada {indonesian} {at} ({of})"));
            }
        }
    }

    private RetentionVerdict? Judge(RetainedSet set, bool counted)
    {
        var backup = set.Backup;
        if (backup.State == BackupState.Partial)
        {
            // Nobody works on it but a removal, and two of them do each other no harm.
            if (BackupSet.RemovedFrom(backup.Path) is not null && set.Place == RetainedPlace.Here)
                return Of(
                    set, RetentionAction.Remove, RetentionRule.Unfinished, new Phrase("its removal was interrupted", "penghapusannya terputus"));
            return options.Partial ? Leftover(set) : null;
        }
        if (_kept.TryGetValue(backup.Path, out var reasons)) return Of(set, RetentionAction.Keep, [.. reasons]);
        var forget = options.Forget ? RetentionAction.Forget : RetentionAction.Keep;
        return set.Place switch
        {
            RetainedPlace.Gone => Of(set, forget, RetentionRule.Gone, new Phrase(
                "its folder is not there (a disk that is not attached?); only the register knows it",
                "foldernya tidak ada (disk belum terpasang?); hanya tercatat di register")),
            RetainedPlace.Elsewhere => Of(set, forget, RetentionRule.Elsewhere, new Phrase(
                "it lies outside of the site's backup folder and is never deleted from here",
                "berada di luar folder cadangan situs, tidak pernah dihapus dari sini")),
            _ when counted => Of(set, RetentionAction.Remove, RetentionRule.Superseded,
                new Phrase("no rule keeps it", "tidak ada aturan yang menyimpannya")),
            _ => Of(set, options.Damaged ? RetentionAction.Remove : RetentionAction.Keep, RetentionRule.Damaged, new Phrase(
                "it is damaged or lacks the set it builds on; it stands for no day, week, month or year",
                "rusak atau set dasarnya tidak ada; tidak dihitung untuk hari, minggu, bulan, atau tahun mana pun")),
        };
    }

    private RetentionVerdict? Leftover(RetainedSet set) => set.TouchedAt is { } touched && now - touched < Leave
        ? Of(set, RetentionAction.Keep, RetentionRule.Busy, new Phrase(
            "a run may still be at work on it: it was written to within the last day", "mungkin masih dikerjakan: ditulis dalam satu hari terakhir"))
        : set.Place != RetainedPlace.Here ? null
        : Of(set, RetentionAction.Remove, RetentionRule.Leftover, new Phrase("an interrupted run left it", "sisa proses yang terputus"));

    private void Keep(RetainedSet set, RetentionRule rule, Phrase text) => Keep(set.Backup.Path, rule, text);

    private void Keep(string path, RetentionRule rule, Phrase text)
    {
        if (!_kept.TryGetValue(path, out var reasons)) _kept.Add(path, reasons = []);
        reasons.Add(new RetentionReason(rule, text));
    }

    private RetentionVerdict Of(RetainedSet set, RetentionAction action, RetentionRule rule, Phrase text) =>
        Of(set, action, new RetentionReason(rule, text));

    private RetentionVerdict Of(RetainedSet set, RetentionAction action, params RetentionReason[] reasons) => new()
    {
        Site = site,
        Name = set.Backup.Name,
        Path = set.Backup.Path,
        CreatedAt = set.Backup.CreatedAt,
        Zone = zone,
        State = set.Backup.State,
        Bytes = set.Backup.ArchiveBytes is null && set.Backup.DumpBytes is null ? null : (set.Backup.ArchiveBytes ?? 0) + (set.Backup.DumpBytes ?? 0),
        Action = action,
        Reasons = reasons,
    };

    private DateTime DayOf(RetainedSet set) => IndonesianZone.ToLocal(set.Backup.CreatedAt!.Value, zone).Date;

    private static DateTime MondayOf(DateTime day) => day.Ticks < 7 * TimeSpan.TicksPerDay ? day : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
