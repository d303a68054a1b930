namespace SopWebsite.Visitors.Logs;

/// <summary>A stream whose first bytes were read already to see what it is.</summary>
internal sealed class PrefixedStream(byte[] prefix, int length, Stream rest) : ForwardStream(rest)
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
}
