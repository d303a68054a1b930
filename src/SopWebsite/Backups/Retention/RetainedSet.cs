namespace SopWebsite.Backups.Retention;

/// <summary>A set as the rules of retention see it.</summary>
/// <param name="Backup">The set.</param>
/// <param name="Base">The folder of the set it builds on; null for a full one.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="TouchedAt">When something in a leftover was last written, UTC.</param>
internal sealed record RetainedSet(WebsiteBackup Backup, string? Base = null, RetainedPlace Place = RetainedPlace.Here,
    DateTimeOffset? TouchedAt = null);

/// <summary>Where a set lies.</summary>
internal enum RetainedPlace
{
    /// <summary>In the site's backup folder.</summary>
    Here,

    /// <summary>In another folder.</summary>
    Elsewhere,

    /// <summary>Only in the register: its folder is not there.</summary>
    Gone,
}
