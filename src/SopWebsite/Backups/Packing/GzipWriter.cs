using System.Buffers.Binary;

namespace SopWebsite.Backups.Packing;

/// <summary>Writes gzip (RFC 1952) with the deflating done by a crew. Leaves the other stream open.</summary>
internal sealed class GzipWriter : WriteOnlyStream
{
    /// <summary>Deflate, no name, no time, made on Unix: the same content makes the same file.</summary>
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];

    private readonly Stream _output;
    private readonly BlockDeflateStream _deflate;
    private uint _crc;
    private long _bytes;

    public GzipWriter(Stream output, PackingCrew crew)
    {
        _output = output;
        output.Write(Header, 0, Header.Length);
        _deflate = new BlockDeflateStream(output, crew, store: false);
    }

    public override long Length => _bytes;

    public override void Write(byte[] buffer, int offset, int count)
    {
        _crc = Crc32.Append(_crc, buffer.AsSpan(offset, count));
        _bytes += count;
        _deflate.Write(buffer, offset, count);
    }

    /// <summary>Writes what is left, the checksum and the length. Without it the file is not whole.</summary>
    public void Finish()
    {
        _deflate.Finish();
        var end = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(end, _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(4), unchecked((uint)_bytes));
        _output.Write(end, 0, end.Length);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _deflate.Dispose();
        base.Dispose(disposing);
    }
}
