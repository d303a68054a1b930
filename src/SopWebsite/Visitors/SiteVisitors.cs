using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Evidence;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Visitors.Allowing;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors;

/// <summary>Reads the visitor logs of a registered site and keeps what was found; a step of the routine.</summary>
/// <param name="store">Where findings are kept.</param>
/// <param name="rules">What to look for.</param>
/// <param name="clock">The time.</param>
/// <param name="allowed">Who is let pass; null for nobody.</param>
/// <param name="evidence">Where the lines of intruders are kept; null to keep none.</param>
public sealed class SiteVisitors(
    IVisitorStore store, VisitorRules rules, IClock clock, AllowedVisitors? allowed = null, EvidenceStore? evidence = null)
{
    /// <summary>The logs of a site, and what of its paths could not be found.</summary>
    /// <exception cref="SopException"><c>SopSiteWithoutLog</c>: the site has no log paths.</exception>
    public static IReadOnlyList<LogSource> LogsOf(SopSite site, ICollection<SopException> faults) =>
        PathsOf(site, faults).Select(LogSource.OfFile).ToList();

    /// <summary>The paths of a site's logs as they are now, and what of its paths could not be found.</summary>
    /// <exception cref="SopException"><c>SopSiteWithoutLog</c>: the site has no log paths.</exception>
    public static IReadOnlyList<string> PathsOf(SopSite site, ICollection<SopException> faults)
    {
        if (site.LogPath.Length == 0) throw new SopException(
            "SopSiteWithoutLog", SopErrorKind.InvalidOperation,
            new Phrase($"The site '{site.Name}' has no log paths. Give them: Set-SopSite {site.Name} -LogPath /path/access.log*",
                $"Situs '{site.Name}' tidak memiliki jalur log. Isi dengan: Set-SopSite {site.Name} -LogPath /jalur/access.log*"),
            site.Name);
        return LogFiles.ExpandAll(site.LogPath, faults);
    }

    /// <summary>How a site's logs are read: in its format, unless another is asked for, and in its zone.</summary>
    public static VisitorScanOptions OptionsOf(SopSite? site, VisitorScanOptions? options = null)
    {
        options ??= new VisitorScanOptions();
        if (site is null) return options;
        return options with { LogZone = site.Zone, LogFormat = options.LogFormat == VisitorLogFormats.Auto ? site.LogFormat : options.LogFormat };
    }

    /// <summary>Scans the site's logs and adds the findings to the store, unless no log could be read at all.</summary>
    /// <exception cref="SopException"><c>SopSiteWithoutLog</c>: the site has no log paths.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop; nothing was kept.</exception>
    public VisitorScanResult Scan(SopSite site, VisitorScanOptions? options = null, CancellationToken cancellation = default)
    {
        var faults = new List<SopException>();
        var sources = LogsOf(site, faults);
        options = OptionsOf(site, options);
        var result = new VisitorScanner(rules, options).Scan(sources, cancellation);
        result = Review(site).Settle(result with { Faults = [.. faults, .. result.Faults] }, rules.Scale);
        result = WithEvidence(result, sources, options, cancellation);
        Keep(site, result);
        return result;
    }

    /// <summary>What is made of the visitors of a site's logs: who is allowed there is set apart.</summary>
    /// <param name="site">The site; null for logs of none: then only who is allowed for all sites is.</param>
    public VisitorReview Review(SopSite? site) => new() { Allowed = allowed?.BookFor(site?.Name) ?? AllowanceBook.Empty };

    /// <summary>Adds what a scan of the site's logs found to the store, unless no log could be read at all.</summary>
    public void Keep(SopSite site, VisitorScanResult result)
    {
        if (result.Summary.Files.Length > 0) store.Add(site.Name, clock.UtcNow, result.Summary, result.Visitors, result.Evidence);
    }

    /// <summary>Reads the logs once more for the lines of intruders, where there are any.</summary>
    internal VisitorScanResult WithEvidence(
        VisitorScanResult result, IReadOnlyList<LogSource> sources, VisitorScanOptions? options, CancellationToken cancellation)
    {
        if (evidence is null || !result.Intruders.Any()) return result;
        var lines = new MatchedLines(rules, result.Intruders.Select(visitor => visitor.Address));
        new LogPass(options ?? new VisitorScanOptions(), lines).Run(sources, cancellation);
        if (lines.Count == 0) return result;
        try
        {
            return result with
            {
                Evidence = evidence.Keep(lines.ToBytes(), ".txt"),
                EvidenceFault = lines.IsCut
                    ? new Phrase($"only the first {lines.Count} lines were kept", $"hanya {lines.Count} baris pertama yang disimpan")
                    : null,
            };
        }
        catch (SopException failure)
        {
            // What was found is told all the same.
            return result with { EvidenceFault = new Phrase("not kept: " + failure.Phrase.English, "tidak tersimpan: " + failure.Phrase.Indonesian) };
        }
    }
}
