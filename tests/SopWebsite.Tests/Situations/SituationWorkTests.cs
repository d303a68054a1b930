using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Ways;
using SopWebsite.Situations.Work;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Situations;

/// <summary>What people add to a report by hand.</summary>
public sealed class SituationWorkTests : SituationBench
{
    private SituationWork Work => Desk.Workplace.SituationWork;

    [Fact]
    public void PeopleMayGradeASituationOtherwiseAndSayWhy()
    {
        var report = Open();
        var graded = Work.Change(report.Number, new SituationChange
        {
            Impact = SituationImpact.Court, Urgency = SituationUrgency.Now, Reason = "Sidang hari ini", By = "Kasubbag Contoh",
        });

        Assert.Equal((SopSeverity.Critical, 1), (graded.Severity, graded.Priority));
        Assert.Equal("Sidang hari ini", graded.Grade.ImpactReason!.Indonesian);
        var entry = Desk.Register.Log.Read().Last();
        Assert.Equal((EscalationEvent.Note, "Kasubbag Contoh", report.Number), (entry.Event, entry.From, entry.Report));
        Assert.Equal("Penilaian: Medium, 3 (Part x Deadline) -> Critical, 1 (Court x Now)", entry.FollowUp);

        var eased = Work.Change(report.Number, new SituationChange { Urgency = SituationUrgency.CanWait });
        Assert.Equal("Sidang hari ini", eased.Grade.ImpactReason!.Indonesian);
        Assert.Equal("diisi secara manual", eased.Grade.UrgencyReason!.Indonesian);
    }

    [Fact]
    public void AnAlternativeIsAddedAndRecommended()
    {
        Desk.Register.Sites.Put(new SopThirdParty { Name = "Rekanan Contoh", Kind = ThirdPartyKind.Other });
        var report = Open();
        var count = report.Alternatives.Length;
        var changed = Work.Change(report.Number, new SituationChange
        {
            Alternative = new AlternativeChange
            {
                Action = "Memakai server pengadilan tinggi", Risk = "Kapasitas terbatas", Cost = SituationCost.None,
                WorkingTime = new TimeAmount(0, 3, 0), ThirdParty = ThirdPartyKind.Other,
            },
            Recommendation = count + 1,
            Reason = "Paling cepat",
            By = "Staf Contoh",
        });

        var added = changed.Alternatives[count];
        Assert.Equal(
            (count + 1, "Memakai server pengadilan tinggi", "Staf Contoh", "Rekanan Contoh"),
            (added.Number, added.Action.Indonesian, added.AddedBy, added.ThirdPartyName));
        Assert.Equal((SituationCost.None, new TimeAmount(0, 3, 0), "Kapasitas terbatas"), (added.Cost, added.WorkingTime, added.Risk.Indonesian));
        Assert.Equal((count + 1, "Paling cepat"), (changed.Recommendation, changed.RecommendationReason!.Indonesian));
        Reports.Submit(report.Number, "kasubbag-ptip");
        Reports.Submit(report.Number, "sekretaris");
        Assert.Equal(count + 1, Reports.Approve(report.Number, count + 1).Decision!.Alternative);
    }

    [Fact]
    public void AnAlternativeIsWordedAnewOnlyBeforeAnOfficerReadIt()
    {
        var report = Open();
        var changed = Work.Change(
            report.Number, new SituationChange { Alternative = new AlternativeChange { Number = 1, Risk = "Lain", CostNote = "menurut penawaran" } });
        Assert.Equal(("Lain", "menurut penawaran"), (changed.Alternatives[0].Risk.Indonesian, changed.Alternatives[0].CostNote!.Indonesian));
        Assert.Equal(report.Alternatives[0].Action, changed.Alternatives[0].Action);

        Reports.Submit(report.Number, "kasubbag-ptip");
        var refusal = Assert.Throws<SopException>(() => Work.Change(
            report.Number, new SituationChange { Alternative = new AlternativeChange { Number = 1, Action = "Lain sama sekali" } }));
        Assert.Equal("SopAlternativeSubmitted", refusal.Id);
        Assert.Equal(
            report.Alternatives.Length + 1,
            Work.Change(report.Number, new SituationChange { Alternative = new AlternativeChange { Action = "Tambahan" } }).Alternatives.Length);
    }

