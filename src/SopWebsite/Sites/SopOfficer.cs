namespace SopWebsite.Sites;

/// <summary>A person of the court who performs steps or hears of escalations.</summary>
public sealed record SopOfficer
{
    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The role's code, one of <see cref="SopRoles"/> or the court's own.</summary>
    public required string Role { get; init; }

    /// <summary>Employee number (NIP), if known.</summary>
    public string? Nip { get; init; }

    /// <summary>Address for e-mail notices.</summary>
    public string? Email { get; init; }

    /// <summary>Chat id for Telegram notices.</summary>
    public string? ChatId { get; init; }
}

/// <summary>What a third party does for the court; source: seed 001, Keterangan.</summary>
public enum ThirdPartyKind
{
    /// <summary>The provider of the connection (ISP).</summary>
    Connection,

    /// <summary>The registrar or registry of the domain.</summary>
    Domain,

    /// <summary>The provider of the hosting.</summary>
    Hosting,

    /// <summary>Another person or company.</summary>
    Other,
}

/// <summary>A third party (pihak ketiga) that solves what the court's own staff cannot.</summary>
public sealed record SopThirdParty
{
    /// <summary>The company's or person's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does for the court.</summary>
    public ThirdPartyKind Kind { get; init; }

    /// <summary>Telephone of its support.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail of its support.</summary>
    public string? Email { get; init; }

    /// <summary>Number of the contract or customer account.</summary>
    public string? Contract { get; init; }
}
