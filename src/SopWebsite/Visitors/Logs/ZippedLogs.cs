using SopWebsite.Errors;

namespace SopWebsite.Visitors.Logs;

/// <summary>Puts the files in a zip archive in the archive's place: each is a log of its own.</summary>
internal static class ZippedLogs
{
    /// <param name="sources">Logs and archives of logs.</param>
    /// <param name="faults">Archives that were cut; what is left of them is read.</param>
    public static List<LogSource> Expand(IEnumerable<LogSource> sources, ICollection<SopException> faults)
    {
        var logs = new List<LogSource>();
        foreach (var source in sources)
        {
            try
            {
                if (source.IsOnce || Members(source, faults) is not { } members) logs.Add(source);
                else logs.AddRange(members);
            }
            catch (Exception failure) when (LogFaults.Of(source.Name, failure) is not null)
            {
                // Whoever reads it will report it.
                logs.Add(source);
            }
        }
        return logs;
    }

    /// <summary>The files of an archive; null for what is none.</summary>
    private static List<LogSource>? Members(LogSource source, ICollection<SopException> faults)
    {
        using var archive = source.Look();
        var head = new byte[4];
        var length = archive.CanSeek ? archive.Read(head, 0, head.Length) : 0;
        if (!ZipDirectory.IsZip(head.AsSpan(0, length))) return null;
        var entries = ZipDirectory.Read(archive, out var whole);
        if (!whole) faults.Add(LogFaults.Truncated(source.Name, new EndOfStreamException()));
        else if (entries.Count == 0) faults.Add(LogFaults.Damaged(source.Name, new InvalidDataException("no file is in it")));
        return entries.ConvertAll(entry => source.Member(entry.Name, stream =>
        {
            ZipDirectory.SkipHeader(stream, entry);
            return new ZipMember(stream, entry);
        }));
    }
}
