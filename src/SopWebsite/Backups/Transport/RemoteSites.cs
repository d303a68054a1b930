using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Secrets;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Transport;

/// <summary>
/// Where sites have their files, and how they come from there. Source: the guide to backing up SIPP (fetch over SFTP, then archive).
/// </summary>
/// <param name="transports">Opens sessions.</param>
/// <param name="clock">The time.</param>
/// <param name="mirrors">The folder in which sites have their mirrors unless they name another.</param>
public sealed class RemoteSites(IRemoteTransports transports, IClock clock, string mirrors)
{
    /// <summary>The server of a site, as it would be logged in to, its password not yet looked up; null when its files are not on one.</summary>
    /// <exception cref="SopException">Those of <see cref="RemoteAddress.Parse"/> and <see cref="HostKeyPin.Parse"/>.</exception>
    public static RemoteAccess? AccessTo(SopSite site) => string.IsNullOrWhiteSpace(site.RemoteRoot)
        ? null
        : new RemoteAccess
        {
            Address = RemoteAddress.Parse(site.RemoteRoot!.Trim()),
            IdentityFile = site.IdentityFile,
            Pins = [.. site.HostKey.Select(HostKeyPin.Parse)],
        };

    /// <summary>Where a site's files are on this machine once they are fetched.</summary>
    public string FilesOf(SopSite site, string? mirror = null) => RemoteMirror.FilesOf(MirrorOf(site, mirror));

    /// <summary>Since when a site's mirror is whole; null when it is not.</summary>
    public DateTimeOffset? CompletedAt(SopSite site, string? mirror = null) => RemoteMirror.CompletedAt(MirrorOf(site, mirror));

    /// <summary>Opens a session on a site's files, to read or to write them.</summary>
    /// <exception cref="SopException"><c>SopSourceMissing</c>, and those of <see cref="IRemoteTransports.Open"/>.</exception>
    public IRemoteTree Open(SopSite site, FetchOptions? options = null, CancellationToken cancellation = default) =>
        transports.Open(AccessOf(site, options ?? new FetchOptions()), cancellation);

    /// <summary>Opens a session on any address: a folder, or a server whose keys are given.</summary>
    /// <exception cref="SopException">Those of <see cref="IRemoteTransports.Open"/>.</exception>
    public IRemoteTree Open(RemoteAccess access, CancellationToken cancellation = default) => transports.Open(access, cancellation);

    /// <summary>Brings a site's mirror up to date.</summary>
    /// <exception cref="SopException"><c>SopSourceMissing</c>, and those of <see cref="RemoteMirror.Update"/>.</exception>
    public MirrorOutcome Fetch(
        SopSite site, FetchOptions options, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        var access = AccessOf(site, options);
        var mirror = new RemoteMirror(
            MirrorOf(site, options.MirrorPath), access.Address.ToString(), stop => transports.Open(access, stop), clock);
        return mirror.Update(
            new MirrorOptions
            {
                Mask = new TransferMask(options.Include ?? site.Include, options.Exclude ?? site.Exclude),
                Sessions = options.Sessions,
                IgnoreSpace = options.IgnoreSpace,
            },
            progress, cancellation);
    }

    /// <summary>The keys that a site's server shows, and how each stands to what is pinned.</summary>
    /// <exception cref="SopException"><c>SopSourceMissing</c>, and those of <see cref="IRemoteTransports.Scan"/>.</exception>
    public IReadOnlyList<SiteHostKey> HostKeys(SopSite site, string? winScpPath = null, CancellationToken cancellation = default) =>
        HostKeys((AccessTo(site) ?? throw NoSource(site)) with { WinScpPath = winScpPath }, site.Name, cancellation);

    /// <summary>The keys that a server shows.</summary>
    /// <inheritdoc cref="HostKeys(SopSite, string, CancellationToken)"/>
    public IReadOnlyList<SiteHostKey> HostKeys(RemoteAccess access, string? name = null, CancellationToken cancellation = default) =>
    [
        .. transports.Scan(access, cancellation).Select(key => new SiteHostKey
        {
            Name = name,
            Server = access.Address.HostAndPort,
            Type = key.Type,
            Fingerprint = key.Pin.Fingerprint,
            HostKey = key.Pin.ToString(),
            KnownHosts = key.Pin.PublicKey is null ? null : KnownHostsName(access.Address) + " " + key.Pin,
            State = access.Pins.Count == 0 ? HostKeyState.Unknown
                : access.Pins.Any(pin => string.Equals(pin.Fingerprint, key.Pin.Fingerprint, StringComparison.Ordinal)) ? HostKeyState.Pinned
                : HostKeyState.Changed,
            Subject = key.Subject,
            NotAfter = key.NotAfter,
            IsTrusted = key.IsTrusted,
        }),
    ];

    /// <summary>Refuses settings with which nothing could be fetched.</summary>
    /// <exception cref="SopException">
    /// <c>SopSourceInvalid</c>, <c>SopSourcePassword</c>, <c>SopHostKeyInvalid</c>, <c>SopMaskInvalid</c>, <c>SopSecretReferenceInvalid</c>.
    /// </exception>
    public static void Check(SopSite site)
    {
        if (!string.IsNullOrWhiteSpace(site.RemoteRoot)) RemoteAddress.Parse(site.RemoteRoot!.Trim());
        foreach (var key in site.HostKey) HostKeyPin.Parse(key);
        _ = new TransferMask(site.Include, site.Exclude);
        if (site.SourceSecret is { } secret) SecretReference.Check(secret);
    }

    /// <summary>How OpenSSH names a server in known_hosts: the port only where it is not 22.</summary>
    internal static string KnownHostsName(RemoteAddress address) => address.Port == 22 ? address.Host
        : "[" + address.Host + "]:" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static RemoteAccess AccessOf(SopSite site, FetchOptions options)
    {
        var access = AccessTo(site) ?? throw NoSource(site);
        var speed = options.SpeedLimit ?? site.SpeedLimit;
        return access with
        {
            UserName = options.Login?.UserName,
            Password = options.Login is { } login ? login.Password : site.SourceSecret is { } secret ? SecretReference.Resolve(secret) : null,
            Rate = speed > 0 ? new TransferRate(speed * 1024L) : null,
            Sessions = options.Sessions,
            WinScpPath = options.WinScpPath,
        };
    }

    private string MirrorOf(SopSite site, string? given) => given ?? site.MirrorPath ?? Path.Combine(mirrors, PortablePath.NameFrom(site.Name));

    private static SopException NoSource(SopSite site) => new(
        "SopSourceMissing", SopErrorKind.InvalidOperation,
        new Phrase($"It is not registered where site '{site.Name}' has its files. Set-SopSite -RemoteRoot sftp://user@host/path says it.",
            $"Belum terdaftar di mana berkas situs '{site.Name}' berada. Isi dengan Set-SopSite -RemoteRoot sftp://user@host/path."),
        site.Name);
}
