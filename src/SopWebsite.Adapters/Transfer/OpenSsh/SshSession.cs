using System.ComponentModel;
using System.Diagnostics;
using SopWebsite.Adapters.Processes;
using SopWebsite.Adapters.Ssh;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>The ssh program of one session, and what it says.</summary>
internal sealed class SshSession : IDisposable
{
    private const int KeptErrors = 4 * 1024;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly SshClient _client;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private SshSession(SshClient client, Process process)
    {
        _client = client;
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
        var client = new SshClient(SshHost.Of(access, keys));
        SshSession? session = null;
        SftpConnection? connection = null;
        try
        {
            session = new SshSession(client, Start(client, access));
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
            if (session is null) client.Dispose();
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
        _client.Dispose();
    }

    private void Kill() => ChildProcess.Kill(_process);

    private static Process Start(SshClient client, RemoteAccess access)
    {
        try
        {
            return ChildProcess.Start(client.Program, [.. client.Arguments("-o", "ClearAllForwardings=yes", "-s"), "sftp"], client.Prepare);
        }
        catch (Win32Exception failure)
        {
            throw TransportFaults.Failed(access.Address, failure.Message, failure);
        }
    }

    /// <summary>What ssh says, in the words of this house.</summary>
    private static SopException Refused(RemoteAccess access, string said, Exception failure) => SshRefusals.Of(said) switch
    {
        SshRefusal.HostKey => TransportFaults.HostKey(access, SshKeyScan.TryAsk(access.Address)),
        SshRefusal.Login => TransportFaults.LoginRefused(access, said),
        SshRefusal.Subsystem => TransportFaults.Failed(access.Address, said + " (SFTP)", failure),
        _ => TransportFaults.Failed(access.Address, said.Length > 0 ? said : failure.Message, failure),
    };
}
