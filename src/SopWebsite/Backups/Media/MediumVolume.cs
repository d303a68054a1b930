namespace SopWebsite.Backups.Media;

/// <summary>A volume as the system tells of it. What it does not tell is null.</summary>
public sealed record MediumVolume
{
    /// <summary>What FAT32 can hold in one file: 4 GB less one byte.</summary>
    public const long LargestOnFat32 = 4294967295;

    /// <summary>Where it is mounted, such as <c>/media/hdd01</c> or <c>E:\</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The device or share behind it.</summary>
    public string? Device { get; init; }

    /// <summary>Its file system, as the system writes it.</summary>
    public string? FileSystem { get; init; }

    /// <summary>Its serial number or UUID.</summary>
    public string? Serial { get; init; }

    /// <summary>Its label.</summary>
    public string? Label { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Bytes free for this account.</summary>
    public long? Free { get; init; }

    /// <summary>What kind of medium it looks like.</summary>
    public MediumKind? Kind { get; init; }

    /// <summary>True when nothing can be written to it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>True for the volume that the system runs from: a portable medium that is not attached is found there.</summary>
    public bool IsSystem => Root == "/" || string.Equals(Root, Path.GetPathRoot(Environment.SystemDirectory), StringComparison.OrdinalIgnoreCase);

    /// <summary>The largest file that fits on a file system, in bytes; null where there is no limit that a backup meets.</summary>
    public long? LargestFile => FileSystem?.ToLowerInvariant() switch
    {
        "vfat" or "msdos" or "fat32" or "fat" => LargestOnFat32,
        "fat16" or "fat12" => 2147483647,
        _ => null,
    };
}
