namespace SopWebsite.Visitors.Following;

/// <summary>
/// How far a log was read, and by what it is known again: under another name, copied away before it was cut, or packed.
/// </summary>
public sealed record LogMark
{
    /// <summary>The path under which it was seen last.</summary>
    public required string Path { get; init; }

    /// <summary>Device and file number; null where the system does not give them.</summary>
    public string? Identity { get; init; }

    /// <summary>Whether the file is packed.</summary>
    public bool IsPacked { get; init; }

    /// <summary>Bytes of text that were read: whole lines. What lies before has been counted, what lies after has not.</summary>
    public long Offset { get; init; }

    /// <summary>Line ends before the offset, so that line numbers go on.</summary>
    public long Lines { get; init; }

    /// <summary>Bytes of the beginning that were hashed: at most a block, at most the offset.</summary>
    public int HeadLength { get; init; }

    /// <summary>SHA-256 of the beginning, hex; null for none.</summary>
    public string? HeadHash { get; init; }

    /// <summary>Bytes right before the offset that were hashed.</summary>
    public int TailLength { get; init; }

    /// <summary>SHA-256 of the bytes right before the offset, hex; null for none.</summary>
    public string? TailHash { get; init; }

    /// <summary>The file's size when it was seen last, bytes on the disk.</summary>
    public long Size { get; init; }

    /// <summary>When it was written last, as of then, UTC.</summary>
    public DateTimeOffset Modified { get; init; }

    /// <summary>When it was seen last, UTC.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>It has another name than when it was first seen: rotated.</summary>
    public bool HasMoved { get; init; }

    /// <summary>It was read to its very end and nothing more will come: packed, or unchanged since it was rotated.</summary>
    public bool IsSettled { get; init; }

    /// <summary>It went away before it was known to be read to its end, and that was told.</summary>
    public bool IsLost { get; init; }

    /// <summary>What the format of its lines was, so that the next pass need not guess; null when not known.</summary>
    public string? Format { get; init; }
}
