namespace SopWebsite.Backups.Shares;

/// <summary>A share of a set that was read.</summary>
public sealed record CheckedShare
{
    /// <summary>The set's folder.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the manifest that it was read against: of another set in the same place it says nothing.</summary>
    public required string ManifestSha256 { get; init; }

    /// <summary>Which part, from 1.</summary>
    public required int Part { get; init; }

    /// <summary>Of how many.</summary>
    public required int Of { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>True when nothing was missing, altered or extra.</summary>
    public required bool IsSound { get; init; }
}

/// <summary>Remembers which shares of which sets were read when.</summary>
public interface IShareStore
{
    /// <summary>Notes a share; what was known of it before is replaced.</summary>
    void Put(CheckedShare share);

    /// <summary>What was read of a set, in the order of the times.</summary>
    IReadOnlyList<CheckedShare> Of(string path, string manifestSha256);

    /// <summary>Forgets what was read of the set in a folder.</summary>
    void Remove(string path);
}
