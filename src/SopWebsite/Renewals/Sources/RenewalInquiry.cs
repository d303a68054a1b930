using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Renewals.Sources.Certificates;
using SopWebsite.Renewals.Sources.Names;

namespace SopWebsite.Renewals.Sources;

/// <summary>Asks the source itself when something lapses: the registry about a domain, the live site about its certificate.</summary>
/// <param name="clock">The time of asking.</param>
/// <param name="registries">What is known of registries; null for nothing: then only a server that is named is asked.</param>
public sealed class RenewalInquiry(IClock clock, IRegistryData? registries = null)
{
    /// <summary>
    /// The server to ask about domains: https://... for RDAP, whois://host for WHOIS; it is asked alone. Null for what
    /// <see cref="SourceServers"/> knows.
    /// </summary>
    public Uri? Server { get; init; }

    /// <summary>The time for a request, unless another is set.</summary>
    public static TimeSpan UsualTimeout { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The time for a request.</summary>
    public TimeSpan Timeout { get; init; } = UsualTimeout;

    /// <summary>Whether the list of RDAP servers is fetched anew.</summary>
    public bool IsRefreshed { get; init; }

    /// <summary>What is remembered of sources; <see cref="SourceMemory.Save"/> writes what was learnt.</summary>
    public SourceMemory Memory { get; init; } = new(folder: null);

    /// <summary>How answers are fetched; tests bring their own.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Another bootstrap file than IANA's.</summary>
    internal Uri? Bootstrap { get; init; }

    /// <summary>The name server that is asked for CAA; null for the computer's own.</summary>
    internal System.Net.IPEndPoint? NameServer { get; init; }

    /// <summary>Whether a kind has a source that can be asked.</summary>
    public static bool CanAsk(RenewalKind kind) => kind is RenewalKind.Domain or RenewalKind.Certificate;

    /// <summary>
    /// The renewal as its source knows it now. A registry that does not tell the expiry makes it unknown, unless the court entered one
    /// itself: then that stays. One that asks for patience changes nothing but the answer.
    /// </summary>
    /// <exception cref="SopException"><c>SopRenewalSourceNone</c>: hosting and connections have none; and those of
    /// <see cref="DomainAsync"/> and <see cref="CertificateAsync"/>.</exception>
    public async Task<HostingRenewal> AskAsync(HostingRenewal renewal, CancellationToken cancellation)
    {
        var answer = renewal.Kind switch
        {
            RenewalKind.Domain => await DomainAsync(renewal.Subject, cancellation).ConfigureAwait(false),
            RenewalKind.Certificate => await CertificateAnswerAsync(renewal, cancellation).ConfigureAwait(false),
            _ => throw NoSource(renewal),
        };
        var now = clock.UtcNow;
        var isWaiting = answer is { ExpiresAt: null, AskAgainAt: not null };
        var keepsOwn = answer.ExpiresAt is null && renewal.Source == RenewalSource.Ledger && renewal.ExpiresAt is not null;
        if (isWaiting || keepsOwn) return (renewal with { Answer = answer }).AsOf(now);
        return (renewal with
        {
            BeginsAt = renewal.Kind == RenewalKind.Certificate ? answer.BeginsAt : renewal.BeginsAt,
            ExpiresAt = answer.ExpiresAt,
            Source = answer.Source,
            CheckedAt = answer.AskedAt,
            Answer = answer,
        }).AsOf(now);
    }

    /// <summary>What the registry says of a domain.</summary>
    /// <param name="host">The domain or a host in it.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="SopException"><c>SopDomainInvalid</c>: nobody registers such a name; <c>SopDomainNotRegistered</c>: the registry
    /// knows no such domain; <c>SopRdapUnavailable</c>, <c>SopRdapInvalid</c>, <c>SopRdapServerUnknown</c>: the registry could not be
    /// asked.</exception>
    public Task<SourceAnswer> DomainAsync(string host, CancellationToken cancellation)
    {
        var domain = (registries?.Suffixes ?? PublicSuffixes.None).RegistrableNameOf(host);
        var inquiry = new DomainInquiry(registries, Memory, Fetching with { Timeout = Timeout })
        {
            Server = Server, Bootstrap = Bootstrap, IsRefreshed = IsRefreshed,
        };
        return inquiry.AskAsync(domain, clock.UtcNow, cancellation);
    }

    /// <summary>The certificate that a host shows, with its whole chain.</summary>
    /// <param name="host">The host, with a port or without.</param>
    /// <param name="before">The chain at the last look; null for none.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="SopException"><c>SopCertificateHostInvalid</c>; <c>SopCertificateUnreadable</c>: the host shows no certificate.</exception>
    public Task<CertificateChain> CertificateAsync(string host, CertificateChain? before, CancellationToken cancellation) =>
        new CertificateInquiry(Fetching with { Timeout = Timeout }, NameServer).LookAsync(host, before, clock.UtcNow, cancellation);

    private async Task<SourceAnswer> CertificateAnswerAsync(HostingRenewal renewal, CancellationToken cancellation)
    {
        var chain = await CertificateAsync(renewal.Subject, renewal.Answer?.Chain, cancellation).ConfigureAwait(false);
        return new SourceAnswer
        {
            Source = RenewalSource.LiveCertificate,
            Server = FormattableString.Invariant($"{chain.Host}:{chain.Port}"),
            AskedAt = chain.SeenAt,
            BeginsAt = chain.Begins,
            ExpiresAt = chain.WeakestExpires,
            Registrar = chain.Issuer,
            Chain = chain,
        };
    }

    private static SopException NoSource(HostingRenewal renewal) => new(
        "SopRenewalSourceNone", SopErrorKind.InvalidOperation,
        new Phrase(
            $"{renewal.Kind} '{renewal.Subject}' has no source that could be asked. Enter its expiry with -ExpiresAt, -Invoice and -ProofOfPayment.",
            $"{renewal.Kind} '{renewal.Subject}' tidak memiliki sumber yang dapat ditanya. Isi masa berlakunya dengan -ExpiresAt, -Invoice "
            + "dan -ProofOfPayment."),
        renewal.Subject);
}
