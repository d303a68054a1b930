using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring;

/// <summary>What the tests of checks share.</summary>
internal static class Checking
{
    public static FetchOptions Fetching { get; } = new() { TrustedRoots = TestCertificates.Roots };

    public static Task<SiteAvailability> CheckAsync(Uri uri, AvailabilityOptions? options = null, FetchOptions? fetching = null) =>
        new AvailabilityCheck(SystemClock.Instance, new FixedLink(true)) { Fetching = fetching ?? Fetching }
            .CheckAsync(new AvailabilityTarget("pn-contoh", uri), options ?? new(), CancellationToken.None);

    internal sealed class FixedLink(bool hasLink) : INetworkProbe
    {
        public bool HasLink() => hasLink;
    }
}
