namespace SopWebsite.Visitors.Logs;

/// <summary>A stream that tells someone of every read.</summary>
internal sealed class ObservedStream(Stream source, Action<long> onRead) : ForwardStream(source)
{
    public override bool CanSeek => source.CanSeek;

    public override long Position { get => source.Position; set => source.Position = value; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = source.Read(buffer, offset, count);
        onRead(read);
        return read;
    }
}
