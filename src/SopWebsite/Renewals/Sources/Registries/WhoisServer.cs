namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// How a registry is asked over WHOIS (RFC 3912) and how its answer is read. WHOIS has no form of its own, so each registry's is data: see
/// <c>rules/whois.yaml</c>.
/// </summary>
public sealed record WhoisServer
{
    /// <summary>The usual port.</summary>
    public const int UsualPort = 43;

    /// <summary>The domains that it knows: their last labels, such as <c>id</c>.</summary>
    public required string Suffix { get; init; }

    /// <summary>The server's name.</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public int Port { get; init; } = UsualPort;

    /// <summary>The question, with <c>{domain}</c> in it.</summary>
    public string Query { get; init; } = "{domain}";

    /// <summary>The names of the field with the domain's name.</summary>
    public string[] Name { get; init; } = [];

    /// <summary>The names of the field with the expiry.</summary>
    public string[] Expires { get; init; } = [];

    /// <summary>The names of the field with the registration.</summary>
    public string[] Registered { get; init; } = [];

    /// <summary>The names of the field with the last change.</summary>
    public string[] Changed { get; init; } = [];

    /// <summary>The names of the field with the registrar.</summary>
    public string[] Registrar { get; init; } = [];

    /// <summary>The names of the field with a name server.</summary>
    public string[] Nameserver { get; init; } = [];

    /// <summary>The names of the field with a status.</summary>
    public string[] Status { get; init; } = [];

    /// <summary>The forms of its dates, as .NET writes them.</summary>
    public string[] Dates { get; init; } = [];

    /// <summary>The zone of dates that name none.</summary>
    public TimeSpan Zone { get; init; }

    /// <summary>What it says of a domain that it does not know, in lower case.</summary>
    public string[] NotFound { get; init; } = [];

    /// <summary>What it says to one who asks too often, in lower case.</summary>
    public string[] Busy { get; init; } = [];

    /// <summary>Where the form is known from.</summary>
    public required string Source { get; init; }

    /// <summary>The entry with the longest suffix that a domain has; null when there is none.</summary>
    internal static WhoisServer? For(string domain, IEnumerable<WhoisServer> servers) => servers
        .Where(server => domain.EndsWith("." + server.Suffix, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(server => server.Suffix.Length).FirstOrDefault();
}
