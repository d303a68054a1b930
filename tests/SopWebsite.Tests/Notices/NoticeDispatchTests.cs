using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Notices;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Notices;

public sealed class NoticeDispatchTests : IDisposable
{
    private readonly NoticeBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task WithoutARuleNothingHappens()
    {
        _bench.Log();

        Assert.False(_bench.Notices.IsInUse);
        Assert.Empty(await _bench.PassAsync());
        Assert.Empty(_bench.Notices.Find());
    }

    [Fact]
    public async Task ARuleTellsOfWhatHappensFromThenOnAndOnce()
    {
        _bench.Log(followUp: "sebelum");
        _bench.Rule();
        _bench.Log(followUp: "sesudah");

        var told = Assert.Single(await _bench.PassAsync());

        Assert.Equal((NoticeState.Sent, 2L, "Kasubbag Contoh", "kasubbag@example.go.id"), (told.State, told.Entry, told.To, told.Address));
        Assert.Contains("sesudah", told.Text, StringComparison.Ordinal);
        Assert.Empty(await _bench.PassAsync());
        Assert.Single(_bench.Sender.Seen);
    }

    [Fact]
    public async Task ASecondRuleMadeLaterBringsNoPast()
    {
        _bench.Rule();
        _bench.Log();
        // Not dispatched yet when the second rule comes.
        _bench.Rule("sekretaris", "kedua");
        _bench.Log();

        var told = await _bench.PassAsync();

        Assert.Equal(2, told.Count(notice => notice.To == "Kasubbag Contoh"));
        Assert.Equal(2L, Assert.Single(told, notice => notice.To == "Sekretaris Contoh").Entry);
    }

    [Fact]
    public async Task ChangingARuleBringsNoPastEither()
    {
        var before = _bench.Rule();
        _bench.Log();
        await _bench.PassAsync();

        Assert.Equal(before.After, _bench.Rule(with: rule => rule with { Language = Language.English }).After);
        Assert.Empty(await _bench.PassAsync());
    }

    [Fact]
    public async Task AnEntryThatTwoRulesNameIsToldToAPersonOnce()
    {
        _bench.Rule();
        _bench.Rule("Kasubbag Contoh", "kedua");
        _bench.Rule("KASUBBAG@example.go.id", "ketiga");
        _bench.Log();

        Assert.Single(await _bench.PassAsync());
    }

    [Theory]
    [InlineData(EscalationEvent.Escalated, SopSeverity.High)]
    [InlineData(EscalationEvent.TicketOverdue, SopSeverity.High)]
    [InlineData(EscalationEvent.Warning, SopSeverity.Medium)]
    [InlineData(EscalationEvent.ActivityCompleted, SopSeverity.Low)]
    public void EventsHaveTheirOwnGravity(EscalationEvent happened, SopSeverity severity) =>
        Assert.Equal(severity, NoticeGravity.Of(happened, null));

    [Fact]
    public void AReportRaisesWhatAsksAndNotWhatOnlyRecords()
    {
        foreach (var happened in (EscalationEvent[])Enum.GetValues(typeof(EscalationEvent)))
        {
            foreach (var report in (SopSeverity[])Enum.GetValues(typeof(SopSeverity)))
            {
                var (own, raised) = (NoticeGravity.Of(happened, null), NoticeGravity.Of(happened, report));
                Assert.Equal(own == SopSeverity.Low ? own : (SopSeverity)Math.Max((int)own, (int)report), raised);
            }
        }
    }

    [Fact]
    public async Task RulesChooseByEventSiteAndSeverity()
    {
        _bench.Desk.Workplace.Sites.Register(new SopSite { Name = "pn-lain" });
        _bench.Rule(with: rule => rule with { Event = [EscalationEvent.Warning], Site = ["PN-CONTOH"] });
        _bench.Rule("sekretaris", "berat", rule => rule with { MinimumSeverity = SopSeverity.High });
        _bench.Log(EscalationEvent.Warning);
        _bench.Log(EscalationEvent.Warning, site: "pn-lain");
        _bench.Log(EscalationEvent.Escalated, site: "pn-lain");
        _bench.Log(EscalationEvent.ActivityCompleted);

        var told = await _bench.PassAsync();

        Assert.Equal([("Kasubbag Contoh", 1L), ("Sekretaris Contoh", 3L)], told.Select(notice => (notice.To, notice.Entry!.Value)).Order());
    }

    [Fact]
    public async Task WhoeverTheEntryGoesToHears()
    {
        _bench.Desk.Register.Sites.Put(new SopThirdParty { Name = "Hosting Contoh", Kind = ThirdPartyKind.Hosting });
        _bench.Rule(SopNoticeRule.Recipient);
        _bench.Log(to: "sekretaris");
        _bench.Log(to: "Kasubbag Contoh");
        _bench.Log(to: null);
        // A third party hears through its ticket.
        _bench.Log(to: "Hosting Contoh");
        _bench.Log(to: "ketua");

        await _bench.PassAsync();

        Assert.Equal(
            [("Sekretaris Contoh", NoticeState.Sent), ("Kasubbag Contoh", NoticeState.Sent), ("ketua", NoticeState.Undeliverable)],
            _bench.Notices.Find().Select(notice => (notice.To, notice.State)));
    }

