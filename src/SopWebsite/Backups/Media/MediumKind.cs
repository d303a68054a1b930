using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>What kind of medium backups are kept on. Source: seed 001, step 2 ("CD, hard disk atau media lain").</summary>
public enum MediumKind
{
    /// <summary>A disk within a computer or server.</summary>
    InternalDisk,

    /// <summary>A portable hard disk or SSD.</summary>
    HardDisk,

    /// <summary>A flash disk or memory card. The Mahkamah Agung's guide to backing up SIPP advises against it.</summary>
    FlashDisk,

    /// <summary>A CD.</summary>
    Cd,

    /// <summary>A DVD.</summary>
    Dvd,

    /// <summary>A Blu-ray disc.</summary>
    Bd,

    /// <summary>A shared folder of another computer or a NAS.</summary>
    NetworkFolder,

    /// <summary>A server elsewhere, or storage in the cloud.</summary>
    OffSiteServer,
}

/// <summary>What people call the kinds of media.</summary>
public static class MediumNames
{
    /// <summary>The name of a kind.</summary>
    public static Phrase Of(MediumKind kind) => kind switch
    {
        MediumKind.InternalDisk => new("internal disk", "disk internal"),
        MediumKind.HardDisk => new("portable hard disk", "hard disk portabel"),
        MediumKind.FlashDisk => new("flash disk", "flash disk"),
        MediumKind.Cd => new("CD", "CD"),
        MediumKind.Dvd => new("DVD", "DVD"),
        MediumKind.Bd => new("Blu-ray disc", "cakram Blu-ray"),
        MediumKind.NetworkFolder => new("network folder", "folder jaringan"),
        _ => new("off-site server", "server di luar kantor"),
    };

    /// <summary>True for what is burned once and read with a drive.</summary>
    public static bool IsDisc(MediumKind kind) => kind is MediumKind.Cd or MediumKind.Dvd or MediumKind.Bd;
}
