namespace SopWebsite.Backups.Packing;

/// <summary>A file of the site while it is read: what could go wrong with it meanwhile.</summary>
internal static class SourceFile
{
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    /// <summary>The usual way to open one: whoever writes to it is not kept from it.</summary>
    public static Stream Open(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);

    /// <summary>What the manifest says of it, but for its content; null where its name cannot be kept.</summary>
    public static ManifestEntry? Describe(TreeEntry entry, ICollection<SkippedFile> skipped)
    {
        var (path, escaped) = PortablePath.Escape(entry.Path);
        if (PortablePath.IsSafe(path))
            return new ManifestEntry
            {
                Path = path, Escaped = escaped, Kind = entry.Kind, Modified = entry.Modified, Mode = ManifestFile.ModeText(entry.Mode),
            };
        skipped.Add(new SkippedFile(entry.Path, SkipReason.NameNotText));
        return null;
    }

    /// <summary>How the archive begins to speak of it.</summary>
    public static ZipRecord Record(ManifestEntry described, TreeEntry entry)
    {
        var (type, usual) = entry.Kind switch { EntryKind.Folder => (Folder, 0x1ED), EntryKind.Link => (Link, 0x1FF), _ => (RegularFile, 0x1A4) };
        var mode = (uint)(type | ((entry.Mode ?? usual) & 0xFFF));
        return new ZipRecord
        {
            Name = described.NameInArchive(), Modified = described.Modified, Attributes = (mode << 16) | (entry.Kind == EntryKind.Folder ? 0x10u : 0),
        };
    }

    /// <summary>Opens it, or says why not.</summary>
    public static Stream? TryOpen(Func<string, Stream> open, TreeEntry entry, ICollection<SkippedFile> skipped)
    {
        try
        {
            return open(entry.Source);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var gone = failure is FileNotFoundException or DirectoryNotFoundException;
            // A name that .NET could not read as text is listed, and yet not found.
            var unnamed = gone && entry.Path.IndexOf('\uFFFD') >= 0;
            skipped.Add(new SkippedFile(
                entry.Path, unnamed ? SkipReason.NameNotText : gone ? SkipReason.Vanished : SkipReason.Unreadable, failure.Message));
            return null;
        }
    }

    /// <summary>Reads on; -1 and a note where that fails.</summary>
    public static int TryRead(Stream input, byte[] buffer, int offset, int count, TreeEntry entry, ICollection<SkippedFile> skipped)
    {
        try
        {
            return input.Read(buffer, offset, count);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new SkippedFile(entry.Path, SkipReason.Unreadable, failure.Message));
            return -1;
        }
    }

    /// <summary>What the system says of the open file; null where it says nothing.</summary>
    public static UnixFile.Status? StatusOf(Stream input)
    {
#if NET8_0_OR_GREATER
        return input is FileStream file ? UnixFile.Of(file.SafeFileHandle) : null;
#else
        _ = input;
        return null;
#endif
    }

    /// <summary>A file that became a link to somewhere else after it was listed must not get in.</summary>
    public static bool WasReplaced(TreeEntry listed, UnixFile.Status? now) =>
        listed.Identity is { } then && now is { } open && (open.Inode != then.Inode || open.Device != then.Device || !open.IsRegular);

    /// <summary>True when it is not what it was when it was listed: what was read of it may be torn.</summary>
    public static bool HasChanged(TreeEntry listed, long read, UnixFile.Status? now)
    {
        if (now is { } status) return status.Length != read || read != listed.Length || status.ModifiedAt != listed.Modified;
        var info = new FileInfo(listed.Source);
        return !info.Exists || info.Length != read || read != listed.Length || info.LastWriteTimeUtc != listed.Modified;
    }
}
