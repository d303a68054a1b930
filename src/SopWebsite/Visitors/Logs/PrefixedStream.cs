namespace SopWebsite.Visitors.Logs;

/// <summary>A stream whose first bytes were read already to see what it is.</summary>
internal sealed class PrefixedStream(byte[] prefix, int length, Stream rest) : Stream
{
    private int _given;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given == length) return rest.Read(buffer, offset, count);
        var part = Math.Min(count, length - _given);
        Buffer.BlockCopy(prefix, _given, buffer, offset, part);
        _given += part;
        return part;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}
