using System.Runtime.ExceptionServices;

namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Reads a stream with a thread of its own, some buffers ahead: unpacking goes on beside the scan, and a pipe that says nothing does not keep
/// a wish to stop waiting.
/// </summary>
internal sealed class ReadAhead : ForwardStream
{
    private const int Buffers = 4;
    private const int Size = 256 * 1024;

    /// <summary>How long an end waits for a read to return. A pipe's may never; then its thread closes it one day.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly object _gate = new();
    private readonly Queue<(byte[] Bytes, int Length)> _full = new();
    private readonly Stack<byte[]> _empty = new();
    private readonly Stream _source;
    private readonly Thread _thread;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _wake;
    private byte[] _current = [];
    private int _length;
    private int _given;
    private bool _atEnd;
    private bool _stopped;
    private ExceptionDispatchInfo? _failure;

    public ReadAhead(Stream source, CancellationToken cancellation) : base(Stream.Null)
    {
        _source = source;
        _cancellation = cancellation;
        for (var n = 0; n < Buffers; n++) _empty.Push(new byte[Size]);
        _wake = cancellation.Register(Wake);
        _thread = new Thread(Work) { IsBackground = true, Name = "visitor log, unpacking" };
        _thread.Start();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given == _length && !Turn()) return 0;
        var part = Math.Min(count, _length - _given);
        Buffer.BlockCopy(_current, _given, buffer, offset, part);
        _given += part;
        return part;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _wake.Dispose();
            lock (_gate)
            {
                _stopped = true;
                Monitor.PulseAll(_gate);
            }
            _thread.Join(Patience);
        }
        base.Dispose(disposing);
    }

    /// <summary>The next buffer; false at the end. A failure comes when all that was read before it was given.</summary>
    private bool Turn()
    {
        lock (_gate)
        {
            if (_current.Length > 0) _empty.Push(_current);
            (_current, _length, _given) = ([], 0, 0);
            Monitor.PulseAll(_gate);
            while (_full.Count == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                if (_atEnd)
                {
                    _failure?.Throw();
                    return false;
                }
                Monitor.Wait(_gate);
            }
            (_current, _length) = _full.Dequeue();
            return true;
        }
    }

    private void Wake()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }

    private void Work()
    {
        using (_source)
        {
            try
            {
                // What one read gives: a log that is being written should not wait for a buffer to be full.
                while (Free() is { } buffer && _source.Read(buffer, 0, buffer.Length) is > 0 and var length) Hand(buffer, length);
            }
            catch (Exception failure)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
            }
        }
        lock (_gate)
        {
            _atEnd = true;
            Monitor.PulseAll(_gate);
        }
    }

    private byte[]? Free()
    {
        lock (_gate)
        {
            while (_empty.Count == 0 && !_stopped) Monitor.Wait(_gate);
            return _stopped ? null : _empty.Pop();
        }
    }

    private void Hand(byte[] buffer, int length)
    {
        lock (_gate)
        {
            _full.Enqueue((buffer, length));
            Monitor.PulseAll(_gate);
        }
    }
}
