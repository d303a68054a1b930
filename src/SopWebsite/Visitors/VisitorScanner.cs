using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors;

/// <summary>Reads access logs and finds the visitors that attack, probe or flood the site.</summary>
/// <param name="rules">What to look for: the shipped rules, and a court's own over them.</param>
/// <param name="options">The period and the limits; null for the defaults.</param>
public sealed class VisitorScanner(VisitorRules rules, VisitorScanOptions? options = null)
{
    private readonly VisitorScanOptions _options = options ?? new VisitorScanOptions();

    /// <summary>Reads all logs as one history, oldest first. Files that cannot be read are among the faults; the others are read.</summary>
    /// <exception cref="OperationCanceledException">The token asked to stop; seen at every buffer.</exception>
    public VisitorScanResult Scan(IReadOnlyCollection<LogSource> sources, CancellationToken cancellation = default)
    {
        var clients = new ClientBook(rules.Book, _options.AddressLimit);
        var pass = new LogPass(_options, clients);
        pass.Run(sources, cancellation);
        var visitors = clients.Visitors(new VisitorJudge(rules.Scale));
        return new VisitorScanResult
        {
            Visitors = visitors,
            Faults = [.. pass.Faults, .. GivenUp()],
            Summary = (pass.Summary() with
            {
                Addresses = clients.Addresses,
                DemotedAddresses = clients.DemotedAddresses,
                UntrackedRequests = clients.UntrackedRequests,
            }).Of(visitors),
        };
    }

    private IEnumerable<SopException> GivenUp() => rules.Book.Rules.Where(rule => rule.IsGivenUp).Select(rule => new SopException(
        "SopVisitorRuleTooSlow", SopErrorKind.InvalidData,
        new Phrase(
            $"The rule '{rule.Id}' took too long and was left out from there on. Make its pattern simpler, or remove it: "
            + $"Remove-VisitorRule {rule.Id}",
            $"Aturan '{rule.Id}' terlalu lambat sehingga tidak dipakai lagi. Sederhanakan polanya, atau hapus: Remove-VisitorRule {rule.Id}"),
        rule.Id));

    /// <summary>Reads files; see <see cref="Scan(IReadOnlyCollection{LogSource}, CancellationToken)"/>.</summary>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public VisitorScanResult Scan(IEnumerable<string> paths, CancellationToken cancellation = default) =>
        Scan(paths.Select(LogSource.OfFile).ToList(), cancellation);
}
