namespace SopWebsite.Backups.Transport;

/// <summary>A key or certificate that a server shows.</summary>
public sealed record ServerKey
{
    /// <summary>The key's type, such as <c>ssh-ed25519</c>; <c>x509</c> for a certificate.</summary>
    public required string Type { get; init; }

    /// <summary>What pins it.</summary>
    public required HostKeyPin Pin { get; init; }

    /// <summary>Whom a certificate names; null for a key.</summary>
    public string? Subject { get; init; }

    /// <summary>When a certificate ends, UTC; null for a key.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>True when this machine's authorities vouch for a certificate and it names the server; null for a key.</summary>
    public bool? IsTrusted { get; init; }
}

/// <summary>How a server's key stands to what is pinned.</summary>
public enum HostKeyState
{
    /// <summary>No key of the server is pinned: compare the fingerprint with what the hosting provider says, then pin it.</summary>
    Unknown,

    /// <summary>It is pinned.</summary>
    Pinned,

    /// <summary>Others are pinned, this one is not: the server was set up anew, or it is another one.</summary>
    Changed,
}

/// <summary>A key of a site's server, as it is shown and as it can be pinned. Piped to Set-SopSite it is pinned.</summary>
public sealed record SiteHostKey
{
    /// <summary>The site; null for a server that was named by its address.</summary>
    public string? Name { get; init; }

    /// <summary>The server.</summary>
    public required string Server { get; init; }

    /// <summary>The key's type, such as <c>ssh-ed25519</c>; <c>x509</c> for a certificate.</summary>
    public required string Type { get; init; }

    /// <summary>The fingerprint, as OpenSSH writes it (<c>SHA256:...</c>), or of a certificate as 64 hex digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>How it stands to what is pinned.</summary>
    public required HostKeyState State { get; init; }

    /// <summary>What pins it: the text for Set-SopSite -HostKey.</summary>
    public required string HostKey { get; init; }

    /// <summary>The line of an OpenSSH known_hosts file; null for a certificate.</summary>
    public string? KnownHosts { get; init; }

    /// <summary>Whom a certificate names; null for a key.</summary>
    public string? Subject { get; init; }

    /// <summary>When a certificate ends, UTC; null for a key.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>True when this machine's authorities vouch for a certificate; null for a key.</summary>
    public bool? IsTrusted { get; init; }
}
