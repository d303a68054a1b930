using SopWebsite.Adapters;
using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals;

public sealed class RenewalStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ARenewalComesBackWholeWithTheStateOfTheInstantAskedAbout()
    {
        var renewal = Renewal(RenewalKind.Domain, "example.go.id", Now.AddDays(45)) with
        {
            Provider = "Registrar Contoh",
            PeriodMonths = 12,
            Cost = 250_000.50m,
            Invoice = "INV-001",
            ProofOfPayment = new("bukti.pdf", new string('a', 64)),
            Source = RenewalSource.Rdap,
            Payments = [new() { RecordedAt = Now, To = Now.AddDays(45), Invoice = "INV-001" }],
        };
        using (var register = Open()) register.Renewals.Put(renewal);

        using var again = Open();
        var read = again.Renewals.Find("PN-CONTOH", RenewalKind.Domain, "EXAMPLE.go.id", Now)!;

        Assert.Equal(renewal.AsOf(Now) with { Payments = [] }, read with { Payments = [] });
        Assert.Equal(renewal.Payments, read.Payments);
        Assert.Equal((45, RenewalState.DueSoon), (read.RemainingDays, read.State));
        var later = again.Renewals.ForSite("pn-contoh", Now.AddDays(46)).Single();
        Assert.Equal((-1, RenewalState.Expired), (later.RemainingDays, later.State));
    }

    [Fact]
    public void PutReplacesAndTheUrgentComeFirst()
    {
        using var register = Open();
        register.Renewals.Put(Renewal(RenewalKind.Domain, "example.go.id", Now.AddDays(9)));
        register.Renewals.Put(Renewal(RenewalKind.Domain, "example.go.id", Now.AddDays(300)));
        register.Renewals.Put(Renewal(RenewalKind.Hosting, "paket-a", null));
        register.Renewals.Put(Renewal(RenewalKind.Certificate, "www.example.go.id", Now.AddDays(20)));
        register.Renewals.Put(Renewal(RenewalKind.Domain, "contoh.go.id", Now.AddDays(1)) with { Site = "pn-lain" });

        Assert.Equal(
            [RenewalKind.Hosting, RenewalKind.Certificate, RenewalKind.Domain],
            register.Renewals.ForSite("pn-contoh", Now).Select(renewal => renewal.Kind));
        Assert.Equal(4, register.Renewals.All(Now).Count);
        Assert.Null(register.Renewals.Find("pn-contoh", RenewalKind.Hosting, "paket-b", Now));
    }

    [Theory]
    [InlineData(RenewalKind.Domain, null, 61, RenewalState.Ok)]
    [InlineData(RenewalKind.Domain, null, 60, RenewalState.DueSoon)]
    [InlineData(RenewalKind.Hosting, null, 30, RenewalState.Due)]
    [InlineData(RenewalKind.Connection, null, 0, RenewalState.Expired)]
    [InlineData(RenewalKind.Certificate, 60, 30.1, RenewalState.Ok)] // 90 days of life, a third is 30
    [InlineData(RenewalKind.Certificate, 61, 29.9, RenewalState.DueSoon)]
    [InlineData(RenewalKind.Certificate, 77, 13, RenewalState.Due)] // 15 % of 90 is 13.5
    [InlineData(RenewalKind.Certificate, 32, 15, RenewalState.DueSoon)] // 47 days of life, a third is 15.7
    [InlineData(RenewalKind.Certificate, null, 31, RenewalState.DueSoon)]
    public void UrgencyIsByDaysAndForCertificatesByTheShareOfLifeLeft(RenewalKind kind, int? age, double left, RenewalState state) =>
        Assert.Equal(state, RenewalUrgency.Of(kind, age is { } days ? Now.AddDays(-days) : null, Now.AddDays(left), Now));

    [Fact]
    public void AnUnknownExpiryIsAState()
    {
        var renewal = Renewal(RenewalKind.Domain, "example.go.id", null).AsOf(Now);

        Assert.Equal((RenewalState.Unknown, (int?)null), (renewal.State, renewal.RemainingDays));
    }

    private static HostingRenewal Renewal(RenewalKind kind, string subject, DateTimeOffset? expires) =>
        new() { Site = "pn-contoh", Kind = kind, Subject = subject, ExpiresAt = expires, CheckedAt = Now };

    private IRegister Open() => new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
}
