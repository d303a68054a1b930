using SopWebsite.Languages;
using SopWebsite.Monitoring.Parking;
using SopWebsite.Monitoring.Probes;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring;

/// <summary>How a site stood when it was checked.</summary>
public enum AvailabilityState
{
    /// <summary>It answered as expected.</summary>
    Up,

    /// <summary>It answered as expected, but something about it needs attention soon.</summary>
    Degraded,

    /// <summary>It did not answer, or not as expected.</summary>
    Down,

    /// <summary>It cannot be told from here: the court's own link is down.</summary>
    Unknown,
}

/// <summary>Where a check failed: the first thing on the way that did not work.</summary>
public enum AvailabilityFailure
{
    /// <summary>Nothing failed.</summary>
    None,

    /// <summary>The name has no address.</summary>
    Dns,

    /// <summary>No connection to the server.</summary>
    Connect,

    /// <summary>No secure connection: the certificate or the handshake.</summary>
    Tls,

    /// <summary>The time was over before the answer was complete.</summary>
    Timeout,

    /// <summary>The answer's status, redirects or form.</summary>
    Http,

    /// <summary>The page lacks the expected text, or is not as a condition asks.</summary>
    Content,

    /// <summary>The machine that checks has no link of its own.</summary>
    LocalNetwork,

    /// <summary>A page answers, but not the site's: suspended, unpaid, parked, or what a server shows before a site is there.</summary>
    Parked,

    /// <summary>A service other than the web answered with an error, or not in its own language.</summary>
    Service,
}

/// <summary>One redirect that the check followed.</summary>
public sealed record SiteRedirect
{
    /// <summary>The address that redirected.</summary>
    public required Uri From { get; init; }

    /// <summary>The address that it named.</summary>
    public required Uri To { get; init; }

    /// <summary>The status that it answered with, such as 301.</summary>
    public required int StatusCode { get; init; }

    /// <summary>True when it left the host that was asked; a leading <c>www.</c> makes no other host.</summary>
    public bool IsOffHost { get; init; }
}

/// <summary>
/// One check of one address. A site that is down is such an object, not an error. The phases follow each other without a gap, summed over
/// all redirects, so that they add up to <see cref="TotalTime"/>; where the framework cannot measure a phase it is null.
/// </summary>
public sealed record SiteAvailability
{
    /// <summary>The site's name in the register; the host for an address that is not registered.</summary>
    public required string Name { get; init; }

    /// <summary>The address that was asked.</summary>
    public required Uri Uri { get; init; }

    /// <summary>How it was asked.</summary>
    public ProbeKind Probe { get; init; }

    /// <summary>Over which internet it was asked; never <see cref="SiteAddressFamily.Both"/>.</summary>
    public SiteAddressFamily AddressFamily { get; init; }

    /// <summary>True when visitors reach the site: <see cref="AvailabilityState.Up"/> or <see cref="AvailabilityState.Degraded"/>.</summary>
    public bool IsAvailable => State is AvailabilityState.Up or AvailabilityState.Degraded;

    /// <summary>How it stood.</summary>
    public required AvailabilityState State { get; init; }

    /// <summary>The status of the last answer; null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The address that the last connection was made to; null when none was made or the framework does not tell.</summary>
    public string? RemoteAddress { get; init; }

    /// <summary>Looking up names.</summary>
    public TimeSpan? DnsTime { get; init; }

    /// <summary>Opening connections.</summary>
    public TimeSpan? ConnectTime { get; init; }

    /// <summary>Securing connections; null when none was to be secured.</summary>
    public TimeSpan? TlsTime { get; init; }

    /// <summary>From the request until the head of the answer.</summary>
    public TimeSpan? FirstByteTime { get; init; }

    /// <summary>Reading the body.</summary>
    public TimeSpan? DownloadTime { get; init; }

    /// <summary>From the beginning to the end of the check.</summary>
    public TimeSpan? TotalTime { get; init; }

    /// <summary>When the last server's certificate ends, UTC, also where it was not accepted; null without one.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>The last server's certificate, also where it was not accepted; null without one.</summary>
    public SiteCertificate? Certificate { get; init; }

    /// <summary>The bytes of the body that were read, after decompression; null when none came.</summary>
    public long? Size { get; init; }

    /// <summary>What a probe other than HTTP was answered: addresses, a version; null for web pages.</summary>
    public string? Answer { get; init; }

    /// <summary>The conditions that apply to the address, each with what came of it.</summary>
    public ConditionResult[] Conditions { get; init; } = [];

    /// <summary>What kind of foreign page answered in the site's place; null for none.</summary>
    public ParkedPage? Parked { get; init; }

    /// <summary>The registered third party that can mend it; null where it is the court's own staff, or none is registered.</summary>
    public string? ThirdParty { get; init; }

    /// <summary>The redirects, in order.</summary>
    public SiteRedirect[] Redirects { get; init; } = [];

    /// <summary>Where it failed.</summary>
    public AvailabilityFailure Failure { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>When the check began, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }
}
