using System.Net;
using System.Net.NetworkInformation;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.Probes;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>Asks a single thing on the way out of the court: the gateway, or a server out in the world.</summary>
internal static class LineProbe
{
    /// <summary>The router to ask: the one that is set, else the machine's default gateway; null where none is to be asked or is known.</summary>
    public static Uri? GatewayOf(OwnLineSettings settings) => settings.Gateway switch
    {
        OwnLineSettings.NoGateway => null,
        { } named => OwnLineSettings.GatewayUri(named),
        _ => Default() is { } found ? OwnLineSettings.GatewayUri(found.ToString()) : null,
    };

    public static Task<ProbeResult> AskAsync(Uri target, FetchOptions options, CancellationToken stop) => ProbeRun.AskAsync(target, options, stop);

    /// <summary>Whether it answered; null where this machine may not ask.</summary>
    public static bool? Answered(ProbeResult asked) => asked.Failure != AvailabilityFailure.None ? false : asked.Reason is not null ? null : true;

    private static IPAddress? Default()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(one => one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                .SelectMany(one => one.GetIPProperties().GatewayAddresses)
                .Select(one => one.Address)
                .FirstOrDefault(one => !one.Equals(IPAddress.Any) && !one.Equals(IPAddress.IPv6Any) && !one.IsIPv6LinkLocal);
        }
        catch (Exception failure) when (failure is NetworkInformationException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
