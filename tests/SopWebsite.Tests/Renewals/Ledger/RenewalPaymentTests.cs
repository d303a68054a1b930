using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Findings;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Ledger;

public sealed class RenewalPaymentTests : IDisposable
{
    private readonly RenewalDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void APaymentMovesTheEndClosesTheInvoiceAndGoesToTheLogWithItsProof()
    {
        var end = _desk.Clock.UtcNow.AddDays(9);
        var renewal = _desk.Enter(RenewalKind.Domain, null, end, "Registrar Contoh", 12);
        _desk.Receive(renewal, "INV-7", 250_000);

        // The only invoice that waits need not be named.
        var renewed = _desk.Pay(renewal, number: null, "bukti");

        Assert.Equal(end.AddMonths(12), renewed.ExpiresAt);
        Assert.Equal((RenewalState.Ok, "INV-7", RenewalStage.Paid), (renewed.State, renewed.Invoice, renewed.Stage));
        Assert.Equal(
            (end, renewed.PaidUntil, 250_000m, "IDR"),
            (renewed.Payments[0].From!.Value, renewed.ExpiresAt, renewed.Payments[0].Cost!.Value, renewed.Payments[0].Currency));
        Assert.Equal((end, renewed.ExpiresAt), (renewed.BeginsAt!.Value, renewed.LedgerEndsAt));
        var invoice = Assert.Single(_desk.Workplace.RenewalInvoices.All());
        Assert.Equal((_desk.Clock.UtcNow, 250_000m, RenewalDesk.Proof("bukti")), (invoice.PaidAt!.Value, invoice.Paid!.Value, invoice.Proof));
        var entry = _desk.Register.Log.Read().Last();
        Assert.Equal((EscalationEvent.RenewalRecorded, "pn-contoh", "staf-it", "Registrar Contoh"), (entry.Event, entry.Site, entry.From, entry.To));
        Assert.Equal(
            "Domain pn-contoh.go.id: berlaku sampai 2027-11-25 (semula 2026-11-25); sumber: faktur INV-7; dibayar IDR 250.000", entry.FollowUp);
        Assert.Equal($"bukti.pdf (SHA-256 {RenewalDesk.Proof("bukti").Sha256})", entry.Evidence);
    }

