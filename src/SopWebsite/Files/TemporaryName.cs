using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SopWebsite.Files;

/// <summary>
/// Names for what a run keeps in the user's temporary folder for as long as it lasts. Each says whose it is, so that what a killed run left
/// behind goes with the next one.
/// </summary>
public static class TemporaryName
{
    private static readonly string[] Kinds = ["options", "sqlite", "tunnel", "readback", "session", "restore"];

    /// <summary>A new name; leftovers of processes that are gone are removed first.</summary>
    /// <param name="kind">What it is: one of the kinds that are looked after here.</param>
    public static string New(string kind)
    {
        Sweep();
        using var self = Process.GetCurrentProcess();
        var name = $"sop-{kind}-{self.Id.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N").Substring(0, 12)}";
        return Path.Combine(Path.GetTempPath(), name);
    }

    /// <summary>Makes a new folder that on Unix nobody else can look into; on Windows the user's temporary folder is so already.</summary>
    /// <param name="kind">What it is for.</param>
    public static string NewFolder(string kind)
    {
        var path = New(kind);
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return path;
        }
#endif
        Directory.CreateDirectory(path);
        return path;
    }

    private static void Sweep()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "sop-*"))
        {
            var parts = Path.GetFileName(path).Split('-');
            if (parts.Length != 4 || !Kinds.Contains(parts[1], StringComparer.Ordinal)
                || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var owner) || IsRunning(owner)) continue;
            try
            {
                if (Directory.Exists(path)) FolderRemoval.Delete(path);
                else File.Delete(path);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another account's, or another sweep's.
            }
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // It is there, and another account's.
            return true;
        }
    }
}
