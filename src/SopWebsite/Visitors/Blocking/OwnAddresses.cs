using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>The addresses of this computer and of the sites' servers.</summary>
/// <param name="lookUp">What a name leads to; null for the system's own way.</param>
public sealed class OwnAddresses(Func<string, IPAddress[]>? lookUp = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Func<string, IPAddress[]> _lookUp = lookUp ?? Dns.GetHostAddresses;

    /// <summary>The addresses, each with what it is.</summary>
    /// <param name="hosts">The sites' hosts.</param>
    /// <param name="unknown">The hosts whose addresses could not be found in time.</param>
    internal List<(NetworkAddress Address, Phrase Reason)> Find(IEnumerable<string> hosts, out IReadOnlyList<string> unknown)
    {
        var found = OfThisComputer().Select(address => (address, new Phrase("this computer's own address", "alamat komputer ini sendiri"))).ToList();
        var asked = hosts.Distinct(StringComparer.OrdinalIgnoreCase).Select(host => (Host: host, Answer: Task.Run(() => Addresses(host)))).ToList();
        // They are asked all at once, so that many silent names take no longer than one.
        Task.WaitAll([.. asked.Select(one => one.Answer)], Patience);
        unknown = [.. asked.Where(one => !one.Answer.IsCompleted || one.Answer.Result.Length == 0).Select(one => one.Host)];
        foreach (var (host, answer) in asked)
            if (answer.IsCompleted) found.AddRange(answer.Result.Select(address =>
                (NetworkAddress.Of(address), new Phrase($"the address of {host}", $"alamat {host}"))));
        return found;
    }

    private IPAddress[] Addresses(string host)
    {
        try
        {
            return IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : _lookUp(host);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            // A name that leads nowhere is among the unknown ones.
            return [];
        }
    }

    private static List<NetworkAddress> OfThisComputer()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses)
                .Select(one => NetworkAddress.Of(one.Address))];
        }
        catch (Exception failure) when (failure is NetworkInformationException or PlatformNotSupportedException)
        {
            return [];
        }
    }
}
