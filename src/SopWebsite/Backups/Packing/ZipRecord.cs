namespace SopWebsite.Backups.Packing;

/// <summary>What a zip says of one entry, in its local header and in its directory (PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 and 4.3.12).</summary>
internal sealed record ZipRecord
{
    public const ushort Stored = 0;
    public const ushort Deflated = 8;

    /// <summary>The name, a folder's with a slash at its end.</summary>
    public required string Name { get; init; }

    /// <summary>How the content is compressed, whether it is encrypted or not.</summary>
    public ushort Method { get; init; }

    /// <summary>Encrypted as WinZip's AE-2 has it, with AES-256: then no checksum of the content is kept.</summary>
    public bool Encrypted { get; init; }

    /// <summary>Sizes and checksum were not known when the header was written and follow the content.</summary>
    public bool Streamed { get; init; }

    /// <summary>Streamed with sizes of eight bytes.</summary>
    public bool Large { get; init; }

    /// <summary>The checksum of the content.</summary>
    public uint Crc { get; init; }

    /// <summary>Bytes in the archive, with what encryption adds.</summary>
    public long Packed { get; init; }

    /// <summary>Bytes of content.</summary>
    public long Bytes { get; init; }

    /// <summary>Where the local header begins.</summary>
    public long Offset { get; init; }

    /// <summary>Last change, UTC.</summary>
    public DateTime Modified { get; init; }

    /// <summary>Unix type and rights in the upper half, attributes of DOS in the lower.</summary>
    public uint Attributes { get; init; }
}
