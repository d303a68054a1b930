namespace SopWebsite.Backups.Packing;

/// <summary>One file, or a row of volumes, read as one stream.</summary>
internal sealed class VolumeReader : Stream
{
    private readonly List<(string Path, long From, long Until)> _volumes = [];
    private FileStream? _open;
    private int _at = -1;

    /// <summary>The files in their order, as long as they are on the disk.</summary>
    public VolumeReader(IEnumerable<string> paths)
    {
        long from = 0;
        foreach (var path in paths)
        {
            var length = new FileInfo(path).Length;
            _volumes.Add((path, from, from + length));
            from += length;
        }
        Length = from;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position >= Length || count == 0) return 0;
        if (_at < 0 || Position < _volumes[_at].From || Position >= _volumes[_at].Until) Turn();
        var (_, from, until) = _volumes[_at];
        var inside = Position - from;
        if (_open!.Position != inside) _open.Position = inside;
        var read = _open.Read(buffer, offset, (int)Math.Min(count, until - Position));
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => Length };

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _open?.Dispose();
        base.Dispose(disposing);
    }

    private void Turn()
    {
        _open?.Dispose();
        _at = _volumes.FindIndex(volume => Position >= volume.From && Position < volume.Until);
        _open = new FileStream(_volumes[_at].Path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920);
    }
}
