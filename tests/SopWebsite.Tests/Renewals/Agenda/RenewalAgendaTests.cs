using SopWebsite.Renewals;
using SopWebsite.Renewals.Agenda;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Agenda;

public sealed class RenewalAgendaTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    // 17:00 UTC is the next day's first moment in the west, an hour into it in the middle, two in the east.
    [InlineData("WIB", "2027-01-04T16:59:59Z", 4)]
    [InlineData("WIB", "2027-01-04T17:00:00Z", 5)]
    [InlineData("WITA", "2027-01-04T15:59:59Z", 4)]
    [InlineData("WITA", "2027-01-04T16:00:00Z", 5)]
    [InlineData("WIT", "2027-01-04T14:59:59Z", 4)]
    [InlineData("WIT", "2027-01-04T15:00:00Z", 5)]
    public void TheDayIsThatOfTheSitesZone(string zone, string end, int day)
    {
        _desk.Set(site => site with { Zone = zone });

        var entries = Entries(Renewal(end));

        Assert.Equal([new DateTime(2027, 1, day), new DateTime(2026, 12, day + 1)], entries.Select(entry => entry.Day));
        Assert.Contains($" Januari 2027 pukul ", entries[0].Description, StringComparison.Ordinal);
        Assert.Contains(zone, entries[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEntryKeepsItsNameWhateverIsEnteredAndItsVersionGrows()
    {
        var before = Entries(Renewal("2027-01-05T00:00:00Z"));
        var after = Entries(
            Renewal("2028-01-05T00:00:00Z") with
            {
                Site = "PN-Contoh", Subject = "PN-Contoh.go.id", Cost = 1, CheckedAt = _desk.Clock.UtcNow.AddDays(1),
            });

        Assert.Equal(before.Select(entry => entry.Uid), after.Select(entry => entry.Uid));
        Assert.All(before.Zip(after), pair => Assert.True(pair.First.ChangedAt < pair.Second.ChangedAt));
        Assert.Equal(
            4, Entries(Renewal("2027-01-05T00:00:00Z"), Renewal("2027-01-05T00:00:00Z") with { Kind = RenewalKind.Hosting })
                .Select(entry => entry.Uid).Distinct().Count());
        Assert.All(before, entry => Assert.Matches(@"\A[0-9a-f]{40}@sopwebsite\z", entry.Uid));
    }

    [Fact]
    public void TheBudgetYearsEndIsTheDayToPayWhereTheLedgerSaysSo()
    {
        var renewal = Renewal("2027-02-10T03:00:00Z") with
        {
            Cycle = new RenewalCycle
            {
                Stage = RenewalStage.Due, DueAt = new(2027, 1, 11, 3, 0, 0, TimeSpan.Zero), PayBy = new(2026, 12, 31, 16, 59, 0, TimeSpan.Zero),
            },
        };

        Assert.Equal(new DateTime(2026, 12, 31), Entries(renewal)[1].Day);
        Assert.StartsWith("Harus dibayar sebelum tahun anggaran berakhir", Entries(renewal)[1].Description, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2027, 1, 11), Entries(renewal with { Cycle = renewal.Cycle with { PayBy = null } })[1].Day);
    }

    [Fact]
    public void WhatIsPaidAheadIsStruckOutAndWaitsForItsProvider()
    {
        var renewal = Renewal("2027-01-05T00:00:00Z");
        HostingRenewal Paid(int days) => renewal with
        {
            Payments = [new RenewalPayment { RecordedAt = _desk.Clock.UtcNow, To = renewal.ExpiresAt!.Value.AddDays(days) }],
        };

        Assert.Equal([false, true], Entries(Paid(365)).Select(entry => entry.IsSettled));
        Assert.Equal([false, false], Entries(Paid(0)).Select(entry => entry.IsSettled));
        Assert.Equal(Entries(renewal).Select(entry => entry.Uid), Entries(Paid(365)).Select(entry => entry.Uid));
    }

    [Fact]
    public void AnInvoiceHasItsDayUntilItIsPaidAndIsStruckOutThen()
    {
        var renewal = Renewal("2027-06-05T00:00:00Z");
        var invoice = new RenewalInvoice
        {
            Site = "PN-contoh", Kind = RenewalKind.Domain, Subject = "PN-Contoh.go.id", Number = "INV;7", Provider = "PT A", Amount = 250_000,
            ReceivedAt = _desk.Clock.UtcNow, DueAt = new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero),
        };
        _desk.Register.RenewalInvoices.Put(invoice);
        _desk.Register.RenewalInvoices.Put(invoice with { Number = "INV-8", DueAt = null });
        _desk.Register.RenewalInvoices.Put(invoice with { Number = "INV-9", Subject = "pn-lain.go.id" });

        var open = Assert.Single(Entries(renewal), entry => entry.Summary.Contains("faktur", StringComparison.Ordinal));
        Assert.Equal(
            (new DateTime(2026, 12, 2), "Jatuh tempo faktur INV;7: Domain pn-contoh.go.id", false), (open.Day, open.Summary, open.IsSettled));
        Assert.StartsWith("Tagihan: Rp 250.000\n", open.Description, StringComparison.Ordinal);
        _desk.Register.RenewalInvoices.Put(invoice with { PaidAt = _desk.Clock.UtcNow.AddHours(1) });
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(1);
        var paid = Assert.Single(Entries(renewal), entry => entry.Summary.Contains("faktur", StringComparison.Ordinal));
        Assert.Equal((open.Uid, true, true), (paid.Uid, paid.IsSettled, paid.ChangedAt > open.ChangedAt));
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(60);
        Assert.Equal(2, Entries(renewal).Count);
    }

    [Fact]
    public void AnInvoiceForSomethingWhoseEndNobodyKnowsHasItsDayToo()
    {
        _desk.Register.RenewalInvoices.Put(new RenewalInvoice
        {
            Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", Number = "INV-7",
            DueAt = new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero),
        });

        var only = Assert.Single(Entries(Renewal("2027-06-05T00:00:00Z") with { ExpiresAt = null }));

        Assert.Equal(new DateTime(2026, 12, 1), only.Day);
        Assert.Contains("Berakhir: tidak diketahui", only.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void OfficialsReadWhatItIsWhoProvidesItAndWhatItCosts()
    {
        var entries = Entries(Renewal("2027-01-05T00:00:00Z") with
        {
            Provider = "PT Penyedia Contoh", Cost = 1_250_000.5m, BudgetLine = "521111", Contact = "0812", Invoice = "INV-1",
        });

        Assert.Equal(["Domain pn-contoh.go.id berakhir", "Batas pembayaran: Domain pn-contoh.go.id"], entries.Select(entry => entry.Summary));
        Assert.Equal(
            "Situs: pn-contoh\nPenyedia: PT Penyedia Contoh\nBerakhir: 5 Januari 2027 pukul 07.00 WIB\nBiaya: Rp 1.250.000,50\nMata "
            + "anggaran: 521111\n"
            + "Narahubung: 0812\nFaktur terakhir: INV-1",
            entries[0].Description);
        Assert.Contains(
            "USD 12", Entries(Renewal("2027-01-05T00:00:00Z") with { Cost = 12, Currency = "USD" })[0].Description, StringComparison.Ordinal);
        Assert.Equal(
            "Batas pembaruan: Sertifikat pn-contoh.go.id",
            Entries(Renewal("2027-01-05T00:00:00Z") with { Kind = RenewalKind.Certificate })[1].Summary);
    }

    [Fact]
    public void WhatNobodyKnowsTheEndOfHasNoDay() => Assert.Empty(Entries(Renewal("2027-01-05T00:00:00Z") with { ExpiresAt = null }));

    [Fact]
    public void TheFirstAndTheLastDaysThereAreAreDaysToo()
    {
        Assert.Single(Entries(Renewal("0001-01-02T00:00:00Z")));
        Assert.Equal(2, Entries(Renewal("9999-12-30T00:00:00Z")).Count);
    }

    private IReadOnlyList<AgendaEntry> Entries(params HostingRenewal[] renewals) => _desk.Workplace.Agenda.Of(renewals);

    private HostingRenewal Renewal(string end) => new()
    {
        Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", CheckedAt = _desk.Clock.UtcNow,
        ExpiresAt = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
    };
}
