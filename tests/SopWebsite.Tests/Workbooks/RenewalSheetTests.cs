using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Workbooks;

/// <summary>The sheets about renewals and connections within the month's workbook.</summary>
public sealed class RenewalSheetTests : IDisposable
{
    /// <summary>The beginning of November 2026 in WIB.</summary>
    private static readonly DateTimeOffset From = new(2026, 10, 31, 17, 0, 0, TimeSpan.Zero);

    private static readonly string Digest = new('a', 64);

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(Language.Indonesian, "Perpanjangan", "Perpanjangan Bulan Ini", "Koneksi")]
    [InlineData(Language.English, "Renewals", "Renewed This Month", "Connection")]
    public void EachServiceRenewalAndConnectionHasItsLine(Language language, string ledger, string made, string connection)
    {
        Fill();

        using var file = Written(language);

        Assert.Empty(file.Faults());
        var rows = file.Rows(ledger);
        var domain = rows.Single(row => Equals(row[1], "Domain"));
        Assert.Equal<object?>(["pn-contoh", "Domain", "pn-contoh.go.id", "=HYPERLINK(\"http://example.go.id\")", "Rp 250.000"], domain.Take(5));
        // 5 January 2027 in Excel's days; the instant is 18:00 UTC the day before.
        Assert.Equal<object?>([46392.0, 49.0], domain.Skip(5).Take(2));
        Assert.Equal<object?>(["INV-7", null, "Rp 250.000", Digest], domain.Skip(8).Take(4));
        var unknown = rows.Single(row => Equals(row[2], "paket-a"));
        Assert.Equal<object?>([null, null], unknown.Skip(5).Take(2));
        var renewed = Assert.Single(file.Rows(made));
        Assert.Equal<object?>(["pn-contoh", "Domain", "pn-contoh.go.id"], renewed.Skip(1).Take(3));
        Assert.Equal<object?>(["INV-7", "Rp 250.000", null, "bukti.pdf", Digest, "=2+2"], renewed.Skip(7));
        var line = Assert.Single(file.Rows(connection));
        Assert.Equal<object?>(["pn-contoh", "jalur-1", "PT Penyedia Contoh", 99.5, 216.0, 30.0], line.Take(6));
        Assert.Equal<object?>([30.0, 100.0, 80.0], line.Skip(8).Take(3));
        Assert.Contains("2026-11-01 01:00 - 2026-11-01 01:30 (30 ", (string)line[12]!, StringComparison.Ordinal);
        // Text that begins like a formula is text, in the cell as in its style.
        Assert.DoesNotContain(file.Cells(ledger).Concat(file.Cells(made)), cell => cell.CellFormula is not null);
        Assert.All(
            file.Cells(ledger).Concat(file.Cells(made)).Where(cell => file.Value(cell) is string text && text.StartsWith('=')),
            cell => Assert.True(file.Format(cell).QuotePrefix?.Value));
    }

    [Fact]
    public void AnInvoiceThatWaitsIsNamedBeforeOneThatWasPaid()
    {
        Fill();
        var paid = new RenewalInvoice
        {
            Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", Number = "INV-7", Amount = 250_000, Paid = 249_999.5m,
            ReceivedAt = From,
            PaidAt = From.AddDays(1), Proof = new("bukti.pdf", Digest),
        };
        _desk.Register.RenewalInvoices.Put(paid);
        Assert.Equal<object?>(["INV-7", "Rp 250.000", "Rp 249.999,50", Digest], Row());
        _desk.Register.RenewalInvoices.Put(
            paid with { Number = "INV-8", ReceivedAt = From.AddDays(-40), Amount = 300_000, Paid = null, PaidAt = null, Proof = null });
        _desk.Register.RenewalInvoices.Put(paid with { Number = "INV-9", ReceivedAt = From.AddDays(2), Paid = null, PaidAt = null, Proof = null });
        Assert.Equal<object?>(["INV-8", "Rp 300.000", "BELUM DIBAYAR", null], Row());

        IEnumerable<object?> Row() =>
            MonthlyWorkbook.Compose(Report(), Language.Indonesian, [], []).Sheets.Single(sheet => sheet.Name == "Perpanjangan")
            .Table.Rows.Single(row => Equals(row[1], "Domain")).Skip(8).Take(4);
    }

    [Fact]
    public void TheFactsSayWhatPressesAndWhatItCosts()
    {
        Fill();

        var sheets = MonthlyWorkbook.Compose(Report(), Language.Indonesian, [], []).Sheets;

        var facts = sheets.Single(sheet => sheet.Name == "Perpanjangan").Facts;
        Assert.Equal("3 terdaftar, 1 perlu diperpanjang, 0 habis masa berlaku, 1 tidak diketahui masa berlakunya", facts[0].Text);
        Assert.True(facts[0].IsAlarm);
        Assert.Equal("Rp 1.750.000, USD 12,50 untuk semua layanan, masing-masing satu periode", facts[1].Text);
        Assert.Equal("1 pada bulan ini (Rp 250.000)", facts[2].Text);
        var connection = sheets.Single(sheet => sheet.Name == "Koneksi");
        Assert.Equal(("pn-contoh", false), (connection.Facts.Single().Label, connection.Facts.Single().IsAlarm));
        Assert.Contains("Belum berakhir: diketahui terputus 30 menit, batasnya 216 menit", connection.Facts.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySheetFitsTheWidthOfAPage()
    {
        Fill();

        var tables = MonthlyWorkbook.Compose(Report(), Language.Indonesian, [], []).Sheets
            .Where(sheet => sheet.Name is "Perpanjangan" or "Perpanjangan Bulan Ini" or "Koneksi").Select(sheet => sheet.Table).ToList();

        Assert.Equal(3, tables.Count);
        Assert.All(tables, table => Assert.InRange(table.Columns.Sum(column => column.Width), 100, 200));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
    }

    [Fact]
    public void OnlyWhatWasRecordedInTheMonthIsOfTheMonth()
    {
        Fill();
        var renewal = Assert.Single(_desk.Register.Renewals.All(_desk.Clock.UtcNow), one => one.Kind == RenewalKind.Domain);
        var last = renewal.Payments.Single();
        _desk.Register.Renewals.Put(renewal with
        {
            Payments = [
                last with { RecordedAt = From.AddMilliseconds(-1) }, last with { RecordedAt = From }, last with { RecordedAt = From.AddDays(30) }],
        });

        Assert.Equal(From, Assert.Single(Report().Renewals!.Made).Payment.RecordedAt);
    }

    [Fact]
    public void WithoutALedgerOrBeforeTheMonthThereAreNoSuchSheets()
    {
        Assert.Null(Report().Renewals);
        Fill();
        Assert.Null(_desk.Workplace.LogExport.Report(ReportMonth.Parse("2027-05")).Renewals);
        Assert.Equal(
            ["Perpanjangan"],
            MonthlyWorkbook.Compose(_desk.Workplace.LogExport.Report(ReportMonth.Parse("2026-10")) with { }, Language.Indonesian, [], []).Sheets
                .Select(sheet => sheet.Name).Where(name => name is "Perpanjangan" or "Perpanjangan Bulan Ini"));
    }

    [Fact]
    public void AConnectionThatCannotBeCountedIsAWarningAndNoReasonToGoWithoutTheReport()
    {
        Fill();
        _desk.Set(site => site with { Calendar = "tak-ada" });

        var report = Report();

        Assert.Empty(report.Renewals!.Connections);
        Assert.Contains(report.Renewals.Fault, report.Warnings());
    }

    private void Fill()
    {
        var store = _desk.Register.Renewals;
        var end = new DateTimeOffset(2027, 1, 4, 18, 0, 0, TimeSpan.Zero);
        store.Put(Renewal(RenewalKind.Domain, "pn-contoh.go.id") with
        {
            Provider = "=HYPERLINK(\"http://example.go.id\")", Cost = 250_000, ExpiresAt = end, Invoice = "INV-7",
            ProofOfPayment = new("bukti.pdf", Digest),
            Payments =
            [
                new()
                {
                    RecordedAt = From.AddDays(3), From = end.AddYears(-1), To = end, Invoice = "INV-7", Cost = 250_000,
                    Proof = new("bukti.pdf", Digest), Reason = "=2+2",
                },
            ],
        });
        store.Put(Renewal(RenewalKind.Hosting, "paket-a") with { Cost = 12.5m, Currency = "USD" });
        store.Put(Renewal(RenewalKind.Connection, "jalur-1") with
        {
            Provider = "PT Penyedia Contoh", Cost = 1_500_000, ExpiresAt = end.AddYears(3),
            Promise = new() { AvailabilityPercent = 99.5, DownMbps = 100 },
        });
        foreach (var (minute, state) in new[] { (45, AvailabilityState.Up), (60, AvailabilityState.Down), (90, AvailabilityState.Up) })
        {
            _desk.Workplace.Lines.Take("pn-contoh", new InternetConnection
            {
                State = state, Reason = new("x", "x"), CheckedAt = From.AddMinutes(minute), Mbps = state == AvailabilityState.Up ? 80 : null,
            });
        }
    }

    private HostingRenewal Renewal(RenewalKind kind, string subject) =>
        new() { Site = "pn-contoh", Kind = kind, Subject = subject, CheckedAt = _desk.Clock.UtcNow };

    private MonthlyReport Report() => _desk.Workplace.LogExport.Report(ReportMonth.Parse("2026-11"));

    private WorkbookFile Written(Language language)
    {
        var path = _desk.Folder["laporan.xlsx"];
        _desk.Workplace.LogExport.Write(Report(), path, language, ["Pengadilan Negeri Contoh"], overwrite: true);
        return new WorkbookFile(new MemoryStream(File.ReadAllBytes(path)));
    }
}
