using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SopWebsite.Backups.Packing;

/// <summary>
/// Reads a zip: ours with their AE-2 entries and volumes, and those of the first format. Nothing in it is believed: every figure is checked
/// against the length of the archive before it is used.
/// </summary>
internal sealed class ZipReader : IDisposable
{
    private const int EndLength = 22;
    private const int LongestComment = 65535;

    private readonly Stream _stream;

    /// <summary>Reads the directory.</summary>
    /// <exception cref="InvalidDataException">It is no zip, or its directory is broken.</exception>
    public ZipReader(Stream stream)
    {
        _stream = stream;
        var (from, until) = FindDirectory();
        Items = ReadDirectory(from, until);
    }

    /// <summary>The entries in the order of the directory.</summary>
    public IReadOnlyList<ZipItem> Items { get; }

    /// <summary>The content of an entry. One at a time is read.</summary>
    /// <exception cref="InvalidDataException">Its header is broken, or it is packed in a way that is not ours.</exception>
    public Stream Open(ZipItem item, BackupKey? key)
    {
        var header = ReadAt(item.Offset, 30);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipFormat.LocalMark) throw Broken();
        var from = item.Offset + 30 + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (from + item.Packed > _stream.Length) throw Broken();
        Stream content = item.IsEncrypted ? Decrypted(from, item.Packed, key) : new PartStream(_stream, from, item.Packed, null);
        return item.Method switch
        {
            ZipRecord.Stored => content,
            ZipRecord.Deflated => new DeflateStream(content, CompressionMode.Decompress),
            _ => throw Broken(),
        };
    }

    public void Dispose() => _stream.Dispose();

    private PartStream Decrypted(long from, long packed, BackupKey? key)
    {
        if (key is null || packed < ZipAes.Overhead) throw Broken();
        var head = ReadAt(from, ZipAes.SaltLength + ZipAes.CheckLength);
        var aes = new ZipAes(key.Password, head.AsSpan(0, ZipAes.SaltLength).ToArray());
        if (!aes.Check.AsSpan().SequenceEqual(head.AsSpan(ZipAes.SaltLength)))
        {
            aes.Dispose();
            throw Broken();
        }
        // The manifest's digest is keyed and stronger than the ten bytes at the end, so those are left to other programs.
        return new PartStream(_stream, from + head.Length, packed - ZipAes.Overhead, aes);
    }

    private (long From, long Until) FindDirectory()
    {
        var length = (int)Math.Min(_stream.Length, EndLength + LongestComment);
        if (length < EndLength) throw Broken();
        var tail = ReadAt(_stream.Length - length, length);
        var at = length - EndLength;
        while (at >= 0 && !(Read32(tail, at) == ZipFormat.EndMark && at + EndLength + Read16(tail, at + 20) == length)) at--;
        if (at < 0) throw Broken();
        var end = _stream.Length - length + at;
        long size = Read32(tail, at + 12);
        long from = Read32(tail, at + 16);
        var until = end;
        if (size == uint.MaxValue || from == uint.MaxValue || Read16(tail, at + 10) == ushort.MaxValue)
            (from, size, until) = FindLarge(end) ?? (from, size, end);
        if (from < 0 || size < 0 || from > until || from + size != until) throw Broken();
        return (from, until);
    }

    private (long From, long Size, long Until)? FindLarge(long end)
    {
        if (end < 20) return null;
        var locator = ReadAt(end - 20, 20);
        if (Read32(locator, 0) != ZipFormat.LocatorMark) return null;
        var at = Read64(locator, 8);
        if (at < 0 || at > end - 20 - 56) throw Broken();
        var head = ReadAt(at, 56);
        if (Read32(head, 0) != ZipFormat.LargeEndMark) throw Broken();
        return (Read64(head, 48), Read64(head, 40), at);
    }

    private List<ZipItem> ReadDirectory(long from, long until)
    {
        var items = new List<ZipItem>();
        using var directory = new BufferedStream(new PartStream(_stream, from, until - from, null), 64 * 1024);
        var head = new byte[46];
        var rest = new byte[3 * 65536];
        for (var at = from; at < until;)
        {
            ReadFully(directory, head, 46);
            if (Read32(head, 0) != ZipFormat.CentralMark) throw Broken();
            int name = Read16(head, 28);
            int extra = Read16(head, 30);
            var length = name + extra + Read16(head, 32);
            ReadFully(directory, rest, length);
            at += 46 + length;
            items.Add(Item(head, rest, name, extra));
        }
        return items;
    }

    private ZipItem Item(byte[] head, byte[] rest, int name, int extra)
    {
        int method = Read16(head, 10);
        long packed = Read32(head, 20);
        long bytes = Read32(head, 24);
        long offset = Read32(head, 42);
        var encrypted = false;
        for (var at = name; at + 4 <= name + extra;)
        {
            int kind = Read16(rest, at);
            int size = Read16(rest, at + 2);
            at += 4;
            if (at + size > name + extra) break;
            if (kind == ZipFormat.LargeExtra)
            {
                var value = at;
                if (bytes == uint.MaxValue) bytes = Next(ref value, at + size);
                if (packed == uint.MaxValue) packed = Next(ref value, at + size);
                if (offset == uint.MaxValue) offset = Next(ref value, at + size);
            }
            else if (kind == ZipFormat.AesExtra && method == ZipFormat.AesMethod && size >= 7 && rest[at + 4] == 3)
            {
                encrypted = true;
                method = Read16(rest, at + 5);
            }
            at += size;
        }
        // Encrypted in another way, or sizes that lead nowhere.
        if (((Read16(head, 8) & 1) != 0) != encrypted) method = ushort.MaxValue;
        if (packed < 0 || bytes < 0 || offset < 0 || offset > _stream.Length - 30 || packed > _stream.Length) throw Broken();
        return new ZipItem(Encoding.UTF8.GetString(rest, 0, name), (ushort)method, encrypted, packed, bytes, offset);

        long Next(ref int value, int until)
        {
            if (value + 8 > until) throw Broken();
            value += 8;
            return Read64(rest, value - 8);
        }
    }

    private byte[] ReadAt(long position, int count)
    {
        if (position < 0 || position + count > _stream.Length) throw Broken();
        var bytes = new byte[count];
        _stream.Position = position;
        ReadFully(_stream, bytes, count);
        return bytes;
    }

    private static void ReadFully(Stream stream, byte[] buffer, int count)
    {
        var at = 0;
        while (at < count)
        {
            var read = stream.Read(buffer, at, count - at);
            if (read == 0) throw Broken();
            at += read;
        }
    }

    private static ushort Read16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Read32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long Read64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private static InvalidDataException Broken() => new("The archive is broken.");

    /// <summary>A piece of the archive, decrypted on its way where it is.</summary>
    private sealed class PartStream(Stream archive, long from, long length, ZipAes? aes) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var wanted = (int)Math.Min(count, length - _at);
            if (wanted == 0) return 0;
            if (archive.Position != from + _at) archive.Position = from + _at;
            var read = archive.Read(buffer, offset, wanted);
            aes?.Decrypt(buffer, offset, read);
            _at += read;
            return read;
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) aes?.Dispose();
            base.Dispose(disposing);
        }
    }
}
