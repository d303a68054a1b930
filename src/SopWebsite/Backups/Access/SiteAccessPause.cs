using SopWebsite.Errors;

namespace SopWebsite.Backups.Access;

/// <summary>The time while a site's access is off. Disposal ends it, once; so does the end of the process where that gives it the time.</summary>
public sealed class SiteAccessPause : IDisposable
{
    private readonly SiteAccessOff _off;
    private readonly IDisposable? _watch;
    private readonly IDisposable _held;
    private readonly SiteAccess _access;
    private int _ended;

    internal SiteAccessPause(SiteAccessOff off, IDisposable? watch, IDisposable held, SiteAccess access)
    {
        _off = off;
        _watch = watch;
        _held = held;
        _access = access;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Switches access on.</summary>
    /// <exception cref="Errors.SopException"><c>SopSiteAccessOff</c>: it cannot be switched on; the next run tries again.</exception>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0) return;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        try
        {
            _access.SwitchOn(_off);
            _watch?.Dispose();
        }
        finally
        {
            _held.Dispose();
        }
    }

    /// <summary>
    /// Does work while access is off and ends the pause whatever becomes of it. Where the work fails and access cannot be switched on either,
    /// both are told; where only the latter, it is returned, for the work's result to be kept first.
    /// </summary>
    internal static (T Result, SopException? StillOff) Around<T>(SiteAccessPause? pause, Func<T> work)
    {
        T result;
        try
        {
            result = work();
        }
        catch (Exception failure)
        {
            throw End(pause) is { } stillOff ? AccessFaults.Both(stillOff, failure) : Again(failure);
        }
        return (result, End(pause));
    }

    private static Exception Again(Exception failure)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        return failure;
    }

    private static SopException? End(SiteAccessPause? pause)
    {
        try
        {
            pause?.Dispose();
            return null;
        }
        catch (SopException failure)
        {
            return failure;
        }
    }

    /// <summary>The register may be closed by now; the note stays, and the next run finds access on.</summary>
    private void OnProcessExit(object? sender, EventArgs arguments)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0 && _access.Try(_off).IsDone) _watch?.Dispose();
    }
}
