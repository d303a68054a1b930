using SopWebsite.Calendars;

namespace SopWebsite.Runner.Demo;

/// <summary>A court that does not exist: a web server on loopback, its document root, its visitors' log, and folders for what is made.</summary>
internal sealed class SampleCourt : IDisposable
{
    private SampleCourt(string folder)
    {
        Folder = folder;
        DocumentRoot = Path.Combine(folder, "public_html");
        LogFile = Path.Combine(folder, "log", "access.log");
        BackupFolder = Path.Combine(folder, "backup");
        RegisterFile = Path.Combine(folder, "register.db");
        SamplePages.Write(DocumentRoot, DateTimeOffset.UtcNow.ToOffset(IndonesianZone.OffsetOf("WIB")));
        SampleLog.Write(LogFile, DateTimeOffset.UtcNow);
        Server = new SampleServer(DocumentRoot, LogFile);
    }

    public string Folder { get; }

    public string DocumentRoot { get; }

    public string LogFile { get; }

    public string BackupFolder { get; }

    public string RegisterFile { get; }

    public SampleServer Server { get; }

    public static SampleCourt Found(string folder) => new(folder);

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Server.Dispose();
}
