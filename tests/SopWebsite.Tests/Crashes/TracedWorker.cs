using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Tests.Crashes.Workers;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// A worker under strace, which kills it (SIGKILL) right before the n-th call to the system that changes something: so every moment in which a
/// power cut leaves another state can be hit, and the same one again.
/// </summary>
internal static partial class TracedWorker
{
    private const string Calls = "write,pwrite64,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,link,linkat,ftruncate,chmod,"
        + "fchmod,fchmodat,utimensat,fsync,fdatasync,syncfs";

    /// <summary>Why it cannot be had; null where it can.</summary>
    public static string? Missing { get; } = Look();

    /// <summary>
    /// The calls between the first and the last word of a run that is left alone: each by its name, and how many of that name there were.
    /// </summary>
    public static IReadOnlyList<(string Name, int Time)> Watch(string folder, params string[] arguments)
    {
        var trace = Path.Combine(folder, "jejak");
        Assert.Contains(RestoreWorker.Done, Run(folder, ["-o", trace, "-e", "trace=" + Calls], arguments));
        var lines = File.ReadAllLines(trace).Select(line => CallLine().Match(line)).Where(match => match.Success).ToList();
        // strace counts the calls thread by thread and name by name, and it is the first thread that does the work.
        var own = lines.Where(line => line.Groups[1].Value == lines[0].Groups[1].Value).ToList();
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        var calls = own.Select(line => line.Groups[2].Value).Select(name => (name, times[name] = times.GetValueOrDefault(name) + 1)).ToList();
        var (first, last) = (Find(RestoreWorker.Begun), Find(RestoreWorker.Done));
        return calls[(first + 1)..last];

        int Find(string word) => own.FindIndex(line => line.Groups[3].Value.Contains($"\"{word}\\n\"", StringComparison.Ordinal)) is >= 0 and var at
            ? at
            : throw new InvalidOperationException($"'{word}' is not in the trace");
    }

    /// <summary>Runs a worker and kills it before a call; true when that hit it.</summary>
    public static bool Kill(string folder, (string Name, int Time) call, params string[] arguments)
    {
        var time = call.Time.ToString(CultureInfo.InvariantCulture);
        return !Run(folder, ["-o", "/dev/null", "-e", "trace=" + call.Name, "-e", $"inject={call.Name}:signal=KILL:when={time}"], arguments)
            .Contains(RestoreWorker.Done);
    }

    /// <summary>Runs a worker to its end.</summary>
    public static List<string> Run(string folder, params string[] arguments) => Run(folder, ["-o", "/dev/null", "-e", "trace=none"], arguments);

    private static List<string> Run(string folder, string[] tracing, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "strace", ["-f", "-qq", .. tracing, "dotnet", typeof(TracedWorker).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["TMPDIR"] = folder;
        start.Environment.Remove(SopWebsite.Register.RegisterLocation.Variable);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        return lines;
    }

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux()) return "strace is for Linux";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "-qq", "-o", "/dev/null", "-e", "trace=rename", "true"])
            {
                RedirectStandardError = true,
            })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "strace may not trace here: " + said;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "strace is not installed";
        }
    }

    [GeneratedRegex(@"^([0-9]+) +([a-z0-9_]+)\((.*)")]
    private static partial Regex CallLine();
}
