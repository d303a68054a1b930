using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SopWebsite.Adapters.Processes;

/// <summary>Another program that is run: without a shell or a window, with all three streams in our hands.</summary>
internal static class ChildProcess
{
    /// <summary>Starts it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, each as it is to arrive.</param>
    /// <param name="prepare">Changes its environment.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static Process Start(string program, IReadOnlyList<string> arguments, Action<IDictionary<string, string?>> prepare)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
#if NET8_0_OR_GREATER
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
#else
        start.Arguments = WindowsArguments.Join(arguments);
#endif
        prepare(start.Environment);
        return Process.Start(start)!;
    }

    /// <summary>Reads a stream to its end and gives its first letters, trimmed.</summary>
    /// <param name="reader">The stream.</param>
    /// <param name="most">How many letters are kept.</param>
    public static async Task<string> ReadAsync(StreamReader reader, int most)
    {
        var text = new StringBuilder();
        var buffer = new char[1024];
        int count;
        while ((count = await reader.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
            text.Append(buffer, 0, Math.Min(count, most - text.Length));
        return text.ToString().Trim();
    }

    /// <summary>Ends it, and what it started as far as the framework can.</summary>
    public static void Kill(Process process)
    {
        try
        {
            if (process.HasExited) return;
#if NET8_0_OR_GREATER
            process.Kill(entireProcessTree: true);
#else
            process.Kill();
#endif
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It ended by itself meanwhile.
        }
    }
}
