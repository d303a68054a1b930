using System.Runtime.InteropServices;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Finds the dump program: the one that is named, else mariadb-dump, else mysqldump.</summary>
internal static class DumpCommand
{
    private static readonly string[] Names = ["mariadb-dump", "mysqldump"];

    public static string Find(string? given)
    {
        var names = given is null ? Names : [given];
        foreach (var name in names)
            if (Locate(name) is { } path) return path;
        throw new SopException(
            "SopDumpCommandNotFound", SopErrorKind.NotInstalled,
            new Phrase($"{string.Join(" or ", names)} was not found. Install the MariaDB or MySQL client, or name the program with -DumpCommand.",
                $"{string.Join(" atau ", names)} tidak ditemukan. Pasang klien MariaDB atau MySQL, atau sebutkan programnya dengan -DumpCommand."),
            given ?? Names[0]);
    }

    private static string? Locate(string name)
    {
        var windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        // A name with a folder in it is a path; a bare name is never looked for in the current folder.
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
