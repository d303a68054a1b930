using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations;

public sealed class SituationReportsTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private SituationReports Reports => _desk.Workplace.Situations;

    [Fact]
    public void TheWholeWayOfSeed001IsDueByItsOwnTimes()
    {
        var report = Reports.Open(_desk.Site, "Situs lambat", "Admin Contoh");
        // Monday 08.00 plus 1 hari (450 working minutes of a 7.5 hour day) ends Monday 16.30.
        Assert.Equal(At("2026-11-16T16:30"), report.Due);

        _desk.Clock.UtcNow = At("2026-11-16T09:00");
        report = Reports.Submit(report.Number, "kasubbag-ptip", "Admin Contoh");
        Assert.Equal((SituationState.Submitted, At("2026-11-16T09:05")), (report.State, report.Due));

        _desk.Clock.UtcNow = At("2026-11-16T09:03");
        report = Reports.Submit(report.Number, "sekretaris", "Kasubbag Contoh");
        Assert.Equal((SituationState.Submitted, At("2026-11-16T11:03")), (report.State, report.Due));

        _desk.Clock.UtcNow = At("2026-11-16T10:00");
        report = Reports.Approve(report.Number, 1, "Sekretaris Contoh");
        // 1 jam to 3 hari: the upper end is due, after 180 minutes of this afternoon... 1350 working minutes from 10.00.
        Assert.Equal(SituationState.Approved, report.State);
        Assert.Equal(1350, report.Step!.StandardMinutes);
        Assert.Equal(At("2026-11-16T11:00"), report.Step.WarnAt);

        _desk.Clock.UtcNow = At("2026-11-16T13:30");
        report = Reports.Resolve(report.Number, new SituationResolution { Action = "Server dijalankan", Performer = SituationPerformer.ThirdParty });
        Assert.Equal((SituationState.Resolved, At("2026-11-16T14:30")), (report.State, report.Due));

        _desk.Clock.UtcNow = At("2026-11-16T14:00");
        report = Reports.CloseWithBackup(report.Number, Set("pn-contoh", At("2026-11-16T13:50")));
        Assert.Equal(SituationState.Closed, report.State);
        Assert.Null(report.Due);
        Assert.All(report.Run!.Steps, step => Assert.Equal(Timeliness.OnTime, step.Timeliness));

        var log = _desk.Register.Log.Read().ToList();
        Assert.True(EscalationChain.Verify(log).IsValid);
        Assert.Equal(5, log.Count(entry => entry.Event == EscalationEvent.ActivityCompleted));
        Assert.Equal(
            [EscalationEvent.SituationOpened, EscalationEvent.SituationSubmitted, EscalationEvent.SituationSubmitted,
                EscalationEvent.SituationApproved,
                EscalationEvent.SituationResolved, EscalationEvent.SituationClosed],
            log.Select(entry => entry.Event).Where(happened => happened.ToString().StartsWith("Situation", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("pn-dumai/website", false)]
    [InlineData("pn-tais/website", true)]
    [InlineData("pa-mukomuko/website", false)]
    [InlineData("pn-bangil/sipp", false)]
    [InlineData("sop-05/website", false)]
    public void EveryProcedureOfTheSeedsGoesToItsEnd(string procedure, bool backsUpAgain)
    {
        _desk.Set(site => site with { Procedure = procedure });
        var report = Reports.Open(_desk.Site, "Uji", by: null);
        while (report.State is SituationState.Open || report.Step?.Duty == SopDuties.Forward) report = Reports.Submit(report.Number, "sekretaris");
        report = Reports.Approve(report.Number, 2);
        report = Reports.Resolve(report.Number, new SituationResolution { Action = "Diperbaiki", Performer = SituationPerformer.OwnStaff });

        Assert.Equal(backsUpAgain ? SituationState.Resolved : SituationState.Closed, report.State);
        Assert.Equal(report.State, Reports.Get(report.Number).State);
    }

    [Fact]
    public void TheLogNamesWhoHandedItToWhomWhenNobodyIsGiven()
    {
        _desk.Set(site => site with { Procedure = "pn-tais/website" });
        var report = Reports.Open(_desk.Site, "Uji", by: null);
        Reports.Submit(report.Number, "kasubbag-ptip");
        Reports.Submit(report.Number, "sekretaris");
        Reports.Approve(report.Number, 1);

        string Way(EscalationEvent happened) => string.Join(
            "; ", _desk.Register.Log.Read().Where(entry => entry.Event == happened).Select(entry => $"{entry.From} -> {entry.To}"));
        Assert.Equal("admin-website -> ", Way(EscalationEvent.SituationOpened));
        Assert.Equal("admin-website -> kasubbag-ptip; kasubbag-ptip -> sekretaris", Way(EscalationEvent.SituationSubmitted));
        Assert.Equal("sekretaris -> admin-website", Way(EscalationEvent.SituationApproved));
    }

    [Fact]
    public void AReportsPartsReadAsLinesInAList()
    {
        var report = Reports.Open(_desk.Site, "Uji", by: null);

        Assert.All(report.Facts, fact => Assert.Equal($"{fact.Topic}: {fact.Finding}", fact.ToString()));
        Assert.All(report.Alternatives, way => Assert.Equal($"{way.Number}. {way.Action}", way.ToString()));
        Assert.Equal(report.Diagnosis.Explanation.ToString(), report.Diagnosis.ToString());
    }

    [Fact]
    public void AWrongMoveIsRefusedWithWhatIsAllowedAndChangesNothing()
    {
        var report = Reports.Open(_desk.Site, "Uji", by: null);
        var before = _desk.Register.Log.Read().Count();

        var refusal = Assert.Throws<SopException>(() => Reports.Approve(report.Number, 1));

        Assert.Equal("SopSituationTransition", refusal.Id);
        Assert.Contains("Submit-SituationReport", refusal.Phrase.English, StringComparison.Ordinal);
        Assert.Contains("Submit-SituationReport", refusal.Phrase.Indonesian, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Register.Log.Read().Count());
    }

    [Fact]
    public void ABackupFromBeforeTheFixDoesNotCloseAReport()
    {
        var report = Resolved();

        var refusal = Assert.Throws<SopException>(() => Reports.CloseWithBackup(report.Number, Set("pn-contoh", _desk.Clock.UtcNow.AddMinutes(-1))));
        Assert.Equal("SopBackupNotAfterFix", refusal.Id);
        Assert.Throws<SopException>(() => Reports.CloseWithBackup(report.Number, Set("pn-lain", _desk.Clock.UtcNow.AddMinutes(1))));
        Assert.Throws<SopException>(() => Reports.CloseWithBackup(
            report.Number, Set("pn-contoh", _desk.Clock.UtcNow.AddMinutes(1)) with { State = BackupState.Damaged }));
        Assert.Equal(SituationState.Resolved, Reports.Get(report.Number).State);
    }

    [Theory]
    [InlineData(AvailabilityFailure.Dns, DiagnosisCause.Domain, ThirdPartyKind.Domain)]
    [InlineData(AvailabilityFailure.Connect, DiagnosisCause.Hosting, ThirdPartyKind.Hosting)]
    [InlineData(AvailabilityFailure.Timeout, DiagnosisCause.Hosting, ThirdPartyKind.Hosting)]
    [InlineData(AvailabilityFailure.LocalNetwork, DiagnosisCause.Connection, ThirdPartyKind.Connection)]
    [InlineData(AvailabilityFailure.Tls, DiagnosisCause.Certificate, ThirdPartyKind.Hosting)]
    [InlineData(AvailabilityFailure.Http, DiagnosisCause.Website, null)]
    [InlineData(AvailabilityFailure.Content, DiagnosisCause.Website, null)]
    public void TheDiagnosisFollowsTheFailedCheckAndNamesTheThirdParty(AvailabilityFailure failure, DiagnosisCause cause, ThirdPartyKind? party)
    {
        _desk.Register.Sites.Put(new SopThirdParty { Name = "Penyedia Contoh", Kind = party ?? ThirdPartyKind.Other });
        _desk.Register.Checks.Add(new SiteAvailability
        {
            Name = "pn-contoh",
            Uri = new Uri("https://www.example.go.id/"),
            State = failure == AvailabilityFailure.LocalNetwork ? AvailabilityState.Unknown : AvailabilityState.Down,
            Failure = failure,
            Reason = new Phrase("down", "mati"),
            CheckedAt = _desk.Clock.UtcNow,
        });

        var report = Reports.Open(_desk.Site, symptom: null, by: null);

        Assert.Equal(cause, report.Diagnosis.Cause);
        Assert.True(report.Alternatives.Length >= 2);
        Assert.Equal(Enumerable.Range(1, report.Alternatives.Length), report.Alternatives.Select(way => way.Number));
        Assert.Contains(report.Alternatives, way => way.ThirdParty == (party ?? ThirdPartyKind.Other) && way.ThirdPartyName == "Penyedia Contoh");
        Assert.Contains(report.Facts, fact => fact.Finding.Indonesian == "mati");
    }

    [Fact]
    public void WhatIsNotKnownIsSaidToBeNotKnown()
    {
        var report = Reports.Open(_desk.Site, "Uji", by: null);

        Assert.True(report.Facts.Length >= 5);
        Assert.All(report.Facts, fact => Assert.Null(fact.At));
        Assert.Equal(DiagnosisCause.None, report.Diagnosis.Cause);
    }

    [Fact]
    public void NumbersRunWithinTheMonthOfTheSitesZone()
    {
        _desk.Set(site => site with { Zone = "WIT" });
        _desk.Clock.UtcNow = DateTimeOffset.Parse("2026-11-30T14:59:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("LS-2026-11-0001", Reports.Open(_desk.Site, "a", null).Number);
        Assert.Equal("LS-2026-11-0002", Reports.Open(_desk.Site, "b", null).Number);
        _desk.Clock.UtcNow = DateTimeOffset.Parse("2026-11-30T15:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("LS-2026-12-0001", Reports.Open(_desk.Site, "c", null).Number);
    }

    [Fact]
    public void AProcedureWithoutAReportIsRefused()
    {
        _desk.Set(site => site with { Procedure = "pa-mukomuko/it-policy" });

        Assert.Equal("SopProcedureHasNoReport", Assert.Throws<SopException>(() => Reports.Open(_desk.Site, "x", null)).Id);
        Assert.Empty(_desk.Register.Log.Read());
    }

    private SituationReport Resolved()
    {
        var report = Reports.Open(_desk.Site, "Uji", by: null);
        Reports.Submit(report.Number, "kasubbag-ptip");
        Reports.Submit(report.Number, "sekretaris");
        Reports.Approve(report.Number, 1);
        return Reports.Resolve(report.Number, new SituationResolution { Action = "Diperbaiki", Performer = SituationPerformer.OwnStaff });
    }

    private static WebsiteBackup Set(string site, DateTimeOffset at) =>
        new() { Site = site, Name = "set", Path = "set", CreatedAt = at, State = BackupState.Complete };

    private static DateTimeOffset At(string wib) =>
        DateTimeOffset.Parse(wib + "+07:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
}
