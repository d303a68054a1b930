using System.Globalization;
using System.Net;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Probing;

/// <summary>The addresses that can be checked, and what each scheme asks of them.</summary>
public static class ProbeAddress
{
    private const int MySqlPort = 3306;
    private const int DnsPort = 53;

    /// <summary>The record types that a name server may be asked for, with their codes (RFC 1035 section 3.2.2, RFC 3596).</summary>
    internal static IReadOnlyDictionary<string, int> RecordTypes { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = 1, ["NS"] = 2, ["MX"] = 15, ["TXT"] = 16, ["AAAA"] = 28,
    };

    /// <summary>How an address is asked; null for a scheme that nothing here can ask.</summary>
    public static ProbeKind? KindOf(Uri uri) => !uri.IsAbsoluteUri ? null : uri.Scheme switch
    {
        "http" or "https" => ProbeKind.Http,
        "tcp" => ProbeKind.Tcp,
        "dns" => ProbeKind.Dns,
        "ping" => ProbeKind.Ping,
        "mysql" => ProbeKind.MySql,
        _ => null,
    };

    /// <summary>True for a page: http or https.</summary>
    public static bool IsWeb(Uri uri) => KindOf(uri) == ProbeKind.Http;

    /// <summary>Refuses an address that cannot be asked.</summary>
    /// <exception cref="SopException"><c>SopSiteUriInvalid</c>: the scheme, a missing port, or a query that means nothing.</exception>
    public static void Check(Uri uri)
    {
        var fault = KindOf(uri) switch
        {
            null => new Phrase(
                "it must begin with http://, https://, tcp://, dns://, ping:// or mysql://",
                "harus diawali http://, https://, tcp://, dns://, ping:// atau mysql://"),
            _ when uri.IdnHost.Length == 0 => new Phrase("it names no host", "nama host tidak disebut"),
            _ when uri.UserInfo.Length > 0 => new Phrase("it must not hold a name or a password", "tidak boleh memuat nama atau kata sandi"),
            ProbeKind.Tcp when uri.Port <= 0 => new Phrase("it needs a port, as in tcp://host:22", "harus menyebut port, seperti tcp://host:22"),
            ProbeKind.Dns => DnsFault(uri),
            _ => null,
        };
        if (fault is not null)
            throw new SopException(
                "SopSiteUriInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"'{uri}' cannot be checked: {fault.English}.", $"'{uri}' tidak dapat diperiksa: {fault.Indonesian}."), uri);
    }

    internal static int PortOf(Uri uri) => uri.Port > 0 ? uri.Port : MySqlPort;

    /// <summary>The record type that is asked for.</summary>
    internal static string TypeOf(Uri uri) => (Parameter(uri, "type") ?? "A").ToUpperInvariant();

    /// <summary>The name server that is asked; null for the machine's own.</summary>
    internal static IPEndPoint? ServerOf(Uri uri) =>
        Parameter(uri, "server") is { Length: > 0 } text ? DnsClient.ServerOf(text) : null;

    private static Phrase? DnsFault(Uri uri)
    {
        if (!RecordTypes.ContainsKey(TypeOf(uri)))
            return new Phrase(
                $"type must be one of {string.Join(", ", RecordTypes.Keys)}", $"type harus salah satu dari {string.Join(", ", RecordTypes.Keys)}");
        return Parameter(uri, "server") is { Length: > 0 } && ServerOf(uri) is null
            ? new Phrase("server must be an IP address, as in server=192.0.2.53 or server=192.0.2.53:5353",
                "server harus alamat IP, seperti server=192.0.2.53 atau server=192.0.2.53:5353")
            : null;
    }

    private static string? Parameter(Uri uri, string name)
    {
        foreach (var part in uri.Query.TrimStart('?').Split('&'))
        {
            var at = part.IndexOf('=');
            if (at > 0 && string.Equals(part.Substring(0, at), name, StringComparison.OrdinalIgnoreCase))
                return Uri.UnescapeDataString(part.Substring(at + 1));
        }
        return null;
    }

    internal static string Endpoint(IPEndPoint server) => server.Port == DnsPort
        ? server.Address.ToString()
        : string.Format(CultureInfo.InvariantCulture, "{0} ({1})", server.Address, server.Port);
}
