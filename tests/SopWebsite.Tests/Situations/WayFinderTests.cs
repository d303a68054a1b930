using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Situations;
using SopWebsite.Situations.Ways;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Situations;

/// <summary>The ways out that a report proposes, and which it recommends.</summary>
public sealed class WayFinderTests : SituationBench
{
    [Theory]
    [InlineData(AvailabilityFailure.Dns)]
    [InlineData(AvailabilityFailure.Connect)]
    [InlineData(AvailabilityFailure.LocalNetwork)]
    [InlineData(AvailabilityFailure.Tls)]
    [InlineData(AvailabilityFailure.Http)]
    [InlineData(null)]
    public void EachWaySaysCostTimeThirdPartyAndRiskAndTheRecommendationItsReason(AvailabilityFailure? failure)
    {
        if (failure is { } seen) Check(seen);
        var report = Open();

        Assert.True(report.Alternatives.Length >= 2);
        Assert.All(report.Alternatives, way =>
        {
            Assert.NotEqual(SituationCost.Unknown, way.Cost);
            Assert.NotNull(way.CostNote);
            Assert.NotEqual("", way.Risk.Indonesian);
            Assert.DoesNotContain("Rp", way.CostNote!.Indonesian, StringComparison.Ordinal);
        });
        Assert.Contains(report.Alternatives, way => way.WorkingTime is not null);
        Assert.InRange(report.Recommendation, 1, report.Alternatives.Length);
        Assert.NotNull(report.RecommendationReason);
        Assert.Equal(report.Alternatives, Reports.Get(report.Number).Alternatives, Same);
    }

    [Fact]
    public void ALapsedDomainBeatsARestore()
    {
        Check(AvailabilityFailure.Content);
        Content(Desk.Clock.UtcNow.AddDays(-9));
        Sound(Desk.Clock.UtcNow.AddDays(-1));
        Renew(RenewalKind.Domain, days: -2);

        var report = Open();

        Assert.Equal(ThirdPartyKind.Domain, Recommended(report).ThirdParty);
        Assert.Contains("2026-11-14", report.RecommendationReason!.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void ALapsedDomainBeatsTheBetterFoundedOutage()
    {
        Check(AvailabilityFailure.Connect);
        Renew(RenewalKind.Domain, days: -2);

        var report = Open();

        Assert.Equal(DiagnosisCause.Hosting, report.Diagnosis.Cause);
        Assert.NotEqual(1, report.Recommendation);
        Assert.Equal(ThirdPartyKind.Domain, Recommended(report).ThirdParty);
    }

    [Fact]
    public void AValidDomainWhoseNameLeadsNowhereSpeaksForItsNameServers()
    {
        Check(AvailabilityFailure.Dns);
        Renew(RenewalKind.Domain, days: 200);

        var report = Open();

        Assert.Equal(2, report.Recommendation);
        Assert.Contains("name server", Recommended(report).Action.Indonesian, StringComparison.Ordinal);
        Assert.Contains(report.Alternatives[0].Against, fact => fact.Indonesian.Contains("belum habis", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, -9, false)]
    [InlineData(true, -9, true)]
    [InlineData(true, 0, false)]
    [InlineData(true, null, false)]
    public void ARestoreNeedsAVerifiedBackupThatHoldsAllThatWasPublished(bool sound, int? newest, bool recommended)
    {
        Check(AvailabilityFailure.Content);
        if (sound) Sound(Desk.Clock.UtcNow.AddDays(-1));
        else Desk.Register.Backups.Put(Set(Desk.Clock.UtcNow.AddDays(-1)));
        if (newest is { } days) Content(Desk.Clock.UtcNow.AddDays(days));

        var report = Open();

        var restore = Assert.Single(report.Alternatives, way => way.Action.English.StartsWith("Restore", StringComparison.Ordinal));
        Assert.Equal(recommended, report.Recommendation == restore.Number);
        Assert.Equal(recommended, restore.Against.Length == 0);
        if (recommended) Assert.Contains("set", report.RecommendationReason!.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void RenewingIsProposedOnlyForWhatHasLapsed()
    {
        Check(AvailabilityFailure.Connect);
        Assert.DoesNotContain(Open().Alternatives, way => way.Action.English.StartsWith("Renew the hosting", StringComparison.Ordinal));

        Renew(RenewalKind.Hosting, days: -1);
        var report = Open();
        Assert.StartsWith("Renew the hosting", Recommended(report).Action.English, StringComparison.Ordinal);
    }

    [Fact]
    public void AThirdPartyThatNobodyRegisteredIsSaid()
    {
        Check(AvailabilityFailure.Connect);
        Assert.Contains(Open().Alternatives[0].Against, fact => fact.English.Contains("Register-SopThirdParty", StringComparison.Ordinal));

        Desk.Register.Sites.Put(new SopThirdParty { Name = "Hosting Contoh", Kind = ThirdPartyKind.Hosting });
        var way = Open().Alternatives[0];
        Assert.Empty(way.Against);
        Assert.Equal("Hosting Contoh", way.ThirdPartyName);
    }

    private static SituationAlternative Recommended(SituationReport report) => report.Alternatives[report.Recommendation - 1];

    private static bool Same(SituationAlternative left, SituationAlternative right) =>
        left with { Against = [] } == right with { Against = [] } || left.Against.SequenceEqual(right.Against)
        && (left.Number, left.Action, left.Cost, left.WorkingTime, left.ThirdParty) == (
            right.Number, right.Action, right.Cost, right.WorkingTime, right.ThirdParty);

    private void Sound(DateTimeOffset at) => Desk.Register.Backups.Put(Set(at) with { Verified = true, VerifiedAt = at });
}
