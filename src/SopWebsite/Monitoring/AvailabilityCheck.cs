using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Monitoring.Parking;
using SopWebsite.Monitoring.Probes;
using SopWebsite.Probing;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring;

/// <summary>One pass of checks whether addresses answer as they should. Safe to use from several threads at once.</summary>
/// <param name="clock">The time of the checks.</param>
/// <param name="network">The machine's own link.</param>
public sealed class AvailabilityCheck(IClock clock, INetworkProbe network)
{
    /// <summary>What is kept of a page that no condition asks for: enough to know a parked one by.</summary>
    private const int GlanceLimit = 64 * 1024;

    private ParkedPageFinder _parked = new(ParkedPageRules.None);

    /// <summary>The court's own line; null to judge by the machine's interfaces alone.</summary>
    public OwnLineWatch? OwnLine { get; init; }

    /// <summary>What is known of pages that answer in a site's place.</summary>
    public ParkedPageRules ParkedPages { init => _parked = new(value); }

    /// <summary>Who can mend what; the first of a kind is named.</summary>
    public IReadOnlyList<SopThirdParty> ThirdParties { get; init; } = [];

    /// <summary>How pages are fetched; tests bring their own roots, names and stopwatch.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Checks one address. What a server does wrong is in the result; nothing but cancellation is thrown.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SiteAvailability> CheckAsync(AvailabilityTarget target, AvailabilityOptions options, CancellationToken cancellation)
    {
        var checkedAt = clock.UtcNow;
        SiteCondition[] conditions = [.. target.Conditions.Concat(options.Conditions).Where(condition => condition.AppliesTo(target.Uri))];
        var check = ProbeAddress.KindOf(target.Uri) is { } kind and not ProbeKind.Http
            ? await ProbeAsync(target, kind, conditions, options, checkedAt, cancellation).ConfigureAwait(false)
            : await PageAsync(target, conditions, options, checkedAt, cancellation).ConfigureAwait(false);
        return check.Failure == AvailabilityFailure.None ? check : check with { ThirdParty = Mender(check) };
    }

    /// <summary>Checks many addresses, some at a time, and hands each result over as it comes, one by one.</summary>
    /// <param name="targets">The addresses; read as places become free.</param>
    /// <param name="options">What is expected of each.</param>
    /// <param name="throttleLimit">How many are checked at a time, at least 1.</param>
    /// <param name="found">Takes a result; the next is handed over when it is done.</param>
    /// <param name="cancellation">Ends everything under way.</param>
    public Task CheckAllAsync(
        IEnumerable<AvailabilityTarget> targets, AvailabilityOptions options, int throttleLimit, Func<SiteAvailability, Task> found,
        CancellationToken cancellation)
    {
        var queue = new TargetQueue(int.MaxValue);
        foreach (var target in targets) queue.TryAdd(target);
        queue.Complete();
        return CheckAllAsync(queue, options, throttleLimit, (_, check) => found(check), cancellation);
    }

    /// <summary>Checks addresses while they arrive: as the other, but the addresses may come from elsewhere, and each result with its own.</summary>
    /// <param name="targets">Where they arrive.</param>
    /// <param name="options">What is expected of each.</param>
    /// <param name="throttleLimit">How many are checked at a time, at least 1.</param>
    /// <param name="found">Takes an address and its result; the next is handed over when it is done.</param>
    /// <param name="cancellation">Ends everything under way.</param>
    public Task CheckAllAsync(
        TargetQueue targets, AvailabilityOptions options, int throttleLimit, Func<AvailabilityTarget, SiteAvailability, Task> found,
        CancellationToken cancellation) =>
        ThrottledRun.RunAsync(
            targets.NextAsync, (target, stop) => CheckAsync(target, options, stop), throttleLimit, found, cancellation);

