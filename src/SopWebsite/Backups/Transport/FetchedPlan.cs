using SopWebsite.Sites;

namespace SopWebsite.Backups.Transport;

/// <summary>What a backup has to do with servers.</summary>
internal static class FetchedPlan
{
    /// <summary>Where the files are going to be on this machine, and from which server they come; null for neither.</summary>
    public static (string? Root, RemoteAddress? Source) RootOf(SopSite site, BackupOptions options, RemoteSites? sites)
    {
        if (!options.Parts.HasFlag(BackupParts.Files)) return (null, null);
        // Files that this machine sees need not travel.
        if (site.DocumentRoot is not null || sites is null || RemoteSites.AccessTo(site) is not { } access) return (site.DocumentRoot, null);
        return (sites.FilesOf(site, options.Fetch.MirrorPath), access.Address);
    }

    /// <summary>The plan with the site's files here, and what is to be said of how they came.</summary>
    public static BackupPlan Fetch(this RemoteSites? sites, BackupPlan plan, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        if (plan.Source is null) return plan;
        var outcome = sites!.Fetch(plan.Site, plan.Fetch with { IgnoreSpace = plan.IgnoreSpace }, progress, cancellation);
        return plan with { Missing = outcome.Skipped, Notes = [.. plan.Notes, .. FetchAccount.Remarks(plan.Source, outcome)] };
    }
}