    [Fact]
    public async Task WhoStandsInForAnAbsentOfficerHears()
    {
        _bench.Rule();
        _bench.Rule(SopNoticeRule.Recipient, "penerima");
        _bench.Desk.Workplace.Absences.Register(new SopAbsence
        {
            Officer = "Kasubbag Contoh", From = new DateTime(2026, 11, 16), Until = new DateTime(2026, 11, 17), Substitute = "Sekretaris Contoh",
        });
        await _bench.PassAsync();
        _bench.Log(to: "kasubbag-ptip");

        Assert.Equal("Sekretaris Contoh", Assert.Single(await _bench.PassAsync()).To);
        _bench.Clock.UtcNow = _bench.Clock.UtcNow.AddDays(2);
        _bench.Log(to: "kasubbag-ptip");
        Assert.Equal("Kasubbag Contoh", Assert.Single(await _bench.PassAsync()).To);
    }

    [Fact]
    public async Task TheReportsGravityCountsAndWhatIsCriticalWaitsForNoMorning()
    {
        _bench.Clock.UtcNow = DateTimeOffset.Parse("2026-11-21T23:00+07:00", System.Globalization.CultureInfo.InvariantCulture);
        var report = _bench.Desk.Workplace.Situations.Open(_bench.Desk.Site, "Situs tidak dapat dibuka", by: null);
        _bench.Desk.Register.Situations.Put(report with { Grade = report.Grade with { Severity = SopSeverity.Critical } });
        _bench.Rule();
        _bench.Log(EscalationEvent.SituationSubmitted, report: report.Number);
        _bench.Log(EscalationEvent.SituationSubmitted);

        var told = Assert.Single(await _bench.PassAsync());

        Assert.Equal((SopSeverity.Critical, report.Number), (told.Severity, told.Report));
        Assert.Contains("Situs tidak dapat dibuka", told.Text, StringComparison.Ordinal);
        Assert.Equal(SopSeverity.Medium, Assert.Single(_bench.Notices.Find(NoticeState.Pending)).Severity);
    }

    [Fact]
    public async Task WhoHasNoAddressIsKeptAndShownWithTheReason()
    {
        _bench.Desk.Register.Sites.Put(new SopOfficer { Name = "Ketua Contoh", Role = "ketua" });
        _bench.Rule("ketua");
        _bench.Log();

        Assert.Empty(await _bench.PassAsync());

        var kept = Assert.Single(_bench.Notices.Find(NoticeState.Undeliverable));
        Assert.Null(kept.Address);
        Assert.Contains("Register-SopOfficer -Email", kept.Reason!.Indonesian, StringComparison.Ordinal);
        Assert.Empty(_bench.Sender.Seen);
    }

    [Fact]
    public async Task PreviewSaysWhatWouldGoAndWritesNothing()
    {
        _bench.Rule();
        _bench.Log();

        var planned = Assert.Single(_bench.Notices.Preview());

        Assert.Empty(_bench.Notices.Find());
        Assert.Equal(planned.Key, Assert.Single(await _bench.PassAsync()).Key);
    }

    [Theory]
    [InlineData("bukan-peran", "surel", "SopNoticeRecipientUnknown")]
    [InlineData("dua@example.go.id\r\nRCPT TO:<x@example.go.id>", "surel", "SopNoticeRecipientUnknown")]
    [InlineData("ketua", "tidak-ada", "SopNoticeChannelNotFound")]
    public void ARuleThatCannotWorkIsRefused(string to, string channel, string id) =>
        Assert.Equal(id, Assert.Throws<SopException>(() => _bench.Rule(to, with: rule => rule with { Channel = channel })).Id);

    [Fact]
    public void AChannelWithARuleOnItStays()
    {
        _bench.Rule();

        Assert.Equal("SopNoticeChannelInUse", Assert.Throws<SopException>(() => _bench.Notices.RemoveChannel("SUREL")).Id);
        _bench.Notices.RemoveRule("ATURAN");
        _bench.Notices.RemoveChannel("surel");
        Assert.Empty(_bench.Notices.Channels);
    }

    [Fact]
    public async Task AnAddressOfHostileTextIsNeverUsed()
    {
        _bench.Desk.Register.Sites.Put(new SopOfficer { Name = "Ketua Contoh", Role = "ketua", Email = "a@b\r\nBcc: c@d" });
        _bench.Rule("ketua");
        _bench.Log();

        Assert.Empty(await _bench.PassAsync());
        Assert.Equal(NoticeState.Undeliverable, Assert.Single(_bench.Notices.Find()).State);
    }
}
