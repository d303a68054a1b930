using System.Diagnostics;
using System.Globalization;

namespace SopWebsite.Tests.Support;

/// <summary>A disk of a few megabytes in memory. Only the administrator can mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk Mount(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        var size = megabytes.ToString(CultureInfo.InvariantCulture);
        Skip.IfNot(
            OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={size}m", "tmpfs", path),
            "mounting a small disk needs the administrator's rights on Linux");
        return new SmallDisk(path);
    }

    public void Dispose() => Run("umount", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
