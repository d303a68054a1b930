using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Transfer.Lftp;

/// <summary>
/// The lftp program of one session. It is told through its standard input, the password too, so that nothing secret stands in an argument, in
/// its environment or on the disk; after each command it is made to say a word that only this session knows.
/// </summary>
internal sealed class LftpSession : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly RemoteAccess _access;
    private readonly PrivateFolder _folder;
    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly string _word = "sop-" + Guid.NewGuid().ToString("N");

    private LftpSession(RemoteAccess access, PrivateFolder folder, Process process)
    {
        _access = access;
        _folder = folder;
        _process = process;
        new Thread(Listen) { IsBackground = true, Name = "lftp" }.Start();
    }

    public static LftpSession Open(RemoteAccess access, CancellationToken cancellation)
    {
        var program = ProgramPath.Find("lftp") ?? throw TransportFaults.Missing("lftp", new Phrase(
            "Install it (apt install lftp, brew install lftp).", "Pasang dahulu (apt install lftp, brew install lftp)."));
        var pem = access.Address.IsTls ? Pinned(access, cancellation) : null;
        var folder = new PrivateFolder();
        LftpSession? session = null;
        try
        {
            var certificate = pem is null ? null : folder.Write("pinned.pem", pem);
            session = new LftpSession(access, folder, Start(program, access, folder));
            foreach (var line in Settings(access, certificate)) session.Tell(line);
            session.Tell($"open --user {Quote(access.User ?? "anonymous")} --password {Quote(access.Password ?? "")} {Quote(UrlOf(access.Address))}");
            return session;
        }
        catch
        {
            if (session is null) folder.Dispose();
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command and gives the lines that it prints.</summary>
    /// <param name="command">The command.</param>
    /// <param name="waiting">Called from time to time while it runs.</param>
    /// <param name="cancellation">Stops it; the session is gone then.</param>
    /// <exception cref="LftpFailure">The server refused.</exception>
    /// <exception cref="SopException"><c>SopConnectionLost</c>.</exception>
    public List<string> Run(string command, Action? waiting, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var stop = cancellation.Register(() => ChildProcess.Kill(_process));
        Tell($"{command} && echo {_word}-ok || echo {_word}-no");
        var lines = new List<string>();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_lines.TryTake(out var line, (int)Glance.TotalMilliseconds, cancellation))
            {
                if (_lines.IsCompleted) throw TransportFaults.Lost(_access.Address, Last(lines));
                waiting?.Invoke();
            }
            else if (line == _word + "-ok") return lines;
            else if (line == _word + "-no") throw Classified(Last(lines));
            else lines.Add(line);
        }
    }

    /// <summary>A text as one word of a command.</summary>
    public static string Quote(string text)
    {
        // A command is a line: what has a line break in it cannot be said, and FTP could not carry it either.
        if (text.Any(c => c is '\n' or '\r' or '\0')) throw new LftpFailure("a line break in a name");
        return "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }

    public void Dispose()
    {
        ChildProcess.Kill(_process);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>
    /// The certificate that lftp is to hold the only trusted one; null where it shall ask the machine's authorities, because none is pinned and
    /// they vouch for the one that is shown.
    /// </summary>
    private static string? Pinned(RemoteAccess access, CancellationToken cancellation)
    {
        var (key, pem) = FtpCertificate.Ask(access.Address, cancellation);
        var pins = access.Pins.Where(pin => pin.IsCertificate).ToList();
        if (pins.Exists(pin => string.Equals(pin.Fingerprint, key.Pin.Fingerprint, StringComparison.Ordinal))) return pem;
        return access.Pins.Count == 0 && key.IsTrusted == true ? null : throw TransportFaults.HostKey(access, [key]);
    }

    private static Process Start(string program, RemoteAccess access, PrivateFolder folder)
    {
        try
        {
            // One stream for what it prints and what it complains of, so that a complaint stands where its command was.
            return ChildProcess.Start("/bin/sh", ["-c", "exec \"$0\" --norc 2>&1", program], environment =>
            {
                foreach (var name in environment.Keys.Where(name => name.StartsWith("LFTP_", StringComparison.Ordinal)).ToList())
                    environment.Remove(name);
                environment["LFTP_HOME"] = folder.Path;
                environment["HOME"] = folder.Path;
                environment["TZ"] = "UTC";
                environment["LC_ALL"] = "C.UTF-8";
            });
        }
        catch (Win32Exception failure)
        {
            throw TransportFaults.Failed(access.Address, failure.Message, failure);
        }
    }

    private static IEnumerable<string> Settings(RemoteAccess access, string? certificate)
    {
        var settings = new List<string>
        {
            "cmd:fail-exit no", "cmd:interactive no", "cmd:cls-default \"\"", "cmd:cls-exact-time yes", "cmd:trace no", "cache:enable no",
            "net:timeout 30", "net:max-retries 2", "net:persist-retries 0", "net:reconnect-interval-base 1", "net:reconnect-interval-max 2",
            "xfer:clobber yes", "xfer:log no", "xfer:use-temp-file no", "xfer:make-backup no", "ftp:use-allo no", "ssl:verify-certificate yes",
            "ftp:prefer-epsv no",
        };
        settings.AddRange(
            access.Address.IsTls ? ["ftp:ssl-force yes", "ftp:ssl-protect-data yes", "ftp:ssl-protect-list yes"] : ["ftp:ssl-allow no"]);
        if (certificate is not null) settings.AddRange(["ssl:check-hostname no", "ssl:ca-file " + Quote(certificate)]);
        if (access.Rate is { } rate)
            settings.Add("net:limit-rate " + Math.Max(1, rate.BytesPerSecond / Math.Max(1, access.Sessions)).ToString(CultureInfo.InvariantCulture));
        return settings.Select(setting => "set " + setting);
    }

    private static string UrlOf(RemoteAddress address) =>
        (address.Protocol == RemoteProtocol.FtpImplicitTls ? "ftps://" : "ftp://") + address.HostAndPort;

    private static string Last(List<string> lines) => lines.Count == 0 ? "lftp" : lines[lines.Count - 1].Trim();

    private void Tell(string line)
    {
        try
        {
            var bytes = Utf8.GetBytes(line + "\n");
            _process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            _process.StandardInput.BaseStream.Flush();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw TransportFaults.Lost(_access.Address, failure.Message, failure);
        }
    }

    private Exception Classified(string said)
    {
        if (Says("Login failed") || Says("Login incorrect") || Says("530")) return TransportFaults.LoginRefused(_access, said);
        if (Says("Certificate")) return TransportFaults.HostKey(_access, TryAsk());
        return Says("max-retries") || Says("Fatal error") || Says("refused") || Says("timeout") || Says("Not connected") || Says("Name or service")
            || Says("resolution")
            ? TransportFaults.Lost(_access.Address, said)
            : new LftpFailure(said);

        bool Says(string words) => said.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private IReadOnlyList<ServerKey> TryAsk()
    {
        try
        {
            return [FtpCertificate.Ask(_access.Address, CancellationToken.None).Key];
        }
        catch (SopException)
        {
            return [];
        }
    }

    private void Listen()
    {
        try
        {
            using var reader = new StreamReader(_process.StandardOutput.BaseStream, Utf8);
            while (reader.ReadLine() is { } line) _lines.Add(line);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // It is gone, and so is the session.
        }
        _lines.CompleteAdding();
    }
}

/// <summary>The server refused a command; the message is what lftp says of it.</summary>
internal sealed class LftpFailure(string said) : Exception(said);
