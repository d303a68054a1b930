using System.Runtime.InteropServices;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Transport;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Ssh;

/// <summary>Where the programs of OpenSSH are.</summary>
internal static class SshProgram
{
    private static readonly Phrase Advice = new(
        "Install the OpenSSH client (Windows: Settings, Optional features).", "Pasang klien OpenSSH (Windows: Settings, Optional features).");

    /// <summary>A program's path.</summary>
    /// <exception cref="Errors.SopException"><c>SopTransportMissing</c>.</exception>
    public static string Find(string name) => Look(name) ?? throw TransportFaults.Missing(name, Advice);

    /// <summary>A program's path; null where it is not: the one on the PATH, on Windows else the system's own.</summary>
    public static string? Look(string name)
    {
        if (ProgramPath.Find(name) is { } found) return found;
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return null;
        var bundled = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.System), "OpenSSH", name + ".exe");
        return File.Exists(bundled) ? bundled : null;
    }
}
