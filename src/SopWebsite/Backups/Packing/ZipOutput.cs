namespace SopWebsite.Backups.Packing;

/// <summary>
/// A zip while it is written, front to back and never back again, so that what is written can be hashed and split on its way. Names and
/// figures for the directory at its end are kept as the bytes they will be.
/// </summary>
internal sealed class ZipOutput(Stream output, TimeSpan zone, BackupKey? key, PackingCrew crew) : WriteOnlyStream
{
    /// <summary>From here on sizes take eight bytes; some room is left for what compression and encryption may add.</summary>
    private const long LargeFrom = 0xF0000000;

    private const int Piece = 256 * 1024;

    /// <summary>In pieces: a directory of many megabytes that grew in one would leave as much behind each time.</summary>
    private readonly List<PackBuffer> _directory = [new PackBuffer(Piece + 1024)];
    private long _position;
    private long _entries;

    /// <summary>How much was written.</summary>
    public override long Length => _position;

    /// <summary>What contents are encrypted with; null for not.</summary>
    public BackupKey? Key => key;

    /// <summary>Who compresses.</summary>
    public PackingCrew Crew => crew;

    /// <summary>Appends entries that were packed elsewhere; their offsets count from the beginning of the piece.</summary>
    public void Append(PackBuffer packed, IReadOnlyList<ZipRecord> records)
    {
        foreach (var record in records) Note(record with { Offset = _position + record.Offset });
        Write(packed.Bytes, 0, packed.Count);
    }

    /// <summary>Begins an entry whose content comes piece by piece.</summary>
    /// <param name="record">Name, time and attributes.</param>
    /// <param name="expected">How long it is going to be; null where unknown.</param>
    /// <param name="store">Its content is compressed already.</param>
    public ZipStreamedEntry Begin(ZipRecord record, long? expected, bool store)
    {
        record = record with
        {
            Method = ZipRecord.Deflated, Encrypted = key is not null, Streamed = true, Large = expected is null or >= LargeFrom, Offset = _position,
        };
        var header = new byte[ZipFormat.LocalLength(record)];
        ZipFormat.WriteLocal(record, zone, header, 0);
        Write(header, 0, header.Length);
        return new ZipStreamedEntry(this, record, store);
    }

    /// <summary>Adds an entry that was written to the directory.</summary>
    public void Note(ZipRecord record)
    {
        if (_directory[_directory.Count - 1].Count >= Piece) _directory.Add(new PackBuffer(Piece + 1024));
        ZipFormat.WriteCentral(record, zone, _directory[_directory.Count - 1]);
        _entries++;
    }

    /// <summary>Writes the directory. Without it the archive is not whole.</summary>
    public void Finish()
    {
        var from = _position;
        foreach (var piece in _directory) Write(piece.Bytes, 0, piece.Count);
        var end = ZipFormat.End(_entries, from, _position - from);
        Write(end, 0, end.Length);
    }

    /// <summary>The raw bytes of the archive.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        output.Write(buffer, offset, count);
        _position += count;
    }
}
