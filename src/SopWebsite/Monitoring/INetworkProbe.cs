using System.Net;
using System.Net.NetworkInformation;

namespace SopWebsite.Monitoring;

/// <summary>Looks at the machine's own link, so that a site is not blamed for a cable pulled in the office.</summary>
public interface INetworkProbe
{
    /// <summary>True when the machine has a link over which other machines may be reached.</summary>
    bool HasLink();
}

/// <summary>Judges by the machine's network interfaces: one that is up, is no loopback or tunnel, and has an address to go out with.</summary>
public sealed class InterfaceProbe : INetworkProbe
{
    /// <inheritdoc/>
    public bool HasLink()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces().Any(IsUsable);
        }
        catch (NetworkInformationException)
        {
            // Where the machine does not tell, the link gets the benefit of the doubt.
            return true;
        }
    }

    private static bool IsUsable(NetworkInterface candidate) =>
        candidate.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown
        && candidate.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel)
        && candidate.GetIPProperties().UnicastAddresses.Any(own => IsRoutable(own.Address));

    /// <summary>169.254/16 and fe80::/10 are what a machine gives itself when nobody else does.</summary>
    private static bool IsRoutable(IPAddress address) =>
        !IPAddress.IsLoopback(address)
        && !address.IsIPv6LinkLocal
        && !address.ToString().StartsWith("169.254.", StringComparison.Ordinal);
}
