using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SopWebsite.Files;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Notices;

/// <summary>A real mail server (aiosmtpd) on a free loopback port. Tests that need it are skipped where Python has no aiosmtpd.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private static readonly Lazy<string?> Python = new(FindPython);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Process _process;
    private readonly Task _reading;

    private SmtpSink(Process process, int port, string certificateSha256)
    {
        _process = process;
        Port = port;
        CertificateSha256 = certificateSha256;
        _reading = ReadAsync();
    }

    public int Port { get; }

    public string CertificateSha256 { get; }

    /// <summary>What arrived.</summary>
    public ConcurrentQueue<Mail> Mails { get; } = new();

    /// <param name="folder">Where its certificate goes.</param>
    /// <param name="password">The password of the account <c>sop</c>; null where it asks for none.</param>
    /// <param name="tls">Whether it has TLS.</param>
    /// <param name="implicitTls">Whether TLS begins with the first byte.</param>
    /// <param name="without">Ways of authentication that it does not offer.</param>
    public static async Task<SmtpSink> StartAsync(
        TemporaryFolder folder, string? password = "rahasia sekali", bool tls = true, bool implicitTls = false, params string[] without)
    {
        Skip.If(Python.Value is null, "Python with aiosmtpd (Debian: python3-aiosmtpd) is not installed");
        var settings = new Dictionary<string, object> { ["without"] = without, ["implicit"] = implicitTls };
        if (password is not null) settings["password"] = password;
        using var certificate = TestCertificates.Sound();
        if (tls)
        {
            settings["certificate"] = folder["smtp.crt"];
            settings["key"] = folder["smtp.key"];
            await File.WriteAllTextAsync(folder["smtp.crt"], certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(folder["smtp.key"], certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        }
        var process = Process.Start(new ProcessStartInfo(
            Python.Value!, [Repository.Path("tests", "SopWebsite.Tests", "Notices", "smtp_sink.py"), JsonSerializer.Serialize(settings)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the mail server did not start");
        return new SmtpSink(process, JsonDocument.Parse(first).RootElement.GetProperty("port").GetInt32(), Sha256Hex.OfBytes(certificate.RawData));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _reading;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>What arrived, once the server has said all.</summary>
    public async Task<List<Mail>> EndAsync()
    {
        await DisposeAsync();
        return [.. Mails];
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line) Mails.Enqueue(JsonSerializer.Deserialize<Mail>(line, Web)!);
    }

    private static string? FindPython()
    {
        foreach (var program in new[] { "/usr/bin/python3", "python3", "python" })
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0) return program;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not there under this name.
            }
        }
        return null;
    }
}

/// <summary>A mail as Python's parser read it.</summary>
internal sealed record Mail(
    string Sender, string[] Recipients, bool Tls, bool Authenticated, string[][] Headers, string Text, int Longest, string[] Defects)
{
    public string? this[string header] => Headers.SingleOrDefault(pair => string.Equals(pair[0], header, StringComparison.OrdinalIgnoreCase))?[1];
}
