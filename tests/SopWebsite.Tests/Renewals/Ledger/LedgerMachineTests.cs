using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Ledger;

/// <summary>Whatever is done in whatever order, the ledger does and refuses what a much simpler one does and refuses.</summary>
public sealed class LedgerMachineTests
{
    private readonly Dictionary<string, int> _outcomes = [];
    private int _round;

    [SkippableTheory]
    [InlineData(false, 60)]
    [InlineData(true, 12)]
    public void TheLedgerDoesWhatItsModelDoes(bool onServer, int cases)
    {
        using var desk = new RenewalDesk(onServer, at: "2026-06-15T08:00+07:00");
        Property.Holds(731, cases, LedgerStep.Script, script => Property.Smaller(script, LedgerStep.Smaller), script => Play(desk, script));

        Assert.True(EscalationChain.Verify(desk.Register.Log.Read()).IsValid);
        string[] all =
        [
            "", "SopRenewalExists", "SopRenewalNotFound", "SopInvoiceExists", "SopInvoiceNotFound", "SopInvoicePaid", "SopProofUsed",
            "SopPaymentDiffers",
            "SopRenewalWithoutProof",
        ];
        Assert.Equal(all.Order(StringComparer.Ordinal), _outcomes.Keys.Order(StringComparer.Ordinal));
    }

    private void Play(RenewalDesk desk, LedgerStep[] script)
    {
        // Each script has a court and providers of its own in the one register.
        var site = $"pn-contoh-{++_round}";
        desk.Workplace.Sites.Register(new SopSite { Name = site });
        var model = new LedgerModel();
        var begin = desk.Clock.UtcNow;
        var logged = desk.Register.Log.Read().LastOrDefault()?.Number ?? 0;
        foreach (var step in script)
        {
            var expected = model.Do(step);
            var outcome = Do(desk, site, begin, step);
            Assert.Equal((step, expected), (step, outcome));
            _outcomes[outcome ?? ""] = _outcomes.TryGetValue(outcome ?? "", out var count) ? count + 1 : 1;

            Assert.Equal(
                model.Ends.OrderBy(end => end.Key).Select(end => (NameOf(end.Key), begin.AddDays(end.Value))),
                desk.Renewals.ForSite(site).Select(one => (one.Subject, one.ExpiresAt!.Value)).OrderBy(one => one.Subject, StringComparer.Ordinal));
            Assert.Equal(
                model.Invoices.Select(one => $"{NameOf(one.Thing)} {one.Number} {one.IsPaid}").Order(StringComparer.Ordinal),
                desk.Workplace.RenewalInvoices.All().Where(one => one.Site == site).Select(one => $"{one.Subject} {one.Number} {!one.IsOpen}")
                    .Order(StringComparer.Ordinal));
            var told = desk.Register.Log.ReadNumbers(logged + 1).ToList();
            Assert.Equal(model.Told, told.Count);
            Assert.All(told, entry => Assert.Equal(site, entry.Site));
        }
    }

    private static string? Do(RenewalDesk desk, string site, DateTimeOffset begin, LedgerStep step)
    {
        try
        {
            var place = desk.Workplace;
            var subject = NameOf(step.Thing);
            if (step.Act == LedgerAct.Wait) desk.Clock.UtcNow = desk.Clock.UtcNow.AddHours(7);
            else if (step.Act == LedgerAct.Register)
                desk.Enter(
                    RenewalKind.Hosting, subject, begin.AddDays(LedgerModel.FirstEnd), $"Penyedia {LedgerModel.PayeeOf(step.Thing)} {site}",
                    site: site);
            else Work(desk, place.Renewals.Get(site, RenewalKind.Hosting, subject), site, step);
            return null;
        }
        catch (SopException failure)
        {
            return failure.Id;
        }
    }

    private static void Work(RenewalDesk desk, HostingRenewal renewal, string site, LedgerStep step)
    {
        var (place, number) = (desk.Workplace, step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // What is known of the last look is old news to whoever writes.
        var stale = renewal with { ExpiresAt = null, Payments = [] };
        var next = renewal.ExpiresAt!.Value.AddDays(LedgerModel.Term);
        var change = new RenewalChange { Proof = RenewalDesk.Proof($"{site} {step.Proof}"), Cost = step.Amount, ExpiresAt = next };
        switch (step.Act)
        {
            case LedgerAct.Receive:
                place.RenewalInvoices.Receive(new RenewalInvoice
                {
                    Site = site, Kind = renewal.Kind, Subject = renewal.Subject, Number = number, Amount = step.Amount,
                });
                break;
            case LedgerAct.Pay:
                place.RenewalPayments.Enter(stale, change with { Invoice = number });
                break;
            case LedgerAct.PayUnnamed:
                place.RenewalPayments.Enter(stale, change);
                break;
            case LedgerAct.Force:
                place.RenewalPayments.Enter(stale, new RenewalChange { ExpiresAt = next, Force = true, Reason = "uji" });
                break;
            case LedgerAct.Withdraw:
                place.RenewalInvoices.Withdraw(stale, number, "uji");
                break;
            case LedgerAct.Correct:
                place.Renewals.Correct(stale, new RenewalDetails { Note = desk.Register.Log.Read().Last().Hash });
                break;
            default:
                place.Renewals.Unregister(stale, place.RenewalInvoices);
                break;
        }
    }

    private static string NameOf(int thing) => $"Paket {thing}";
}
