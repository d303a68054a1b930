namespace SopWebsite.Visitors.Following;

/// <summary>A part of a held file. It does not close it.</summary>
internal sealed class HeldStream(HeldLog log, long from, long to) : Logs.ForwardStream(NothingToClose.Instance)
{
    private long _at = from;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = log.ReadAt(_at, buffer, offset, (int)Math.Min(count, to - _at));
        _at += read;
        return read;
    }

    private sealed class NothingToClose : IDisposable
    {
        public static readonly NothingToClose Instance = new();

        public void Dispose()
        {
        }
    }
}
