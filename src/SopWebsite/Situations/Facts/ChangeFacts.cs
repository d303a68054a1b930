using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Facts;

/// <summary>What changed about a site lately and who was told of it, as far as checks, reports and the log know.</summary>
internal static class ChangeFacts
{
    /// <summary>As many as an official reads in one line.</summary>
    private const int Shown = 3;

    public static IEnumerable<SituationFact> Of(SituationEvidence known)
    {
        yield return Content(known);
        yield return Settings(known);
        yield return Fix(known);
        yield return Told(known);
    }

    private static SituationFact Content(SituationEvidence known)
    {
        var topic = new Phrase("Last change of content", "Perubahan konten terakhir");
        return (known.NewestContent ?? known.Content) is { NewestDate: { } newest, Source: { } source } content
            ? FactSheet.Fact(
                topic,
                new($"{FactSheet.At(newest, known)} (from {ContentVerdict.Name(source).English})",
                    $"{FactSheet.At(newest, known)} (dari {ContentVerdict.Name(source).Indonesian})"),
                content.CheckedAt)
            : FactSheet.Fact(
                topic, new("not known: no date was found on the site", "tidak diketahui: tidak ada tanggal yang ditemukan pada situs"), null);
    }

    private static SituationFact Settings(SituationEvidence known)
    {
        var topic = new Phrase("Last change of the site's settings in the register", "Perubahan pengaturan situs terakhir di register");
        var last = known.Log.LastOrDefault(entry => entry.Event == EscalationEvent.Note
            && entry.FollowUp?.StartsWith(SiteChanges.Mark, StringComparison.Ordinal) == true);
        return last is null
            ? FactSheet.Fact(
                topic, new($"none in the log of the last {SituationEvidence.Days} days", $"tidak ada dalam log {SituationEvidence.Days} "
                    + "hari terakhir"), null)
            : FactSheet.Fact(
                topic, new($"{FactSheet.At(last.At, known)}: {last.FollowUp}", $"{FactSheet.At(last.At, known)}: {last.FollowUp}"), last.At);
    }

    private static SituationFact Fix(SituationEvidence known)
    {
        var topic = new Phrase("Last fix", "Perbaikan terakhir");
        var last = known.Reports.Where(report => report.Resolution is not null).OrderBy(report => report.Resolution!.At).LastOrDefault();
        if (last?.Resolution is not { } fix) return FactSheet.Fact(topic, new("none in the register", "tidak ada pada register"), null);
        var said = $"{FactSheet.At(fix.At, known)}, {last.Number}: {fix.Action}";
        return FactSheet.Fact(topic, new(said, said), fix.At);
    }

    private static SituationFact Told(SituationEvidence known)
    {
        var topic = new Phrase("Officers told", "Pejabat yang diberi tahu");
        var told = known.Log.Where(entry => SituationTelling.IsTelling(entry.Event) && entry.To is not null).ToList();
        if (told.Count == 0)
            return FactSheet.Fact(
                topic,
                new($"nobody, by the log of the last {SituationEvidence.Days} days", $"belum ada, menurut log {SituationEvidence.Days} "
                    + "hari terakhir"), null);
        var last = told.Skip(Math.Max(0, told.Count - Shown)).ToList();
        return FactSheet.Fact(topic, new(Said(Language.English), Said(Language.Indonesian)), told[told.Count - 1].At);

        string Said(Language language) => string.Join(
            "; ", last.Select(entry => $"{SopRoles.TitleOf(entry.To!).In(language)}, {FactSheet.At(entry.At, known)}"));
    }
}
