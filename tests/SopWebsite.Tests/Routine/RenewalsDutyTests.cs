using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Sources;
using SopWebsite.Routine;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Routine;

/// <summary>What a pass makes of the ledger of renewals.</summary>
public sealed class RenewalsDutyTests : IDisposable
{
    private readonly Desk _desk = new(at: "2026-06-15T08:00+07:00");
    private readonly List<string> _asked = [];
    private Func<HostingRenewal, HostingRenewal> _source = renewal => renewal;

    public void Dispose() => _desk.Dispose();

    private DateTimeOffset Now => _desk.Clock.UtcNow;

    [Fact]
    public async Task WithoutAnyItIsNotSetUpAndWithNoneDueItIsFine()
    {
        Assert.Equal(RoutineState.Skipped, (await PassAsync()).State);
        Enter(RenewalKind.Hosting, "Paket A", 200);

        var result = await PassAsync();

        Assert.Equal((RoutineState.Fine, "1 layanan, belum ada yang jatuh tempo"), (result.State, result.Message.Indonesian));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task WhatIsDueIsToldWithItsStageAndItsFindings()
    {
        Enter(RenewalKind.Hosting, "Paket A", 20);
        Enter(RenewalKind.Connection, "C-1", null);

        var result = await PassAsync();

        Assert.Equal(
            "perlu perhatian (sisa hari): Koneksi C-1 (?, tidak diketahui), Hosting Paket A (20, perlu diperpanjang); "
            + "Masa berlaku Koneksi C-1 tidak diketahui: lihat kontraknya, lalu catat",
            result.Message.Indonesian);
        Assert.Equal((RoutineState.Finding, true), (result.State, result.IsSatisfied));
    }

    [Fact]
    public async Task TheSourceIsAskedOnceADayByTheCourtsOwnCalendar()
    {
        Enter(RenewalKind.Domain, null, 200);
        _source = renewal => Answered(renewal, renewal.ExpiresAt!.Value.AddDays(365));

        await PassAsync();
        await PassAsync();
        // 23:30 of the same day, then half an hour past midnight.
        _desk.Clock.UtcNow += TimeSpan.FromHours(15.5);
        await PassAsync();
        Assert.Equal(["pn-contoh.go.id"], _asked);
        _desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var result = await PassAsync();

        Assert.Equal(2, _asked.Count);
        Assert.Equal(RoutineState.Fine, result.State);
        Assert.Contains("menurut sumber berlaku sampai", result.Message.Indonesian, StringComparison.Ordinal);
        await PassAsync(new RoutineOptions { Force = true });
        Assert.Equal(3, _asked.Count);
        await PassAsync(new RoutineOptions { AskSources = false });
        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task ThatItCannotBeAskedIsToldAndHindersNothing()
    {
        Enter(RenewalKind.Domain, null, 200);
        Enter(RenewalKind.Certificate, null, 80);
        _source = renewal => renewal.Kind == RenewalKind.Domain
            ? throw new SopException("SopRdapUnavailable", SopErrorKind.ConnectionFailure, new Phrase("no answer.", "tidak menjawab."))
            : throw new InvalidOperationException("di luar dugaan");

        var result = await PassAsync();

        Assert.Equal(
            "2 layanan, belum ada yang jatuh tempo; Sertifikat www.pn-contoh.go.id tidak dapat ditanyakan ke sumbernya: di luar dugaan; "
            + "Domain pn-contoh.go.id tidak dapat ditanyakan ke sumbernya: tidak menjawab",
            result.Message.Indonesian);
        Assert.Equal((RoutineState.Finding, true), (result.State, result.IsSatisfied));
        Assert.Equal(RoutineState.Fine, (await PassAsync()).State);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task AServerThatAsksForPatienceIsNotAskedBeforeItsTime()
    {
        Enter(RenewalKind.Domain, null, 200);
        _source = renewal => renewal with { Answer = Answered(renewal, null).Answer! with { AskAgainAt = Now.AddDays(3) } };
        await PassAsync();
        _desk.Clock.UtcNow += TimeSpan.FromDays(2);
        await PassAsync();
        Assert.Single(_asked);
        _desk.Clock.UtcNow += TimeSpan.FromDays(1.1);
        await PassAsync();
        Assert.Equal(2, _asked.Count);
    }

    [Theory]
    [InlineData(RenewalKind.Domain, "Registrar Contoh", ThirdPartyKind.Domain, "masa tenggang")]
    [InlineData(RenewalKind.Hosting, "Hosting Contoh", ThirdPartyKind.Hosting, "habis masa berlaku")]
    [InlineData(RenewalKind.Connection, "ISP Contoh", ThirdPartyKind.Connection, "habis masa berlaku")]
    public async Task ALapseOpensOneReportAimedAtTheRightThirdParty(RenewalKind kind, string provider, ThirdPartyKind party, string stage)
    {
        _desk.Register.Sites.Put(new SopThirdParty { Name = "Aaa Lain", Kind = party });
        _desk.Register.Sites.Put(new SopThirdParty { Name = provider, Kind = party });
        Enter(kind, kind == RenewalKind.Domain ? null : "Layanan", -1, provider);

        var result = await PassAsync();

        var report = Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
        Assert.Contains($"(-1, {stage})", result.Message.Indonesian, StringComparison.Ordinal);
        Assert.EndsWith($"; laporan {report.Number} dibuka", result.Message.Indonesian, StringComparison.Ordinal);
        Assert.Matches("^Masa berlaku habis: (Domain|Hosting|Koneksi) \\S+ \\(sampai 2026-06-14\\)$", report.Symptom.Indonesian);
        Assert.Equal(party, report.Diagnosis.ThirdParty);
        var recommended = report.Alternatives.Single(way => way.Number == report.Recommendation);
        Assert.Equal((party, provider), (recommended.ThirdParty!.Value, recommended.ThirdPartyName));
        Assert.EndsWith($"; laporan {report.Number} masih terbuka", (await PassAsync()).Message.Indonesian, StringComparison.Ordinal);
        Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
    }

    [Fact]
    public async Task WhatLapsesTogetherIsOneReportAndAnotherEndAnother()
    {
        Enter(RenewalKind.Hosting, "Paket A", -1);
        var line = Enter(RenewalKind.Connection, "C-1", -2);
        await PassAsync();
        Assert.Equal(
            "Masa berlaku habis: Koneksi C-1 (sampai 2026-06-13), Hosting Paket A (sampai 2026-06-14)",
            Assert.Single(_desk.Workplace.Situations.Find("pn-contoh")).Symptom.Indonesian);

        // Renewed, and lapsed again a month later.
        _desk.Register.Renewals.Put(line with { ExpiresAt = Now.AddDays(30) });
        _desk.Clock.UtcNow += TimeSpan.FromDays(31);
        await PassAsync();

        Assert.Contains(
            _desk.Workplace.Situations.Find("pn-contoh"),
            report => report.Symptom.Indonesian == "Masa berlaku habis: Koneksi C-1 (sampai 2026-07-15)");
        Assert.Equal(2, _desk.Workplace.Situations.Find("pn-contoh").Count);
    }

    [Fact]
    public async Task ARegistryThatTakesADomainAwayIsALapseWhateverTheDaysSay()
    {
        Enter(RenewalKind.Domain, null, 200);
        _source = renewal =>
            Answered(renewal, renewal.ExpiresAt) with
            {
                Answer = Answered(renewal, renewal.ExpiresAt).Answer! with { Statuses = ["redemption period"] },
            };

        var result = await PassAsync();

        Assert.Contains("(200, masa penebusan)", result.Message.Indonesian, StringComparison.Ordinal);
        Assert.Equal(SituationState.Open, Assert.Single(_desk.Workplace.Situations.Find("pn-contoh")).State);
    }

    private HostingRenewal Enter(RenewalKind kind, string? subject, int? days, string? provider = null)
    {
        _desk.Set(site => site with { Uri = [new("https://www.pn-contoh.go.id/")] });
        DateTimeOffset? end = days is { } count ? Now.AddDays(count) : null;
        return _desk.Workplace.Renewals.Save(
            _desk.Workplace.Renewals.Draft("pn-contoh", kind, subject) with { ExpiresAt = end, LedgerEndsAt = end, Provider = provider });
    }

    private HostingRenewal Answered(HostingRenewal renewal, DateTimeOffset? end) => renewal with
    {
        ExpiresAt = end, Source = RenewalSource.Rdap, CheckedAt = Now,
        Answer = new SourceAnswer { Source = RenewalSource.Rdap, Server = "rdap.example", AskedAt = Now, ExpiresAt = end },
    };

    private Task<RoutineResult> PassAsync() => PassAsync(new RoutineOptions());

    private Task<RoutineResult> PassAsync(RoutineOptions options)
    {
        var asking = options with
        {
            Ask = _ => (renewal, _) =>
            {
                _asked.Add(renewal.Subject);
                return Task.FromResult(_source(renewal));
            },
        };
        return new RenewalsDuty(_desk.Workplace, asking).DoAsync(_desk.Site, CancellationToken.None);
    }
}
