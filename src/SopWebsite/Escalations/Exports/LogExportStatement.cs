namespace SopWebsite.Escalations.Exports;

/// <summary>What the signature of an export states of it.</summary>
internal sealed record LogExportStatement
{
    /// <summary>The export's file name when it was made, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Sha256 { get; init; }

    public required long FirstEntry { get; init; }

    public required long LastEntry { get; init; }

    public long Entries => LastEntry - FirstEntry + 1;

    /// <summary>The hash of the entry before the first.</summary>
    public required string PreviousHash { get; init; }

    public required string LastHash { get; init; }

    /// <summary>When it was made, by the clock of who made it.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The court's name; null where it was not known.</summary>
    public string? Court { get; init; }

    public required LogPublicKey Key { get; init; }
}