    private async Task<SiteAvailability> PageAsync(
        AvailabilityTarget target, SiteCondition[] conditions, AvailabilityOptions options, DateTimeOffset checkedAt, CancellationToken cancellation)
    {
#if !NET8_0_OR_GREATER
        if (target.Family is SiteAddressFamily.IPv4 or SiteAddressFamily.IPv6)
            return Blank(target, ProbeKind.Http, checkedAt) with { State = AvailabilityState.Unknown, Reason = NeedsNewerFramework };
#endif
        int[] statuses = [.. options.ExpectStatus, .. conditions.SelectMany(condition => condition.Statuses)];
        var needsPage = options.ExpectText is { Length: > 0 } || Array.Exists(conditions, condition => condition.NeedsBody);
        var fetched = await PageFetcher.FetchAsync(
            target.Uri,
            Fetching with
            {
                Timeout = options.Timeout, FinalStatuses = statuses, Family = target.Family, KeepLimit = needsPage ? Fetching.BodyLimit : GlanceLimit,
            },
            cancellation).ConfigureAwait(false);
        var judge = new AvailabilityJudge(fetched, target.Uri, options, conditions, checkedAt, _parked);
        var check = judge.Conclude(Measured(Blank(target, ProbeKind.Http, checkedAt), fetched.Trace) with
        {
            StatusCode = fetched.Answer?.StatusCode,
            Size = fetched.Answer?.Size,
            Redirects = [.. fetched.Redirects],
        });
        return await BlameAsync(check, fetched.Trace, cancellation).ConfigureAwait(false);
    }

    private async Task<SiteAvailability> ProbeAsync(
        AvailabilityTarget target, ProbeKind kind, SiteCondition[] conditions, AvailabilityOptions options, DateTimeOffset checkedAt,
        CancellationToken cancellation)
    {
        var asked = await ProbeRun.AskAsync(
            target.Uri, Fetching with { Timeout = options.Timeout, Family = target.Family }, cancellation).ConfigureAwait(false);
        var check = ProbeJudge.Conclude(
            Measured(Blank(target, kind, checkedAt), asked.Trace) with { Answer = asked.Answer }, asked, conditions);
        return await BlameAsync(check, asked.Trace, cancellation).ConfigureAwait(false);
    }

    /// <summary>A site is not blamed for the court's own line: not when it is the line that is down.</summary>
    private async Task<SiteAvailability> BlameAsync(SiteAvailability check, FetchTrace trace, CancellationToken cancellation)
    {
        if (check.Failure is not (AvailabilityFailure.Dns or AvailabilityFailure.Connect or AvailabilityFailure.Timeout) || check.Uri.IsLoopback)
            return check;
        // What lies in the court's own network does not depend on its line to the world, but still on the machine's link.
        var line = !network.HasLink() || OwnLine is null
            ? new OwnLineReading { IsUp = network.HasLink(), Reason = NoLink }
            : trace.IsNear ? null : await OwnLine.ReadAsync(cancellation).ConfigureAwait(false);
        return line is null or { IsUp: true } ? check : check with
        {
            State = AvailabilityState.Unknown,
            Failure = AvailabilityFailure.LocalNetwork,
            Reason = new Phrase(
                $"{line.Reason.English}. The site's state is unknown.", $"{line.Reason.Indonesian}. Keadaan situs tidak diketahui."),
        };
    }

    private string? Mender(SiteAvailability check) =>
        Diagnosis.Of(check).ThirdParty is { } kind ? ThirdParties.FirstOrDefault(party => party.Kind == kind)?.Name : null;

    private static SiteAvailability Blank(AvailabilityTarget target, ProbeKind kind, DateTimeOffset checkedAt) => new()
    {
        Name = target.Name,
        Uri = target.Uri,
        Probe = kind,
        AddressFamily = target.Family,
        State = AvailabilityState.Up,
        Reason = new Phrase("", ""),
        CheckedAt = checkedAt,
    };

    private static SiteAvailability Measured(SiteAvailability check, FetchTrace trace) => check with
    {
        RemoteAddress = trace.RemoteAddress,
        DnsTime = trace[FetchPhase.Dns],
        ConnectTime = trace[FetchPhase.Connect],
        TlsTime = trace[FetchPhase.Tls],
        FirstByteTime = trace[FetchPhase.FirstByte],
        DownloadTime = trace[FetchPhase.Download],
        TotalTime = trace.Total,
        CertificateExpires = trace.Certificate?.Expires,
        Certificate = trace.Certificate is { } shown
            ? shown with { DaysLeft = (int)Math.Floor((shown.Expires - check.CheckedAt).TotalDays) }
            : null,
    };

    private static Phrase NoLink { get; } = new("This computer has no network link", "Komputer ini tidak terhubung ke jaringan");

#if !NET8_0_OR_GREATER
    private static Phrase NeedsNewerFramework { get; } = new(
        "Windows PowerShell cannot check pages over IPv4 and IPv6 apart; PowerShell 7 can.",
        "Windows PowerShell tidak dapat memeriksa halaman lewat IPv4 dan IPv6 secara terpisah; pakai PowerShell 7.");
#endif
}
