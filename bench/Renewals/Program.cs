using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Sites;

// make REGISTER DATA COUNT   makes a register of COUNT renewals over a tenth as many sites, every fifth with an invoice that waits
// list REGISTER DATA         lists what is due within 90 days by urgency, and all, and prints what each took within the process
switch (args)
{
    case ["make", var location, var data, var count]:
    {
        using var register = new AdapterSet(data).OpenRegister(location);
        var number = int.Parse(count, CultureInfo.InvariantCulture);
        var place = new Workplace(register, new AdapterSet(data), SystemClock.Instance);
        register.Transact(() =>
        {
            for (var n = 0; n < number / 10; n++) register.Sites.Add(new SopSite { Name = $"pn-contoh-{n}" });
            for (var n = 0; n < number; n++) Make(register, place, n);
        });
        return 0;
    }
    case ["list", var location, var data]:
    {
        using var register = new AdapterSet(data).OpenRegister(location, RegisterAccess.Read);
        var place = new Workplace(register, new AdapterSet(data), SystemClock.Instance);
        for (var round = 0; round < 4; round++)
        {
            var watch = Stopwatch.StartNew();
            var due = place.Renewals.All(TimeSpan.FromDays(90));
            var first = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var all = place.Renewals.All();
            Say($"round {round}: {due.Count} due within 90 days {first:F0} ms, all {all.Count} {watch.Elapsed.TotalMilliseconds:F0} ms");
        }
        return 0;
    }
    default:
        Console.Error.WriteLine("make REGISTER DATA COUNT | list REGISTER DATA");
        return 2;
}

static void Make(IRegister register, Workplace place, int n)
{
    var now = place.Clock.UtcNow;
    var kind = (RenewalKind)(n % 4);
    var end = now.AddDays((n * 7919L % 800) - 30);
    var renewal = new HostingRenewal
    {
        Site = $"pn-contoh-{n / 10}", Kind = kind, Subject = kind == RenewalKind.Domain ? $"pn-contoh-{n}.go.id" : $"Layanan {n}", CheckedAt = now,
        ExpiresAt = n % 50 == 0 ? null : end, LedgerEndsAt = end, Provider = $"Penyedia {n % 7}", PeriodMonths = 12, Cost = 250_000, BudgetLine = "521111",
        Contact = "0800-000-000", Promise = new ServicePromise { AvailabilityPercent = 99.5 },
        Payments = [.. Enumerable.Range(0, n % 4).Select(year => new RenewalPayment { RecordedAt = now.AddYears(-1 - year), To = end.AddYears(-year) })],
    };
    register.Renewals.Put(renewal);
    if (n % 5 != 0) return;
    var invoice = new RenewalInvoice
    {
        Site = renewal.Site, Kind = kind, Subject = renewal.Subject, Number = $"INV-{n}", Provider = renewal.Provider, Amount = 250_000,
        ReceivedAt = now.AddHours(-n % 400), DueAt = now.AddDays(14),
    };
    register.RenewalInvoices.Put(invoice with { SopDueAt = now.AddHours(4 - (n % 400)), SopMinutes = 180 });
}

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
