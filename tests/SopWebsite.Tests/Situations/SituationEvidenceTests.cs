using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Grading;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Situations;

/// <summary>Facts, diagnosis and grade of a report, from what the register knows.</summary>
public sealed class SituationEvidenceTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(AvailabilityFailure.Connect, SiteKind.Website, SituationImpact.Whole, SituationUrgency.Now, SopSeverity.High, 1)]
    [InlineData(AvailabilityFailure.Connect, SiteKind.Sipp, SituationImpact.Court, SituationUrgency.Now, SopSeverity.Critical, 1)]
    [InlineData(AvailabilityFailure.Content, SiteKind.Website, SituationImpact.Court, SituationUrgency.Now, SopSeverity.Critical, 1)]
    [InlineData(AvailabilityFailure.LocalNetwork, SiteKind.Website, SituationImpact.Part, SituationUrgency.Worsening, SopSeverity.Medium, 3)]
    public void TheGradeFollowsTheFailedCheck(
        AvailabilityFailure failure, SiteKind kind, SituationImpact impact, SituationUrgency urgency, SopSeverity severity, int priority)
    {
        _desk.Set(site => site with { Kind = kind });
        Check("https://www.example.go.id/", failure);

        var report = Open();

        Assert.Equal((impact, urgency, severity, priority), (report.Grade.Impact, report.Grade.Urgency, report.Severity, report.Priority));
        Assert.NotNull(report.Grade.ImpactReason);
        Assert.NotNull(report.Grade.UrgencyReason);
        Assert.Equal(report.Grade, _desk.Workplace.Situations.Get(report.Number).Grade);
    }

    [Fact]
    public void APartOfTheSiteIsLessThanTheWhole()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.None);
        Check("https://www.example.go.id/sipp", AvailabilityFailure.Http);

        var report = Open();

        Assert.Equal((SituationImpact.Part, SituationUrgency.Now), (report.Grade.Impact, report.Grade.Urgency));
        Assert.Contains("1 of 2", report.Grade.ImpactReason!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void OldContentCanWaitAndAnEndThatDrawsNearIsADeadline()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.None);
        Stale();
        Assert.Equal((SituationImpact.Small, SituationUrgency.CanWait), Grade());

        Renew(RenewalKind.Domain, days: 20);
        Assert.Equal((SituationImpact.Small, SituationUrgency.Deadline), Grade());

        Renew(RenewalKind.Domain, days: -1);
        Assert.Equal((SituationImpact.Whole, SituationUrgency.Now), Grade());
    }

    [Fact]
    public void WhatIsNotKnownIsGradedInTheMiddleAndSaysSo()
    {
        var report = Open();

        Assert.Equal((SopSeverity.Medium, 3), (report.Severity, report.Priority));
        Assert.Contains("tidak diketahui", report.Grade.ImpactReason!.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void ALapsedDomainExplainsAWrongPageAndComesFirst()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.Content);
        Renew(RenewalKind.Domain, days: -3);

        var report = Open();

        Assert.Equal([DiagnosisCause.Domain, DiagnosisCause.Website], report.Diagnoses.Select(found => found.Cause));
        Assert.Equal(report.Diagnosis, report.Diagnoses[0].ToDiagnosis());
        Assert.Equal(DiagnosisCertainty.Strong, report.Diagnoses[0].Certainty);
        Assert.Equal(2, report.Diagnoses[0].Reasons.Length);
        Assert.Equal(ThirdPartyKind.Domain, report.Diagnosis.ThirdParty);
    }

    [Fact]
    public void WhatContradictsACauseIsSaidAndMakesItWeaker()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.Dns);
        Assert.Equal(DiagnosisCertainty.Probable, Open().Diagnoses[0].Certainty);

        Renew(RenewalKind.Domain, days: 200);
        Check("https://www.example.go.id/berita", AvailabilityFailure.None);
        var found = Open().Diagnoses[0];

        Assert.Equal(DiagnosisCause.Domain, found.Cause);
        Assert.Contains(found.Against, phrase => phrase.Indonesian.Contains("berlaku sampai", StringComparison.Ordinal));
        Assert.Contains(found.Against, phrase => phrase.Indonesian.Contains("/berita menjawab", StringComparison.Ordinal));
    }

    [Fact]
    public void AnOldCheckIsWeakEvidence()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.Connect);
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(49);

        var found = Open().Diagnoses[0];

        Assert.Equal(DiagnosisCertainty.Weak, found.Certainty);
        Assert.Contains(found.Against, phrase => phrase.English.Contains("49 hours old", StringComparison.Ordinal));
    }

    [Fact]
    public void SuccessfulAttacksAndAChangedPageAreOneStrongCause()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.Content);
        _desk.Register.Visitors.Add("pn-contoh", _desk.Clock.UtcNow, new VisitorScanSummary { Requests = 9, Hostile = 1, Succeeded = 2 }, []);

        var found = Assert.Single(Open().Diagnoses);

        Assert.Equal((DiagnosisCause.Website, DiagnosisCertainty.Strong), (found.Cause, found.Certainty));
        Assert.Equal(3, found.Reasons.Length);
    }

    [Fact]
    public void TheFactsNameLineBackupChangesFixesAndWhoWasTold()
    {
        Check("https://www.example.go.id/", AvailabilityFailure.LocalNetwork);
        Stale();
        var verified = At("2026-11-15T09:30");
        _desk.Register.Backups.Put(new WebsiteBackup
        {
            Site = "pn-contoh", Name = "set-lama", Path = "lama", CreatedAt = At("2026-11-14T16:00"), State = BackupState.Complete, Verified = true,
            VerifiedAt = verified,
        });
        _desk.Register.Backups.Put(new WebsiteBackup
        {
            Site = "pn-contoh", Name = "set-baru", Path = "baru", CreatedAt = At("2026-11-15T16:00"), State = BackupState.Complete,
        });
        _desk.Workplace.SiteChanges.Change(_desk.Site with { FreshnessLimit = 5, LogPath = ["/var/log/contoh"] });
        _desk.Workplace.SiteChanges.Change(_desk.Site with { FreshnessLimit = 5, LogPath = ["/var/log/contoh"] });
        var earlier = Open();
        var reports = _desk.Workplace.Situations;
        reports.Submit(earlier.Number, "kasubbag-ptip");
        reports.Submit(earlier.Number, "sekretaris");
        reports.Approve(earlier.Number, 1);
        reports.Resolve(earlier.Number, new SituationResolution { Action = "Kabel diganti", Performer = SituationPerformer.GeneralAffairs });

        var facts = Open().Facts;

        Assert.Equal("terputus pada pengecekan terakhir", Finding("Koneksi kantor sendiri"));
        Assert.StartsWith("set-baru, 2026-11-15 16:00 WIB, belum", Finding("Backup terakhir"), StringComparison.Ordinal);
        Assert.Equal("set-lama, diverifikasi 2026-11-15 09:30 WIB", Finding("Backup terverifikasi terakhir"));
        Assert.EndsWith("(dari feed)", Finding("Perubahan konten terakhir"), StringComparison.Ordinal);
        Assert.Equal("2026-11-16 08:00 WIB: Pengaturan situs diubah: LogPath, FreshnessLimit", Finding("Perubahan pengaturan"));
        Assert.Equal($"2026-11-16 08:00 WIB, {earlier.Number}: Kabel diganti", Finding("Perbaikan terakhir"));
        Assert.Equal("Kasubbag PTIP, 2026-11-16 08:00 WIB; Sekretaris, 2026-11-16 08:00 WIB", Finding("Pejabat yang diberi tahu"));
        Assert.Equal($"1: {earlier.Number}", Finding("Laporan serupa"));

        string Finding(string topic) =>
            Assert.Single(facts, fact => fact.Topic.Indonesian.StartsWith(topic, StringComparison.Ordinal)).Finding.Indonesian;
    }

    private (SituationImpact Impact, SituationUrgency Urgency) Grade() => Open().Grade is var grade ? (grade.Impact, grade.Urgency) : default;

    private SituationReport Open() => _desk.Workplace.Situations.Open(_desk.Site, symptom: null, by: null);

    private void Check(string uri, AvailabilityFailure failure) => _desk.Register.Checks.Add(new SiteAvailability
    {
        Name = "pn-contoh",
        Uri = new Uri(uri),
        State = failure switch
        {
            AvailabilityFailure.None => AvailabilityState.Up,
            AvailabilityFailure.LocalNetwork => AvailabilityState.Unknown,
            _ => AvailabilityState.Down,
        },
        Failure = failure,
        Reason = new Phrase("seen", "terlihat"),
        CheckedAt = _desk.Clock.UtcNow,
    });

    private void Stale() => _desk.Register.Checks.Add(new SiteContent
    {
        Name = "pn-contoh",
        Uri = new Uri("https://www.example.go.id/"),
        State = ContentState.Stale,
        NewestDate = _desk.Clock.UtcNow.AddDays(-20),
        Source = ContentSource.Feed,
        FreshnessLimit = 7,
        Reason = new Phrase("old", "lama"),
        CheckedAt = _desk.Clock.UtcNow,
    });

    private void Renew(RenewalKind kind, int days) => _desk.Register.Renewals.Put(new HostingRenewal
    {
        Site = "pn-contoh", Kind = kind, Subject = "example.go.id", ExpiresAt = _desk.Clock.UtcNow.AddDays(days), CheckedAt = _desk.Clock.UtcNow,
    });

    private static DateTimeOffset At(string wib) =>
        DateTimeOffset.Parse(wib + "+07:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
}
