namespace SopWebsite.Backups.Media.Discs;

/// <summary>What goes on one disc: whole files and parts of files.</summary>
internal sealed record DiscContent(int Number, IReadOnlyList<DiscPiece> Pieces);

/// <summary>A file, or a part of one that is larger than a disc.</summary>
/// <param name="File">The file of the set.</param>
/// <param name="Part">The part's number from 1; 0 for the whole file.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Bytes">How long it is.</param>
internal sealed record DiscPiece(CopyFile File, int Part, long Offset, long Bytes)
{
    /// <summary>Its name on the disc. 7-Zip joins files whose names end so by itself.</summary>
    public string Name => Part == 0 ? File.Name : FormattableString.Invariant($"{File.Name}.{Part:000}");
}

/// <summary>Spreads a set over discs.</summary>
internal static class DiscPlan
{
    /// <summary>
    /// The largest piece: less than 4 GB even where a disc holds more, for a plain ISO 9660 file ends there and some systems do not read the
    /// extension (level 3) that joins several.
    /// </summary>
    internal const long LargestPiece = 4294967296 - DiscSizes.Sector;

    /// <summary>What the order of an image takes: descriptors, folders, path tables, the padding at its end, and our own two texts.</summary>
    internal const long Order = 1024 * 1024;

    /// <summary>Spreads files: each whole where it fits on one disc, else in parts; large pieces first, each on the first disc with room.</summary>
    /// <param name="files">The files of the set.</param>
    /// <param name="discBytes">What a disc holds.</param>
    public static IReadOnlyList<DiscContent> Make(IReadOnlyList<CopyFile> files, long discBytes)
    {
        var room = discBytes - Order;
        var most = Math.Min(LargestPiece, room / DiscSizes.Sector * DiscSizes.Sector);
        var discs = new List<(long Left, List<DiscPiece> Pieces)>();
        foreach (
            var piece in files.SelectMany(file => Pieces(file, most)).OrderByDescending(piece => piece.Bytes)
                .ThenBy(piece => piece.Name, StringComparer.Ordinal))
        {
            var takes = Taken(piece.Bytes);
            var at = discs.FindIndex(disc => disc.Left >= takes);
            if (at < 0)
            {
                discs.Add((room, []));
                at = discs.Count - 1;
            }
            discs[at].Pieces.Add(piece);
            discs[at] = (discs[at].Left - takes, discs[at].Pieces);
        }
        return [.. discs.Select((disc, index) => new DiscContent(index + 1, [.. disc.Pieces.OrderBy(piece => piece.Name, StringComparer.Ordinal)]))];
    }

    private static IEnumerable<DiscPiece> Pieces(CopyFile file, long most)
    {
        if (file.Bytes <= most)
        {
            yield return new DiscPiece(file, 0, 0, file.Bytes);
            yield break;
        }
        var part = 1;
        for (long offset = 0; offset < file.Bytes; offset += most)
            yield return new DiscPiece(file, part++, offset, Math.Min(most, file.Bytes - offset));
    }

    /// <summary>Whole sectors.</summary>
    private static long Taken(long bytes) => (bytes + DiscSizes.Sector - 1) / DiscSizes.Sector * DiscSizes.Sector;
}
