using SopWebsite.Sites;

namespace SopWebsite.Monitoring.History;

/// <summary>How many checks in a row it takes until an address counts as down, or as up again: one miss never makes a site flap.</summary>
/// <param name="DownAfter">Failed checks in a row until it is down, at least 1.</param>
/// <param name="UpAfter">Answered checks in a row until it is up, at least 1.</param>
public readonly record struct Hysteresis(int DownAfter, int UpAfter)
{
    /// <summary>What is registered of a site; the house's numbers for one that is not.</summary>
    public static Hysteresis Of(SopSite? site) =>
        site is null ? Of(new SopSite { Name = "" }) : new Hysteresis(Math.Max(site.DownAfter, 1), Math.Max(site.UpAfter, 1));
}
