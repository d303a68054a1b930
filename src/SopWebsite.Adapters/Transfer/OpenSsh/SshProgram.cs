using System.Globalization;
using System.Runtime.InteropServices;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Transport;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>Which programs of OpenSSH are run, and with which arguments.</summary>
internal static class SshProgram
{
    /// <summary>The variable through which ssh's helper hears the secret; no one but the account itself can read a process's environment.</summary>
    public const string SecretVariable = "SOPWEBSITE_ASKPASS";

    /// <summary>The name under which the pinned keys stand in the known_hosts file of the session, whatever the server's name and port.</summary>
    public const string KeyName = "sopwebsite-pinned";

    private static readonly Phrase Advice = new(
        "Install the OpenSSH client (Windows: Settings, Optional features).", "Pasang klien OpenSSH (Windows: Settings, Optional features).");

    public static string Find(string name) => Look(name) ?? throw TransportFaults.Missing(name, Advice);

    public static string? Look(string name)
    {
        if (ProgramPath.Find(name) is { } found) return found;
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return null;
        var bundled = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.System), "OpenSSH", name + ".exe");
        return File.Exists(bundled) ? bundled : null;
    }

    /// <summary>
    /// The arguments that open the SFTP subsystem. The user's own configuration is not read and nothing is forwarded: what happens is what is
    /// registered. Only keys of <paramref name="knownHosts"/> count.
    /// </summary>
    public static IReadOnlyList<string> Arguments(RemoteAccess access, string knownHosts)
    {
        var byPassword = access.Password is not null && access.IdentityFile is null;
        var arguments = new List<string>
        {
            "-F", "none", "-T", "-x", "-a", "-e", "none",
            "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=" + Quoted(knownHosts), "-o", "GlobalKnownHostsFile=none",
            "-o", "HostKeyAlias=" + KeyName, "-o", "CheckHostIP=no", "-o", "VerifyHostKeyDNS=no", "-o", "UpdateHostKeys=no",
            "-o", "ClearAllForwardings=yes", "-o", "PermitLocalCommand=no", "-o", "ControlPath=none", "-o", "LogLevel=ERROR",
            "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3", "-o", "NumberOfPasswordPrompts=1",
            "-o", "BatchMode=" + (access.Password is null ? "yes" : "no"),
            "-o", "PreferredAuthentications=" + (byPassword ? "password,keyboard-interactive" : "publickey"),
            "-o", "Port=" + access.Address.Port.ToString(CultureInfo.InvariantCulture),
        };
        if (access.IdentityFile is { } key) arguments.AddRange(["-o", "IdentitiesOnly=yes", "-i", key]);
        if (access.User is { } user) arguments.AddRange(["-l", user]);
        // After the two dashes nothing can be taken for an option.
        arguments.AddRange(["-s", "--", access.Address.Host, "sftp"]);
        return arguments;
    }

    /// <summary>The helper that ssh runs to ask for the password: it says what the variable holds.</summary>
    public static string AskPass(PrivateFolder folder) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? folder.Write("askpass.cmd", $"@powershell.exe -NoProfile -NonInteractive -Command \"[Console]::Out.Write($env:{SecretVariable})\"\r\n", isProgram: true)
        : folder.Write("askpass", $"#!/bin/sh\nprintf '%s\\n' \"${SecretVariable}\"\n", isProgram: true);

    /// <summary>A path as an option of ssh takes it: quoted, and no percent sign begins a token.</summary>
    private static string Quoted(string path) => "\"" + path.Replace("%", "%%") + "\"";
}
