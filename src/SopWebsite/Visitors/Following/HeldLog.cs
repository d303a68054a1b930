using SopWebsite.Files;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// A log file that is held open, so that it stays the same one while it is looked at and read, whatever it is renamed to meanwhile. What is
/// written to it after it was opened is not seen.
/// </summary>
internal sealed class HeldLog : IDisposable
{
    private readonly FileStream _file;
    private readonly Dictionary<LogBlock, string?> _hashes = [];
    private long? _packedLength;

    private HeldLog(string path, FileStream file)
    {
        Path = path;
        _file = file;
        Identity = FileIdentity.Of(file.SafeFileHandle);
#if NET8_0_OR_GREATER
        Modified = new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle), TimeSpan.Zero);
#else
        Modified = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
#endif
        Size = file.Length;
        var magic = new byte[4];
        var known = ReadAt(0, magic, 0, (int)Math.Min(Size, magic.Length));
        IsPacked = known >= 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        IsArchive = known == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        Head = ReadHead();
        // Cut between the two looks at it: then what there was of it is all there is.
        if (!IsPacked && Head.Length < Math.Min(Size, LogBlock.Longest)) Size = Head.Length;
    }

    public string Path { get; }

    public string? Identity { get; }

    public bool IsPacked { get; }

    /// <summary>A .zip of several logs: that is what a log becomes at last, and it is not followed into.</summary>
    public bool IsArchive { get; }

    /// <summary>Bytes on the disk.</summary>
    public long Size { get; }

    public DateTimeOffset Modified { get; }

    /// <summary>The text's beginning, at most a block.</summary>
    public byte[] Head { get; }

    /// <summary>The packed file ends too early, or is damaged: it may be in the making.</summary>
    public bool EndsEarly { get; private set; }

    /// <exception cref="IOException">And its kin: it cannot be read.</exception>
    public static HeldLog Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        try
        {
            return new HeldLog(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of text; of a packed log only known once it has been unpacked, which this does.</summary>
    public long TextLength
    {
        get
        {
            if (!IsPacked) return Size;
            if (_packedLength is null) Unpack([]);
            return _packedLength!.Value;
        }
    }

    /// <summary>SHA-256 of the first bytes; null when there are not so many.</summary>
    public string? HeadHash(int length) => length > Head.Length ? null : Sha256Hex.OfBytes(Head, length);

    /// <summary>SHA-256 of a piece; null when the text does not reach so far.</summary>
    public string? HashOf(LogBlock block)
    {
        if (_hashes.TryGetValue(block, out var known)) return known;
        if (IsPacked)
        {
            Unpack([block]);
            return _hashes[block];
        }
        var bytes = new byte[block.Length];
        return _hashes[block] = block.End <= Size && ReadAt(block.End - block.Length, bytes, 0, block.Length) == block.Length
            ? Sha256Hex.OfBytes(bytes)
            : null;
    }

    /// <summary>Hashes several pieces of a packed log while unpacking it once.</summary>
    public void Learn(IEnumerable<LogBlock> blocks)
    {
        if (IsPacked) Unpack(blocks.Where(block => !_hashes.ContainsKey(block)).Distinct().OrderBy(block => block.End).ToList());
    }

    /// <summary>The text from the beginning, as it is now.</summary>
    public Stream Text() => IsPacked ? new GzipMembers(new HeldStream(this, 0, Size)) : new HeldStream(this, 0, Size);

    /// <summary>A part of the text of a log that is not packed.</summary>
    public Stream Text(long from, long to) => new HeldStream(this, from, to);

    /// <summary>The end of the last whole line; <paramref name="from"/> when there is none after it. Not for packed logs.</summary>
    public long EndOfLines(long from)
    {
        var bytes = new byte[64 * 1024];
        for (var end = Size; end > from;)
        {
            var start = Math.Max(from, end - bytes.Length);
            var read = ReadAt(start, bytes, 0, (int)(end - start));
            var newline = bytes.AsSpan(0, read).LastIndexOf((byte)'\n');
            if (newline >= 0) return start + newline + 1;
            end = start;
        }
        return from;
    }

    /// <summary>Reads at a place; fewer bytes than asked for only at the end.</summary>
    public int ReadAt(long position, byte[] buffer, int offset, int count)
    {
        var done = 0;
        lock (_file)
        {
            _file.Position = position;
            for (int read; done < count && (read = _file.Read(buffer, offset + done, count - done)) > 0;) done += read;
        }
        return done;
    }

    public void Dispose() => _file.Dispose();

    private byte[] ReadHead()
    {
        var head = new byte[(int)Math.Min(IsPacked ? LogBlock.Longest : Size, LogBlock.Longest)];
        var done = 0;
        try
        {
            using var text = Text();
            for (int read; done < head.Length && (read = text.Read(head, done, head.Length - done)) > 0;) done += read;
        }
        catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException)
        {
            EndsEarly = true;
        }
        Array.Resize(ref head, done);
        return head;
    }

    private void Unpack(IReadOnlyList<LogBlock> blocks)
    {
        var tail = new LogTail();
        var buffer = new byte[LogBlock.Longest];
        var next = 0;
        try
        {
            using var text = Text();
            while (true)
            {
                // Reading stops at the end of each piece that is asked for; then it is what was read last.
                var most = next < blocks.Count ? (int)Math.Min(buffer.Length, blocks[next].End - tail.Position) : buffer.Length;
                var read = text.Read(buffer, 0, most);
                if (read == 0) break;
                tail.Add(buffer, 0, read);
                for (; next < blocks.Count && blocks[next].End == tail.Position; next++) _hashes[blocks[next]] = tail.Hash(blocks[next].Length);
            }
        }
        catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException)
        {
            EndsEarly = true;
        }
        for (; next < blocks.Count; next++) _hashes[blocks[next]] = null;
        _packedLength = tail.Position;
    }
}
