using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;
using SopWebsite.Secrets;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Media.Servers;

/// <summary>Media that are folders on servers: how they are reached, and what should be known before a set goes there.</summary>
/// <param name="transports">Opens sessions.</param>
/// <param name="sites">The sites, to know their own servers.</param>
/// <param name="tryLock">Takes a lock of the register; null when another process holds it.</param>
public sealed class ServerMedia(IRemoteTransports transports, ISiteStore sites, Func<string, IDisposable?> tryLock)
{
    private static readonly string[] WebFolders = ["public_html", "htdocs", "httpdocs", "www", "html", "wwwroot"];

    /// <summary>How long is waited before a lost connection is opened anew; doubled each time.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The address of a folder on a server, in the one form that the register keeps; null for a folder that this machine sees.</summary>
    /// <exception cref="SopException">Those of <see cref="RemoteAddress.Parse"/>.</exception>
    public static RemoteAddress? AddressOf(string? folder) =>
        folder is not null && RemoteAddress.IsServer(folder) ? RemoteAddress.Parse(folder.Trim()) : null;

    /// <summary>Refuses what no session could be opened with.</summary>
    /// <exception cref="SopException">
    /// Those of <see cref="RemoteAddress.Parse"/> and <see cref="HostKeyPin.Parse"/>; <c>SopSecretReferenceInvalid</c>.
    /// </exception>
    public static void Check(BackupMedium medium)
    {
        AddressOf(medium.Folder);
        foreach (var key in medium.HostKey) HostKeyPin.Parse(key);
        if (medium.Secret is { } secret) SecretReference.Check(secret);
    }

    /// <summary>True when a place is on the server that a site has its files on: what is kept there is lost with the site.</summary>
    internal static bool IsServerOf(SopSite? site, string place) =>
        site is not null && AddressOf(place) is { } address && RemoteSites.AccessTo(site)?.Address.Host is { } host
        && string.Equals(host, address.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a set lies on a server.</summary>
    internal static string PlaceOf(RemoteAddress folder, string set) =>
        (folder with { Path = folder.Path == "." ? set : folder.At(set) }).ToString();

    /// <summary>What copying to a server is going to do; null for a copy to a folder that this machine sees. The server is not asked yet.</summary>
    /// <exception cref="SopException">Those of <see cref="BackupCopies.Plan"/>.</exception>
    internal CopyPlan? Plan(CopySource source, CopyOptions options, BackupMedia media)
    {
        var named = options.Medium is { } name ? media.Get(name) : null;
        var own = AddressOf(named?.Folder);
        var address = options.Destination is { } destination ? AddressOf(destination) : own;
        if (named is not null && own?.HostAndPort != address?.HostAndPort)
            throw MediaFaults.Elsewhere(options.Destination ?? address!.ToString(), named);
        if (address is null) return null;
        var folder = address.ToString();
        // Key and account of a server stand in one place: in the register of media.
        var medium = named ?? media.At(folder, volume: null) ?? throw MediaFaults.ServerUnknown(folder);
        var lacksBase = source.Base is { } foundation && !media.CopiesOf(source.Site).Any(copy =>
            copy.ManifestSha256 == foundation.ManifestSha256 && copy.Verified == true && copy.Path == PlaceOf(address, foundation.Name));
        return new CopyPlan
        {
            Set = source.Folder, Path = PlaceOf(address, source.Name), Medium = medium, Bytes = source.Bytes, Source = source, By = options.By,
            Access = AccessTo(address, medium, options),
            Warnings = [
                .. lacksBase ? [BackupCopies.LacksBase(source.Base!.Name, folder)] : Array.Empty<Phrase>(), .. Warnings(address, source.Site)],
        };
    }

    /// <summary>What it takes to open a session on a medium's server.</summary>
    /// <exception cref="SopException">Those of <see cref="SecretReference.Resolve"/>.</exception>
    private static RemoteAccess AccessTo(RemoteAddress address, BackupMedium medium, CopyOptions options) => new()
    {
        Address = address,
        UserName = options.Login?.UserName,
        Password = options.Login is { } login ? login.Password : medium.Secret is { } secret ? SecretReference.Resolve(secret) : null,
        IdentityFile = medium.IdentityFile,
        Pins = [.. medium.HostKey.Select(HostKeyPin.Parse)],
        Rate = options.SpeedLimit > 0 ? new TransferRate(options.SpeedLimit * 1024L) : null,
        WinScpPath = options.WinScpPath,
        Settings = "Set-BackupMedium",
    };

    /// <summary>What someone should know before a set goes to a server.</summary>
    private IEnumerable<Phrase> Warnings(RemoteAddress address, string site)
    {
        if (IsServerOf(sites.Find(site), address.ToString()))
            yield return new Phrase(
                $"{address.Host} is the site's own server: what is kept there is lost with the site, and does not count as being elsewhere.",
                $"{address.Host} adalah server situs itu sendiri: yang disimpan di sana ikut hilang bersama situs, dan tidak dihitung di "
                + "luar kantor.");
        if (address.Path.Split('/').FirstOrDefault(name => WebFolders.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } web)
            yield return new Phrase(
                $"'{address}' lies in '{web}', which web servers show to everyone: choose a folder outside of it, or encrypt the sets.",
                $"'{address}' berada di '{web}' yang biasanya ditampilkan server web kepada siapa pun: pilih folder di luarnya, atau "
                + "enkripsi setnya.");
        if (address.Protocol is RemoteProtocol.Ftp or RemoteProtocol.WebDav)
            yield return new Phrase(
                $"'{address}' is not encrypted: password and set travel in clear text. Use sftp or ftpes.",
                $"'{address}' tidak terenkripsi: kata sandi dan set dikirim apa adanya. Pakai sftp atau ftpes.");
    }

    /// <summary>Brings the set of a plan to its server.</summary>
    /// <returns>False when it was there already, and was read back.</returns>
    /// <exception cref="SopException">Those of <see cref="BackupCopies.Copy"/>.</exception>
    internal bool Bring(CopyPlan plan, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        // One name for one place, whatever signs are in it.
        using var held = tryLock("copy-" + Sha256Hex.OfText(plan.Path).Substring(0, 16)) ?? throw MediaFaults.Busy(plan.Path);
        using var sessions = new RemoteSessions(
            stop => transports.Open(plan.Access!, stop), new MirrorOptions { Sessions = 1, Pause = Pause });
        return new ServerCopy(plan.Source, plan.Access!.Address, sessions, progress, cancellation).Bring();
    }
}
