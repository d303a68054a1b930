namespace SopWebsite.Backups.Shares;

/// <summary>How much of a set was read lately, whatever the shares were that it was read in.</summary>
internal static class ShareCoverage
{
    /// <summary>How long a reading counts.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>The part of the set's own content that was read and found right, 0 to 1, by bytes.</summary>
    /// <param name="manifest">What is in the set.</param>
    /// <param name="read">The shares that were read.</param>
    /// <param name="known">What the register knows of the set: a reading in full counts too.</param>
    /// <param name="now">The time.</param>
    public static double Of(BackupManifest manifest, IReadOnlyList<CheckedShare> read, WebsiteBackup? known, DateTimeOffset now)
    {
        var since = now - Lately;
        if (known is { Verified: true, VerifiedAt: { } at } && at >= since) return 1;
        var counting = read.Where(share => share.IsSound && share.CheckedAt >= since).ToLookup(share => share.Of, share => share.Part);
        long total = 0, covered = 0;
        foreach (var (name, bytes) in Contents(manifest))
        {
            total += bytes;
            if (counting.Any(parts => parts.Contains(VerificationShare.PartOf(name, parts.Key)))) covered += bytes;
        }
        return total == 0 ? counting.Count > 0 ? 1 : 0 : (double)covered / total;
    }

    private static IEnumerable<(string Name, long Bytes)> Contents(BackupManifest manifest) => manifest.Entries
        .Where(entry => !entry.InBase && entry.Kind != EntryKind.Folder).Select(entry => (entry.Path, entry.Bytes))
        .Concat(manifest.Dumps.Select(dump => (dump.File, dump.SqlBytes)));
}
