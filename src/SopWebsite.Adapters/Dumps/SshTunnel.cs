using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using SopWebsite.Adapters.Processes;
using SopWebsite.Adapters.Ssh;
using SopWebsite.Files;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// A tunnel through SSH to the database server, and programs of this machine that use it. On Unix its near end is a socket in a folder of the
/// user's own, so that no other account can go through it; on Windows a port of the loopback.
/// </summary>
internal sealed class SshTunnel : ClientPlace
{
    private const int KeptErrors = 4096;
    private const int PostgreSqlPort = 5432;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly SshRoute _route;
    private readonly SshClient _ssh;
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly string? _folder;
    private readonly LocalPlace _local;

    private SshTunnel(SiteDatabase database, SshRoute route, bool sockets, CancellationToken cancellation)
    {
        _route = route;
        _ssh = new SshClient(SshHost.Of(route, cancellation));
        try
        {
            var near = database with { Ssh = null };
            string listen;
            if (sockets)
            {
                _folder = TemporaryName.NewFolder("tunnel");
                var name = database.Engine == DatabaseEngine.PostgreSql ? ".s.PGSQL.5432" : "s";
                Near = Path.Combine(_folder, name);
                listen = Near;
                near = database.Engine == DatabaseEngine.PostgreSql
                    ? near with { Host = null, Port = PostgreSqlPort, Socket = _folder }
                    : near with { Host = null, Port = null, Socket = Near };
            }
            else
            {
                Port = FreePort();
                listen = "127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture);
                near = near with { Host = "127.0.0.1", Port = Port, Socket = null };
            }
            _local = new LocalPlace(near);
            string[] forward = ["-N", "-o", "ExitOnForwardFailure=yes", "-o", "StreamLocalBindMask=0177", "-L", listen + ":" + FarEnd(database)];
            _process = ChildProcess.Start(_ssh.Program, _ssh.Arguments(forward), _ssh.Prepare);
        }
        catch
        {
            Remove();
            throw;
        }
        _errors = ChildProcess.ReadAsync(_process.StandardError, KeptErrors);
        _ = ChildProcess.ReadAsync(_process.StandardOutput, 0);
    }

    public override SiteDatabase Database => _local.Database;

    private string? Near { get; }

    private int Port { get; }

    public static SshTunnel Open(SiteDatabase database, SshRoute route, CancellationToken cancellation) =>
        Open(database, route, !RuntimeInformation.IsOSPlatform(OSPlatform.Windows), cancellation);

    internal static SshTunnel Open(SiteDatabase database, SshRoute route, bool sockets, CancellationToken cancellation)
    {
        var tunnel = new SshTunnel(database, route, sockets, cancellation);
        try
        {
            tunnel.Wait(cancellation);
            return tunnel;
        }
        catch
        {
            tunnel.Dispose();
            throw;
        }
    }

    public override ClientProgram? Find(IReadOnlyList<string> names, CancellationToken cancellation) => _local.Find(names, cancellation);

    public override ProgramEnd Run(ClientCall call, CancellationToken cancellation)
    {
        var end = _local.Run(call, cancellation);
        // What the program says of a connection that broke is less than what the tunnel says.
        if (end.Exit != 0 && _process.HasExited && SshFaults.Of(_route, End()) is { } failure) throw failure;
        return end;
    }

    public override void Dispose()
    {
        ChildProcess.Kill(_process);
        _process.WaitForExit();
        _process.Dispose();
        Remove();
    }

    private void Remove()
    {
        _ssh.Dispose();
        if (_folder is not null && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private void Wait(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (!IsOpen())
        {
            cancellation.ThrowIfCancellationRequested();
            if (_process.HasExited) throw SshFaults.Of(_route, End()) ?? DumpFaults.Tunnel(End().Errors);
            if (watch.Elapsed > Patience) throw DumpFaults.Tunnel("timeout");
            Thread.Sleep(20);
        }
    }

    private bool IsOpen()
    {
        if (Near is not null) return File.Exists(Near);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private ProgramEnd End()
    {
        _process.WaitForExit();
        return new ProgramEnd(_process.ExitCode, _errors.GetAwaiter().GetResult());
    }

    private static string FarEnd(SiteDatabase database)
    {
        var postgreSql = database.Engine == DatabaseEngine.PostgreSql;
        var port = (database.Port ?? (postgreSql ? PostgreSqlPort : 3306)).ToString(CultureInfo.InvariantCulture);
        if (database.Socket is { } socket) return postgreSql ? $"{socket.TrimEnd('/')}/.s.PGSQL.{port}" : socket;
        var host = database.Host ?? "localhost";
        ClientOptions.Check("host", host);
        return (host.IndexOf(':') >= 0 ? $"[{host}]" : host) + ":" + port;
    }

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        finally
        {
            listener.Stop();
        }
    }
}
