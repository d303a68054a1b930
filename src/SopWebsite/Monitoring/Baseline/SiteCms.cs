using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>A content management system found in a document root.</summary>
/// <param name="Name">Joomla or WordPress.</param>
/// <param name="Version">As its own version file says; null when that says none.</param>
/// <param name="Folder">Where it is below the document root; empty for the root itself.</param>
public sealed record SiteCms(string Name, string? Version, string Folder)
{
    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Name + (Version is null ? "" : " " + Version) + (Folder.Length == 0 ? "" : $" ({Folder})");
}

/// <summary>Recognises content management systems by their own version files, in the document root and the folders in it.</summary>
internal static class CmsFinder
{
    private const int MostRead = 64 * 1024;

    private static readonly string[] JoomlaFiles =
        ["libraries/src/Version.php", "libraries/cms/version/version.php", "libraries/joomla/version.php", "includes/version.php"];

    public static SiteCms[] Find(string root)
    {
        var folders = new List<string> { "" };
        try
        {
            folders.AddRange(
                Directory.EnumerateDirectories(root).Select(path => Path.GetFileName(path)).OrderBy(name => name, StringComparer.Ordinal));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed is told by the walk.
        }
        return [.. folders.Select(folder => In(root, folder)).OfType<SiteCms>()];
    }

    private static SiteCms? In(string root, string folder)
    {
        var at = Path.Combine(root, folder);
        if (Text(Path.Combine(at, "wp-includes", "version.php")) is { } wordPress)
            return new SiteCms("WordPress", Value(wordPress, @"\$wp_version\s*=\s*'([^']{1,40})'"), folder);
        foreach (var name in JoomlaFiles)
            if (Text(Path.Combine(at, name)) is { } joomla && joomla.IndexOf("Joomla", StringComparison.OrdinalIgnoreCase) >= 0)
                return new SiteCms("Joomla", VersionOfJoomla(joomla), folder);
        return null;
    }

    /// <summary>Joomla 3.8 and later have three numbers; those before a release and a level.</summary>
    private static string? VersionOfJoomla(string text)
    {
        if (Value(text, @"MAJOR_VERSION\s*=\s*(\d+)") is { } major && Value(text, @"MINOR_VERSION\s*=\s*(\d+)") is { } minor)
            return $"{major}.{minor}.{Value(text, @"PATCH_VERSION\s*=\s*(\d+)") ?? "0"}";
        return Value(text, @"\bRELEASE\s*=\s*'([\d.]{1,20})'") is { } release
            ? $"{release}.{Value(text, @"\bDEV_LEVEL\s*=\s*'(\w{1,10})'") ?? "0"}"
            : null;
    }

    private static string? Value(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } found ? found.Groups[1].Value : null;

    private static string? Text(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[MostRead];
            var count = stream.Read(buffer, 0, buffer.Length);
            return Encoding.UTF8.GetString(buffer, 0, count);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
