using System.Runtime.InteropServices;

namespace SopWebsite.Adapters.Processes;

/// <summary>Where programs are.</summary>
internal static class ProgramPath
{
    /// <summary>
    /// The full path of a program; null where it is not. A name with a folder in it is a path; a bare name is looked for on the PATH, never in
    /// the current folder.
    /// </summary>
    public static string? Find(string name)
    {
        var windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        if (name.IndexOfAny(['/', '\\']) >= 0) return File.Exists(name) ? Path.GetFullPath(name) : null;
        var file = windows && !Path.HasExtension(name) ? name + ".exe" : name;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (!Path.IsPathRooted(folder)) continue;
            var path = Path.Combine(folder, file);
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
