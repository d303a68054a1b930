using System.ComponentModel;
using System.Diagnostics;
using SopWebsite.Adapters.Processes;

namespace SopWebsite.Adapters.BlockLists;

/// <summary>One run of a program that checks a file, and what it said.</summary>
/// <param name="Exit">Its exit code; null when it could not be started or did not end in time.</param>
/// <param name="Said">Both of its outputs, the first few thousand letters of them.</param>
internal sealed record ToolRun(int? Exit, string Said)
{
    private const int MostSaid = 4000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Folders of programs that are not on the path of everyone.</summary>
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

    /// <summary>The first of these programs that is installed; null for none.</summary>
    public static string? Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0).Concat(Folders).ToList();
        return names.SelectMany(name => new[] { name, name + ".exe" })
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="OperationCanceledException">The token asked to stop; the program is gone.</exception>
    public static ToolRun Of(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            // What is read from its words must not depend on the user's language.
            using var process = ChildProcess.Start(program, arguments, environment => environment["LC_ALL"] = "C");
            return Finish(process, cancellation);
        }
        catch (Win32Exception failure)
        {
            return new ToolRun(null, failure.Message);
        }
    }

    private static ToolRun Finish(Process process, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        using var stop = late.Token.Register(() => ChildProcess.Kill(process));
        process.StandardInput.Close();
        var outputs = new[] { ChildProcess.ReadAsync(process.StandardError, MostSaid), ChildProcess.ReadAsync(process.StandardOutput, MostSaid) };
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        var said = string.Join("\n", outputs.Select(output => output.GetAwaiter().GetResult()).Where(text => text.Length > 0));
        return late.IsCancellationRequested ? new ToolRun(null, "timeout") : new ToolRun(process.ExitCode, said);
    }
}
