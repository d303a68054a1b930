using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SopWebsite.Adapters.Processes;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Secrets;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// The OpenSSH client, which never asks and never trusts a host key that it does not know. Known keys that the register has are written to a
/// file for the time of the run.
/// </summary>
internal sealed class SshClient : IDisposable
{
    private const string Alias = "sop-host";
    private static readonly string[] KeySigns = ["Host key verification failed", "HOST IDENTIFICATION HAS CHANGED", "host key is known"];
    private readonly SshRoute _route;
    private readonly string? _knownHosts;

    public SshClient(SshRoute route)
    {
        route.Check();
        _route = route;
        Program = ProgramPath.Find("ssh") ?? throw DumpFaults.NoProgram(["ssh"], "ssh");
        if (route.HostKey.Length == 0) return;
        _knownHosts = TemporaryName.New("hosts");
        using var stream = OwnerOnlyFile.Create(_knownHosts);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(route.HostKey.Select(key => $"{Alias} {key}\n")));
        stream.Write(bytes, 0, bytes.Length);
    }

    public string Program { get; }

    /// <summary>The arguments before the command: options of ours and of the call, then the host.</summary>
    public IReadOnlyList<string> Arguments(params string[] more)
    {
        var arguments = new List<string> { "-T" };
        foreach (var option in Options()) arguments.AddRange(["-o", option]);
        arguments.AddRange(more);
        if (_route.Port is { } port) arguments.AddRange(["-p", port.ToString(CultureInfo.InvariantCulture)]);
        if (_route.UserName is { } user) arguments.AddRange(["-l", user]);
        if (_route.KeyFile is { } key) arguments.AddRange(["-i", key, "-o", "IdentitiesOnly=yes"]);
        arguments.AddRange(["--", _route.Host]);
        return arguments;
    }

    /// <summary>What went wrong with the connection itself; null when it was not that.</summary>
    public SopException? FailureOf(ProgramEnd end)
    {
        // The client says 255 for its own failures.
        if (end.Exit != 255) return null;
        if (KeySigns.Any(end.Errors.Contains))
            return new SopException(
                "SopSshHostKeyRefused", SopErrorKind.SecurityFailure,
                new Phrase(
                    $"{_route} shows a host key that is not the known one, so nothing was sent to it. "
                    + "If the host was renewed, ask its administrator for the new key and register it.",
                    $"{_route} menunjukkan kunci host yang bukan kunci terdaftar, jadi tidak ada yang dikirim. "
                    + "Bila host diperbarui, minta kunci barunya kepada pengelola lalu daftarkan."),
                _route.ToString());
        return new SopException(
            "SopSshFailed", SopErrorKind.ConnectionFailure,
            new Phrase($"{_route} could not be used through SSH: {Said(end)}", $"{_route} tidak dapat dipakai melalui SSH: {Said(end)}"), _route.ToString());
    }

    public void Dispose()
    {
        if (_knownHosts is not null) File.Delete(_knownHosts);
    }

    private static string Said(ProgramEnd end) => end.Errors.Length > 0 ? end.Errors : "exit code 255";

    private IEnumerable<string> Options()
    {
        yield return "BatchMode=yes";
        yield return "StrictHostKeyChecking=yes";
        yield return "ConnectTimeout=20";
        // A host that is gone is noticed within a minute, not after hours.
        yield return "ServerAliveInterval=15";
        yield return "ServerAliveCountMax=3";
        yield return "PermitLocalCommand=no";
        yield return "LogLevel=ERROR";
        if (_knownHosts is null) yield break;
        yield return "HostKeyAlias=" + Alias;
        yield return "UserKnownHostsFile=\"" + _knownHosts.Replace('\\', '/').Replace("%", "%%") + "\"";
        yield return "GlobalKnownHostsFile=" + (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "NUL" : "/dev/null");
        yield return "UpdateHostKeys=no";
        yield return "CheckHostIP=no";
    }
}
