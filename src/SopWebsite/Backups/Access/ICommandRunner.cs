using SopWebsite.Errors;

namespace SopWebsite.Backups.Access;

/// <summary>Runs programs that the court names: without a shell, each argument as it is.</summary>
public interface ICommandRunner
{
    /// <summary>Runs a program to its end, for a minute at most.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    CommandEnd Run(IReadOnlyList<string> command, CancellationToken cancellation);

    /// <summary>
    /// Has a program run when this process vanishes before it says that it need not, killed for instance. Null where the system has no means
    /// for that (Windows).
    /// </summary>
    /// <param name="command">The program and its arguments.</param>
    /// <returns>The watch; its disposal says that the program need not run any more.</returns>
    /// <exception cref="SopException"><c>SopSiteAccessFailed</c>: the watch cannot be started.</exception>
    IDisposable? Watch(IReadOnlyList<string> command);
}

/// <summary>How a program ended.</summary>
/// <param name="Exit">Its exit code; null when it could not be started or did not end in time.</param>
/// <param name="Said">What it printed, the first letters.</param>
public sealed record CommandEnd(int? Exit, string Said)
{
    /// <summary>True when it says that it did what it does.</summary>
    public bool IsDone => Exit == 0;
}
