namespace SopWebsite.Backups.Media.Discs;

/// <summary>A kind of disc that backups are burned on.</summary>
public enum DiscKind
{
    /// <summary>700 MB.</summary>
    Cd,

    /// <summary>4.7 GB.</summary>
    Dvd,

    /// <summary>25 GB.</summary>
    Bd,
}

/// <summary>What discs hold.</summary>
public static class DiscSizes
{
    /// <summary>A sector of an image.</summary>
    public const int Sector = 2048;

    /// <summary>The smallest disc that images are made for: below it there would be more order than content.</summary>
    public const long Smallest = 8L * 1024 * 1024;

    /// <summary>
    /// What a disc holds, in bytes, by the smallest of its kind: an 80-minute CD has 360,000 sectors, a DVD+R 2,295,104, a BD-R 12,219,392; a
    /// little less, so that no burning program finds the image too large.
    /// </summary>
    public static long Of(DiscKind kind) => kind switch
    {
        DiscKind.Cd => 700L * 1024 * 1024,
        DiscKind.Dvd => 4_700_000_000 / Sector * Sector,
        _ => 25_000_000_000 / Sector * Sector,
    };

    /// <summary>The kind of medium it is.</summary>
    public static MediumKind MediumOf(DiscKind kind) => kind switch
    {
        DiscKind.Cd => MediumKind.Cd,
        DiscKind.Dvd => MediumKind.Dvd,
        _ => MediumKind.Bd,
    };
}
