namespace SopWebsite.Backups.Media;

/// <summary>Keeps the media register, and which sets lie on which medium.</summary>
public interface IMediaStore
{
    /// <summary>All media by name, without their copies.</summary>
    IReadOnlyList<BackupMedium> Media();

    /// <summary>One medium, without its copies; null for none. Names compare without regard to case.</summary>
    BackupMedium? Find(string name);

    /// <summary>Keeps a medium, in the place of the one of its name. Its copies are kept apart.</summary>
    void Put(BackupMedium medium);

    /// <summary>Takes a medium out, and its copies with it.</summary>
    void Remove(string name);

    /// <summary>The copies, newest set first.</summary>
    /// <param name="site">Only those of a site; null for all.</param>
    IReadOnlyList<BackupCopy> Copies(string? site = null);

    /// <summary>Keeps a copy, in the place of the one on the same medium at the same path.</summary>
    void Put(BackupCopy copy);
}