    [Fact]
    public void TheCauseAsPeopleHaveItComesFirstAndBringsItsWaysOut()
    {
        Check(AvailabilityFailure.Connect);
        var report = Open();
        var changed = Work.Change(report.Number, new SituationChange { Cause = DiagnosisCause.Website, Reason = "Plugin rusak", By = "Staf Contoh" });

        Assert.Equal((DiagnosisCause.Website, "Plugin rusak"), (changed.Diagnosis.Cause, changed.Diagnosis.Explanation.Indonesian));
        Assert.Equal([DiagnosisCause.Website, DiagnosisCause.Hosting], changed.Diagnoses.Select(found => found.Cause));
        Assert.Contains(changed.Diagnoses[0].Against, fact => fact.Indonesian.Contains("Hosting", StringComparison.Ordinal));
        Assert.Equal(report.Alternatives.Select(way => way.Action), changed.Alternatives.Take(report.Alternatives.Length).Select(way => way.Action));
        Assert.Equal(Enumerable.Range(1, changed.Alternatives.Length), changed.Alternatives.Select(way => way.Number));
        Assert.StartsWith("Own staff", changed.Alternatives[changed.Recommendation - 1].Action.English, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotSaidOrNotThereIsRefusedAndNothingIsWritten()
    {
        var report = Open();
        var before = Desk.Register.Log.Read().Count();

        Assert.Equal("SopAlternativeUnknown", Refused(new SituationChange { Recommendation = 99 }));
        Assert.Equal("SopAlternativeUnknown", Refused(new SituationChange { Alternative = new AlternativeChange { Number = 99, Risk = "x" } }));
        Assert.Equal("SopActionMissing", Refused(new SituationChange { Alternative = new AlternativeChange { Risk = "x" } }));
        Assert.Equal("SopActionMissing", Assert.Throws<SopException>(() => Work.Act(report.Number, " ")).Id);
        // A change that changes nothing is nothing to tell of.
        Work.Change(report.Number, new SituationChange { Cause = report.Diagnosis.Cause });
        Assert.Equal(before, Desk.Register.Log.Read().Count());
        Assert.Equal(report.Alternatives.Length, Reports.Get(report.Number).Alternatives.Length);

        string Refused(SituationChange change) => Assert.Throws<SopException>(() => Work.Change(report.Number, change)).Id;
    }

    [Fact]
    public void TheStepsOfTheWorkAreNotedWithTheirTimesAndEvidence()
    {
        var report = At("fix");
        var file = Desk.Folder["tiket.txt"];
        File.WriteAllText(file, "tiket");
        Pass(TimeSpan.FromMinutes(10));
        Work.Act(report.Number, "Tiket dibuka", "Staf Contoh", [file]);
        Pass(TimeSpan.FromMinutes(20));
        var worked = Work.Act(report.Number, "Server dimulai ulang");

        Assert.Equal(["Tiket dibuka", "Server dimulai ulang"], worked.Actions.Select(action => action.Action));
        Assert.Equal(TimeSpan.FromMinutes(20), worked.Actions[1].At - worked.Actions[0].At);
        Assert.Equal(SopWebsite.Files.Sha256Hex.OfText("tiket"), worked.Actions[0].Evidence[0].Sha256);
        Assert.Equal(SituationState.Approved, worked.State);
        var entries = Desk.Register.Log.OfRun(report.Run!.Id).Where(entry => entry.Event == EscalationEvent.Note).ToList();
        Assert.Equal(["Tiket dibuka", "Server dimulai ulang"], entries.Select(entry => entry.FollowUp));
        Assert.Contains("sha256:", entries[0].Evidence, StringComparison.Ordinal);
        Assert.Equal("SopEvidenceUnreadable", Assert.Throws<SopException>(() => Work.Act(report.Number, "x", null, [Desk.Folder["tak-ada"]])).Id);
        Assert.Equal(2, Reports.Get(report.Number).Actions.Length);
        Assert.Equal(2, Reports.Resolve(report.Number, new SituationResolution { Action = "Pulih", Performer = SituationPerformer.ThirdParty }).Actions.Length);
    }
}
