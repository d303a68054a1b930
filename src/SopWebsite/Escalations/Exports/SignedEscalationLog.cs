namespace SopWebsite.Escalations.Exports;

/// <summary>A signed export of the log, as it was written.</summary>
public sealed record SignedEscalationLog
{
    /// <summary>The full path of the export.</summary>
    public required string FullName { get; init; }

    /// <summary>The full path of its signature.</summary>
    public required string SignaturePath { get; init; }

    /// <summary>The number of its first entry.</summary>
    public required long FirstEntry { get; init; }

    /// <summary>How many entries it holds.</summary>
    public required long Entries { get; init; }

    /// <summary>The number of its last entry.</summary>
    public long LastEntry => FirstEntry + Entries - 1;

    /// <summary>The hash of its last entry.</summary>
    public required string LastHash { get; init; }

    /// <summary>SHA-256 of the export.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The key that signed it: SHA-256 of its SubjectPublicKeyInfo. Write it down where the register's keeper cannot change it.</summary>
    public required string KeyFingerprint { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The court's name; null where it is not known.</summary>
    public string? Court { get; init; }
}
