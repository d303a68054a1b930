using System.ComponentModel;
using SopWebsite.Adapters.Processes;
using SopWebsite.Adapters.Ssh;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Programs of the site's host, started through SSH. What is secret travels in their input, never in the command.</summary>
internal sealed class SshPlace(SiteDatabase database, SshRoute route, CancellationToken opening = default) : ClientPlace
{
    /// <summary>The first of the named programs, and its version.</summary>
    private const string FindScript =
        "for p in \"$@\"; do if command -v \"$p\" >/dev/null 2>&1; then printf '%s\\n' \"$p\"; exec \"$p\" --version; fi; done; exit 127";

    private const int NotFound = 127;

    private readonly SshClient _ssh = new(SshHost.Of(route, opening));

    public override SiteDatabase Database { get; } = database with { Ssh = null };

    public override ClientProgram? Find(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var end = Run(["sh", "-c", FindScript, "sop", .. names], null, (buffer, count) => text.Write(buffer, 0, count), cancellation);
        if (end.Exit == NotFound) return null;
        var lines = System.Text.Encoding.UTF8.GetString(text.ToArray()).Split('\n');
        return lines.Length < 2 || end.Exit != 0 ? null : new ClientProgram(lines[0].Trim(), lines[1].Trim());
    }

    public override ProgramEnd Run(ClientCall call, CancellationToken cancellation)
    {
        List<string> command = [];
        if (call.Options is not null) command.AddRange(["sh", "-c", OptionsScript, "sop"]);
        else if (call.Password is not null) command.AddRange(["sh", "-c", PasswordScript, "sop"]);
        if (call.Variables.Count > 0) command.AddRange(["env", .. call.Variables.Select(variable => variable.Key + "=" + variable.Value)]);
        command.Add(call.Program.Path);
        if (call.Options is not null) command.Add(OptionsArgument);
        command.AddRange(call.Arguments);
        var head = call.Options ?? call.Password;
        return Run(command, Led(head is null ? null : head + "\n", call.Input), call.Output, cancellation);
    }

    /// <summary>Runs a shell script of ours on the host.</summary>
    public ProgramEnd Script(string script, IReadOnlyList<string> arguments, Action<byte[], int> output, CancellationToken cancellation) =>
        Run(["sh", "-c", script, "sop", .. arguments], null, output, cancellation);

    public override void Dispose() => _ssh.Dispose();

    private ProgramEnd Run(IReadOnlyList<string> command, Action<Stream>? input, Action<byte[], int>? output, CancellationToken cancellation)
    {
        var run = new ProgramRun
        {
            Program = _ssh.Program,
            Arguments = [.. _ssh.Arguments("-o", "ClearAllForwardings=yes"), string.Join(" ", command.Select(Quote))],
            Prepare = _ssh.Prepare,
            Input = input,
            Output = output,
        };
        try
        {
            var end = run.Run(cancellation);
            return SshFaults.Of(route, end) is { } failure ? throw failure : end;
        }
        catch (Win32Exception failure)
        {
            throw DumpFaults.NotStarted(run.Program, failure);
        }
    }

    /// <summary>One word for a POSIX shell, whatever is in it.</summary>
    internal static string Quote(string word) => "'" + word.Replace("'", "'\\''") + "'";
}
