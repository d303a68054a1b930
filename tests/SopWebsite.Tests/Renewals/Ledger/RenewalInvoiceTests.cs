using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Ledger;

public sealed class RenewalInvoiceTests : IDisposable
{
    private readonly RenewalDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void ItsArrivalStartsTheSopsClock()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(20), "Hosting Contoh");

        var invoice = _desk.Receive(renewal, " INV-1 ", 250_000, due: _desk.Clock.UtcNow.AddDays(7));

        // Seed 001, step 4: 3 hours, from 08:00 on a Monday.
        Assert.Equal(("INV-1", "pn-tais/website", 4, 180), (invoice.Number, invoice.Procedure, invoice.Activity!.Value, invoice.SopMinutes!.Value));
        Assert.Equal(DateTimeOffset.Parse("2026-11-16T11:00+07:00", System.Globalization.CultureInfo.InvariantCulture), invoice.SopDueAt);
        Assert.Equal((RenewalInvoiceState.Open, 0), (invoice.State, invoice.OverdueMinutes!.Value));
        var entry = _desk.Register.Log.Read().Last();
        Assert.Equal(
            (EscalationEvent.Note, "Hosting Contoh", invoice.SopDueAt, 180, 4),
            (entry.Event, entry.To, entry.Due, entry.StandardMinutes!.Value, entry.Activity!.Value));
        Assert.Equal(
            "Hosting Paket A: faktur INV-1 diterima 2026-11-16 08:00 WIB, tagihan IDR 250.000, jatuh tempo 2026-11-23; menurut SOP selesai "
            + "paling lambat "
            + "2026-11-16 11:00 WIB",
            entry.FollowUp);
        Assert.Equal((RenewalStage.InvoiceReceived, invoice.SopDueAt), (_desk.Now(renewal).Stage, _desk.Now(renewal).Cycle!.ActBy));
    }

    [Fact]
    public void AfterItsTimeItIsOverdueByWorkingMinutesAndAFinding()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(200));
        _desk.Receive(renewal, "INV-1");
        // From 11:00 to 16:30 with the break of an hour, and 30 minutes of the next day.
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(24).AddMinutes(30);

        var invoice = Assert.Single(_desk.Workplace.RenewalInvoices.All());

        Assert.Equal((RenewalInvoiceState.Overdue, 300, 480), (invoice.State, invoice.OverdueMinutes!.Value, invoice.WorkingMinutes!.Value));
        var finding = Assert.Single(_desk.Now(renewal).Findings);
        Assert.Equal("Faktur INV-1 melewati waktu SOP 300 menit kerja (batas 2026-11-16 11:00 WIB).", finding.Text.Indonesian);
    }

    [Fact]
    public void PaidInTimeOrLateTheLogSaysSo()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(20), months: 1);
        _desk.Receive(renewal, "INV-1");
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(2);
        _desk.Pay(renewal, "INV-1", "satu");
        var entry = _desk.Register.Log.Read().Last();
        Assert.Equal((Timeliness.OnTime, 120, 180), (entry.Timeliness, entry.WorkingMinutes!.Value, entry.StandardMinutes!.Value));

        _desk.Receive(renewal, "INV-2");
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(1);
        _desk.Pay(renewal, "INV-2", "dua");

        Assert.Equal(Timeliness.Late, _desk.Register.Log.Read().Last().Timeliness);
        Assert.Equal([true, false], _desk.Workplace.RenewalInvoices.All().Select(invoice => invoice.OverdueMinutes > 0));
        Assert.All(_desk.Workplace.RenewalInvoices.All(), invoice => Assert.Equal(RenewalInvoiceState.Paid, invoice.State));
    }

    [Fact]
    public void WhatTheSitesProcedureGivesNoTimeForHasNone()
    {
        // Seed 000 gives step 4 no measurable time.
        _desk.Workplace.Sites.Change(_desk.Workplace.Sites.Get("pn-contoh") with { Procedure = "pn-dumai/website" });
        Assert.False(Desk.Adapters.ProceduresFor().Get("pn-dumai/website").ActivityOf(SopDuties.Renewals)!.StandardTime.IsMeasurable);
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", null);

        var invoice = _desk.Receive(renewal, "INV-1");

        Assert.Equal((null, null, null, "pn-dumai/website"), (invoice.SopDueAt, invoice.SopMinutes, invoice.OverdueMinutes, invoice.Procedure));
        _desk.Workplace.Sites.Change(_desk.Workplace.Sites.Get("pn-contoh") with { Procedure = "tak/ada" });
        Assert.Null(_desk.Receive(renewal, "INV-2").Procedure);
    }

    [Theory]
    [InlineData("INV-1", "Hosting Contoh")]
    [InlineData("inv-1 ", "HOSTING contoh")]
    public void ASecondOfTheSameNumberFromTheSameProviderIsADouble(string number, string provider)
    {
        _desk.Receive(_desk.Enter(RenewalKind.Hosting, "Paket A", null, "Hosting Contoh"), "INV-1");
        var other = _desk.Enter(RenewalKind.Domain, null, null, provider);

        Assert.Equal("SopInvoiceExists", Assert.Throws<SopException>(() => _desk.Receive(other, number)).Id);
        Assert.Equal(
            "SopInvoiceExists",
            Assert.Throws<SopException>(() => _desk.Workplace.RenewalPayments.Enter(
                other, new RenewalChange { Invoice = number, Proof = RenewalDesk.Proof("a"), ExpiresAt = _desk.Clock.UtcNow.AddYears(1) })).Id);
        Assert.Single(_desk.Workplace.RenewalInvoices.All());
    }

    [Fact]
    public void TheSameNumberFromAnotherIsNone()
    {
        _desk.Receive(_desk.Enter(RenewalKind.Hosting, "Paket A", null, "Hosting Contoh"), "1");
        _desk.Receive(_desk.Enter(RenewalKind.Connection, "C-1", null, "ISP Contoh"), "1");
        _desk.Receive(_desk.Enter(RenewalKind.Hosting, "Paket B", null), "1");
        var unnamed = _desk.Enter(RenewalKind.Hosting, "Paket C", null);
        _desk.Receive(unnamed, "1");
        Assert.Equal(4, _desk.Workplace.RenewalInvoices.All().Count);

        // Naming the provider later makes its second invoice no first one.
        _desk.Renewals.Correct(unnamed, new RenewalDetails { Provider = "Lain Contoh" });
        Assert.Equal("SopInvoiceExists", Assert.Throws<SopException>(() => _desk.Receive(unnamed, "1")).Id);
    }

    [Fact]
    public void AWrongOneIsTakenBackWithItsReasonAndAPaidOneIsNot()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 12);
        _desk.Receive(renewal, "INV-1");
        var invoices = _desk.Workplace.RenewalInvoices;

        Assert.Equal("SopRenewalReasonMissing", Assert.Throws<SopException>(() => invoices.Withdraw(renewal, "INV-1", " ")).Id);
        Assert.Equal("SopInvoiceNotFound", Assert.Throws<SopException>(() => invoices.Withdraw(renewal, "INV-9", "salah")).Id);
        invoices.Withdraw(renewal, "inv-1", "salah alamat", "staf-it");

        Assert.Equal("Hosting Paket A: faktur INV-1 ditarik kembali; alasan: salah alamat", _desk.LastLine);
        Assert.Empty(invoices.All());
        _desk.Receive(renewal, "INV-1");
        _desk.Pay(renewal, "INV-1", "satu");
        Assert.Equal("SopInvoicePaid", Assert.Throws<SopException>(() => invoices.Withdraw(renewal, "INV-1", "salah")).Id);
    }

    [Fact]
    public void NothingArrivesOrIsPaidInTheFuture()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), months: 12);
        var later = _desk.Clock.UtcNow.AddHours(1);

        Assert.Equal("SopInvoiceInFuture", Assert.Throws<SopException>(() => _desk.Receive(renewal, "INV-1", at: later)).Id);
        Assert.Equal(
            "SopInvoiceInFuture",
            Assert.Throws<SopException>(() => _desk.Workplace.RenewalPayments.Enter(
                renewal, new RenewalChange { Invoice = "INV-1", Proof = RenewalDesk.Proof("a"), PaidAt = later })).Id);
        Assert.Empty(_desk.Workplace.RenewalInvoices.All());
    }

    [Fact]
    public void UnregisteringTakesBackWhatWaitsAndKeepsWhatWasPaid()
    {
        var renewal = _desk.Enter(RenewalKind.Hosting, "Paket A", _desk.Clock.UtcNow.AddDays(9), "Hosting Contoh", 12);
        _desk.Pay(renewal, "INV-1", "satu");
        _desk.Receive(renewal, "INV-2");

        _desk.Renewals.Unregister(renewal, _desk.Workplace.RenewalInvoices, "pindah penyedia", "staf-it");

        Assert.Empty(_desk.Renewals.All());
        Assert.Equal("INV-1", Assert.Single(_desk.Workplace.RenewalInvoices.All()).Number);
        Assert.Equal(
            [
                "Hosting Paket A: faktur INV-2 ditarik kembali; alasan: pindah penyedia",
                "Hosting Paket A: dihapus dari buku perpanjangan, berlaku sampai 2027-11-25; alasan: pindah penyedia",
            ],
            _desk.Register.Log.Read().Reverse().Take(2).Reverse().Select(entry => entry.FollowUp));
        Assert.Equal("SopRenewalNotFound", Assert.Throws<SopException>(() => _desk.Now(renewal)).Id);
        // Its proof stays used.
        var other = _desk.Enter(RenewalKind.Hosting, "Paket B", _desk.Clock.UtcNow.AddDays(9), months: 12);
        Assert.Equal("SopProofUsed", Assert.Throws<SopException>(() => _desk.Pay(other, "INV-3", "satu")).Id);
    }
}
