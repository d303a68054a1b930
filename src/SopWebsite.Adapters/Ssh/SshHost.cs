using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Ssh;

/// <summary>A host that is logged in to, and the keys that it may show. Its text form hides the secret.</summary>
internal sealed record SshHost
{
    /// <summary>Its name or address.</summary>
    public required string Name { get; init; }

    /// <summary>Its port; null for the client's choice.</summary>
    public int? Port { get; init; }

    /// <summary>The account; null for the client's choice.</summary>
    public string? User { get; init; }

    /// <summary>The private key's file; null for an agent's keys, the client's own, or a password.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>The account's password or, with <see cref="IdentityFile"/>, the passphrase of the key; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// The keys that it may show, in full; empty only where <see cref="IsAsConfigured"/>: then the client's own known_hosts counts.
    /// </summary>
    public IReadOnlyList<HostKeyPin> Keys { get; init; } = [];

    /// <summary>True to read the user's own configuration of the client: the host may be a name that only stands there.</summary>
    public bool IsAsConfigured { get; init; }

    /// <summary>The server of a site's files or of a medium: what happens is what is registered, and nothing else.</summary>
    public static SshHost Of(RemoteAccess access, IReadOnlyList<HostKeyPin> keys) => new()
    {
        Name = access.Address.Host, Port = access.Address.Port, User = access.User, IdentityFile = access.IdentityFile, Password = access.Password,
        Keys = keys,
    };

    /// <summary>The host of a database.</summary>
    /// <exception cref="SopException"><c>SopSshRouteInvalid</c>, <c>SopHostKeyInvalid</c>; those of <see cref="SshKeyScan.Ask"/>.</exception>
    public static SshHost Of(SshRoute route, CancellationToken cancellation)
    {
        route.Check();
        var pins = route.HostKey.Select(HostKeyPin.Parse).ToList();
        var keys = pins.Count == 0 ? [] : SshKeys.Whole(pins, AddressOf(route), cancellation).Keys;
        return new SshHost
        {
            Name = route.Host, Port = route.Port, User = route.UserName, IdentityFile = route.KeyFile, IsAsConfigured = true,
            Keys = pins.Count == 0 || keys.Count > 0 ? keys : throw SshFaults.HostKeyRefused(route),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"SshHost {{ {Name} }}";

    private static RemoteAddress AddressOf(SshRoute route) =>
        new() { Protocol = RemoteProtocol.Sftp, Host = route.Host, Port = route.Port ?? 22, Path = "." };
}
