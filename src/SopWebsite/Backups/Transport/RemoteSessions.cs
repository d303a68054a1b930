using SopWebsite.Errors;

namespace SopWebsite.Backups.Transport;

/// <summary>The sessions of one run: opened when they are needed, opened anew when they are lost.</summary>
internal sealed class RemoteSessions(Func<CancellationToken, IRemoteTree> open, MirrorOptions options) : IDisposable
{
    private readonly object _door = new();
    private readonly Session[] _sessions = [.. Enumerable.Range(0, Math.Max(1, options.Sessions)).Select(_ => new Session())];
    private long _received;
    private long _receivedBefore = -1;
    private int _failures;

    public int Count => _sessions.Length;

    public int Reconnected { get; private set; }

    /// <summary>The session with which everything begins; it fails as the server says.</summary>
    public IRemoteTree First(CancellationToken cancellation) => _sessions[0].Tree ??= open(cancellation);

    /// <summary>
    /// A session; null when no further one can be had: a server may allow only so many, and one is enough.
    /// </summary>
    public IRemoteTree? Get(int number, CancellationToken cancellation)
    {
        var session = _sessions[number];
        lock (session)
        {
            if (session.IsClosed) return null;
            try
            {
                return session.Tree ??= open(cancellation);
            }
            catch (SopException failure) when (number > 0 && failure.Kind is SopErrorKind.ConnectionFailure or SopErrorKind.SecurityFailure)
            {
                session.IsClosed = true;
                return null;
            }
        }
    }

    /// <summary>Does something in the first session, again in another one as often as the connection is lost and can be had again.</summary>
    public T Do<T>(Func<IRemoteTree, T> work, CancellationToken cancellation)
    {
        while (true)
        {
            var tree = First(cancellation);
            try
            {
                return work(tree);
            }
            catch (SopException lost) when (lost.Id == TransportFaults.LostId)
            {
                Renew(0, tree, lost, cancellation);
            }
        }
    }

    /// <summary>Bytes that came in or went out: as long as some do, losing a connection is no reason to give up.</summary>
    public void Received(long bytes) => Interlocked.Add(ref _received, bytes);

    /// <summary>A session was lost: opens another in its place, or throws what happened when that was tried often enough.</summary>
    public void Renew(int number, IRemoteTree lost, SopException failure, CancellationToken cancellation)
    {
        var session = _sessions[number];
        lock (session)
        {
            // Another thread that shared it was faster.
            if (!ReferenceEquals(session.Tree, lost)) return;
            while (true)
            {
                var pause = Wait(failure);
                if (pause > TimeSpan.Zero) cancellation.WaitHandle.WaitOne(pause);
                cancellation.ThrowIfCancellationRequested();
                session.Tree?.Dispose();
                session.Tree = null;
                try
                {
                    session.Tree = open(cancellation);
                    lock (_door) Reconnected++;
                    return;
                }
                catch (SopException again) when (again.Id is TransportFaults.FailedId or TransportFaults.LostId)
                {
                    failure = again;
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var session in _sessions) session.Tree?.Dispose();
    }

    private TimeSpan Wait(SopException failure)
    {
        lock (_door)
        {
            var received = Interlocked.Read(ref _received);
            _failures = received > _receivedBefore ? 1 : _failures + 1;
            _receivedBefore = received;
            if (_failures > options.Reconnects) throw failure;
            return TimeSpan.FromTicks(options.Pause.Ticks << (_failures - 1));
        }
    }

    private sealed class Session
    {
        public IRemoteTree? Tree { get; set; }

        public bool IsClosed { get; set; }
    }
}