    [Fact]
    public void AnInvoiceThatWasNeverReceivedComesIntoTheLedgerWithItsPayment()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 12);

        _desk.Pay(renewal, "INV-7", "bukti", 100);

        var invoice = Assert.Single(_desk.Workplace.RenewalInvoices.All());
        // When it came nobody knows, so nobody can say that it was in time.
        Assert.Equal((null, null, RenewalInvoiceState.Paid), (invoice.ReceivedAt, invoice.OverdueMinutes, invoice.State));
        Assert.Equal(Timeliness.NotMeasurable, _desk.Register.Log.Read().Last().Timeliness);
    }

    [Theory]
    [InlineData("INV-7", false)]
    [InlineData(null, true)]
    [InlineData(" ", true)]
    [InlineData(null, false)]
    public void WithoutInvoiceAndProofThereIsNoRenewal(string? invoice, bool hasProof)
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9));
        var change = new RenewalChange
        {
            ExpiresAt = _desk.Clock.UtcNow.AddYears(1), Invoice = invoice, Proof = hasProof ? RenewalDesk.Proof("bukti") : null,
        };
        var payments = _desk.Workplace.RenewalPayments;

        Assert.Equal("SopRenewalWithoutProof", Assert.Throws<SopException>(() => payments.Enter(renewal, change)).Id);
        Assert.Equal(
            "SopRenewalReasonMissing", Assert.Throws<SopException>(() => payments.Enter(renewal, change with { Force = true, Reason = " " })).Id);
        Assert.Empty(_desk.Now(renewal).Payments);

        var forced = payments.Enter(renewal, change with { Force = true, Reason = "bukti menyusul" });

        Assert.Equal((_desk.Clock.UtcNow.AddYears(1), "bukti menyusul"), (forced.ExpiresAt, forced.Payments[0].Reason));
        Assert.EndsWith(
            hasProof ? "dengan pengecualian, alasan: bukti menyusul" : "tanpa bukti pembayaran, alasan: bukti menyusul", _desk.LastLine,
            StringComparison.Ordinal);
        Assert.Equal(!hasProof, forced.Findings.Any(finding => finding.Kind == RenewalFindingKind.ProofMissing));
    }

    [Fact]
    public void SeveralThatWaitMustBeNamed()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 1);
        _desk.Receive(renewal, "INV-1");
        _desk.Receive(renewal, "INV-2");

        var failure = Assert.Throws<SopException>(() => _desk.Pay(renewal, number: null, "bukti"));

        Assert.Equal("SopRenewalWithoutProof", failure.Id);
        Assert.Contains("2 faktur", failure.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasPaidOnceIsNotPaidAgain()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 1);
        _desk.Receive(renewal, "INV-1");
        var paid = _desk.Pay(renewal, "INV-1", "satu");

        Assert.Equal("SopInvoicePaid", Assert.Throws<SopException>(() => _desk.Pay(renewal, "inv-1", "dua")).Id);
        Assert.Equal("SopProofUsed", Assert.Throws<SopException>(() => _desk.Pay(renewal, "INV-2", "satu")).Id);
        // Force is for what is missing, not for what is double.
        var forced = new RenewalChange { Invoice = "INV-1", Proof = RenewalDesk.Proof("dua"), Force = true, Reason = "tetap" };
        Assert.Equal("SopInvoicePaid", Assert.Throws<SopException>(() => _desk.Workplace.RenewalPayments.Enter(renewal, forced)).Id);
        Assert.Equal(
            "SopProofUsed",
            Assert.Throws<SopException>(() => _desk.Workplace.RenewalPayments.Enter(
                renewal, forced with { Invoice = "INV-2", Proof = RenewalDesk.Proof("satu") })).Id);
        Assert.Equal(paid.ExpiresAt, _desk.Now(renewal).ExpiresAt);
    }

    [Fact]
    public void AProofKeptWithARenewalAloneIsUsedToo()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 1);
        _desk.Register.Renewals.Put(renewal with { ProofOfPayment = RenewalDesk.Proof("lama") });

        Assert.Equal("SopProofUsed", Assert.Throws<SopException>(() => _desk.Pay(renewal, "INV-2", "lama")).Id);
    }

    [Theory]
    [InlineData(99.99, "IDR")]
    [InlineData(100, "USD")]
    public void AnotherAmountThanTheInvoicesIsRefusedUnlessItIsSaidWhy(double amount, string currency)
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 1);
        _desk.Receive(renewal, "INV-1", 100);
        var change = new RenewalChange { Invoice = "INV-1", Proof = RenewalDesk.Proof("bukti"), Cost = (decimal)amount, Currency = currency };

        Assert.Equal("SopPaymentDiffers", Assert.Throws<SopException>(() => _desk.Workplace.RenewalPayments.Enter(renewal, change)).Id);
        var paid = _desk.Workplace.RenewalPayments.Enter(renewal, change with { Force = true, Reason = "dipotong pajak" });

        Assert.Equal(((decimal)amount, "dipotong pajak"), (paid.Payments[0].Cost!.Value, _desk.Workplace.RenewalInvoices.All()[0].Reason));
    }

    [Fact]
    public void AnEndThatCannotBeComputedOrIsNotLaterIsRefused()
    {
        var unknown = _desk.Enter(RenewalKind.Hosting, "Paket A", null);
        var known = _desk.Enter(RenewalKind.Hosting, "Paket B", _desk.Clock.UtcNow.AddDays(90));

        Assert.Equal("SopRenewalExpiryUnknown", Assert.Throws<SopException>(() => _desk.Pay(unknown, "1", "a")).Id);
        Assert.Equal("SopRenewalExpiryUnknown", Assert.Throws<SopException>(() => _desk.Pay(known, "1", "a")).Id);
        Assert.Equal("SopRenewalNotLater", Assert.Throws<SopException>(() => _desk.Pay(known, "1", "a", end: known.ExpiresAt)).Id);
        Assert.Empty(_desk.Workplace.RenewalInvoices.All());
    }

    [Fact]
    public void WhatIsPaidTwiceInARowAddsUpEvenBeforeTheRegistryShowsIt()
    {
        var end = _desk.Clock.UtcNow.AddDays(9);
        var renewal = _desk.Pay(_desk.Enter(RenewalKind.Domain, null, end, months: 12), "1", "a");
        // The registry still shows the old end.
        _desk.Renewals.Learn(renewal with { ExpiresAt = end, Source = RenewalSource.Rdap });

        Assert.Equal(end.AddMonths(24), _desk.Pay(renewal, "2", "b").ExpiresAt);
    }

    [Fact]
    public void LedgerInvoiceAndLogAreWrittenTogetherOrNotAtAll()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 1);
        _desk.Receive(renewal, "INV-1");
        var place = _desk.Workplace;
        var clock = new InvoiceClock(_desk.Register.Sites, place.Procedures, place.Calendars);
        var failing = new RenewalPayments(
            place.Renewals, _desk.Register.Renewals, _desk.Register.RenewalInvoices, clock, new FullLog(), _desk.Register, _desk.Clock);
        var invoices = new RenewalInvoices(place.Renewals, _desk.Register.RenewalInvoices, clock, new FullLog(), _desk.Register, _desk.Clock);

        Assert.Throws<IOException>(() => failing.Enter(renewal, new RenewalChange { Invoice = "INV-1", Proof = RenewalDesk.Proof("a") }));
        Assert.Throws<IOException>(() => invoices.Withdraw(renewal, "INV-1", "salah"));
        Assert.Throws<IOException>(() => place.Renewals.Unregister(renewal, invoices));

        Assert.Equal(RenewalInvoiceState.Open, Assert.Single(place.RenewalInvoices.All()).State);
        Assert.Equal(renewal.ExpiresAt, _desk.Now(renewal).ExpiresAt);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OfManyWhoPayTheSameInvoiceAtOnceOneSucceeds(bool onServer)
    {
        using var desk = new RenewalDesk(onServer);
        var renewal = desk.Enter(RenewalKind.Hosting, "Paket A", desk.Clock.UtcNow.AddDays(9), "Hosting Contoh", 1);
        desk.Receive(renewal, "INV-1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() =>
        {
            var other = desk.AtAnotherDesk(out var register);
            using (register)
            {
                try
                {
                    other.RenewalPayments.Enter(renewal, new RenewalChange { Invoice = "INV-1", Proof = RenewalDesk.Proof("bukti" + number) });
                    return "";
                }
                catch (SopException failure)
                {
                    return failure.Id;
                }
            }
        })));

        Assert.Equal(["", .. Enumerable.Repeat("SopInvoicePaid", 5)], outcomes.Order(StringComparer.Ordinal));
        Assert.Single(desk.Now(renewal).Payments);
        Assert.Equal(renewal.ExpiresAt!.Value.ToOffset(TimeSpan.FromHours(7)).AddMonths(1), desk.Now(renewal).ExpiresAt);
    }
}
