using SopWebsite.Languages;

namespace SopWebsite.Monitoring;

/// <summary>The certificate that a server showed, whether browsers accept it or not. Names are cut to 100 letters, lists to 100 items.</summary>
public sealed record SiteCertificate
{
    /// <summary>The name that it was made out to; the first of <see cref="Names"/> where it has no subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The host names and addresses that it is for (subjectAltName, RFC 5280 section 4.2.1.6).</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>From when it is valid, UTC.</summary>
    public required DateTimeOffset Begins { get; init; }

    /// <summary>Until when it is valid, UTC.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whole days from the check until it ends; negative once it has ended.</summary>
    public int DaysLeft { get; init; }

    /// <summary>The chain as it was built, from the server's own certificate to the root: each one's name and last day.</summary>
    public string[] Chain { get; init; } = [];

    /// <summary>What browsers hold against it; empty for a sound one.</summary>
    public Phrase[] Faults { get; init; } = [];

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Subject} ({Issuer}, {Expires:yyyy-MM-dd}, {DaysLeft} days)");
}
