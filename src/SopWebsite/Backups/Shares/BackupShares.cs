using SopWebsite.Calendars;
using SopWebsite.Errors;

namespace SopWebsite.Backups.Shares;

/// <summary>Reads sets share by share, so that within a month of nights everything is read once.</summary>
/// <param name="backups">The sets.</param>
/// <param name="store">What the register knows of them.</param>
/// <param name="shares">Remembers which shares were read.</param>
/// <param name="clock">The time.</param>
public sealed class BackupShares(WebsiteBackups backups, IBackupStore store, IShareStore shares, IClock clock)
{
    /// <summary>
    /// Reads one share of a set's content against its manifest, and notes it: so many parts together are the whole. That everything is there is
    /// looked at each time.
    /// </summary>
    /// <param name="folder">The set.</param>
    /// <param name="share">The share.</param>
    /// <param name="detailed">Tells of every file that was read.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="password">What the set is encrypted with; null for what the site's settings name.</param>
    /// <exception cref="SopException">What <see cref="WebsiteBackups.Test"/> refuses; <c>SopBackupPasswordNeeded</c>.</exception>
    public BackupVerification Test(
        string folder, VerificationShare share, bool detailed = false, IProgress<BackupProgress>? progress = null,
        CancellationToken cancellation = default, string? password = null)
    {
        var set = backups.OpenSet(folder, password);
        if (set.IsLocked) throw BackupFaults.PasswordNeeded(set.Folder);
        var found = backups.Examine(folder, detailed, backups.Opening(password), progress, cancellation, share) with { Share = share.ToString() };
        if (store.Find(found.Path) is not { } known) return found;
        if (!found.IsSound) store.Put(known with { VerifiedAt = found.CheckedAt, Verified = false, State = BackupState.Damaged });
        shares.Put(new CheckedShare
        {
            Path = found.Path,
            ManifestSha256 = found.ManifestSha256,
            Part = share.Part,
            Of = share.Of,
            CheckedAt = found.CheckedAt,
            IsSound = found.IsSound,
        });
        return found with { Coverage = ShareCoverage.Of(set.Manifest, shares.Of(found.Path, found.ManifestSha256), known, clock.UtcNow) };
    }

    /// <summary>The share of so many whose turn it is: the one that was not read for the longest time.</summary>
    /// <param name="folder">The set.</param>
    /// <param name="of">How many there are.</param>
    /// <exception cref="SopException"><c>SopShareInvalid</c>, and what <see cref="WebsiteBackups.Test"/> refuses.</exception>
    public VerificationShare Next(string folder, int of)
    {
        var first = new VerificationShare(1, of);
        var set = backups.OpenSet(folder, password: null);
        var read = shares.Of(set.Folder, set.ManifestSha256).Where(share => share.Of == of).ToList();
        var turns = Enumerable.Range(first.Part, of).OrderBy(part => read.Find(share => share.Part == part)?.CheckedAt ?? DateTimeOffset.MinValue);
        return new VerificationShare(turns.First(), of);
    }
}
