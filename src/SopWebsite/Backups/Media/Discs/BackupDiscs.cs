using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>Puts sets on images for CD, DVD and Blu-ray, with a cover sheet for each disc. Source: seed 001, step 2 ("CD").</summary>
/// <param name="media">The media register.</param>
/// <param name="sites">The sites, for their zones and courts.</param>
/// <param name="imager">Makes images.</param>
/// <param name="log">Tells of every set of discs.</param>
/// <param name="unit">Keeps register and log together.</param>
/// <param name="clock">The time.</param>
public sealed class BackupDiscs(BackupMedia media, ISiteStore sites, IDiscImager imager, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    private const string UsualZone = "WIB";

    /// <summary>Says what images would be made, and refuses what could not be made. Changes nothing.</summary>
    /// <param name="folder">The set's folder.</param>
    /// <param name="options">What discs, and where to.</param>
    /// <exception cref="SopException">
    /// What <see cref="BackupCopies.Plan"/> says of a set that cannot be copied; <c>SopDiscSizeInvalid</c>, <c>SopDiscToolNotFound</c>,
    /// <c>SopCopyTaken</c>, <c>SopMediumNotFound</c>, <c>SopMediumReadOnly</c>, <c>SopMediumFileTooLarge</c>, <c>SopMediumSpaceShort</c>.
    /// </exception>
    public DiscSetPlan Plan(string folder, DiscOptions options)
    {
        var source = CopySource.Open(folder);
        var size = options.DiscSize ?? DiscSizes.Of(options.Disc);
        if (size < DiscSizes.Smallest) throw DiscFaults.TooSmall(size);
        var destination = BackupSet.Normal(options.Destination);
        var path = Path.Combine(destination, source.Name + "-" + options.Disc.ToString().ToLowerInvariant());
        if (BackupCopies.IsWithin(destination, source.Folder)) throw MediaFaults.InsideSet(destination);
        if (Directory.Exists(path) || File.Exists(path)) throw MediaFaults.Taken(path);
        var contents = DiscPlan.Make(source.Files, size);
        Check(source, contents, destination, path);
        return new DiscSetPlan
        {
            Set = source.Folder, Path = path, Program = imager.Find(options.Command), Medium = options.Medium is { } name ? media.Get(name) : null,
            Source = source, Contents = contents, Options = options, DiscBytes = size,
        };
    }

    /// <summary>Makes the images and notes them in the register and the log: as not read yet, until a burned disc is.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; nothing of the images stays.</param>
    /// <exception cref="SopException">
    /// <c>SopCopyBusy</c>, <c>SopCopySourceUnsound</c>, <c>SopDiscImageFailed</c>, <c>SopDiscImageTooLarge</c>, <c>SopDiscImageNotAsWritten</c>,
    /// <c>SopMediumFull</c>, <c>SopCopyUnwritable</c>. In each case nothing of the images is left.
    /// </exception>
    public BackupCopy Make(DiscSetPlan plan, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        IReadOnlyList<BackupDisc> discs;
        try
        {
            discs = new DiscImages(plan, imager, (disc, content) => Cover(plan, disc, content), progress, cancellation).Make();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.IsFull(failure)
                ? MediaFaults.Full(Path.GetDirectoryName(plan.Path)!, failure)
                : MediaFaults.Unwritable(plan.Path, failure);
        }
        var (source, now) = (plan.Source, clock.UtcNow.ToUniversalTime());
        var copy = new BackupCopy
        {
            Site = source.Site, Name = source.Name, CreatedAt = source.CreatedAt, ManifestSha256 = source.ManifestSha256,
            BaseSha256 = source.Base?.ManifestSha256, Medium = plan.Medium?.Name,
            Kind = DiscSizes.MediumOf(plan.Options.Disc), Path = plan.Path, Bytes = source.Bytes, CopiedAt = now, FileSystem = "iso9660",
            Discs = [.. discs],
        };
        unit.Transact(() =>
        {
            media.Put(copy, plan.Medium, volume: null);
            log.Append(new EscalationDraft
            {
                At = now, Event = EscalationEvent.BackupCopied, Site = copy.Site, From = plan.Options.By, FollowUp = CopyAccount.Of(copy).Indonesian,
                Evidence = string.Join("; ", discs.Select(disc => $"{disc.Label}.iso SHA-256 {disc.Sha256}")),
            });
        });
        return copy;
    }

    private void Check(CopySource source, IReadOnlyList<DiscContent> contents, string destination, string path)
    {
        if (media.VolumeOf(destination) is not { } volume) return;
        if (volume.IsReadOnly) throw MediaFaults.ReadOnly(volume);
        var largest = contents.Max(content => content.Pieces.Sum(piece => piece.Bytes)) + DiscPlan.Order;
        if (volume.LargestFile < largest) throw MediaFaults.FileTooLarge(DiscLabel.Of(source.Name, 1) + ".iso", largest, volume);
        // All images, and the parts of one disc at a time.
        var parts = contents.Max(content => content.Pieces.Where(piece => piece.Part > 0).Sum(piece => piece.Bytes));
        var needed = source.Bytes + parts + (contents.Count * DiscPlan.Order);
        if (volume.Free + MediumFolder.LeftoverBytes(path) is { } free && free < needed) throw MediaFaults.SpaceShort(destination, needed, free);
    }

    private byte[] Cover(DiscSetPlan plan, BackupDisc disc, DiscContent content) => DiscCover.Draw(new DiscCoverFacts
    {
        Court = new SopCourts(sites).HeadOf(plan.Source.Site)?.Name, Site = plan.Source.Site, Zone = sites.Find(plan.Source.Site)?.Zone ?? UsualZone,
        Set = plan.Source.Name, CreatedAt = plan.Source.CreatedAt, Kind = DiscSizes.MediumOf(plan.Options.Disc), Medium = plan.Medium?.Name,
        Disc = disc,
        Count = plan.Count, Pieces = content.Pieces,
    });
}
