using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media.Servers;

/// <summary>A site with sets, and a folder on a real SSH server as a medium. Both sides lie on this machine and can be looked at.</summary>
internal sealed class ServerBench : IDisposable
{
    public const string Medium = "SERVER-01";

    public ServerBench(SshServer? server = null)
    {
        Server = server ?? SshServer.Get();
        Media.Register(NewMedium());
    }

    public SshServer Server { get; }

    public MediaBench Bench { get; } = new();

    public BackupMedia Media => Bench.Media;

    /// <summary>The folder as the server has it.</summary>
    public string Folder => Bench["di server/cadangan 'contoh'"];

    /// <summary>What lies there, the folder itself not.</summary>
    public string[] There =>
        Directory.Exists(Folder)
            ? [.. Directory.GetFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
            : [];

    public BackupMedium NewMedium(string name = Medium) => new()
    {
        Name = name, Kind = MediumKind.OffSiteServer, Folder = Server.Address(Folder), HostKey = [Server.HostKey], IdentityFile = Server.KeyFile,
        RegisteredAt = default,
    };

    public string At(WebsiteBackup set) => Path.Combine(Folder, set.Name);

    public string PartOf(WebsiteBackup set) => Path.Combine(Folder, ".partial-" + set.Name);

    public CopyPlan Plan(WebsiteBackup set, CopyOptions? options = null) =>
        Bench.Copies.Plan(set.Path, options ?? new CopyOptions { Medium = Medium });

    public BackupCopy Copy(WebsiteBackup set, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default) =>
        Bench.Copies.Copy(Plan(set), progress, cancellation);

    /// <summary>The way to the server leads through something else from now on.</summary>
    public void Through(int port) => Media.Change(Media.Get(Medium) with { Folder = Server.Address(Folder, port) });

    public static Dictionary<string, string> Contents(string folder) =>
        Directory.GetFileSystemEntries(folder).ToDictionary(path => Path.GetFileName(path), Files.Sha256Hex.OfFile, StringComparer.Ordinal);

    public void Dispose() => Bench.Dispose();
}
