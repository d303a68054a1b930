using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.History;

/// <summary>A desk whose site has one address, checked by hand.</summary>
internal sealed class WatchDesk : IDisposable
{
    public static readonly Uri Address = new("https://www.example.go.id/");

    public WatchDesk() => Desk.Set(site => site with { Uri = [Address] });

    public Desk Desk { get; } = new();

    /// <summary>Monday 08:00 on the court's clock.</summary>
    public DateTimeOffset Start { get; } = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Keeps checks, one each 15 minutes from a minute after the start on: u answered, d failed, ? own link down.</summary>
    public SiteStanding Check(string states, int fromMinute = 0)
    {
        SiteStanding? standing = null;
        for (var n = 0; n < states.Length; n++)
        {
            var at = Start.AddMinutes(fromMinute + (15 * n));
            var state = states[n] switch { 'u' => AvailabilityState.Up, 'd' => AvailabilityState.Down, 'g' => AvailabilityState.Degraded, _ =>
                AvailabilityState.Unknown };
            standing = Desk.Workplace.Standings.Take(new SiteAvailability
            {
                Name = "pn-contoh",
                Uri = Address,
                State = state,
                Failure = state == AvailabilityState.Down ? AvailabilityFailure.Connect : AvailabilityFailure.None,
                Reason = state == AvailabilityState.Down ? new("No connection.", "Tidak ada koneksi.") : new("Answered.", "Menjawab."),
                CheckedAt = at,
            }).Standing;
            if (Desk.Clock.UtcNow < at) Desk.Clock.UtcNow = at;
        }
        return standing!;
    }

    public SiteHistory History(double fromHour, double untilHour) =>
        Assert.Single(Desk.Workplace.Histories.Of(Desk.Site, Start.AddHours(fromHour), Start.AddHours(untilHour)));

    public void Dispose() => Desk.Dispose();
}
