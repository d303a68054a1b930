using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Sites;

/// <summary>A host that is reached through the OpenSSH client, by key and with a host key that is known beforehand.</summary>
public sealed record SshRoute
{
    /// <summary>The host's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port; null for 22.</summary>
    public int? Port { get; init; }

    /// <summary>The account there; null for what the client's configuration says.</summary>
    public string? UserName { get; init; }

    /// <summary>The file of the private key; null for the agent's, or the client's own.</summary>
    public string? KeyFile { get; init; }

    /// <summary>
    /// The keys that the host may show, in the forms that a site's host keys have. Empty where the host is the site's own server, whose keys
    /// are pinned of the site, or for the client's own known_hosts. Any other key is refused.
    /// </summary>
    public string[] HostKey { get; init; } = [];

    /// <summary>
    /// True for a tunnel: the dump program runs here, only its connection goes through the host. False: it runs on the host, which gives the
    /// dump as it makes it.
    /// </summary>
    public bool Tunnel { get; init; }

    /// <summary>Reads <c>user@host:port</c>; user and port may be left out, an IPv6 address stands in brackets.</summary>
    /// <exception cref="SopException"><c>SopSshRouteInvalid</c>.</exception>
    public static SshRoute Parse(string text)
    {
        var at = text.LastIndexOf('@');
        var user = at < 0 ? null : text.Substring(0, at);
        var host = text.Substring(at + 1);
        int? port = null;
        // More than one colon without brackets is an IPv6 address.
        var colon = host.LastIndexOf(':');
        if (colon >= 0 && (host.IndexOf(']') == colon - 1 || host.IndexOf(':') == colon))
        {
            if (!int.TryParse(host.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Invalid(text);
            port = number;
            host = host.Substring(0, colon);
        }
        var route = new SshRoute { Host = host.Trim('[', ']'), Port = port, UserName = user };
        route.Check();
        return route;
    }

    /// <summary>Refuses what the client could take for an option or a command.</summary>
    /// <exception cref="SopException"><c>SopSshRouteInvalid</c>.</exception>
    public void Check()
    {
        if (!IsWord(Host, ".-_:%") || (UserName is not null && !IsWord(UserName, ".-_+$\\")) || Port is < 1 or > 65535) throw Invalid(ToString());
        foreach (var key in HostKey)
            if (key.Any(char.IsControl)) throw Invalid(key);
    }

    /// <summary>It as <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        var host = Host.IndexOf(':') >= 0 ? $"[{Host}]" : Host;
        return (UserName is null ? "" : UserName + "@") + host + (Port is { } port ? ":" + port.ToString(CultureInfo.InvariantCulture) : "");
    }

    private static bool IsWord(string text, string also) => text.Length is > 0 and <= 1000 && text[0] != '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || also.IndexOf(c) >= 0);

    private static SopException Invalid(string text) => new(
        "SopSshRouteInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{text}' is no host for SSH: write user@host or user@host:port, and host keys as ssh-keyscan shows them.",
            $"'{text}' bukan host untuk SSH: tulis pengguna@host atau pengguna@host:port, dan kunci host seperti yang ditampilkan ssh-keyscan."),
        text);
}
