namespace SopWebsite.Backups.Packing;

/// <summary>An entry of a zip whose content comes piece by piece: its size and checksum follow it.</summary>
internal sealed class ZipStreamedEntry : WriteOnlyStream
{
    /// <summary>The most that sizes of four bytes can say, less what may be added.</summary>
    private const long Most = 0xFFE00000;

    private readonly ZipOutput _zip;
    private readonly ZipRecord _record;
    private readonly AesWriteStream? _cipher;
    private readonly BlockDeflateStream _deflate;
    private readonly long _from;
    private uint _crc;
    private long _bytes;

    public ZipStreamedEntry(ZipOutput zip, ZipRecord record, bool store)
    {
        (_zip, _record, _from) = (zip, record, zip.Length);
        _cipher = zip.Key is { } key ? new AesWriteStream(zip, key.Password) : null;
        _deflate = new BlockDeflateStream(_cipher is null ? zip : _cipher, zip.Crew, store);
    }

    /// <summary>Bytes of content so far.</summary>
    public override long Length => _bytes;

    /// <summary>True when more than the entry's header can say would be in it: a file that grew beyond all measure while it was read.</summary>
    public bool IsFullWith(int more) => !_record.Large && _bytes + more > Most;

    public override void Write(byte[] buffer, int offset, int count)
    {
        // AE-2 keeps no checksum: it would tell of the content.
        if (_cipher is null) _crc = Crc32.Append(_crc, buffer.AsSpan(offset, count));
        _bytes += count;
        _deflate.Write(buffer, offset, count);
    }

    /// <summary>Writes what is left and notes the entry. Without it the archive is not whole.</summary>
    public void Finish()
    {
        _deflate.Finish();
        _cipher?.Finish();
        var record = _record with { Crc = _crc, Bytes = _bytes, Packed = _zip.Length - _from };
        var descriptor = ZipFormat.Descriptor(record);
        _zip.Write(descriptor, 0, descriptor.Length);
        _zip.Note(record);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate.Dispose();
            _cipher?.Dispose();
        }
        base.Dispose(disposing);
    }
}
