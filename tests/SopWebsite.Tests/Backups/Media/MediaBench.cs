using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Media.Servers;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>A site with sets, and media whose volumes the test chooses.</summary>
internal sealed class MediaBench : IDisposable
{
    private readonly Dictionary<string, MediumVolume?> _volumes = new(StringComparer.Ordinal);

    public MediaBench(string at = "2026-11-16T08:00+07:00")
    {
        Desk = new Desk(at: at);
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "index.php"), "<?php echo 'contoh';");
        Desk.Set(site => site with { DocumentRoot = Root, BackupPath = Desk.Folder["sets"] });
        Media = new BackupMedia(Desk.Register.BackupMedia, Desk.Register.Log, Desk.Register, Desk.Clock) { VolumeOf = VolumeOf };
        Copies = new BackupCopies(Media, Desk.Register.Log, Desk.Register, Desk.Clock)
        {
            Servers = new ServerMedia(Support.Desk.Adapters.Transports, Desk.Register.Sites, Desk.Register.TryLock) { Pause = TimeSpan.Zero },
        };
        Backups = new WebsiteBackups(Desk.Register.Backups, Desk.Register.Log, Desk.Register, Desk.Workplace.Adapters.Dumper, Desk.Clock)
        {
            Media = Media,
        };
    }

    public Desk Desk { get; }

    public BackupMedia Media { get; }

    public BackupCopies Copies { get; }

    public WebsiteBackups Backups { get; }

    public Workplace Workplace => Desk.Workplace;

    public string Root => Desk.Folder["root"];

    public string this[string name] => Desk.Folder[name];

    public BackupComplianceReader Compliance => new(
        Desk.Register.Backups, Media, Workplace.Calendars, Workplace.Schedules, Workplace.Procedures, Desk.Clock);

    /// <summary>A set of the site's, with a random file of so many bytes.</summary>
    public WebsiteBackup Make(int bytes = 100_000)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        File.WriteAllBytes(Path.Combine(Root, "foto.jpg"), content);
        return Backups.Backup(Desk.Site, new BackupOptions());
    }

    /// <summary>A volume mounted at a folder of the test's own.</summary>
    public string Mount(string name, MediumVolume? volume)
    {
        var folder = Directory.CreateDirectory(this[name]).FullName;
        _volumes[folder] = volume is null ? null : volume with { Root = folder };
        return folder;
    }

    public BackupCopy Copy(WebsiteBackup set, string destination, string? medium = null) =>
        Copies.Copy(Copies.Plan(set.Path, new CopyOptions { Destination = destination, Medium = medium }));

    public List<EscalationEntry> Told(EscalationEvent kind) => [.. Desk.Register.Log.Read().Where(entry => entry.Event == kind)];

    public void Dispose() => Desk.Dispose();

    private MediumVolume? VolumeOf(string path) => _volumes
        .Where(volume => path.StartsWith(volume.Key, StringComparison.Ordinal))
        .OrderByDescending(volume => volume.Key.Length)
        .Select(volume => volume.Value)
        .FirstOrDefault(new MediumVolume { Root = "/", FileSystem = "ext4", Serial = "disk-internal", Kind = MediumKind.InternalDisk });
}

/// <summary>Tells of progress at once, on the thread that does the work.</summary>
internal sealed class Progressing(Action<BackupProgress> told) : IProgress<BackupProgress>
{
    public void Report(BackupProgress value) => told(value);
}
