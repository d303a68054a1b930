namespace SopWebsite.Backups.Transport;

/// <summary>What an entry of a tree is.</summary>
public enum RemoteKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link; it is never followed.</summary>
    Link,
}

/// <summary>Something that a server has below the folder that was opened.</summary>
public sealed record RemoteEntry
{
    private const int LongestPath = 32767;

    /// <summary>Its path below that folder, forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>File, folder or link.</summary>
    public required RemoteKind Kind { get; init; }

    /// <summary>Bytes of a file; 0 otherwise.</summary>
    public long Bytes { get; init; }

    /// <summary>Last change of content, UTC, in whole seconds.</summary>
    public DateTime Modified { get; init; }

    /// <summary>The permission bits; null where the server does not say.</summary>
    public int? Mode { get; init; }

    /// <summary>Where a link leads, as it is written in the link; null where the transport cannot say.</summary>
    public string? Target { get; init; }

    /// <summary>True for a path that stays below the folder: relative, and no name in it that is empty, <c>.</c> or <c>..</c>.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= LongestPath && path.IndexOf('\0') < 0
        && path.Split('/').All(name => name.Length > 0 && name is not ("." or ".."));

    /// <summary>True when content and time of a file are as they were: what tells whether it has to travel again.</summary>
    public bool IsSameFileAs(RemoteEntry other) => Kind == other.Kind && Bytes == other.Bytes && Modified == other.Modified;
}
