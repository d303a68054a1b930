namespace SopWebsite.Monitoring.Integrity;

/// <summary>Where a court's own lexicon is.</summary>
public static class LexiconLocation
{
    /// <summary>The environment variable that names a court's own lexicon file, for the routine too.</summary>
    public const string Variable = "SOPWEBSITE_LEXICON";

    /// <summary>The given file, else the one that <see cref="Variable"/> names, else null for none.</summary>
    public static string? Resolve(string? given) =>
        !string.IsNullOrWhiteSpace(given) ? given
        : Environment.GetEnvironmentVariable(Variable) is { } named && !string.IsNullOrWhiteSpace(named) ? named
        : null;
}
