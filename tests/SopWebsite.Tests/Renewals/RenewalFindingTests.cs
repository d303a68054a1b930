using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Findings;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Certificates;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals;

public sealed class RenewalFindingTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 16, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Now.AddDays(200);

    [Fact]
    public void WhatFitsIsNoFinding()
    {
        Assert.Empty(Of(Domain()));
        Assert.Empty(Of(Domain() with { Answer = Answer() }));
        Assert.Empty(Of(Domain() with { LedgerEndsAt = End.AddHours(23), Answer = Answer() }));
    }

    [Fact]
    public void UnknownIsSaidWithItsReason()
    {
        var silent = Answer() with { ExpiresAt = null, Unknown = new Phrase("no expiration event.", "tidak ada tanggal akhir.") };

        Is(RenewalFindingKind.EndUnknown, SopSeverity.Medium, "Masa berlaku Domain pn-contoh.go.id tidak diketahui: lihat kontraknya, lalu "
            + "catat.", Domain() with { ExpiresAt = null });
        Is(
            RenewalFindingKind.EndUnknown, SopSeverity.Medium,
            "Masa berlaku Domain pn-contoh.go.id tidak diketahui (tidak ada tanggal akhir): lihat kontraknya, lalu catat.",
            Domain() with { ExpiresAt = null, Answer = silent });
        Is(
            RenewalFindingKind.SourceSilent, SopSeverity.Low,
            "Sumber tidak menyebut masa berlaku Domain pn-contoh.go.id (tidak ada tanggal akhir): yang diketahui hanya catatan kantor.",
            Domain() with { Answer = silent });
    }

    [Fact]
    public void WhatLapsedSaysWhatComesNextAndWhen()
    {
        var end = Now.AddDays(-3);
        var lapsed = Domain() with { ExpiresAt = end, LedgerEndsAt = end };
        var cycle = new RenewalCycle
        {
            Stage = RenewalStage.Grace,
            Phases =
            [
                new() { Stage = RenewalStage.Grace, From = end, FromAtLatest = end },
                new() { Stage = RenewalStage.Redemption, From = end.AddDays(35), FromAtLatest = end.AddDays(40) },
            ],
        };

        var finding = Assert.Single(Of(lapsed, cycle));
        Assert.Equal((RenewalFindingKind.HasLapsed, SopSeverity.High), (finding.Kind, finding.Severity));
        Assert.Equal(
            "Domain pn-contoh.go.id habis masa berlakunya pada 2026-06-13: perpanjang sekarang. Berikutnya masa penebusan, mulai 2026-07-18 "
            + "atau sesudahnya, paling lambat 2026-07-23.",
            finding.Text.Indonesian);
        Assert.Equal(SopSeverity.Critical, Assert.Single(Of(lapsed, cycle with { Stage = RenewalStage.Redemption })).Severity);
        Assert.Empty(Of(Domain() with { ExpiresAt = Now.AddSeconds(1), LedgerEndsAt = Now.AddSeconds(1) }, cycle));
    }

    [Fact]
    public void WhatLapsesAfterTheBudgetYearIsToBePaidWithinIt()
    {
        var payBy = new DateTimeOffset(2026, 12, 31, 16, 59, 0, TimeSpan.Zero);
        RenewalCycle Cycle(int soon, int due) =>
            new() { Stage = RenewalStage.Due, DueSoonAt = Now.AddDays(soon), DueAt = Now.AddDays(due), PayBy = payBy };

        Assert.Empty(Of(Domain(), Cycle(1, 30)));
        var finding = Assert.Single(Of(Domain(), Cycle(0, 30)));
        Assert.Equal((RenewalFindingKind.PayBeforeYearEnds, SopSeverity.Medium), (finding.Kind, finding.Severity));
        Assert.Equal(
            "Domain pn-contoh.go.id berakhir 2027-01-02: bayar paling lambat 2026-12-31, sebelum tahun anggaran berakhir.", finding.Text.Indonesian);
        Assert.Equal(SopSeverity.High, Assert.Single(Of(Domain(), Cycle(-30, 0))).Severity);
        Assert.Empty(Of(Domain(), Cycle(-30, 0) with { PayBy = null }));
    }

    [Theory]
    [InlineData(1, 200, SopSeverity.Medium)]
    [InlineData(4, 200, SopSeverity.High)]
    [InlineData(1, 0, SopSeverity.Critical)]
    public void PaidAndNotShownGrowsGraver(int daysSince, int daysLeft, SopSeverity severity)
    {
        var shown = Now.AddDays(daysLeft);
        var renewal = Domain() with
        {
            ExpiresAt = shown, Answer = Answer() with { ExpiresAt = shown }, LedgerEndsAt = End.AddYears(1),
            Payments = [new RenewalPayment { RecordedAt = Now.AddDays(-daysSince), To = End.AddYears(1), Proof = new("a", "b") }],
        };

        var finding = Assert.Single(Of(renewal));

        Assert.Equal((RenewalFindingKind.PaidNotShown, severity), (finding.Kind, finding.Severity));
        Assert.Contains("minta PT Registrar Contoh memperpanjangnya", finding.Text.Indonesian, StringComparison.Ordinal);
        // What the registry said before it was paid says nothing.
        Assert.Empty(Of(renewal with { Answer = renewal.Answer! with { AskedAt = Now.AddDays(-daysSince) } }));
    }

    [Fact]
    public void AnotherEndIsAFindingEitherWay()
    {
        Is(
            RenewalFindingKind.EndDiffers, SopSeverity.High,
            "Domain pn-contoh.go.id menurut catatan kantor berlaku sampai 2027-01-04, tetapi menurut sumber 2027-01-02: tanggal yang lebih "
            + "awal yang berlaku.",
            Domain() with { LedgerEndsAt = End.AddDays(2), Answer = Answer() });
        Is(
            RenewalFindingKind.RenewalNotRecorded, SopSeverity.Low,
            "Domain pn-contoh.go.id menurut sumber berlaku sampai 2027-01-02, menurut catatan kantor 2026-12-31: catat perpanjangannya "
            + "beserta faktur dan buktinya.",
            Domain() with { LedgerEndsAt = End.AddDays(-2), Answer = Answer() });
        Assert.Empty(
            Of(Domain() with { Kind = RenewalKind.Certificate, LedgerEndsAt = End.AddDays(-60), Answer = Answer() with { Registrar = null } }));
    }

    [Theory]
    [InlineData("PT Registrar Contoh Indonesia", true)]
    [InlineData("REGISTRAR-CONTOH", true)]
    [InlineData("registrarcontoh", true)]
    [InlineData("CV. Lain Sekali", false)]
    [InlineData("Registrar Lain", false)]
    [InlineData("PT", true)]
    public void AnotherRegistrarIsAFindingWhereTheNamesCanBeCompared(string registrar, bool isSame) => Assert.Equal(
        isSame ? [] : [RenewalFindingKind.RegistrarDiffers],
        Of(Domain() with { Answer = Answer() with { Registrar = registrar } }).Select(finding => finding.Kind));

    [Theory]
    [InlineData("client hold", SopSeverity.High)]
    [InlineData("Server Hold", SopSeverity.High)]
    [InlineData("redemption period", SopSeverity.Critical)]
    public void AHoldIsAFinding(string status, SopSeverity severity)
    {
        var finding = Assert.Single(Of(Domain() with { Answer = Answer() with { Statuses = ["client transfer prohibited", status] } }));

        Assert.Equal((RenewalFindingKind.RegistryStatus, severity), (finding.Kind, finding.Severity));
        Assert.Contains($"'{status}'", finding.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void AWeakerChainAndAWrongNameAreFindingsTheGravestFirst()
    {
        var sentence = new Phrase("for another host", "untuk host lain");
        var chain = new CertificateChain
        {
            Host = "www.pn-contoh.go.id", Port = 443, SeenAt = Now, LeafExpires = End, WeakestExpires = End.AddDays(-50),
            Findings =
            [
                new(CertificateCheckKind.Key, CertificateVerdict.Warning, sentence), new(CertificateCheckKind.Name, CertificateVerdict.Bad, sentence),
                new(CertificateCheckKind.Trust, CertificateVerdict.Good, sentence), new(CertificateCheckKind.Caa, CertificateVerdict.Noted, sentence),
            ],
        };

        var found = Of(Domain() with { Kind = RenewalKind.Certificate, Answer = Answer() with { Chain = chain } });

        Assert.Equal(
            [
                (RenewalFindingKind.ChainWeaker, SopSeverity.High), (RenewalFindingKind.NameMismatch, SopSeverity.High),
                (RenewalFindingKind.CertificateFault, SopSeverity.Low),
            ],
            found.Select(finding => (finding.Kind, finding.Severity)));
        Assert.Contains("2026-11-13", found[0].Text.Indonesian, StringComparison.Ordinal);
        // What the look at the chain said itself is not said twice.
        var said = chain with { Findings = [new(CertificateCheckKind.Intermediates, CertificateVerdict.Bad, sentence)] };
        Assert.Equal(sentence, Assert.Single(Of(Domain() with { Kind = RenewalKind.Certificate, Answer = Answer() with { Chain = said } })).Text);
    }

    private static IReadOnlyList<RenewalFinding> Of(HostingRenewal renewal, RenewalCycle? cycle = null) =>
        RenewalFindings.Of(renewal, cycle ?? RenewalCycles.Of(renewal, [], Desk.Adapters.RenewalRules, "WIB", Now), [], "WIB", Now);

    private static void Is(RenewalFindingKind kind, SopSeverity severity, string indonesian, HostingRenewal renewal)
    {
        var finding = Assert.Single(Of(renewal));
        Assert.Equal((kind, severity, indonesian), (finding.Kind, finding.Severity, finding.Text.Indonesian));
    }

    private static HostingRenewal Domain() => new()
    {
        Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", CheckedAt = Now, ExpiresAt = End, LedgerEndsAt = End,
        Provider = "PT Registrar Contoh",
    };

    private static SourceAnswer Answer() =>
        new() { Source = RenewalSource.Rdap, Server = "rdap.example", AskedAt = Now, ExpiresAt = End, Registrar = "Registrar Contoh" };
}
