using SopWebsite.Adapters;
using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups;

/// <summary>A site with a document root, a backup folder and a register, all of a test's own.</summary>
internal sealed class BackupBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BackupBench()
    {
        Directory.CreateDirectory(Root);
        Register = new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
        Site = new SopSite { Name = "pn-contoh", DocumentRoot = Root, BackupPath = Sets };
        Backups = Service();
    }

    public string this[string name] => _folder[name];

    public string Root => _folder["root"];

    public string Sets => _folder["sets"];

    public IRegister Register { get; }

    /// <summary>Where another process finds it.</summary>
    public string Location => TestRegister.In(_folder);

    public SteppingClock Clock { get; } = new();

    public SopSite Site { get; set; }

    public WebsiteBackups Backups { get; }

    public WebsiteBackups Service(IDatabaseDumper? dumper = null, Func<string, Stream>? open = null, ISiteStore? sites = null) =>
        new(Register.Backups, Register.Log, Register, dumper ?? new AdapterSet(_folder.Path).Dumper, Clock) { OpenFile = open, Sites = sites };

    public string Write(string path, string content = "isi")
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public WebsiteBackup Make(BackupOptions? options = null) => Backups.Backup(Site, options ?? new BackupOptions());

    public void Dispose()
    {
        Register.Dispose();
        _folder.Dispose();
    }

    /// <summary>Every path below a folder with its content, rights and time: equal texts are byte-identical trees.</summary>
    public static string Fingerprint(string folder) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Order(StringComparer.Ordinal)
        .Select(path => Path.GetRelativePath(folder, path) + " " + Describe(path)));

    private static string Describe(string path)
    {
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        var time = info.LastWriteTimeUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (info.LinkTarget is { } target) return "-> " + target;
        return info is DirectoryInfo
            ? $"{info.UnixFileMode} {time}"
            : $"{info.UnixFileMode} {time} {Files.Sha256Hex.OfFile(path)}";
    }
}

/// <summary>A clock that goes on by a minute each time it is asked.</summary>
internal sealed class SteppingClock : IClock
{
    private DateTimeOffset _now = new(2026, 11, 21, 2, 30, 0, TimeSpan.Zero);

    public DateTimeOffset UtcNow => _now = _now.AddMinutes(1);
}
