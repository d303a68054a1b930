using System.Globalization;
using System.Runtime.InteropServices;
using SopWebsite.Adapters.Processes;

namespace SopWebsite.Adapters.Ssh;

/// <summary>
/// The OpenSSH client for one host: its arguments and what it finds on the disk while it runs. It never asks a person, and never trusts a host
/// key that it does not know.
/// </summary>
internal sealed class SshClient : IDisposable
{
    /// <summary>
    /// The variable through which the client's helper hears the secret; no one but the account itself can read a process's environment.
    /// </summary>
    public const string SecretVariable = "SOPWEBSITE_ASKPASS";

    /// <summary>The name under which the pinned keys stand in the known_hosts file of the run, whatever the host's name and port.</summary>
    private const string KeyName = "sopwebsite-pinned";

    private readonly SshHost _host;
    private readonly PrivateFolder _folder;
    private readonly string? _knownHosts;
    private readonly string? _helper;

    /// <exception cref="Errors.SopException"><c>SopTransportMissing</c>.</exception>
    public SshClient(SshHost host)
    {
        _host = host;
        Program = SshProgram.Find("ssh");
        _folder = new PrivateFolder();
        if (host.Keys.Count > 0 || !host.IsAsConfigured)
            _knownHosts = _folder.Write("known_hosts", string.Concat(host.Keys.Select(key => KeyName + " " + key + "\n")));
        if (host.Password is not null) _helper = WriteHelper();
    }

    public string Program { get; }

    /// <summary>The arguments before the command: options of ours and of the call, then the host.</summary>
    public IReadOnlyList<string> Arguments(params string[] more)
    {
        var arguments = new List<string>();
        // Nothing of the user's own configuration counts.
        if (!_host.IsAsConfigured) arguments.AddRange(["-F", "none"]);
        arguments.AddRange(["-T", "-x", "-a", "-e", "none"]);
        foreach (var option in Options()) arguments.AddRange(["-o", option]);
        if (_host.Port is { } port) arguments.AddRange(["-p", port.ToString(CultureInfo.InvariantCulture)]);
        if (_host.User is { } user) arguments.AddRange(["-l", user]);
        if (_host.IdentityFile is { } key) arguments.AddRange(["-o", "IdentitiesOnly=yes", "-i", key]);
        arguments.AddRange(more);
        // After the two dashes nothing can be taken for an option.
        arguments.AddRange(["--", _host.Name]);
        return arguments;
    }

    /// <summary>Readies the environment that it runs in: only our own helper is ever asked for a secret.</summary>
    public void Prepare(IDictionary<string, string?> environment)
    {
        environment.Remove("SSH_ASKPASS");
        environment.Remove("SSH_ASKPASS_REQUIRE");
        if (_helper is null) return;
        environment["SSH_ASKPASS"] = _helper;
        environment["SSH_ASKPASS_REQUIRE"] = "force";
        // Older versions ask the helper only where they believe in a screen.
        if (!environment.ContainsKey("DISPLAY")) environment["DISPLAY"] = ":0";
        environment[SecretVariable] = _host.Password;
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Options()
    {
        yield return "BatchMode=" + (_host.Password is null ? "yes" : "no");
        yield return "NumberOfPasswordPrompts=1";
        yield return "StrictHostKeyChecking=yes";
        yield return "ConnectTimeout=20";
        // A host that is gone is noticed within a minute, not after hours.
        yield return "ServerAliveInterval=15";
        yield return "ServerAliveCountMax=3";
        yield return "PermitLocalCommand=no";
        yield return "LogLevel=ERROR";
        if (_knownHosts is not null)
        {
            yield return "HostKeyAlias=" + KeyName;
            yield return "UserKnownHostsFile=" + Quoted(_knownHosts);
            yield return "GlobalKnownHostsFile=none";
            yield return "UpdateHostKeys=no";
            yield return "CheckHostIP=no";
            yield return "VerifyHostKeyDNS=no";
        }
        if (_host.IsAsConfigured) yield break;
        yield return "ControlPath=none";
        yield return "PreferredAuthentications="
            + (_host.Password is not null && _host.IdentityFile is null ? "password,keyboard-interactive" : "publickey");
    }

    /// <summary>The helper that the client runs to ask for the password: it says what the variable holds.</summary>
    private string WriteHelper() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? _folder.Write(
            "askpass.cmd", $"@powershell.exe -NoProfile -NonInteractive -Command \"[Console]::Out.Write($env:{SecretVariable})\"\r\n",
            isProgram: true)
        : _folder.Write("askpass", $"#!/bin/sh\nprintf '%s\\n' \"${SecretVariable}\"\n", isProgram: true);

    /// <summary>A path as an option of the client takes it: quoted, no percent sign begins a token, and no backslash escapes.</summary>
    private static string Quoted(string path) => "\"" + path.Replace(Path.DirectorySeparatorChar, '/').Replace("%", "%%") + "\"";
}
