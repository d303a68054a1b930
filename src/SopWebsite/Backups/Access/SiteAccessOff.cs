namespace SopWebsite.Backups.Access;

/// <summary>That a site's access was switched off and not yet on again.</summary>
public sealed record SiteAccessOff
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The machine whose run switched it off.</summary>
    public required string Machine { get; init; }

    /// <summary>What switches it on: the program and its arguments.</summary>
    public required string[] On { get; init; }
}

/// <summary>That a site's access was switched on.</summary>
/// <param name="Site">The site.</param>
/// <param name="OnSince">When it was switched on, UTC.</param>
/// <param name="OffSince">Since when a run had left it off, UTC; null where none had.</param>
public sealed record SiteAccessState(string Site, DateTimeOffset OnSince, DateTimeOffset? OffSince);

/// <summary>Keeps which sites' access is off.</summary>
public interface ISiteAccessStore
{
    /// <summary>Notes that it is off, or replaces what was noted.</summary>
    void Put(SiteAccessOff off);

    /// <summary>Notes that it is on.</summary>
    void Remove(string site);

    /// <summary>What is noted of a site; null when its access is on.</summary>
    SiteAccessOff? Find(string site);

    /// <summary>All sites whose access is off, by name.</summary>
    IReadOnlyList<SiteAccessOff> All();
}
