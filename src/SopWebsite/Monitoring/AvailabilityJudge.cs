using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.Parking;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring;

/// <summary>Judges what came of fetching a page: what failed, whether it is the site's own page, and whether it is as it should be.</summary>
internal sealed class AvailabilityJudge(
    FetchResult fetched, Uri asked, AvailabilityOptions options, SiteCondition[] conditions, DateTimeOffset now, ParkedPageFinder parked)
{
    /// <summary>Below this share of its lifetime a certificate should have been renewed long ago (renewal is usual at a third).</summary>
    private const double LastShareOfLifetime = 0.15;

    private readonly Lazy<string> _text = new(fetched.Text);

    public SiteAvailability Conclude(SiteAvailability check)
    {
        if (fetched.Answer is not { } answer || fetched.Failure != AvailabilityFailure.None)
            return Down(
                check with { Conditions = [.. conditions.Select(condition => new ConditionResult { Condition = condition.Text })] },
                fetched.Failure, fetched.Reason!);
        var verdict = ConditionVerdict.Of(conditions, Facts(answer, check));
        check = check with { Conditions = verdict.Results };
        var lacks = options.ExpectText is { Length: > 0 } text && _text.Value.IndexOf(text, StringComparison.OrdinalIgnoreCase) < 0;
        var foreign = IsVouchedFor(lacks, verdict) ? null : parked.Find(fetched.Uri, _text.Value);
        if (foreign is { IsDown: true } found)
            return Down(check with { Parked = found.Page }, AvailabilityFailure.Parked, Stranger(found.Page, fetched.Uri.IdnHost));
        if (!IsExpected(answer)) return Down(check, AvailabilityFailure.Http, Unexpected(answer.StatusCode));
        if (lacks) return Down(check, AvailabilityFailure.Content, Lacks(options.ExpectText!, answer.IsCut));
        if (verdict.Broken is { } broken) return Down(check, verdict.Failure, broken);
        var concerns = OfAnswer().Concat(verdict.Concerns).ToList();
        if (foreign is { } standing)
        {
            check = check with { Parked = standing.Page };
            concerns.Insert(0, new Phrase(
                $"with {standing.Page.Name.English} ('{standing.Page.Evidence}')",
                $"dengan {standing.Page.Name.Indonesian} ('{standing.Page.Evidence}')"));
        }
        return Concerns.Weigh(check, new Phrase($"Answered with {answer.StatusCode}", $"Menjawab dengan {answer.StatusCode}"), concerns);
    }

    /// <summary>A page that holds what the court expects of its own page is the court's own, whatever else it says.</summary>
    private bool IsVouchedFor(bool lacks, ConditionVerdict verdict) =>
        (options.ExpectText is { Length: > 0 } && !lacks)
        || conditions.Where((condition, n) => condition.AsksForText && verdict.Results[n].IsMet == true).Any();

    private bool IsExpected(HopAnswer answer) => options.ExpectStatus.Count > 0
        ? options.ExpectStatus.Contains(answer.StatusCode)
        // A condition about the status says itself what is expected.
        : fetched.IsSuccess || Array.Exists(conditions, condition => condition.Subject == ConditionSubject.Status);

    private ConditionFacts Facts(HopAnswer answer, SiteAvailability check) => new()
    {
        Uri = asked,
        Status = answer.StatusCode,
        Headers = answer.Headers,
        Body = _text,
        Time = check.TotalTime,
        Size = answer.Size,
        CertificateDays = check.CertificateExpires is { } end ? (end - now).TotalDays : null,
        Address = check.RemoteAddress,
        Redirects = check.Redirects.Length,
    };

    private IEnumerable<Phrase> OfAnswer()
    {
        if (PageFetcher.IsOffHost(asked, fetched.Uri))
        {
            yield return new Phrase(
                $"the page comes from another host, {fetched.Uri.IdnHost}", $"halaman berasal dari host lain, {fetched.Uri.IdnHost}");
        }
        if (asked.Scheme == Uri.UriSchemeHttps && fetched.Uri.Scheme == Uri.UriSchemeHttp)
            yield return new Phrase("the redirects end on an insecure address", "pengalihan berakhir di alamat yang tidak aman");
        if (fetched.Trace.Certificate is { } shown && (shown.Expires - now).Ticks < (shown.Expires - shown.Begins).Ticks * LastShareOfLifetime)
        {
            var day = shown.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return new Phrase($"the certificate ends on {day}", $"sertifikat berakhir pada {day}");
        }
    }

    private static SiteAvailability Down(SiteAvailability check, AvailabilityFailure failure, Phrase reason) =>
        check with { State = AvailabilityState.Down, Failure = failure, Reason = reason };

    private static Phrase Stranger(ParkedPage page, string host) => new(
        $"{host} shows {page.Name.English} ('{page.Evidence}').", $"{host} menampilkan {page.Name.Indonesian} ('{page.Evidence}').");

    private static Phrase Unexpected(int status) => new(
        $"The server answered with status {status}.", $"Server menjawab dengan status {status}.");

    private static Phrase Lacks(string text, bool isCut) => new(
        $"The page lacks the expected text '{text}'{(isCut ? " in its first 2 MB" : "")}.",
        $"Halaman tidak memuat teks yang diharapkan '{text}'{(isCut ? " dalam 2 MB pertama" : "")}.");
}
