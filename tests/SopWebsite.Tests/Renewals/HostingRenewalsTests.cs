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
        _renewals = new HostingRenewals(_register.Renewals, _register.Sites, _register.Log, _register, new SettableClock(Now));
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
    public void APaymentMovesTheExpiryAndGoesToTheLogWithItsProof()
    {
        var renewal = Saved(RenewalKind.Domain, "pn-contoh.go.id", Now.AddDays(9)) with { PeriodMonths = 12, Provider = "Registrar Contoh" };

        var renewed = _renewals.Save(new RenewalChange { Invoice = "INV-7", Proof = Proof, Cost = 100 }.Apply(renewal, false, Now), "staf-it");

        Assert.Equal(Now.AddDays(9).AddMonths(12), renewed.ExpiresAt);
        Assert.Equal((RenewalState.Ok, "INV-7", Proof), (renewed.State, renewed.Invoice, renewed.ProofOfPayment));
        var payment = Assert.Single(renewed.Payments);
        Assert.Equal((Now.AddDays(9), renewed.ExpiresAt!.Value, 100m), (payment.From!.Value, payment.To, payment.Cost!.Value));
        var entry = _register.Log.Read().Last();
        Assert.Equal((EscalationEvent.RenewalRecorded, "pn-contoh", "staf-it", "Registrar Contoh"), (entry.Event, entry.Site, entry.From, entry.To));
        Assert.Equal("Domain pn-contoh.go.id: berlaku sampai 2027-11-29 (semula 2026-11-29); sumber: faktur INV-7", entry.FollowUp);
        Assert.Equal($"bukti.pdf (SHA-256 {Proof.Sha256})", entry.Evidence);
        Assert.Equal(renewed.ExpiresAt, _renewals.Get("pn-contoh", RenewalKind.Domain).ExpiresAt);
    }

    [Theory]
    [InlineData("INV-7", false)]
    [InlineData(null, true)]
    [InlineData(" ", true)]
    [InlineData(null, false)]
    public void WithoutInvoiceAndProofThereIsNoRenewal(string? invoice, bool hasProof)
    {
        var renewal = Saved(RenewalKind.Hosting, "Paket A", Now.AddDays(9));
        var change = new RenewalChange { ExpiresAt = Now.AddYears(1), Invoice = invoice, Proof = hasProof ? Proof : null };

        Assert.Equal("SopRenewalWithoutProof", Assert.Throws<SopException>(() => change.Apply(renewal, force: false, Now)).Id);
        Assert.Equal(Now.AddYears(1), change.Apply(renewal, force: true, Now).ExpiresAt);
    }

    [Fact]
    public void AnExpiryThatCannotBeComputedOrIsNotLaterIsRefused()
    {
        var unknown = Saved(RenewalKind.Hosting, "Paket A", null);
        var known = Saved(RenewalKind.Hosting, "Paket B", Now.AddDays(90));
        var paid = new RenewalChange { Invoice = "INV-7", Proof = Proof };

        Assert.Equal("SopRenewalExpiryUnknown", Assert.Throws<SopException>(() => paid.Apply(unknown, false, Now)).Id);
        Assert.Equal("SopRenewalExpiryUnknown", Assert.Throws<SopException>(() => paid.Apply(known, false, Now)).Id);
        Assert.Equal(
            "SopRenewalNotLater",
            Assert.Throws<SopException>(() => (paid with { ExpiresAt = Now.AddDays(89) }).Apply(known, false, Now)).Id);
    }

    [Fact]
    public void DetailsNeedNoProofAndAreNoRenewal()
    {
        var renewal = Saved(RenewalKind.Hosting, "Paket A", Now.AddDays(9));
        var entries = _register.Log.Read().Count();

        var changed = _renewals.Save(new RenewalChange { Provider = "Hosting Contoh", PeriodMonths = 6 }.Apply(renewal, false, Now));

        Assert.Equal(("Hosting Contoh", 6, Now.AddDays(9)), (changed.Provider, changed.PeriodMonths!.Value, changed.ExpiresAt!.Value));
        Assert.Empty(changed.Payments);
        Assert.Equal(entries, _register.Log.Read().Count());
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
