namespace SopWebsite.Visitors.Following;

/// <summary>Looks for a log that went away among the files beside it: rotated to a name that the site's paths do not have.</summary>
internal static class LogSearch
{
    private const int Most = 500;

    /// <summary>The log, held open; null when it is nowhere.</summary>
    /// <param name="mark">What is known of it.</param>
    /// <param name="asked">The paths of the site's logs: it is none of these.</param>
    /// <param name="known">The logs that are held open.</param>
    public static HeldLog? Find(LogMark mark, ICollection<string> asked, IReadOnlyList<HeldLog> known)
    {
        foreach (var path in Beside(mark))
        {
            if (asked.Contains(path)) continue;
            if (Open(path) is not { } log) continue;
            if (known.All(other => other.Identity is null || other.Identity != log.Identity) && LogLikenesses.Compare(log, mark) == LogLikeness.Same)
                return log;
            log.Dispose();
        }
        return null;
    }

    /// <summary>Whether one of the settled logs, which are not held open, is a copy of it: it was packed, and that was seen already.</summary>
    public static bool IsAmong(LogMark mark, IEnumerable<LogMark> settled)
    {
        foreach (var other in settled.Where(other => other.IsSettled && other.Offset >= mark.Offset && mark.Offset > 0))
        {
            if (other.HeadLength == mark.HeadLength && !string.Equals(other.HeadHash, mark.HeadHash, StringComparison.Ordinal)) continue;
            using var log = Open(other.Path);
            if (log is not null && LogLikenesses.Compare(log, mark) == LogLikeness.Same) return true;
        }
        return false;
    }

    /// <summary><c>access.log</c> becomes <c>access.log.1</c>, <c>access.log-20261121</c> or <c>access-20261121.log</c>.</summary>
    private static List<string> Beside(LogMark mark)
    {
        try
        {
            var name = Path.GetFileName(mark.Path);
            var stem = name.Split('.', '-')[0];
            return Directory.EnumerateFiles(Path.GetDirectoryName(mark.Path)!, stem + "*").Take(Most)
                .OrderByDescending(path => string.Equals(path, mark.Path, StringComparison.Ordinal)).ThenBy(path => path, StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static HeldLog? Open(string path)
    {
        try
        {
            return HeldLog.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
