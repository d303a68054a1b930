using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Following;
using SopWebsite.Visitors.Places;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Finds the visitors in access logs that attack, probe or flood the site.</summary>
[Cmdlet(VerbsCommon.Get, "SuspiciousVisitor", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(SuspiciousVisitor))]
public sealed class GetSuspiciousVisitorCommand : FollowingLogCommandBase
{
    private IReadOnlyList<string> _lists = [];
    private IReadOnlyList<string> _places = [];
    private VisitorReview? _review;

    /// <summary>Only this verdict and the graver ones: Watch (all), Suspicious or Hostile.</summary>
    [Parameter]
    public VisitorVerdict Verdict { get; set; }

    /// <summary>Only visitors with this score and more.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int MinimumScore { get; set; }

    /// <summary>After the others also those on the list of allowed visitors, with the entry that allows them.</summary>
    [Parameter]
    public SwitchParameter IncludeAllowed { get; set; }

    /// <summary>
    /// Asks the name server whether who calls himself a search engine is it: reverse, then forward. Answers are kept for seven days.
    /// </summary>
    [Parameter]
    public SwitchParameter VerifyBots { get; set; }

    /// <summary>The name server to ask, such as 192.0.2.53 or 192.0.2.53:5353; this computer's own without.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NameServer { get; set; }

    /// <summary>Lists of their crawlers' addresses that search engines publish, such as googlebot.json; the name tells whose it is.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] SearchEngineList { get; set; } = [];

    /// <summary>Files that say where addresses are: comma-separated, the first line network,country,asn,name.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] PlaceFile { get; set; } = [];

    // The court's own rules are in the register, whose opening may warn: on this thread, not on the one that reads.
    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _ = OpenedRegister;
        _lists = SessionPaths.Existing(this, SearchEngineList, literal: false);
        _places = SessionPaths.Existing(this, PlaceFile, literal: false);
    }

    /// <summary>How many threads read, 1 to 64. Without it, one a processor, up to four. The result is the same.</summary>
    [Parameter]
    [ValidateRange(1, VisitorScanOptions.MostThreads)]
    public int ThrottleLimit { get; set; }

    /// <inheritdoc/>
    protected override int Threads => ThrottleLimit;

    /// <inheritdoc/>
    protected override VisitorScanSummary Read(
        IReadOnlyList<LogSource> logs, VisitorScanOptions options, PipelineWriter writer, ICollection<SopException> faults,
        CancellationToken cancellation)
    {
        var review = ReviewOf(cancellation);
        var rules = Workplace.VisitorRules.Effective;
        var found = new VisitorScanner(review.RulesFor(rules), options).Scan(logs, cancellation);
        // Off the pipeline's thread already.
        var result = review.ApplyAsync(found, rules.Scale, cancellation).GetAwaiter().GetResult();
        foreach (var fault in result.Faults) faults.Add(fault);
        // A whole reading of a site's own logs is what its reports and the routine go by; a part of it is not.
        if (NamedSite is { } site && options is { Since: null, Until: null })
            Workplace.SiteVisitors.Keep(site, result);
        foreach (var visitor in AskedOf(result)) writer.WriteObject(visitor);
        if (!IncludeAllowed && result.Summary.Allowed > 0) writer.WriteWarning(new Phrase(
            $"{result.Summary.Allowed} visitors with signs are on the list of allowed ones and were left out; -IncludeAllowed shows them.",
            $"{result.Summary.Allowed} pengunjung bertanda ada dalam daftar izin dan tidak ditampilkan; -IncludeAllowed menampilkannya.").ToString());
        return result.Summary;
    }

    /// <inheritdoc/>
    protected override VisitorTail Tail(Func<ICollection<SopException>, IReadOnlyList<string>> paths, VisitorScanOptions options) =>
        new(ReviewOf(CancellationToken.None).RulesFor(Workplace.VisitorRules.Effective), paths, options, Workplace.Clock);

    /// <inheritdoc/>
    protected override VisitorScanResult Review(VisitorScanResult result, CancellationToken cancellation)
    {
        var reviewed = ReviewOf(cancellation).ApplyAsync(result, Workplace.VisitorRules.Effective.Scale, cancellation).GetAwaiter().GetResult();
        // Of a pass that is kept, who is allowed has been set apart already.
        return !Incremental ? reviewed : reviewed with
        {
            AllowedVisitors = result.AllowedVisitors, Summary = reviewed.Summary with { Allowed = result.AllowedVisitors.Count },
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<SuspiciousVisitor> AskedOf(VisitorScanResult result) =>
        (IncludeAllowed ? result.Visitors.Concat(result.AllowedVisitors) : result.Visitors)
        .Where(visitor => visitor.Verdict >= Verdict && visitor.Score >= MinimumScore);

    private VisitorReview ReviewOf(CancellationToken cancellation) => _review ??= Workplace.SiteVisitors.Review(NamedSite) with
    {
        Engines = AdapterSet.SearchEngines,
        Checker = Checker(),
        Places = _places.Count > 0 ? PlaceBook.Read(_places, cancellation) : null,
    };

    private SearchEngineChecker? Checker() => VerifyBots || _lists.Count > 0
        ? new SearchEngineChecker(
            SearchEngineLists.Read(_lists, AdapterSet.SearchEngines),
            VerifyBots ? SearchEngineChecker.ServerOf(NameServer) : null,
            OpenedRegister.SearchEngineChecks, Workplace.Clock)
        : null;
}
