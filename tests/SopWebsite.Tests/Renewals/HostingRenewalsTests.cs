using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals;

public sealed class HostingRenewalsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly RenewalProof Proof = new("bukti.pdf", new string('a', 64));

    private readonly TemporaryFolder _folder = new();
    private readonly IRegister _register;
    private readonly HostingRenewals _renewals;

    public HostingRenewalsTests()
    {
        _register = new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
        _register.Sites.Add(new() { Name = "pn-contoh", Uri = [new("https://www.pn-contoh.go.id/")], Zone = "WIT" });
        _register.Sites.Add(new() { Name = "pn-lain", Uri = [new("https://localhost:8443/")] });
        _renewals = new HostingRenewals(_register.Renewals, _register.Sites, _register.Log, _register, new SettableClock(Now))
        {
            Registries = Desk.Adapters.Registries,
        };
    }

    public void Dispose()
    {
        _register.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ADraftTakesItsSubjectFromTheSitesAddress()
    {
        Assert.Equal("pn-contoh.go.id", _renewals.Draft("PN-CONTOH", RenewalKind.Domain, null).Subject);
        Assert.Equal("www.pn-contoh.go.id", _renewals.Draft("pn-contoh", RenewalKind.Certificate, null).Subject);
        Assert.Equal("localhost:8443", _renewals.Draft("pn-lain", RenewalKind.Certificate, null).Subject);
        Assert.Equal("pn-contoh.go.id", _renewals.Draft("pn-contoh", RenewalKind.Domain, "www.PN-contoh.go.id").Subject);
        Assert.Equal("pn-contoh", _renewals.Draft("PN-CONTOH", RenewalKind.Hosting, "Paket A").Site);
    }

    [Theory]
    [InlineData("tak-ada", RenewalKind.Domain, null, "SopSiteNotFound")]
    [InlineData("pn-contoh", RenewalKind.Hosting, null, "SopRenewalSubjectMissing")]
    [InlineData("pn-lain", RenewalKind.Domain, null, "SopDomainInvalid")]
    [InlineData("pn-contoh", RenewalKind.Domain, "go.id", "SopDomainInvalid")]
    [InlineData("pn-contoh", RenewalKind.Connection, "ADA", "SopRenewalExists")]
    public void ADraftThatCannotBeIsRefused(string site, RenewalKind kind, string? subject, string id)
    {
        Saved(RenewalKind.Connection, "ada", null);

        Assert.Equal(id, Assert.Throws<SopException>(() => _renewals.Draft(site, kind, subject)).Id);
    }

    [Fact]
    public void CorrectedDetailsAreToldInTheLogAndMoveNoEnd()
    {
        var renewal = Saved(RenewalKind.Connection, "C-1", Now.AddDays(9));

        var corrected = _renewals.Correct(
            renewal,
            new RenewalDetails
            {
                Provider = " ISP Contoh ", PeriodMonths = 6, Cost = 1500.5m, BudgetLine = "521111", Contact = "0800-000",
                Promise = new ServicePromise { AvailabilityPercent = 99.5, DownMbps = 100 }, BeginsAt = Now.AddMonths(-5),
            },
            "staf-it");

        Assert.Equal(
            ("ISP Contoh", 6, Now.AddDays(9), 99.5),
            (corrected.Provider, corrected.PeriodMonths, corrected.ExpiresAt, corrected.Promise!.AvailabilityPercent));
        var entry = _register.Log.Read().Last();
        Assert.Equal((EscalationEvent.Note, "staf-it"), (entry.Event, entry.From));
        Assert.Equal(
            "Koneksi C-1: data diperbaiki: penyedia - menjadi ISP Contoh; mulai - menjadi 2026-06-20; periode (bulan) - menjadi 6; biaya - "
            + "menjadi 1500.5; "
            + "mata anggaran - menjadi 521111; kontak - menjadi 0800-000; ketersediaan (%) - menjadi 99.5; unduh (Mbps) - menjadi 100",
            entry.FollowUp);
    }

    [Fact]
    public void WhatIsNotGivenStaysAndAnEmptyTextTakesAway()
    {
        var renewal = _renewals.Correct(
            Saved(RenewalKind.Connection, "C-1", null),
            new RenewalDetails { Contact = "0800", Note = "catatan", Promise = new ServicePromise { UpMbps = 20 } });

        var corrected = _renewals.Correct(renewal, new RenewalDetails { Note = "", Promise = new ServicePromise { DownMbps = 50 } });

        Assert.Equal(("0800", null, new ServicePromise { DownMbps = 50, UpMbps = 20 }), (corrected.Contact, corrected.Note, corrected.Promise));
        var entries = _register.Log.Read().Count();
        _renewals.Correct(corrected, new RenewalDetails { Contact = "0800", Provider = "" });
        Assert.Equal(entries, _register.Log.Read().Count());
        var ends = Saved(RenewalKind.Hosting, "Paket A", Now);
        Assert.Equal(
            "SopRenewalBeginsAfterEnd",
            Assert.Throws<SopException>(() => _renewals.Correct(ends, new RenewalDetails { BeginsAt = Now })).Id);
    }

    [Fact]
    public void AnAnswerOfASourceChangesNothingElse()
    {
        var asked = Saved(RenewalKind.Domain, "pn-contoh.go.id", Now.AddDays(9));
        // Entered by somebody else while the registry was asked.
        _renewals.Correct(asked, new RenewalDetails { Contact = "0800" });

        var answered = asked with { ExpiresAt = Now.AddDays(99), Source = RenewalSource.Rdap, CheckedAt = Now };
        var learned = _renewals.Learn(answered, "staf-it");

        Assert.Equal(("0800", Now.AddDays(99), RenewalSource.Rdap), (learned.Contact, learned.ExpiresAt, learned.Source));
        Assert.Equal(
            "Domain pn-contoh.go.id: berlaku sampai 2027-02-27 (semula 2026-11-29); sumber: registri (RDAP)", _register.Log.Read().Last().FollowUp);
        _register.Renewals.Remove("pn-contoh", RenewalKind.Domain, "PN-contoh.go.id");
        _renewals.Learn(answered);
        Assert.Empty(_renewals.All());
    }

    [Fact]
    public void WhereTheSourceTellsNoEndTheCourtsOwnPapersCount()
    {
        var known = _renewals.Add(_renewals.Draft("pn-contoh", RenewalKind.Domain, null) with
        {
            ExpiresAt = Now.AddDays(99), Source = RenewalSource.Rdap, LedgerEndsAt = Now.AddDays(9),
        });

        var learned = _renewals.Learn(known with { ExpiresAt = null, CheckedAt = Now });

        Assert.Equal((Now.AddDays(9), RenewalSource.Ledger), (learned.ExpiresAt, learned.Source));
        Assert.Equal("SopRenewalExists", Assert.Throws<SopException>(() => _renewals.Add(known)).Id);
    }

    [Fact]
    public void WhatIsDueIncludesWhatNobodyKnows()
    {
        Saved(RenewalKind.Domain, "pn-contoh.go.id", Now.AddDays(30));
        Saved(RenewalKind.Hosting, "Paket A", Now.AddDays(31));
        Saved(RenewalKind.Connection, "C-1", null);
        Saved(RenewalKind.Certificate, "www.pn-contoh.go.id", Now.AddDays(-400));

        Assert.Equal(
            [RenewalKind.Connection, RenewalKind.Certificate, RenewalKind.Domain],
            _renewals.All(TimeSpan.FromDays(30)).Select(renewal => renewal.Kind));
        Assert.Equal(4, _renewals.All().Count);
    }

    [Fact]
    public void ASubjectMayBeLeftOutOnlyWhereThereIsOne()
    {
        Saved(RenewalKind.Hosting, "Paket A", null);
        Assert.Equal("Paket A", _renewals.Get("pn-contoh", RenewalKind.Hosting).Subject);

        Saved(RenewalKind.Hosting, "Paket B", null);
        Assert.Equal("SopRenewalNotFound", Assert.Throws<SopException>(() => _renewals.Get("pn-contoh", RenewalKind.Hosting)).Id);
        Assert.Equal("Paket B", _renewals.Get("pn-contoh", RenewalKind.Hosting, "paket b").Subject);
        Assert.Equal("SopRenewalNotFound", Assert.Throws<SopException>(() => _renewals.Get("pn-contoh", RenewalKind.Domain)).Id);
    }

    [Fact]
    public void LedgerAndLogAreWrittenTogetherOrNotAtAll()
    {
        var failing = new HostingRenewals(_register.Renewals, _register.Sites, new FullLog(), _register, new SettableClock(Now));
        var draft = failing.Draft("pn-contoh", RenewalKind.Hosting, "Paket A");

        Assert.Throws<IOException>(() => failing.Save(draft));

        Assert.Empty(_renewals.All());
    }

    [Fact]
    public void AProofIsAFilesNameAndDigest()
    {
        File.WriteAllText(_folder["kuitansi.txt"], "lunas");

        Assert.Equal(
            new RenewalProof("kuitansi.txt", SopWebsite.Files.Sha256Hex.OfText("lunas")), RenewalChange.ProofOf(_folder["kuitansi.txt"]));
        Assert.Equal("SopProofUnreadable", Assert.Throws<SopException>(() => RenewalChange.ProofOf(_folder["tiada.pdf"])).Id);
    }

    private HostingRenewal Saved(RenewalKind kind, string subject, DateTimeOffset? expires) =>
        _renewals.Save(_renewals.Draft("pn-contoh", kind, subject) with { ExpiresAt = expires });
}
