using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Where client programs run: here, on the site's host, or here with a tunnel to the host.</summary>
internal abstract class ClientPlace : IDisposable
{
    /// <summary>
    /// Takes the options' lines off the input until an empty one, hands them to the program through a pipe of their own, and leaves the rest to
    /// be its input. They are in the shell's memory only: printf is a part of it.
    /// </summary>
    protected const string OptionsScript =
        "o=; while IFS= read -r l && [ -n \"$l\" ]; do o=\"$o$l\n\"; done; exec 4<&0; printf %s \"$o\" | { exec 3<&0 0<&4 4<&-; exec \"$@\"; }";

    /// <summary>Takes the password off the input's first line.</summary>
    protected const string PasswordScript = "IFS= read -r PGPASSWORD; export PGPASSWORD; exec \"$@\"";

    /// <summary>The option file as a program under <see cref="OptionsScript"/> sees it.</summary>
    protected const string OptionsArgument = "--defaults-file=/dev/fd/3";

    /// <summary>The database as programs in this place reach it.</summary>
    public abstract SiteDatabase Database { get; }

    /// <summary>The place for a database.</summary>
    public static ClientPlace For(SiteDatabase database, CancellationToken cancellation) =>
        database.Ssh is not { } route ? new LocalPlace(database)
        : route.Tunnel && database.Engine != DatabaseEngine.Sqlite ? SshTunnel.Open(database, route, cancellation)
        : new SshPlace(database, route, cancellation);

    /// <summary>The first of these programs that is there; null for none.</summary>
    public abstract ClientProgram? Find(IReadOnlyList<string> names, CancellationToken cancellation);

    /// <summary>The first of these programs that belongs to another: from the same folder where that was given with one.</summary>
    public ClientProgram? FindBeside(string? command, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var slash = command?.LastIndexOfAny(['/', '\\']) ?? -1;
        if (slash < 0) return Find(names, cancellation);
        var folder = command!.Substring(0, slash + 1);
        var ending = command.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? ".exe" : "";
        return Find([.. names.Select(name => folder + name + ending)], cancellation);
    }

    /// <summary>Runs a program to its end.</summary>
    public abstract ProgramEnd Run(ClientCall call, CancellationToken cancellation);

    /// <summary>Runs a program and gives what it printed as text.</summary>
    public (ProgramEnd End, string Text) Ask(ClientCall call, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var end = Run(call with { Output = (buffer, count) => text.Write(buffer, 0, count) }, cancellation);
        return (end, Encoding.UTF8.GetString(text.ToArray()));
    }

    public virtual void Dispose()
    {
    }

    /// <summary>Input that begins with lines of ours.</summary>
    protected static Action<Stream>? Led(string? head, Action<Stream>? input) => head is null ? input : stream =>
    {
        var bytes = new UTF8Encoding(false).GetBytes(head);
        stream.Write(bytes, 0, bytes.Length);
        input?.Invoke(stream);
    };
}
