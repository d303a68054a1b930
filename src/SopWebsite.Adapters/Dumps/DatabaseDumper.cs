using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Dumps through mariadb-dump or mysqldump as a child process.</summary>
internal sealed class DatabaseDumper : IDatabaseDumper
{
    private const int KeptErrors = 8 * 1024;

    /// <summary>Engines that <c>--single-transaction</c> reads consistently, or that hold nothing of their own.</summary>
    private static readonly HashSet<string> Consistent = new(StringComparer.OrdinalIgnoreCase) { "InnoDB", "RocksDB", "XtraDB", "MRG_MyISAM", "BLACKHOLE", "SEQUENCE" };

    public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
    {
        var command = DumpCommand.Find(request.Command);
        var tool = VersionOf(command, cancellation);
        using var options = request.Login is { } login ? ClientOptions.Of(request.Database, login) : null;
        var scan = new DumpScan(output);
        var (exit, errors) = Run(command, Arguments(request, tool, options), options?.StandardInput ?? "", scan.Take, cancellation);
        scan.End();
        if (exit != 0) throw Failed(request, exit, errors);
        if (!scan.IsWhole) throw Truncated(request);
        var torn = scan.Engines.Where(engine => !Consistent.Contains(engine.Key)).OrderBy(engine => engine.Key, StringComparer.Ordinal).ToList();
        return new DumpOutcome
        {
            Tool = tool,
            ServerVersion = scan.ServerVersion,
            Engines = scan.Engines,
            SandboxLineRemoved = scan.SandboxLineRemoved,
            Warnings = torn.Count == 0 ? [] : [TornWarning(torn)],
        };
    }

    /// <summary>Everything but secrets. The database comes after <c>--</c>, so that no name can be taken for an option.</summary>
    internal static IReadOnlyList<string> Arguments(DumpRequest request, string tool, ClientOptions? options)
    {
        var arguments = new List<string>();
        // It must be the first. Without an account of ours the client's own settings hold, and only where it is goes on the command line.
        if (options is not null) arguments.Add(options.Argument);
        else
        {
            if (request.Database.Host is { } host) arguments.Add("--host=" + host);
            if (request.Database.Port is { } port) arguments.Add(FormattableString.Invariant($"--port={port}"));
            if (request.Database.Socket is { } socket) arguments.Add("--socket=" + socket);
        }
        arguments.AddRange([
            "--single-transaction", "--quick", "--skip-lock-tables", "--routines", "--events", "--triggers", "--hex-blob", "--tz-utc",
            "--no-tablespaces", "--comments", "--dump-date", "--default-character-set=utf8mb4", "--max-allowed-packet=1G",
        ]);
        // Oracle's program asks MariaDB and old servers for what they do not have, and marks replicas in a dump meant for one site.
        if (tool.IndexOf("MariaDB", StringComparison.OrdinalIgnoreCase) < 0 && (tool.IndexOf("Ver 8", StringComparison.Ordinal) >= 0 || tool.IndexOf("Ver 9", StringComparison.Ordinal) >= 0))
            arguments.AddRange(["--column-statistics=0", "--set-gtid-purged=OFF"]);
        arguments.AddRange(["--", request.Database.Name]);
        return arguments;
    }

    private static string VersionOf(string command, CancellationToken cancellation)
    {
        var text = new MemoryStream();
        Run(command, ["--version"], "", (buffer, count) => text.Write(buffer, 0, Math.Min(count, Math.Max(0, 1024 - (int)text.Length))), cancellation);
        return Encoding.UTF8.GetString(text.ToArray()).Split('\n')[0].Trim();
    }

    private static (int Exit, string Errors) Run(
        string command, IReadOnlyList<string> arguments, string input, Action<byte[], int> take, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Start(command, arguments);
        try
        {
            using var stop = cancellation.Register(() => ChildProcess.Kill(process));
            // Both pipes are emptied at once: a child that fills the one nobody reads would wait for ever.
            var errors = ChildProcess.ReadAsync(process.StandardError, KeptErrors);
            Feed(process, input);
            var buffer = new byte[128 * 1024];
            int count;
            while ((count = process.StandardOutput.BaseStream.Read(buffer, 0, buffer.Length)) > 0) take(buffer, count);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, errors.GetAwaiter().GetResult());
        }
        catch
        {
            // A full disk, or a stop: the child must not outlive the dump.
            ChildProcess.Kill(process);
            process.WaitForExit();
            throw;
        }
    }

    private static Process Start(string command, IReadOnlyList<string> arguments)
    {
        try
        {
            // Passwords that older scripts leave in the environment must not decide which account this is.
            return ChildProcess.Start(command, arguments, environment => environment.Remove("MYSQL_PWD"));
        }
        catch (Win32Exception failure)
        {
            throw new SopException(
                "SopDumpFailed", SopErrorKind.InvalidOperation,
                new Phrase($"'{command}' cannot be started: {failure.Message}", $"'{command}' tidak dapat dijalankan: {failure.Message}"), command, failure);
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            var bytes = new UTF8Encoding(false).GetBytes(input);
            process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read: its exit code and its errors say why.
        }
    }

    private static Phrase TornWarning(List<KeyValuePair<string, int>> torn)
    {
        var list = string.Join(", ", torn.Select(engine => FormattableString.Invariant($"{engine.Key}: {engine.Value}")));
        return new Phrase(
            $"Tables that a dump cannot read consistently while the site writes to them ({list}). Convert them to InnoDB, or back up while the site is off.",
            $"Ada tabel yang tidak dapat dibaca konsisten selama situs menulis ke sana ({list}). Ubah ke InnoDB, atau cadangkan saat situs dimatikan.");
    }

    private static readonly Phrase WrongLogin = new(
        ". Are the account and its password right? Set-SopSite -DatabaseUser -DatabaseSecret changes them.",
        ". Apakah akun dan kata sandinya benar? Ubah dengan Set-SopSite -DatabaseUser -DatabaseSecret.");

    private static readonly Phrase MissingRights = new(
        ". The account needs SELECT, SHOW VIEW, TRIGGER and EVENT on the database.",
        ". Akun itu memerlukan hak SELECT, SHOW VIEW, TRIGGER dan EVENT atas database tersebut.");

    private static SopException Failed(DumpRequest request, int exit, string errors)
    {
        var said = errors.Length == 0 ? FormattableString.Invariant($"exit code {exit}") : errors;
        // 1045: the server does not let the account in; 1044 and 1142: it is in, but may not read everything.
        var advice = errors.Contains("1045") ? WrongLogin : errors.Contains("(1044)") || errors.Contains("(1142)") ? MissingRights : null;
        return new SopException(
            "SopDumpFailed", SopErrorKind.ReadFailure,
            new Phrase($"The database '{request.Database.Name}' could not be dumped: {said}{advice?.English}",
                $"Database '{request.Database.Name}' tidak dapat di-dump: {said}{advice?.Indonesian}"),
            request.Database.Name);
    }

    private static SopException Truncated(DumpRequest request) => new(
        "SopDumpTruncated", SopErrorKind.InvalidData,
        new Phrase(
            $"The dump of '{request.Database.Name}' ended without the line '-- Dump completed': it is not whole and was not kept. Run it again; if it happens again, look at the server's log.",
            $"Dump '{request.Database.Name}' berakhir tanpa baris '-- Dump completed': tidak utuh dan tidak disimpan. Ulangi; bila terjadi lagi, periksa log server."),
        request.Database.Name);
}
