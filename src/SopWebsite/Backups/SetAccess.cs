namespace SopWebsite.Backups;

/// <summary>What it takes to open a set, beside its folder.</summary>
internal sealed record SetAccess
{
    /// <summary>Nothing is known: sets that are not encrypted and lie beside their base open all the same.</summary>
    public static SetAccess None { get; } = new();

    /// <summary>The password that was given; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>The password that is registered for a site, by its name; null for none.</summary>
    public Func<string, string?> PasswordOf { get; init; } = _ => null;

    /// <summary>Where the set is that another builds on, when it does not lie beside it; null where nobody knows.</summary>
    public Func<ManifestBase, string?> FindBase { get; init; } = _ => null;
}
