using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// Keeps copies of found files outside of the site. Each is named by its digest with <c>.txt</c> behind: nothing serves it or runs it,
/// whatever it was called.
/// </summary>
internal static class EvidenceKeeper
{
    private const int MostFiles = 200;

    public static (BaselineFinding[] Findings, Phrase[] Warnings) Keep(EvidenceStore store, string root, BaselineFinding[] findings, long mostBytes)
    {
        if (mostBytes <= 0) return (findings, []);
        var kept = new List<BaselineFinding>(findings.Length);
        var (count, large) = (0, 0);
        Phrase? failed = null;
        foreach (var found in findings)
        {
            if (failed is not null || count >= MostFiles || found.Severity < SopSeverity.Medium || found.Size is null or 0)
            {
                kept.Add(found);
                continue;
            }
            if (found.Size > Math.Min(mostBytes, EvidenceStore.MostBytes))
            {
                large++;
                kept.Add(found);
                continue;
            }
            try
            {
                count++;
                var bytes = Read(Path.Combine(root, found.Path), found.Size.Value);
                // A copy of something else than what was judged would prove nothing.
                kept.Add(bytes is not null && Sha256Hex.OfBytes(bytes) == found.Sha256 ? found with { Evidence = store.Keep(bytes, ".txt") } : found);
            }
            catch (SopException failure)
            {
                failed = failure.Phrase;
                kept.Add(found);
            }
        }
        return ([.. kept], [.. Warnings()]);

        IEnumerable<Phrase> Warnings()
        {
            if (failed is not null) yield return failed;
            if (large > 0)
                yield return new(
                    $"{large} found files are too large to be kept as evidence.",
                    $"{large} berkas temuan terlalu besar untuk disimpan sebagai eviden.");
        }
    }

    private static byte[]? Read(string path, long size)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[size];
            var read = 0;
            while (read < bytes.Length && stream.Read(bytes, read, bytes.Length - read) is > 0 and var some) read += some;
            return read == bytes.Length ? bytes : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
