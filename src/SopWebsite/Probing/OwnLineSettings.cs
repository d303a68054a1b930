using System.Net;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Probing;

/// <summary>What the court's own line to the world is judged by.</summary>
public sealed record OwnLineSettings
{
    /// <summary>The gateway that stands for none: it is not asked.</summary>
    public const string NoGateway = "none";

    /// <summary>
    /// Two servers of different operators that answer from anywhere, by address so that no name server is needed: Cloudflare's and Google's
    /// public resolvers, over TCP because many networks let no ping out.
    /// </summary>
    public static IReadOnlyList<Uri> DefaultTargets { get; } = [new("tcp://1.1.1.1:443"), new("tcp://8.8.8.8:443")];

    /// <summary>
    /// The court's router: an address to ping, or tcp://address:port; <see cref="NoGateway"/>; null for the machine's default gateway.
    /// </summary>
    public string? Gateway { get; init; }

    /// <summary>Servers out in the world that do not depend on each other: the line is up when any of them answers.</summary>
    public IReadOnlyList<Uri> Targets { get; init; } = DefaultTargets;

    /// <summary>
    /// The name that name servers are asked for: the Supreme Court's, which every court's line must lead to. What answers with an address of
    /// the court's own network, or of this computer, does not tell the truth.
    /// </summary>
    public const string DefaultName = "mahkamahagung.go.id";

    /// <summary>The name servers, each an address or address:port; empty for the one that this computer asks.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>The name that they are asked for.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>The file by which the throughput is measured, http or https; null where it is not measured.</summary>
    public Uri? SpeedUri { get; init; }

    /// <summary>The time for all of them together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Refuses what nothing could be judged by.</summary>
    /// <exception cref="SopException"><c>SopOwnLineInvalid</c>.</exception>
    public void Check()
    {
        var wrong = Targets.FirstOrDefault(target => ProbeAddress.KindOf(target) is not (ProbeKind.Tcp or ProbeKind.Ping))?.OriginalString
            ?? (Gateway is { } gateway && gateway != NoGateway && GatewayUri(gateway) is null ? gateway : null);
        if (wrong is not null)
            throw new SopException(
                "SopOwnLineInvalid", SopErrorKind.InvalidArgument,
                new Phrase(
                    $"'{wrong}' cannot tell whether the court's own line is up: use tcp://address:port or ping://address, and for the "
                    + "gateway an address or 'none'.",
                    $"'{wrong}' tidak dapat menunjukkan keadaan koneksi kantor: pakai tcp://alamat:port atau ping://alamat, dan untuk "
                    + "gateway alamat atau 'none'."),
                wrong);
        foreach (var target in Targets) ProbeAddress.Check(target);
        if (NameServers.FirstOrDefault(server => DnsClient.ServerOf(server) is null) is { } stranger)
            throw Invalid(
                stranger, "a name server is an address, as 192.0.2.53 or 192.0.2.53:5353",
                "server nama ditulis sebagai alamat, seperti 192.0.2.53 atau 192.0.2.53:5353");
        if (Uri.CheckHostName(Name) != UriHostNameType.Dns || !Name.Contains("."))
            throw Invalid(
                Name, "name servers are asked for a name, as mahkamahagung.go.id",
                "server nama ditanya tentang sebuah nama, seperti mahkamahagung.go.id");
        if (SpeedUri is not null && !ProbeAddress.IsWeb(SpeedUri))
            throw Invalid(
                SpeedUri.ToString(), "the throughput is measured by a file at https://...", "kecepatan diukur dengan berkas di https://...");
    }

    private static SopException Invalid(string wrong, string english, string indonesian) => new(
        "SopOwnLineInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"The connection cannot be tested by '{wrong}': {english}.", $"Koneksi tidak dapat diuji dengan '{wrong}': {indonesian}."), wrong);

    internal static Uri? GatewayUri(string text)
    {
        var address = IPAddress.TryParse(text, out var literal) && literal.ToString().Contains(":") ? $"ping://[{text}]"
            : text.Contains("://") ? text : "ping://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && ProbeAddress.KindOf(uri) is ProbeKind.Tcp or ProbeKind.Ping
            && uri!.Host.Length > 0
            ? uri
            : null;
    }
}
