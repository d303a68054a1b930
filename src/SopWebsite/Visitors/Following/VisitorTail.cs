using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Following;

/// <summary>Logs that are followed without a register: how far they were read, and what was found, is known as long as this lives.</summary>
public sealed class VisitorTail
{
    private readonly VisitorRules _rules;
    private readonly Func<ICollection<SopException>, IReadOnlyList<string>> _paths;
    private readonly VisitorScanOptions _options;
    private readonly IClock _clock;
    private readonly ClientBook _book;
    private LogMark[] _marks = [];

    /// <param name="rules">What to look for.</param>
    /// <param name="paths">The logs' paths as they are now, asked for at each pass; it adds what could not be found.</param>
    /// <param name="options">The period and the limits.</param>
    /// <param name="clock">The time.</param>
    public VisitorTail(VisitorRules rules, Func<ICollection<SopException>, IReadOnlyList<string>> paths, VisitorScanOptions options, IClock clock)
    {
        (_rules, _paths, _options, _clock) = (rules, paths, options, clock);
        _book = new ClientBook(rules.Book, options.AddressLimit);
    }

    /// <summary>Reads the new lines.</summary>
    /// <returns>All visitors so far, the figures of the new lines, and where lines may be missing.</returns>
    /// <exception cref="OperationCanceledException">The token asked to stop; this is of no more use then.</exception>
    public VisitorScanResult Pass(CancellationToken cancellation)
    {
        var faults = new List<SopException>();
        using var plan = LogPlanner.Plan(_paths(faults), _marks, _clock.UtcNow.ToUniversalTime());
        var news = plan.News;
        var pass = new LogPass(_options, _book);
        pass.Run(
            news.Select(slice => LogSource.OfStream(slice.Log.Path, slice.Open).After(slice.LinesBefore).InFormat(slice.Format)).ToList(),
            cancellation);
        _marks = plan.Marks(slice => LogSlice.FormatIn(pass.Summary(), slice));
        var visitors = news.Count == 0 ? [] : _book.Visitors(new VisitorJudge(_rules.Scale));
        return new VisitorScanResult
        {
            Visitors = visitors,
            Summary = pass.Summary().Of(visitors),
            Gaps = plan.Gaps,
            Faults = [.. faults, .. plan.Faults, .. pass.Faults],
        };
    }
}
