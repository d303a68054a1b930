namespace SopWebsite.Visitors.Following;

/// <summary>
/// Waits until something happens in the folders of logs: told by the system where it can, and looked at every few seconds in any case, for
/// folders of other machines tell nothing.
/// </summary>
internal sealed class LogWatch : IDisposable
{
    private readonly SemaphoreSlim _change = new(0, 1);
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly TimeSpan _poll;

    /// <param name="paths">The logs' paths; wildcards in the last part are allowed.</param>
    /// <param name="poll">How long to wait at most.</param>
    public LogWatch(IEnumerable<string> paths, TimeSpan poll)
    {
        _poll = poll;
        foreach (var folder in paths.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))).OfType<string>().Distinct(StringComparer.Ordinal))
            Watch(folder);
    }

    /// <summary>Returns when something has changed since the last call, or after a while; at once when the token asks to stop.</summary>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public Task WaitAsync(CancellationToken cancellation) => _change.WaitAsync(_poll, cancellation);

    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
        _change.Dispose();
    }

    private void Watch(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.Size | NotifyFilters.LastWrite | NotifyFilters.CreationTime,
            };
            watcher.Changed += (_, _) => Tell();
            watcher.Created += (_, _) => Tell();
            watcher.Deleted += (_, _) => Tell();
            watcher.Renamed += (_, _) => Tell();
            watcher.Error += (_, _) => Tell();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or PlatformNotSupportedException or UnauthorizedAccessException)
        {
            // No folder, or no more watchers to be had: looking every while is enough.
            watcher?.Dispose();
        }
    }

    private void Tell()
    {
        try
        {
            if (_change.CurrentCount == 0) _change.Release();
        }
        catch (Exception failure) when (failure is SemaphoreFullException or ObjectDisposedException)
        {
            // Told already, or over.
        }
    }
}
