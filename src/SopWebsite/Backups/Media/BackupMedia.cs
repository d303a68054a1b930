using System.Text.RegularExpressions;
using SopWebsite.Backups.Media.Servers;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;

namespace SopWebsite.Backups.Media;

/// <summary>The media register (daftar media backup): what media there are, where they are kept and who holds them. Changes are in the log.</summary>
/// <param name="store">Keeps it.</param>
/// <param name="log">Tells of changes.</param>
/// <param name="unit">Keeps the two together.</param>
/// <param name="clock">The time.</param>
public sealed class BackupMedia(IMediaStore store, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    private static readonly Regex NameForm = new(@"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>How volumes are looked at; the tests bring their own.</summary>
    internal Func<string, MediumVolume?> VolumeOf { get; init; } = MediumVolumes.Of;

    /// <summary>All media by name, with their copies.</summary>
    public IReadOnlyList<BackupMedium> All()
    {
        var copies = store.Copies().ToLookup(copy => copy.Medium ?? "", StringComparer.OrdinalIgnoreCase);
        return [.. store.Media().Select(medium => medium with { Copies = [.. copies[medium.Name]] })];
    }

    /// <summary>One medium with its copies.</summary>
    /// <exception cref="SopException"><c>SopMediumNotFound</c>.</exception>
    public BackupMedium Get(string name) => All().FirstOrDefault(medium => Same(medium.Name, name)) ?? throw MediaFaults.NotFound(name);

    /// <summary>The copies of a site's sets, the newest set first.</summary>
    public IReadOnlyList<BackupCopy> CopiesOf(string site) => store.Copies(site);

    /// <summary>Enters a medium. Where its path is at hand, serial, label, file system and size are read from it.</summary>
    /// <exception cref="SopException">
    /// <c>SopMediumExists</c>; <c>SopMediumInvalid</c>: the name, or a serial that another has; those of <see cref="ServerMedia.Check"/>.
    /// </exception>
    public BackupMedium Register(BackupMedium medium, string? by = null)
    {
        if (!NameForm.IsMatch(medium.Name))
            throw MediaFaults.Invalid(
                medium.Name, "use up to 63 letters, digits, spaces, '.', '_' or '-'",
                "pakai paling banyak 63 huruf, angka, spasi, '.', '_' atau '-'");
        if (store.Find(medium.Name) is not null) throw MediaFaults.Exists(medium.Name);
        var now = clock.UtcNow.ToUniversalTime();
        var entered = Looked(medium with { RegisteredAt = now, OffSite = medium.OffSite || medium.Kind == MediumKind.OffSiteServer }, now);
        Check(entered);
        Keep(entered, $"Media backup didaftarkan: {Told(entered)}", by, now);
        return entered;
    }

    /// <summary>Changes a medium.</summary>
    /// <exception cref="SopException">
    /// <c>SopMediumNotFound</c>; <c>SopMediumInvalid</c>: a serial that another has; those of <see cref="ServerMedia.Check"/>.
    /// </exception>
    public BackupMedium Change(BackupMedium medium, string? by = null)
    {
        var before = Get(medium.Name);
        var now = clock.UtcNow.ToUniversalTime();
        var changed = Same(before.Folder, medium.Folder) ? medium : Looked(medium, now);
        Check(changed);
        var readByHand = changed.ReadableAt is { } at && at != before.ReadableAt ? at : (DateTimeOffset?)null;
        unit.Transact(() =>
        {
            Keep(changed, $"Data media backup diubah: {Told(changed)}" + (readByHand is null ? "" : "; dinyatakan terbaca"), by, now);
            // Someone who put the discs in and read them says so of all that is on them.
            if (readByHand is { } read)
                foreach (var copy in before.Copies) store.Put(copy with { VerifiedAt = read, Verified = true });
        });
        return Get(medium.Name);
    }

    /// <summary>Takes a medium out of the register, and the notes of what lies on it. The medium itself stays as it is.</summary>
    /// <exception cref="SopException"><c>SopMediumNotFound</c>.</exception>
    public BackupMedium Remove(string name, string? by = null)
    {
        var medium = Get(name);
        unit.Transact(() =>
        {
            store.Remove(medium.Name);
            Tell($"Media backup dikeluarkan dari daftar: {Told(medium)}; {medium.Copies.Length} salinan", by, clock.UtcNow.ToUniversalTime());
        });
        return medium;
    }

    /// <summary>The medium that is at a path: known by its volume's serial, else by its own path.</summary>
    internal BackupMedium? At(string path, MediumVolume? volume)
    {
        var media = store.Media();
        if (volume?.Serial is { } serial && media.FirstOrDefault(medium => SameSerial(medium.Serial, serial)) is { } known) return known;
        return media
            .Where(medium => medium.Folder is { } root && IsWithin(path, root) && (medium.Serial is null || volume?.Serial is null))
            .OrderByDescending(medium => medium.Folder!.Length)
            .FirstOrDefault();
    }

    /// <summary>The copy that is noted for a path; null for none.</summary>
    internal BackupCopy? CopyAt(BackupMedium? medium, string path) =>
        store.Copies().FirstOrDefault(
            copy => string.Equals(copy.Path, path, StringComparison.Ordinal) && Same(copy.Medium ?? "", medium?.Name ?? ""));

    /// <summary>Notes a copy, and that its medium was at hand and read.</summary>
    internal void Put(BackupCopy copy, BackupMedium? medium, MediumVolume? volume) => unit.Transact(() =>
    {
        store.Put(copy);
        if (medium is null || store.Find(medium.Name) is not { } kept) return;
        var seen = copy.Discs.Length > 0 ? kept : Seen(kept, volume, clock.UtcNow.ToUniversalTime());
        store.Put(copy.VerifiedAt is null ? seen : seen with
        {
            Readable = copy.Verified, ReadableAt = copy.Verified == true ? copy.VerifiedAt : seen.ReadableAt,
        });
    });

    /// <summary>
    /// Notes a check of a set: when it is a copy, that it and its medium could be read. A set that lies on a known medium and was not noted
    /// there, because someone copied it by hand, is noted now.
    /// </summary>
    internal void Note(BackupVerification found)
    {
        var volume = VolumeOf(found.Path);
        var copy = Find(found, volume);
        var medium = copy?.Medium is { } name ? store.Find(name) : copy is null ? At(found.Path, volume) : null;
        if (copy is null && (medium is null || found.Site is null || !found.IsSound)) return;
        var manifest = copy is null ? ManifestFile.Read(found.Path).Manifest : null;
        var noted = copy ?? new BackupCopy
        {
            Site = found.Site!, Name = found.Name, CreatedAt = manifest!.CreatedAt, ManifestSha256 = found.ManifestSha256,
            BaseSha256 = manifest.Base?.ManifestSha256,
            Medium = medium!.Name, Kind = medium.Kind, Path = found.Path,
            Bytes = new DirectoryInfo(found.Path).EnumerateFiles().Sum(file => file.Length),
            CopiedAt = found.CheckedAt, Serial = volume?.Serial, VolumeLabel = volume?.Label, FileSystem = volume?.FileSystem,
        };
        Put(noted with { VerifiedAt = found.CheckedAt, Verified = found.IsSound }, medium, volume);
    }

    /// <summary>The digest of the manifest that was noted for the copy at a path; null for none.</summary>
    internal string? RecordedAt(string path)
    {
        var volume = VolumeOf(path);
        return store.Copies().FirstOrDefault(copy => copy.Discs.Length == 0 && IsAt(copy, path, volume))?.ManifestSha256;
    }

    internal static bool SameSerial(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private BackupCopy? Find(BackupVerification found, MediumVolume? volume) => store.Copies(found.Site)
        .Where(copy => copy.Discs.Length > 0 ? IsOnDisc(copy, found, volume) : IsAt(copy, found.Path, volume))
        .OrderBy(copy => string.Equals(copy.Path, found.Path, StringComparison.Ordinal) ? 0 : 1)
        .FirstOrDefault();

    /// <summary>The same path on the same volume, or the same folder of that volume, mounted elsewhere.</summary>
    private static bool IsAt(BackupCopy copy, string path, MediumVolume? volume)
    {
        var isOther = copy.Serial is not null && volume?.Serial is not null && !SameSerial(copy.Serial, volume.Serial);
        if (isOther) return false;
        if (string.Equals(copy.Path, path, StringComparison.Ordinal)) return true;
        return copy.Serial is not null && volume?.Serial is not null && path.Length > volume.Root.Length
            && copy.Path.EndsWith(path.Substring(volume.Root.Length).TrimStart('/', '\\'), StringComparison.Ordinal);
    }

    /// <summary>A set that fits on one disc, read from that disc: the volume bears its label, as far as the system shows it.</summary>
    private static bool IsOnDisc(BackupCopy copy, BackupVerification found, MediumVolume? volume) =>
        copy.Discs.Length == 1 && copy.Name == found.Name && volume?.Label is { Length: > 0 } label
        && copy.Discs[0].Label.StartsWith(label, StringComparison.OrdinalIgnoreCase);

    private BackupMedium Looked(BackupMedium medium, DateTimeOffset now) =>
        medium.Folder is { } path && !MediumNames.IsDisc(medium.Kind) && Directory.Exists(path) ? Seen(medium, VolumeOf(path), now) : medium;

    private static BackupMedium Seen(BackupMedium medium, MediumVolume? volume, DateTimeOffset now) => volume is null ? medium : medium with
    {
        Serial = medium.Serial ?? (volume.IsSystem ? null : volume.Serial), VolumeLabel = volume.Label ?? medium.VolumeLabel,
        FileSystem = volume.FileSystem ?? medium.FileSystem,
        Size = volume.Size ?? medium.Size, Free = volume.Free ?? medium.Free, SeenAt = now,
    };

    private void Check(BackupMedium medium)
    {
        ServerMedia.Check(medium);
        if (medium.Serial is { } serial
            && store.Media().FirstOrDefault(other => !Same(other.Name, medium.Name) && SameSerial(other.Serial, serial)) is { } taken)
            throw MediaFaults.Invalid(medium.Name, $"{taken.Name} has the serial {serial} already", $"seri {serial} sudah dipakai {taken.Name}");
    }

    private void Keep(BackupMedium medium, string what, string? by, DateTimeOffset now) => unit.Transact(() =>
    {
        store.Put(medium);
        Tell(what, by, now);
    });

    private void Tell(string what, string? by, DateTimeOffset now) =>
        log.Append(new EscalationDraft { At = now, Event = EscalationEvent.Note, From = by, FollowUp = what });

    private static string Told(BackupMedium medium) => string.Join(", ", new[]
    {
        medium.Name, MediumNames.Of(medium.Kind).Indonesian, medium.Serial is null ? null : "seri " + medium.Serial,
        medium.KeptAt is null ? null : "disimpan di " + medium.KeptAt, medium.Holder is null ? null : "pemegang " + medium.Holder,
        medium.OffSite ? "di luar gedung" : null,
    }.OfType<string>());

    private static bool IsWithin(string path, string root)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var folder = root.TrimEnd('/', '\\');
        return path.StartsWith(folder, comparison) && (path.Length == folder.Length || path[folder.Length] is '/' or '\\');
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
