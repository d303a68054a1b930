using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Situations;

/// <summary>Several reports about one trouble.</summary>
public sealed class SituationMergeTests : SituationBench
{
    [Fact]
    public void AReportOpenedWhileOneAlikeIsOpenNamesIt()
    {
        Check(AvailabilityFailure.Connect);
        var first = Open();
        Assert.Empty(first.OpenAlike);
        Check(AvailabilityFailure.None);
        Assert.Empty(Open("Formulir rusak").OpenAlike);
        Check(AvailabilityFailure.Connect);

        Assert.Equal([first.Number], Open().OpenAlike);
    }

    [Fact]
    public void OneGoesOnWithWhatTheOthersBroughtAndTheyAreClosed()
    {
        var into = At("decide", "Situs lambat");
        Pass(TimeSpan.FromMinutes(5));
        Check(AvailabilityFailure.Content);
        var other = At("forward", "Halaman berubah");
        var third = Open("Situs aneh");

        var merged = Desk.Workplace.SituationMerges.Merge(into.Number, [other.Number, third.Number, other.Number], "Kasubbag Contoh");

        Assert.Equal(SituationState.Submitted, merged.State);
        Assert.Equal([other.Number, third.Number], merged.Merged.Select(part => part.Number));
        Assert.Equal("Halaman berubah", merged.Merged[0].Symptom.Indonesian);
        Assert.Contains(merged.Merged[0].Facts, fact => fact.Finding.Indonesian == "terlihat");
        // What one of them brought already is not said twice.
        Assert.Empty(merged.Merged[0].Facts.Intersect(merged.Merged[1].Facts));
        Assert.Equal((SituationImpact.Court, SopSeverity.Critical), (merged.Grade.Impact, merged.Severity));
        var closed = Reports.Get(other.Number);
        Assert.Equal((SituationState.Closed, into.Number), (closed.State, closed.MergedInto));
        Assert.Equal(SopRunState.Closed, closed.Run!.State);
        Assert.Single(closed.Dispositions);
        Assert.Equal($"digabungkan ke {into.Number}", SituationNames.Of(closed).Indonesian);
        Assert.Equal([into.Number], Reports.Find(openOnly: true).Select(report => report.Number));
        Assert.Equal(
            [$"Digabungkan ke {into.Number}", $"Digabungkan ke {into.Number}", $"Menerima gabungan: {other.Number}, {third.Number}"],
            Desk.Register.Log.Read().Where(entry => entry.Event == EscalationEvent.SituationMerged).Select(entry => entry.FollowUp));
        Assert.True(EscalationChain.Verify(Desk.Register.Log.Read()).IsValid);
        var refusal = Assert.Throws<SopException>(() => Reports.Submit(other.Number, "sekretaris"));
        Assert.Contains(into.Number, refusal.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void NoSheetOfAMergedReportStaysOpenAndTheLogSaysSoToWhoeverHadIt()
    {
        var into = At("decide", "Situs lambat");
        var other = At("decide", "Halaman berubah");
        var held = Desk.Workplace.Dispositions.Find(other.Number, openOnly: true);
        Assert.NotEmpty(held);

        Desk.Workplace.SituationMerges.Merge(into.Number, [other.Number], "Kasubbag Contoh");

        Assert.Empty(Desk.Workplace.Dispositions.Find(other.Number, openOnly: true));
        Assert.All(
            Desk.Workplace.Dispositions.Find(other.Number),
            sheet => Assert.Equal((DispositionState.Done, Desk.Clock.UtcNow), (sheet.State, sheet.DoneAt ?? default)));
        Assert.Equal(
            held.Select(
                sheet => (
                    sheet.Number, sheet.To, $"Lembar disposisi {sheet.Number} selesai tanpa tindak lanjut: laporan digabungkan ke {into.Number}")),
            Desk.Register.Log.Read().Where(entry => entry.Event == EscalationEvent.Note)
                .Select(entry => (entry.Evidence, entry.To, entry.FollowUp))!);
        // Nothing of it is told of any more, and the sheet of the report that goes on is still where it was.
        Pass(TimeSpan.FromDays(14));
        Assert.DoesNotContain(Desk.Workplace.Watch.Check().Entries, entry => entry.Report == other.Number);
        Assert.NotEmpty(Desk.Workplace.Dispositions.Find(into.Number, openOnly: true));
    }

    [Fact]
    public void WhatWasMergedIntoAMergedOneStaysWithIt()
    {
        var (first, second, third) = (Open("a"), Open("b"), Open("c"));
        Desk.Workplace.SituationMerges.Merge(second.Number, [third.Number]);

        var merged = Desk.Workplace.SituationMerges.Merge(first.Number, [second.Number]);

        Assert.Equal([third.Number, second.Number], merged.Merged.Select(part => part.Number));
    }

    [Fact]
    public void OthersSitesItselfDecidedAndClosedOnesAreRefusedAndNoneIsMerged()
    {
        var into = Open("a");
        var fine = Open("b");
        var decided = At("fix", "c");
        var closed = At("closed", "d");
        Desk.Workplace.Sites.Register(new SopSite { Name = "pn-lain", Procedure = "pn-tais/website" });
        var elsewhere = Reports.Open(Desk.Workplace.Sites.Get("pn-lain"), "e", null);
        var before = Desk.Register.Log.Read().Count();

        Assert.Equal("SopMergeItself", Refused(into.Number));
        Assert.Equal("SopMergeOtherSite", Refused(fine.Number, elsewhere.Number));
        Assert.Equal("SopSituationTransition", Refused(fine.Number, decided.Number));
        Assert.Equal("SopSituationTransition", Refused(fine.Number, closed.Number));
        Assert.Equal("SopSituationNotFound", Refused(fine.Number, "LS-0000-00-0000"));
        Assert.Equal("SopMergeNothing", Refused());

        Assert.Equal(before, Desk.Register.Log.Read().Count());
        Assert.Null(Reports.Get(fine.Number).MergedInto);
        Assert.Equal(decided.Number, Desk.Workplace.SituationMerges.Merge(decided.Number, [fine.Number]).Number);

        string Refused(params string[] from) => Assert.Throws<SopException>(() => Desk.Workplace.SituationMerges.Merge(into.Number, from)).Id;
    }
}
