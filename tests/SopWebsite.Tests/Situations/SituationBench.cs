using SopWebsite.Backups;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Renewals;
using SopWebsite.Situations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations;

/// <summary>A desk on which reports are opened and brought to where a test needs them.</summary>
public abstract class SituationBench : IDisposable
{
    private protected Desk Desk { get; } = new();

    private protected SituationReports Reports => Desk.Workplace.Situations;

    public void Dispose()
    {
        Desk.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected SituationReport Open(string? symptom = null) => Reports.Open(Desk.Site, symptom, "Admin Contoh");

    /// <summary>A report at a stage of seed 001: report, forward, decide, fix, backup-again, closed.</summary>
    private protected SituationReport At(string stage, string? symptom = null)
    {
        var report = Open(symptom);
        string[] way = ["report", "forward", "decide", "fix", "backup-again", "closed"];
        for (var step = 0; step < Array.IndexOf(way, stage); step++)
            report = way[step] switch
            {
                "report" => Reports.Submit(report.Number, "kasubbag-ptip"),
                "forward" => Reports.Submit(report.Number, "sekretaris"),
                "decide" => Reports.Approve(report.Number, 1),
                "fix" => Reports.Resolve(report.Number, new SituationResolution { Action = "Diperbaiki", Performer = SituationPerformer.OwnStaff }),
                _ => Reports.CloseWithBackup(report.Number, Set(Desk.Clock.UtcNow)),
            };
        return report;
    }

    private protected static WebsiteBackup Set(DateTimeOffset at) =>
        new() { Site = "pn-contoh", Name = "set", Path = "set", CreatedAt = at, State = BackupState.Complete };

    private protected void Check(AvailabilityFailure failure, string uri = "https://www.example.go.id/") =>
        Desk.Register.Checks.Add(new SiteAvailability
    {
        Name = "pn-contoh",
        Uri = new Uri(uri),
        State = failure switch
        {
            AvailabilityFailure.None => AvailabilityState.Up,
            AvailabilityFailure.LocalNetwork => AvailabilityState.Unknown,
            _ => AvailabilityState.Down,
        },
        Failure = failure,
        Reason = new Phrase("seen", "terlihat"),
        CheckedAt = Desk.Clock.UtcNow,
    });

    private protected void Content(DateTimeOffset newest, ContentState state = ContentState.Fresh) => Desk.Register.Checks.Add(new SiteContent
    {
        Name = "pn-contoh",
        Uri = new Uri("https://www.example.go.id/"),
        State = state,
        NewestDate = newest,
        Source = ContentSource.Feed,
        FreshnessLimit = 7,
        Reason = new Phrase("read", "terbaca"),
        CheckedAt = Desk.Clock.UtcNow,
    });

    private protected void Renew(RenewalKind kind, int days) => Desk.Register.Renewals.Put(new HostingRenewal
    {
        Site = "pn-contoh", Kind = kind, Subject = "example.go.id", ExpiresAt = Desk.Clock.UtcNow.AddDays(days), CheckedAt = Desk.Clock.UtcNow,
    });

    private protected void Pass(TimeSpan time) => Desk.Clock.UtcNow += time;
}
