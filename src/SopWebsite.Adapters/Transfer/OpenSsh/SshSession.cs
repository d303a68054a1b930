using System.ComponentModel;
using System.Diagnostics;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>The ssh program of one session, and what it says.</summary>
internal sealed class SshSession : IDisposable
{
    private const int KeptErrors = 4 * 1024;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly PrivateFolder _folder;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private SshSession(PrivateFolder folder, Process process)
    {
        _folder = folder;
        _process = process;
        _errors = ChildProcess.ReadAsync(process.StandardError, KeptErrors);
    }

    /// <summary>Opens the SFTP subsystem of a server.</summary>
    /// <param name="access">The server and the account.</param>
    /// <param name="keys">The keys that it may show, in full.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SopException">Those of <see cref="IRemoteTransports.Open"/>.</exception>
    public static (SshSession Session, SftpConnection Connection) Open(
        RemoteAccess access, IReadOnlyList<HostKeyPin> keys, CancellationToken cancellation)
    {
        var program = SshProgram.Find("ssh");
        var folder = new PrivateFolder();
        SshSession? session = null;
        SftpConnection? connection = null;
        try
        {
            var known = folder.Write("known_hosts", string.Concat(keys.Select(key => SshProgram.KeyName + " " + key + "\n")));
            session = new SshSession(folder, Start(program, access, folder, SshProgram.Arguments(access, known)));
            using var stop = cancellation.Register(session.Kill);
            connection = new SftpConnection(
                session._process.StandardOutput.BaseStream, session._process.StandardInput.BaseStream, access.Address, session.LastSaid);
            connection.Greet();
            cancellation.ThrowIfCancellationRequested();
            return (session, connection);
        }
        catch (Exception failure)
        {
            var said = session is null || cancellation.IsCancellationRequested ? "" : session.LastSaid();
            connection?.Dispose();
            if (session is null) folder.Dispose();
            session?.Dispose();
            cancellation.ThrowIfCancellationRequested();
            if (failure is IOException or InvalidDataException) throw Refused(access, said, failure);
            throw;
        }
    }

    /// <summary>What the program wrote to its error stream before it ended.</summary>
    public string LastSaid()
    {
        try
        {
            return _errors.Wait(LastWords) ? _errors.Result : "";
        }
        catch (AggregateException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private void Kill() => ChildProcess.Kill(_process);

    private static Process Start(string program, RemoteAccess access, PrivateFolder folder, IReadOnlyList<string> arguments)
    {
        var helper = access.Password is null ? null : SshProgram.AskPass(folder);
        try
        {
            return ChildProcess.Start(program, arguments, environment =>
            {
                environment.Remove("SSH_ASKPASS");
                environment.Remove("SSH_ASKPASS_REQUIRE");
                if (helper is null) return;
                environment["SSH_ASKPASS"] = helper;
                environment["SSH_ASKPASS_REQUIRE"] = "force";
                // Older versions ask the helper only where they believe in a screen.
                if (!environment.ContainsKey("DISPLAY")) environment["DISPLAY"] = ":0";
                environment[SshProgram.SecretVariable] = access.Password;
            });
        }
        catch (Win32Exception failure)
        {
            throw TransportFaults.Failed(access.Address, failure.Message, failure);
        }
    }

    /// <summary>What ssh says, in the words of this house.</summary>
    private static SopException Refused(RemoteAccess access, string said, Exception failure)
    {
        if (Says("Host key verification failed") || Says("No matching host key") || Says("no matching host key type") || Says("REMOTE HOST IDENTIFICATION"))
            return TransportFaults.HostKey(access, SshKeyScan.TryAsk(access.Address));
        if (Says("Permission denied") || Says("Too many authentication failures") || Says("incorrect passphrase") || Says("bad permissions"))
            return TransportFaults.LoginRefused(access, said);
        if (Says("subsystem request failed")) return TransportFaults.Failed(access.Address, said + " (SFTP)", failure);
        return TransportFaults.Failed(access.Address, said.Length > 0 ? said : failure.Message, failure);

        bool Says(string words) => said.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
