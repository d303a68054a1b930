using System.Diagnostics;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes;

/// <summary>A process of <see cref="Workers.Program"/>, its lines, and its end.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Every line that was read so far.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>True when it is over, by itself or not.</summary>
    public bool HasEnded => _process.HasExited;

    public static WorkerProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove(SopWebsite.Register.RegisterLocation.Variable);
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Lets it begin, where it waits for that.</summary>
    public void Go() => _process.StandardInput.WriteLine();

    /// <summary>Reads its lines until one is as wanted; false when it ended before.</summary>
    public async Task<bool> ReadToAsync(Func<string, bool> wanted)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Lines.Add(line);
            if (wanted(line)) return true;
        }
        return false;
    }

    /// <summary>Ends it where it is, without a word (SIGKILL), and reads what it had said until then.</summary>
    /// <returns>False when it had ended by itself before.</returns>
    public async Task<bool> KillAsync()
    {
        _process.Kill();
        return await EndAsync() != 0;
    }

    /// <summary>Reads what it has to say until it ends by itself.</summary>
    public async Task<int> EndAsync()
    {
        await ReadToAsync(_ => false);
        await _process.WaitForExitAsync();
        Assert.Equal("", await _errors);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
