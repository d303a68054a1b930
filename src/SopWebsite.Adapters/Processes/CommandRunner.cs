using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using SopWebsite.Backups.Access;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Processes;

/// <summary>Runs programs that the court names.</summary>
internal sealed class CommandRunner : ICommandRunner
{
    private const int MostSaid = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Waits for a line. Where the pipe ends without one, whoever held it is gone: then the program runs. Deaf to the signals that end a
    /// terminal's programs all at once.
    /// </summary>
    private const string WatchScript = "trap '' HUP INT QUIT TERM; IFS= read -r done && exit 0; exec \"$@\" </dev/null >/dev/null 2>&1";

    public CommandEnd Run(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var process = ChildProcess.Start(Program(command), [.. command.Skip(1)], _ => { });
            return Finish(process, cancellation);
        }
        catch (Win32Exception failure)
        {
            return new CommandEnd(null, failure.Message);
        }
    }

    public IDisposable? Watch(IReadOnlyList<string> command)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return null;
        try
        {
            return new Watcher(ChildProcess.Start("/bin/sh", ["-c", WatchScript, "sop", Program(command), .. command.Skip(1)], _ => { }));
        }
        catch (Win32Exception failure)
        {
            throw new SopException(
                "SopSiteAccessFailed", SopErrorKind.InvalidOperation,
                new Phrase(
                    $"The watch over the access cannot be started: {failure.Message}", $"Penjaga akses tidak dapat dijalankan: {failure.Message}"),
                command[0], failure);
        }
    }

    private static CommandEnd Finish(Process process, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        using var stop = late.Token.Register(() => ChildProcess.Kill(process));
        process.StandardInput.Close();
        var outputs = new[] { ChildProcess.ReadAsync(process.StandardError, MostSaid), ChildProcess.ReadAsync(process.StandardOutput, MostSaid) };
        // A service that it starts may keep the pipes open for good: what counts is that the program itself ended.
        process.WaitForExit((int)Patience.TotalMilliseconds + 1000);
        cancellation.ThrowIfCancellationRequested();
        if (late.IsCancellationRequested || !process.HasExited) return new CommandEnd(null, "timeout");
        Task.WaitAll(outputs, 1000, cancellation);
        var said = outputs.Where(output => output.IsCompleted).Select(output => output.GetAwaiter().GetResult());
        return new CommandEnd(process.ExitCode, string.Join("\n", said.Where(text => text.Length > 0)));
    }

    /// <summary>A bare name is looked for on the PATH, never in the current folder.</summary>
    private static string Program(IReadOnlyList<string> command) => ProgramPath.Find(command[0]) ?? command[0];

    private sealed class Watcher(Process process) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                process.StandardInput.WriteLine("done");
                process.StandardInput.Close();
                process.WaitForExit((int)Patience.TotalMilliseconds);
            }
            catch (IOException)
            {
                // Someone ended it before: then nobody waits for the line.
            }
            process.Dispose();
        }
    }
}
