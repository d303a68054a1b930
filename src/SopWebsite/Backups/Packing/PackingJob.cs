using System.Runtime.ExceptionServices;

namespace SopWebsite.Backups.Packing;

/// <summary>A piece of work for a <see cref="PackingCrew"/>; used again and again.</summary>
internal abstract class PackingJob : IDisposable
{
    private readonly ManualResetEventSlim _done = new(initialState: true);
    private ExceptionDispatchInfo? _failure;

    /// <summary>Marks it as under way.</summary>
    public void Begin()
    {
        _failure = null;
        _done.Reset();
    }

    /// <summary>Does it, on a thread of the crew.</summary>
    public void Run()
    {
        try
        {
            Work();
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        finally
        {
            _done.Set();
        }
    }

    /// <summary>Waits for it and throws what it threw.</summary>
    public void Wait()
    {
        _done.Wait();
        _failure?.Throw();
    }

    public void Dispose() => _done.Dispose();

    /// <summary>The work itself.</summary>
    protected abstract void Work();
}
