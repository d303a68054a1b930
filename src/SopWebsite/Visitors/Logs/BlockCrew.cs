using System.Runtime.ExceptionServices;

namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Reads, prepares and takes the blocks of a log with several threads. Reading and taking go in the order of the log and are done by whoever
/// is free, so nobody waits while there is work, and mostly a block is taken by the thread that has just looked at it.
/// </summary>
/// <param name="threads">How many threads work; one is the caller's. The others are started for logs of more than one block.</param>
/// <param name="newPrepare">Makes what one thread prepares blocks with.</param>
internal sealed class BlockCrew(int threads, Func<Action<LineBlock>> newPrepare)
{
    private readonly object _gate = new();
    private readonly Stack<LineBlock> _free = new();
    private readonly Dictionary<long, LineBlock> _ready = [];
    private readonly Action<LineBlock>?[] _prepare = new Action<LineBlock>?[threads];
    private Func<LineBlock, bool> _read = _ => false;
    private Action<LineBlock> _take = _ => { };
    private long _nextRead;
    private long _nextTake;
    private bool _reading;
    private bool _taking;
    private bool _atEnd;
    private ExceptionDispatchInfo? _failure;
    private ExceptionDispatchInfo? _readFailure;

    private enum Duty
    {
        None,
        Read,
        Take,
    }

    /// <summary>
    /// Works until the end of one log. A failure of reading is thrown when all that was read before has been taken; any other, and a wish to
    /// stop, at once.
    /// </summary>
    /// <param name="read">Fills a block; false at the end. One call at a time, in order.</param>
    /// <param name="take">Takes a prepared block. One call at a time, in order.</param>
    public void Run(Func<LineBlock, bool> read, Action<LineBlock> take)
    {
        (_read, _take, _nextRead, _nextTake, _atEnd, _failure, _readFailure) = (read, take, 0, 0, false, null, null);
        var helpers = new List<Thread>();
        if (_free.Count == 0) _free.Push(new LineBlock());
        Work(0, () => StartHelpers(helpers));
        foreach (var helper in helpers) helper.Join();
        _ready.Clear();
        (_failure ?? _readFailure)?.Throw();
    }

    private void StartHelpers(List<Thread> helpers)
    {
        if (threads < 2) return;
        lock (_gate)
        {
            // Two blocks more than threads: one to be read and one to be taken while all others are looked at.
            for (var missing = threads + 1 - _free.Count; missing > 0; missing--) _free.Push(new LineBlock());
        }
        for (var n = 1; n < threads; n++)
        {
            var number = n;
            var helper = new Thread(() => Work(number, started: null)) { IsBackground = true, Name = "visitor log" };
            helpers.Add(helper);
            helper.Start();
        }
    }

    /// <param name="thread">Which of the threads this is.</param>
    /// <param name="started">Called when a second block follows.</param>
    private void Work(int thread, Action? started)
    {
        try
        {
            var prepare = _prepare[thread] ??= newPrepare();
            while (true)
            {
                switch (Await(out var block, out var number))
                {
                    case Duty.None:
                        return;
                    case Duty.Take:
                        _take(block!);
                        Taken(block!);
                        break;
                    case Duty.Read when Read(block!):
                        if (number == 1) started?.Invoke();
                        prepare(block!);
                        Prepared(number, block!);
                        break;
                }
            }
        }
        catch (Exception failure)
        {
            lock (_gate)
            {
                _failure ??= ExceptionDispatchInfo.Capture(failure);
                Monitor.PulseAll(_gate);
            }
        }
    }

    private Duty Await(out LineBlock? block, out long number)
    {
        lock (_gate)
        {
            while (true)
            {
                number = _nextTake;
                block = null;
                if (_failure is not null) return Duty.None;
                if (!_taking && _ready.TryGetValue(number, out block))
                {
                    _ready.Remove(number);
                    _taking = true;
                    return Duty.Take;
                }
                if (!_reading && !_atEnd && _free.Count > 0)
                {
                    number = _nextRead;
                    block = _free.Pop();
                    _reading = true;
                    return Duty.Read;
                }
                if (_atEnd && _nextTake == _nextRead) return Duty.None;
                Monitor.Wait(_gate);
            }
        }
    }

    private bool Read(LineBlock block)
    {
        var more = false;
        try
        {
            more = _read(block);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _readFailure = ExceptionDispatchInfo.Capture(failure);
        }
        lock (_gate)
        {
            _reading = false;
            if (more) _nextRead++;
            else
            {
                _atEnd = true;
                _free.Push(block);
            }
            Monitor.PulseAll(_gate);
        }
        return more;
    }

    private void Prepared(long number, LineBlock block)
    {
        lock (_gate)
        {
            _ready.Add(number, block);
            Monitor.PulseAll(_gate);
        }
    }

    private void Taken(LineBlock block)
    {
        lock (_gate)
        {
            _taking = false;
            _nextTake++;
            _free.Push(block);
            Monitor.PulseAll(_gate);
        }
    }
}
