namespace SopWebsite.Monitoring;

/// <summary>What of a page is looked at, as CSS selectors.</summary>
public sealed record PageFilter
{
    /// <summary>The whole page.</summary>
    public static PageFilter WholePage { get; } = new();

    /// <summary>Elements that are left out, with all that is in them.</summary>
    public string[] Ignore { get; init; } = [];

    /// <summary>The elements that alone are looked at; null for the whole page.</summary>
    public string? Keep { get; init; }

    /// <summary>Elements that differ from visit to visit: left out of <see cref="PageFacts.SteadyText"/> beside the others.</summary>
    public IReadOnlyList<string> Unsteady { get; init; } = [];

    /// <summary>True when neither <see cref="Ignore"/> nor <see cref="Keep"/> takes anything away.</summary>
    public bool IsWholePage => Ignore.Length == 0 && Keep is null;
}
