namespace SopWebsite.Monitoring.Baseline;

/// <summary>Keeps baselines, and what looks found against them.</summary>
public interface IBaselineStore
{
    /// <summary>Adds a baseline with its files as parts of lines, and lets go the files of those before it; their heads stay.</summary>
    void Add(SiteBaseline baseline, IEnumerable<string> parts);

    /// <summary>The newest baseline of a site; null for none.</summary>
    SiteBaseline? Latest(string site);

    /// <summary>All baselines of a site, oldest first.</summary>
    IReadOnlyList<SiteBaseline> Of(string site);

    /// <summary>The parts of a baseline in their order, read as they are enumerated; none of one whose files were let go.</summary>
    IEnumerable<string> PartsOf(SiteBaseline baseline);

    /// <summary>Notes what a look found.</summary>
    void Add(BaselineComparison comparison);

    /// <summary>The newest look at a site; null for none.</summary>
    BaselineComparison? LatestComparison(string site);
}
