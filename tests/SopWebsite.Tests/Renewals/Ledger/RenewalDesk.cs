using SopWebsite.Composition;
using SopWebsite.Files;
using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Ledger;

/// <summary>A register of either kind with one site, a clock that is set, and short words for what a ledger is asked to do.</summary>
internal sealed class RenewalDesk : IDisposable
{
    private readonly RegisterPlace _place;

    /// <param name="onServer">Whether the register is on a PostgreSQL server.</param>
    /// <param name="at">What the clock shows; a Monday morning without.</param>
    public RenewalDesk(bool onServer = false, string at = "2026-11-16T08:00+07:00")
    {
        _place = onServer ? new PostgreSqlPlace() : new SqlitePlace();
        Clock = new SettableClock(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        Register = _place.Open();
        Workplace = new Workplace(Register, Desk.Adapters, Clock);
        Workplace.Sites.Register(new SopSite { Name = "pn-contoh", Uri = [new("https://www.pn-contoh.go.id/")] });
    }

    public SettableClock Clock { get; }

    public IRegister Register { get; }

    public Workplace Workplace { get; }

    public HostingRenewals Renewals => Workplace.Renewals;

    public string LastLine => Register.Log.Read().Last().FollowUp!;

    /// <summary>A second worker at the same register.</summary>
    public Workplace AtAnotherDesk(out IRegister register) => new(register = _place.Open(), Desk.Adapters, Clock);

    public static RenewalProof Proof(string content) => new(content + ".pdf", Sha256Hex.OfText(content));

    public HostingRenewal Enter(
        RenewalKind kind, string? subject, DateTimeOffset? end, string? provider = null, int? months = null, string site = "pn-contoh") =>
        Renewals.Save(Renewals.Draft(site, kind, subject) with { ExpiresAt = end, LedgerEndsAt = end, Provider = provider, PeriodMonths = months });

    public RenewalInvoice Receive(
        HostingRenewal renewal, string number, decimal amount = 100, DateTimeOffset? at = null, DateTimeOffset? due = null) =>
        Workplace.RenewalInvoices.Receive(
            new RenewalInvoice
            {
                Site = renewal.Site, Kind = renewal.Kind, Subject = renewal.Subject, Number = number, Amount = amount, ReceivedAt = at, DueAt = due,
            },
            "staf-it");

    public HostingRenewal Pay(HostingRenewal renewal, string? number, string proof, decimal? amount = null, DateTimeOffset? end = null) =>
        Workplace.RenewalPayments.Enter(
            renewal, new RenewalChange { Invoice = number, Proof = Proof(proof), Cost = amount, ExpiresAt = end }, "staf-it");

    public HostingRenewal Now(HostingRenewal renewal) => Renewals.Get(renewal.Site, renewal.Kind, renewal.Subject);

    public void Dispose()
    {
        Register.Dispose();
        _place.Dispose();
    }
}
