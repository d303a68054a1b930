using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Ssh;

/// <summary>
/// Pinned keys in full, as known_hosts needs them. Of a key that is pinned by its fingerprint alone the server is asked: what it says counts only
/// where the fingerprint fits.
/// </summary>
internal static class SshKeys
{
    /// <summary>The keys.</summary>
    /// <param name="pins">What is pinned; certificates are passed over.</param>
    /// <param name="address">The server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The keys, none where the server shows others; and what it shows, as far as it was asked.</returns>
    /// <exception cref="SopException">Those of <see cref="SshKeyScan.Ask"/>.</exception>
    public static (IReadOnlyList<HostKeyPin> Keys, IReadOnlyList<ServerKey> Shown) Whole(
        IEnumerable<HostKeyPin> pins, RemoteAddress address, CancellationToken cancellation)
    {
        var keys = pins.Where(pin => !pin.IsCertificate).ToList();
        var whole = keys.Where(pin => pin.PublicKey is not null).ToList();
        if (whole.Count > 0 && whole.Count == keys.Count) return (whole, []);
        var shown = SshKeyScan.Ask(address, cancellation);
        whole.AddRange(
            shown.Select(key => key.Pin).Where(key => keys.Exists(pin => string.Equals(pin.Fingerprint, key.Fingerprint, StringComparison.Ordinal))));
        return (whole, shown);
    }
}
