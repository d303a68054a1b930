using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Renewals.Sources.Registries;

namespace SopWebsite.Renewals.Sources;

/// <summary>Asks the source itself when something lapses: the registry about a domain, the live site about its certificate.</summary>
/// <param name="clock">The time of asking.</param>
public sealed class RenewalInquiry(IClock clock)
{
    private const int AnswerLimit = 1024 * 1024;

    /// <summary>The RDAP server to ask; null for the one that <see cref="RdapServers"/> knows.</summary>
    public Uri? RdapServer { get; init; }

    /// <summary>The time for a request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How answers are fetched; tests bring their own.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Whether a kind has a source that can be asked.</summary>
    public static bool CanAsk(RenewalKind kind) => kind is RenewalKind.Domain or RenewalKind.Certificate;

    /// <summary>
    /// The renewal as its source knows it now. A registry that does not tell the expiry makes it unknown, unless the court entered one
    /// itself: then that stays.
    /// </summary>
    /// <exception cref="SopException"><c>SopRenewalSourceNone</c>: hosting and connections have none; <c>SopDomainNotRegistered</c>: the
    /// registry knows no such domain; <c>SopRdapUnavailable</c>, <c>SopRdapInvalid</c>, <c>SopRdapServerUnknown</c>: the registry could not
    /// be asked; <c>SopCertificateUnreadable</c>: the site shows no certificate.</exception>
    public Task<HostingRenewal> AskAsync(HostingRenewal renewal, CancellationToken cancellation) => renewal.Kind switch
    {
        RenewalKind.Domain => DomainAsync(renewal, cancellation),
        RenewalKind.Certificate => CertificateAsync(renewal, cancellation),
        _ => throw new SopException(
            "SopRenewalSourceNone", SopErrorKind.InvalidOperation,
            new Phrase(
                $"{renewal.Kind} '{renewal.Subject}' has no source that could be asked. Enter its expiry with -ExpiresAt, -Invoice and -ProofOfPayment.",
                $"{renewal.Kind} '{renewal.Subject}' tidak memiliki sumber yang dapat ditanya. Isi masa berlakunya dengan -ExpiresAt, -Invoice dan -ProofOfPayment."),
            renewal.Subject),
    };

    private async Task<HostingRenewal> DomainAsync(HostingRenewal renewal, CancellationToken cancellation)
    {
        var domain = RegistrableName.Of(renewal.Subject);
        var query = RdapServers.QueryFor(domain, RdapServer);
        var now = clock.UtcNow;
        var fetched = await PageFetcher.FetchAsync(
            query, Fetching with { Timeout = Timeout, BodyLimit = AnswerLimit, Accept = "application/rdap+json,application/json;q=0.5" }, cancellation)
            .ConfigureAwait(false);
        if (fetched.Answer is { StatusCode: 404 }) throw NotRegistered(domain, query);
        if (!fetched.IsSuccess || (query.Scheme == Uri.UriSchemeHttps && fetched.Uri.Scheme != Uri.UriSchemeHttps))
            throw Unavailable(domain, query, fetched);
        var answer = RdapAnswer.Read(fetched.Answer!.Body, domain);
        var keepsOwn = answer.ExpiresAt is null && renewal.Source == RenewalSource.Ledger && renewal.ExpiresAt is not null;
        return keepsOwn
            ? renewal.AsOf(now)
            : (renewal with { ExpiresAt = answer.ExpiresAt, Source = RenewalSource.Rdap, CheckedAt = now }).AsOf(now);
    }

    private async Task<HostingRenewal> CertificateAsync(HostingRenewal renewal, CancellationToken cancellation)
    {
        var address = AddressOf(renewal.Subject);
        var now = clock.UtcNow;
        // Redirects are not followed: the certificate of this very host is wanted, also one that browsers refuse.
        var fetched = await PageFetcher.FetchAsync(
            address, Fetching with { Timeout = Timeout, FinalStatuses = [301, 302, 303, 307, 308] }, cancellation).ConfigureAwait(false);
        if (fetched.Trace.Certificate?.Expires is not { } expires) throw Unreadable(renewal.Subject, fetched);
        return (renewal with
        {
            BeginsAt = fetched.Trace.Certificate?.Begins,
            ExpiresAt = expires,
            Source = RenewalSource.LiveCertificate,
            CheckedAt = now,
        }).AsOf(now);
    }

    private static Uri AddressOf(string subject) =>
        Uri.TryCreate("https://" + subject + "/", UriKind.Absolute, out var address) && address.AbsolutePath is "/"
            ? address
            : throw new SopException(
                "SopCertificateHostInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"'{subject}' is not a host. Write it as www.example.go.id or www.example.go.id:8443.",
                    $"'{subject}' bukan nama host. Tulis seperti www.example.go.id atau www.example.go.id:8443."),
                subject);

    private static SopException NotRegistered(string domain, Uri query) => new(
        "SopDomainNotRegistered", SopErrorKind.NotFound,
        new Phrase($"The registry at {query.Host} knows no domain '{domain}': it was never registered, or has been deleted. Nothing was changed.",
            $"Registri di {query.Host} tidak mengenal domain '{domain}': belum pernah didaftarkan atau sudah dihapus. Tidak ada yang diubah."),
        domain);

    private static SopException Unavailable(string domain, Uri query, FetchResult fetched)
    {
        var why = Why(fetched);
        return new SopException(
            "SopRdapUnavailable", SopErrorKind.ConnectionFailure,
            new Phrase($"The registry at {query.Host} could not be asked about '{domain}': {why.English} Nothing was changed.",
                $"Registri di {query.Host} tidak dapat ditanya tentang '{domain}': {why.Indonesian} Tidak ada yang diubah."),
            domain);
    }

    private static SopException Unreadable(string subject, FetchResult fetched)
    {
        var why = Why(fetched);
        return new SopException(
            "SopCertificateUnreadable", SopErrorKind.ConnectionFailure,
            new Phrase($"'{subject}' showed no certificate: {why.English} Nothing was changed.",
                $"'{subject}' tidak menunjukkan sertifikat: {why.Indonesian} Tidak ada yang diubah."),
            subject);
    }

    private static Phrase Why(FetchResult fetched)
    {
        if (fetched.Reason is { } reason) return reason;
        var status = fetched.Answer?.StatusCode.ToString(CultureInfo.InvariantCulture);
        return new Phrase($"the answer had status {status}.", $"jawabannya berstatus {status}.");
    }
}
