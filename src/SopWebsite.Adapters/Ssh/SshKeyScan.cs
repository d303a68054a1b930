using System.ComponentModel;
using System.Globalization;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Ssh;

/// <summary>Asks an SSH server for its keys through ssh-keyscan, which neither logs in nor trusts anyone.</summary>
internal static class SshKeyScan
{
    private const int KeptErrors = 4 * 1024, KeptKeys = 64 * 1024;

    public static IReadOnlyList<ServerKey> Ask(RemoteAddress address, CancellationToken cancellation)
    {
        var program = SshProgram.Find("ssh-keyscan");
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var process = ChildProcess.Start(
                program,
                ["-T", "15", "-p", address.Port.ToString(CultureInfo.InvariantCulture), "-t", "ed25519,ecdsa,rsa", "--", address.Host],
                _ => { });
            using var stop = cancellation.Register(() => ChildProcess.Kill(process));
            process.StandardInput.Close();
            var errors = ChildProcess.ReadAsync(process.StandardError, KeptErrors);
            var lines = ChildProcess.ReadAsync(process.StandardOutput, KeptKeys).GetAwaiter().GetResult();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            var keys = Read(lines);
            // It may answer nothing and still say that all went well.
            return keys.Count > 0 ? keys : throw TransportFaults.Failed(address, Said(errors.GetAwaiter().GetResult()));
        }
        catch (Win32Exception failure)
        {
            throw TransportFaults.Failed(address, failure.Message, failure);
        }
    }

    /// <summary>The keys for a message about them; none where the server cannot be asked.</summary>
    public static IReadOnlyList<ServerKey> TryAsk(RemoteAddress address)
    {
        try
        {
            return Ask(address, CancellationToken.None);
        }
        catch (SopException)
        {
            return [];
        }
    }

    /// <summary>Lines as known_hosts has them: the strongest kind first, as ssh prefers them.</summary>
    internal static IReadOnlyList<ServerKey> Read(string lines)
    {
        var keys = new List<ServerKey>();
        foreach (var line in lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            try
            {
                var pin = HostKeyPin.Parse(line);
                if (pin.Type is { } type && !keys.Exists(key => key.Pin == pin)) keys.Add(new ServerKey { Type = type, Pin = pin });
            }
            catch (SopException)
            {
                // A kind of key that nobody here knows.
            }
        }
        return [.. keys.OrderBy(key => key.Type == "ssh-ed25519" ? 0 : key.Type == "ssh-rsa" ? 2 : 1)];
    }

    private static string Said(string errors)
    {
        var lines = errors.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        return lines.Count > 0 ? string.Join(" ", lines) : "ssh-keyscan: no key";
    }
}
