using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Visitors;

/// <summary>Finds the logs of a site by the paths in the register.</summary>
public static class LogFiles
{
    /// <summary>The files that paths name, each once, and what of the paths could not be found.</summary>
    public static IReadOnlyList<string> ExpandAll(IEnumerable<string> paths, ICollection<SopException> faults)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                files.AddRange(Expand(path));
            }
            catch (SopException fault)
            {
                faults.Add(fault);
            }
        }
        return files.Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The files that a path with <c>*</c> or <c>?</c> in its last part names, sorted; a path without them as it is.</summary>
    /// <exception cref="SopException"><c>SopLogUnreadable</c>: the folder is not there, or nothing matches.</exception>
    public static IReadOnlyList<string> Expand(string path)
    {
        var name = Path.GetFileName(path);
        if (File.Exists(path) || name.IndexOfAny(['*', '?']) < 0) return [path];
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var files = Directory.GetFiles(folder, name);
            if (files.Length > 0)
            {
                Array.Sort(files, StringComparer.Ordinal);
                return files;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Logs.LogFaults.Unreadable(path, failure);
        }
        throw new SopException(
            "SopLogUnreadable", SopErrorKind.NotFound,
            new Phrase($"No log matches '{path}'. Check the site's log paths: Set-SopSite -LogPath.",
                $"Tidak ada log yang cocok dengan '{path}'. Periksa jalur log situs: Set-SopSite -LogPath."),
            path);
    }
}
