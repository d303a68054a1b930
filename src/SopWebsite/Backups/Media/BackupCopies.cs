using SopWebsite.Backups.Media.Servers;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>Copies sets to other media and notes where they lie. Source: seed 001, step 2; seed 003, step 2.</summary>
/// <param name="media">The media register.</param>
/// <param name="log">Tells of every copy.</param>
/// <param name="unit">Keeps register and log together.</param>
/// <param name="clock">The time.</param>
public sealed class BackupCopies(BackupMedia media, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>What a file system needs for a few more names.</summary>
    private const long Reserve = 1024 * 1024;

    /// <summary>Media that are folders on servers; null where there are none.</summary>
    public ServerMedia? Servers { get; init; }

    /// <summary>Says what copying would do, and refuses what it could not do. Changes nothing.</summary>
    /// <param name="folder">The set's folder.</param>
    /// <param name="options">Where to.</param>
    /// <exception cref="SopException">
    /// <c>SopBackupPartial</c>, <c>SopBackupNotFound</c>, <c>SopManifestInvalid</c>, <c>SopManifestUnsafe</c>, <c>SopCopySourceUnsound</c>: the
    /// set cannot be copied; <c>SopCopyNoDestination</c>, <c>SopCopyInsideSet</c>, <c>SopCopyTaken</c>; <c>SopMediumNotFound</c>,
    /// <c>SopMediumOther</c>, <c>SopMediumReadOnly</c>, <c>SopMediumFileTooLarge</c>, <c>SopMediumSpaceShort</c>;
    /// <c>SopCopyServerUnknown</c>, <c>SopCopyElsewhere</c>. A server is not asked yet: what stands in the way there <see cref="Copy"/> tells.
    /// </exception>
    public CopyPlan Plan(string folder, CopyOptions options)
    {
        var source = CopySource.Open(folder);
        if (Servers?.Plan(source, options, media) is { } toServer) return toServer;
        var (destination, medium, volume) = Target(options);
        if (IsWithin(destination, source.Folder)) throw MediaFaults.InsideSet(destination);
        var path = Path.Combine(destination, source.Name);
        var isThere = IsThere(path, source);
        if (!isThere)
        {
            if (volume is { IsReadOnly: true }) throw MediaFaults.ReadOnly(volume);
            // Seen before anything is written: on FAT32 it would fail after 4 GB, an hour later on a slow disk.
            if (volume?.LargestFile is { } largest && source.Files.FirstOrDefault(file => file.Bytes > largest) is { } large)
                throw MediaFaults.FileTooLarge(large.Name, large.Bytes, volume);
            if (volume?.Free + MediumFolder.LeftoverBytes(path) is { } free && free < source.Bytes + Reserve)
                throw MediaFaults.SpaceShort(destination, source.Bytes + Reserve, free);
        }
        return new CopyPlan
        {
            Set = source.Folder, Path = path, Medium = medium, Volume = volume, Bytes = source.Bytes, IsThere = isThere,
            Warnings = [.. Warnings(source, destination, medium, volume)], Source = source, By = options.By,
        };
    }

    /// <summary>Carries out a plan, and notes the copy in the register and the log. A copy that is there already is read back.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; nothing of the copy stays, except on a server, where the next one goes on behind it.</param>
    /// <exception cref="SopException">
    /// <c>SopCopyBusy</c>, <c>SopCopySourceUnsound</c>, <c>SopCopyNotAsWritten</c>, <c>SopCopyDamaged</c>, <c>SopMediumFull</c>,
    /// <c>SopMediumGone</c>, <c>SopCopyUnwritable</c>; of a server also those of <see cref="IRemoteTransports.Open"/> and
    /// <see cref="IRemoteTree.Send"/>, <c>SopCopyTaken</c> and <c>SopMediumSpaceShort</c>. In each case nothing looks like a new copy,
    /// and older ones are as they were.
    /// </exception>
    public BackupCopy Copy(CopyPlan plan, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        var before = plan.IsThere || plan.Access is not null ? media.CopyAt(plan.Medium, plan.Path) : null;
        try
        {
            // A copy that was noted and is gone from the server is made anew, and told anew.
            if (plan.Access is null) CopyToFolder(plan, progress, cancellation);
            else if (Servers!.Bring(plan, progress, cancellation)) before = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explained(plan, failure);
        }
        catch (SopException failure) when (failure.Id is "SopCopyDamaged" or "SopCopyNotAsWritten" && plan.Access is null && IsGone(plan))
        {
            throw MediaFaults.Gone(Path.GetDirectoryName(plan.Path)!, failure);
        }
        catch (SopException failure) when (failure.Id == "SopCopyDamaged" && before is not null)
        {
            media.Put(before with { VerifiedAt = clock.UtcNow, Verified = false }, plan.Medium, plan.Volume);
            throw;
        }
        return Note(plan, before);
    }

    private static void CopyToFolder(CopyPlan plan, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var work = new FolderCopy(plan.Source, plan.Path, progress, cancellation);
        if (!plan.IsThere) work.Make();
        else if (work.FirstUnsound(plan.Path) is { } unsound) throw MediaFaults.Damaged(plan.Path, unsound);
    }

    /// <summary>Where a copy goes: the folder, the medium that is meant, the volume that is there.</summary>
    internal (string Destination, BackupMedium? Medium, MediumVolume? Volume) Target(CopyOptions options)
    {
        var named = options.Medium is { } name ? media.Get(name) : null;
        var destination = BackupSet.Normal(options.Destination ?? named?.Folder ?? throw MediaFaults.NoDestination(named?.Name));
        var volume = media.VolumeOf(destination);
        var medium = named ?? media.At(destination, volume);
        var isOther = volume is { IsSystem: true } || (volume?.Serial is { } serial && !BackupMedia.SameSerial(medium?.Serial, serial));
        if (medium is { Serial: not null } && isOther && !MediumNames.IsDisc(medium.Kind)) throw MediaFaults.Other(medium, volume!);
        return (destination, medium, volume);
    }

    private BackupCopy Note(CopyPlan plan, BackupCopy? before)
    {
        var (source, volume, now) = (plan.Source, plan.Volume, clock.UtcNow.ToUniversalTime());
        var copy = new BackupCopy
        {
            Site = source.Site, Name = source.Name, CreatedAt = source.CreatedAt, ManifestSha256 = source.ManifestSha256,
            BaseSha256 = source.Base?.ManifestSha256, Medium = plan.Medium?.Name, Kind = plan.Medium?.Kind ?? volume?.Kind ?? MediumKind.InternalDisk,
            Path = plan.Path, Bytes = source.Bytes,
            CopiedAt = before?.CopiedAt ?? now, VerifiedAt = now, Verified = true,
            Serial = volume?.Serial, VolumeLabel = volume?.Label, FileSystem = volume?.FileSystem,
        };
        unit.Transact(() =>
        {
            media.Put(copy, plan.Medium, volume);
            // What was there and known needs no second entry: it was only read again.
            if (before is null) log.Append(Entry(copy, plan, now));
        });
        return copy;
    }

    private static EscalationDraft Entry(BackupCopy copy, CopyPlan plan, DateTimeOffset now) => new()
    {
        At = now,
        Event = EscalationEvent.BackupCopied,
        Site = copy.Site,
        From = plan.By,
        FollowUp = CopyAccount.Of(copy).Indonesian,
        Evidence = $"{copy.Name} SHA-256 {copy.ManifestSha256}",
    };

    private static IEnumerable<Phrase> Warnings(CopySource source, string destination, BackupMedium? medium, MediumVolume? volume)
    {
        if (source.Base is { } foundation && !File.Exists(Path.Combine(destination, foundation.Name, BackupManifest.FileName)))
            yield return LacksBase(foundation.Name, destination);
        if ((medium?.Kind ?? volume?.Kind) == MediumKind.FlashDisk)
            yield return new Phrase(
                "This is a flash disk. The Mahkamah Agung's guide to backing up SIPP advises against it: use a portable hard disk "
                + "formatted as exFAT.",
                "Ini flash disk. Panduan Mahkamah Agung tentang backup SIPP menyarankan tidak memakainya: pakai hard disk portabel berformat exFAT.");
        if (volume?.LargestFile is not null)
            yield return new Phrase(
                $"'{volume.Root}' is {volume.FileSystem!.ToUpperInvariant()}: files of 4 GB or more do not fit on it. Format it as exFAT "
                + "when it is empty.",
                $"'{volume.Root}' berformat {volume.FileSystem!.ToUpperInvariant()}: berkas 4 GB ke atas tidak muat. Format sebagai exFAT "
                + "saat kosong.");
        if (medium is null)
            yield return new Phrase(
                "This medium is not in the media register. Register-BackupMedium enters it, so that it is known who holds it and where it is kept.",
                "Media ini belum ada di daftar media. Daftarkan dengan Register-BackupMedium agar diketahui pemegang dan tempat simpannya.");
    }

    internal static Phrase LacksBase(string foundation, string destination) => new(
        $"This set is differential and cannot be restored without the full set {foundation}: copy that to '{destination}' as well.",
        $"Set ini cadangan selisih dan tidak dapat dipulihkan tanpa set penuh {foundation}: salin juga set itu ke '{destination}'.");

    private SopException Explained(CopyPlan plan, Exception failure)
    {
        if (plan.Access is not null) return MediaFaults.Unwritable(plan.Path, failure);
        var destination = Path.GetDirectoryName(plan.Path)!;
        if (DiskSpace.IsFull(failure)) return MediaFaults.Full(destination, failure);
        return IsGone(plan) ? MediaFaults.Gone(destination, failure) : MediaFaults.Unwritable(plan.Path, failure);
    }

    private bool IsGone(CopyPlan plan)
    {
        var destination = Path.GetDirectoryName(plan.Path)!;
        if (!Directory.Exists(destination)) return true;
        var now = media.VolumeOf(destination);
        return plan.Volume is { } before
            && (now is null || now.Root != before.Root || now.Device != before.Device || !BackupMedia.SameSerial(now.Serial, before.Serial));
    }

    private static bool IsThere(string path, CopySource source)
    {
        if (File.Exists(path)) throw MediaFaults.Taken(path);
        if (!Directory.Exists(path)) return false;
        if (string.Equals(path, source.Folder, StringComparison.Ordinal)) throw MediaFaults.InsideSet(path);
        try
        {
            if (string.Equals(ManifestFile.Read(path).Sha256, source.ManifestSha256, StringComparison.Ordinal)) return true;
        }
        catch (SopException)
        {
            // Something else, or a copy whose manifest is broken.
        }
        throw MediaFaults.Taken(path);
    }

    internal static bool IsWithin(string path, string folder)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return string.Equals(path, folder, comparison) || path.StartsWith(folder + Path.DirectorySeparatorChar, comparison);
    }
}
