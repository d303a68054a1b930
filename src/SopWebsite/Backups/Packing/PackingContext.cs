namespace SopWebsite.Backups.Packing;

/// <summary>What all who pack one archive have in common.</summary>
/// <param name="Zone">The offset of the times in the archive.</param>
/// <param name="Open">How files are opened.</param>
/// <param name="Key">What contents are encrypted with; null for not.</param>
/// <param name="Cancellation">Stops it.</param>
internal sealed record PackingContext(TimeSpan Zone, Func<string, Stream> Open, BackupKey? Key, CancellationToken Cancellation)
{
    /// <summary>The digest that the manifest has of each content.</summary>
    public ContentDigest Digest { get; } = Key?.Digest ?? ContentDigest.Plain;
}
