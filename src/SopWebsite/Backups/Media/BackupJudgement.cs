using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>Judges how backups stand: each part of the rule with its reason, what is to be seen to, and the verdict.</summary>
internal static class BackupJudgement
{
    private const int Wanted = 3, WantedKinds = 2;

    public static BackupCompliance Of(BackupCompliance found)
    {
        if (found.Set is null)
        {
            var none = new Phrase("there is no good backup", "tidak ada cadangan yang baik");
            return found with
            {
                Verdict = BackupVerdict.None,
                Rules = [
                    .. new[] { BackupRule.Copies, BackupRule.Media, BackupRule.OffSite, BackupRule.Age }
                    .Select(rule => new BackupRuleResult(rule, IsMet: false, none))],
                Findings = [new Phrase("No good backup is known. Back up now.", "Tidak ada cadangan yang baik. Segera lakukan backup.")],
            };
        }
        BackupRuleResult[] rules = [Copies(found), Media(found), OffSite(found), Age(found)];
        return found with
        {
            Verdict = !rules[3].IsMet ? BackupVerdict.Overdue : rules.All(rule => rule.IsMet) ? BackupVerdict.Met : BackupVerdict.Lacking,
            Rules = rules,
            Findings = [.. rules.Where(rule => !rule.IsMet).Select(rule => rule.Reason), .. Others(found)],
        };
    }

    private static BackupRuleResult Copies(BackupCompliance found)
    {
        // The site's own data is the first of the three.
        var (count, there) = (found.Copies + 1, found.Places.Where(place => place.Counts).ToList());
        var (english, indonesian) = (Listed(there, Language.English), Listed(there, Language.Indonesian));
        return new BackupRuleResult(BackupRule.Copies, count >= Wanted, new Phrase(
            $"{count} copies ({Wanted} asked for): the site itself, {english}",
            $"{count} salinan (diminta {Wanted}): situs itu sendiri, {indonesian}"));
    }

    private static BackupRuleResult Media(BackupCompliance found)
    {
        var kinds = found.Kinds.Append(MediumKind.InternalDisk).Distinct().OrderBy(kind => kind).ToList();
        string Said(Language language) => string.Join(", ", kinds.Select(kind => MediumNames.Of(kind).In(language)));
        return new BackupRuleResult(BackupRule.Media, kinds.Count >= WantedKinds, new Phrase(
            $"{kinds.Count} kind(s) of media ({WantedKinds} asked for): {Said(Language.English)}",
            $"{kinds.Count} jenis media (diminta {WantedKinds}): {Said(Language.Indonesian)}"));
    }

    private static BackupRuleResult OffSite(BackupCompliance found)
    {
        var elsewhere = found.Places.Where(place => place.Counts && place.OffSite).ToList();
        return new BackupRuleResult(BackupRule.OffSite, elsewhere.Count > 0, elsewhere.Count > 0
            ? new Phrase(
                $"a copy elsewhere: {Listed(elsewhere, Language.English)}", $"salinan di luar gedung: {Listed(elsewhere, Language.Indonesian)}")
            : new Phrase("no copy in another building", "tidak ada salinan di luar gedung"));
    }

    private static BackupRuleResult Age(BackupCompliance found)
    {
        var (age, within) = (found.AgeInWorkingDays!.Value, found.WithinWorkingDays);
        return new BackupRuleResult(BackupRule.Age, age <= within, new Phrase(
            $"the newest good backup is {age} working day(s) old, {within} allowed",
            $"cadangan baik terbaru berumur {age} hari kerja, batasnya {within}"));
    }

    private static IEnumerable<Phrase> Others(BackupCompliance found)
    {
        foreach (var place in found.Places.Where(place => !place.Counts))
        {
            yield return place.LacksBase
                ? new Phrase($"the copy on {Name(place, Language.English)} is differential and its full set is not there",
                    $"salinan di {Name(place, Language.Indonesian)} adalah cadangan selisih tanpa set penuhnya")
                : place.VerifiedAt is null
                ? new Phrase($"the copy on {Name(place, Language.English)} was never read back and does not count",
                    $"salinan di {Name(place, Language.Indonesian)} belum pernah dibaca ulang sehingga tidak dihitung")
                : new Phrase(
                    $"the copy on {Name(place, Language.English)} is gone or damaged",
                    $"salinan di {Name(place, Language.Indonesian)} hilang atau rusak");
        }
        if (found.Kinds.Contains(MediumKind.FlashDisk))
            yield return new Phrase("a copy is on a flash disk, which the guide to backing up SIPP advises against",
                "ada salinan di flash disk, yang tidak disarankan oleh panduan backup SIPP");
        if (found.LastDrill is null) yield return new Phrase("no restore drill is known", "belum ada uji restorasi yang tercatat");
        if (found.DrillPassed == false) yield return new Phrase("the last restore drill failed", "uji restorasi terakhir gagal");
    }

    private static string Listed(IEnumerable<BackupPlace> places, Language language) =>
        string.Join(", ", places.Select(place => Name(place, language)));

    private static string Name(BackupPlace place, Language language) => $"{place.Where} ({MediumNames.Of(place.Kind).In(language)})";
}
