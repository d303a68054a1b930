using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Files;
using SopWebsite.Secrets;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// Programs of this machine. On Unix the option file is a pipe: there is nothing on the disk, whenever we are killed. Windows has no name for
/// one, so there it is a file of the user's own with rights for nobody else, removed when the program is done.
/// </summary>
internal sealed class LocalPlace(SiteDatabase database) : ClientPlace
{
    public override SiteDatabase Database { get; } = database;

    public override ClientProgram? Find(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        if (names.Select(ProgramPath.Find).FirstOrDefault(found => found is not null) is not { } path) return null;
        var (_, text) = Ask(new ClientCall { Program = new ClientProgram(path, ""), Arguments = ["--version"] }, cancellation);
        var version = text.Split('\n')[0].Trim();
        return new ClientProgram(path, version.Length > 200 ? version.Substring(0, 200) : version);
    }

    public override ProgramEnd Run(ClientCall call, CancellationToken cancellation)
    {
        var run = new ProgramRun
        {
            Program = call.Program.Path,
            Arguments = call.Arguments,
            Prepare = environment => Prepare(environment, call),
            Input = call.Input,
            Output = call.Output,
        };
        if (call.Options is not { } options) return Start(run, cancellation);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return RunWithFile(run, options, cancellation);
        // Without other input the program reads its options from its input; else a shell keeps the two apart.
        return Start(
            call.Input is null
                ? With(run, run.Program, ["--defaults-file=/dev/stdin", .. run.Arguments], Led(options, null))
                : With(run, "/bin/sh", ["-c", OptionsScript, "sop", run.Program, OptionsArgument, .. run.Arguments], Led(options + "\n", call.Input)),
            cancellation);
    }

    private static ProgramEnd RunWithFile(ProgramRun run, string options, CancellationToken cancellation)
    {
        var file = TemporaryName.New("options");
        try
        {
            using (var stream = OwnerOnlyFile.Create(file))
            {
                var bytes = new UTF8Encoding(false).GetBytes(options);
                stream.Write(bytes, 0, bytes.Length);
            }
            return Start(With(run, run.Program, ["--defaults-file=" + file, .. run.Arguments], run.Input), cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ProgramRun With(ProgramRun run, string program, IReadOnlyList<string> arguments, Action<Stream>? input) => new()
    {
        Program = program, Arguments = arguments, Prepare = run.Prepare, Input = input, Output = run.Output,
    };

    private static void Prepare(IDictionary<string, string?> environment, ClientCall call)
    {
        // Passwords that older scripts leave in the environment must not decide which account this is.
        environment.Remove("MYSQL_PWD");
        if (call.Variables.Any(variable => variable.Key == "PGUSER"))
        {
            var others = environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList();
            foreach (var name in others)
                if (!name.StartsWith("PGSSL", StringComparison.Ordinal)) environment.Remove(name);
        }
        foreach (var variable in call.Variables) environment[variable.Key] = variable.Value;
        if (call.Password is { } password) environment["PGPASSWORD"] = password;
    }

    private static ProgramEnd Start(ProgramRun run, CancellationToken cancellation)
    {
        try
        {
            return run.Run(cancellation);
        }
        catch (Win32Exception failure)
        {
            throw DumpFaults.NotStarted(run.Program, failure);
        }
    }
}
