using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Renewals.Sources.Registries;

namespace SopWebsite.Renewals.Sources;

/// <summary>
/// Asks the registry about a domain: over RDAP, and over WHOIS where no RDAP server is known, it fails, or it leaves the expiry out.
/// </summary>
/// <param name="registries">What is known of registries; null for nothing.</param>
/// <param name="memory">What is remembered of them.</param>
/// <param name="fetching">How answers are fetched.</param>
internal sealed class DomainInquiry(IRegistryData? registries, SourceMemory memory, FetchOptions fetching)
{
    /// <summary>The server to ask: https://... for RDAP, whois://... for WHOIS; null for the registry's own.</summary>
    public Uri? Server { get; init; }

    /// <summary>Another bootstrap file than IANA's.</summary>
    public Uri? Bootstrap { get; init; }

    /// <summary>Whether the bootstrap file is fetched anew.</summary>
    public bool IsRefreshed { get; init; }

    /// <summary>What the registry says; of one that asks for patience, only until when.</summary>
    /// <param name="domain">The registrable name, in ASCII.</param>
    /// <param name="now">The time of asking.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="SopException"><c>SopDomainNotRegistered</c>, <c>SopRdapUnavailable</c>, <c>SopRdapInvalid</c>,
    /// <c>SopRdapServerUnknown</c>.</exception>
    public async Task<SourceAnswer> AskAsync(string domain, DateTimeOffset now, CancellationToken cancellation)
    {
        var named = SourceServers.Rdap(Server, domain);
        var whois = SourceServers.Whois(Server, domain, registries?.WhoisServers ?? [], out var isWhoisNamed);
        var isWhoisOnly = Server is not null && isWhoisNamed && named is null;
        Phrase? remark = null;
        var first = new RegistryReply
        {
            Outcome = RegistryOutcome.NoServer, Reason = new Phrase("no RDAP server is known", "server RDAP tidak diketahui"),
        };
        if (!isWhoisOnly)
        {
            var server = named;
            if (server is null && registries is not null)
            {
                var directory = new RdapDirectory(registries.RdapServers, memory, fetching) { Address = Bootstrap };
                (var servers, remark) = await directory.ServersAsync(IsRefreshed, now, cancellation).ConfigureAwait(false);
                server = servers.ServerFor(domain);
            }
            if (server is not null) first = await new RdapClient(fetching, memory).AskAsync(server, domain, now, cancellation).ConfigureAwait(false);
        }
        if (first.Outcome == RegistryOutcome.NotRegistered) throw NotRegistered(domain, first);
        // Whoever names a server means that one alone.
        var isWhoisAsked = whois is not null && first.Answer?.ExpiresAt is null && (named is null || isWhoisNamed);
        var second = isWhoisAsked ? await new WhoisClient(fetching).AskAsync(whois!, domain, now, cancellation).ConfigureAwait(false) : null;
        var answer = Together(first, second) ?? throw Failure(domain, first, second);
        return remark is null ? answer : answer with { Remarks = [.. answer.Remarks, remark] };
    }

    /// <summary>One answer of the two; null where neither gave one that could be kept.</summary>
    private static SourceAnswer? Together(RegistryReply rdap, RegistryReply? whois)
    {
        if (rdap.Answer is { } answer)
        {
            if (whois is null || answer.ExpiresAt is not null) return answer;
            return whois.Answer is { ExpiresAt: { } expires } told
                ? answer with
                {
                    Source = RenewalSource.Whois,
                    Server = told.Server,
                    ExpiresAt = expires,
                    Unknown = null,
                    BeginsAt = answer.BeginsAt ?? told.BeginsAt,
                    Registrar = answer.Registrar ?? told.Registrar,
                    Nameservers = answer.Nameservers.Length > 0 ? answer.Nameservers : told.Nameservers,
                    Remarks = [.. answer.Remarks, new Phrase(
                        $"the expiry is that of WHOIS at {whois.Server}; RDAP leaves it out",
                        $"masa berlaku menurut WHOIS di {whois.Server}; RDAP tidak menyebutkannya")],
                }
                : answer with { Remarks = [.. answer.Remarks, Tried("WHOIS", whois)] };
        }
        if (whois?.Answer is { } second) return rdap.Outcome == RegistryOutcome.NoServer ? second : second with { Remarks = [Tried("RDAP", rdap)] };
        var busy = rdap.AskAgainAt is not null ? rdap : whois?.AskAgainAt is not null && whois.Outcome == RegistryOutcome.Busy ? whois : null;
        return busy is null ? null : new SourceAnswer
        {
            Source = busy == rdap ? RenewalSource.Rdap : RenewalSource.Whois,
            Server = busy.Server,
            AskedAt = busy.AskedAt,
            AskAgainAt = busy.AskAgainAt,
            Unknown = Tried(busy == rdap ? "RDAP" : "WHOIS", busy),
            Remarks = busy == rdap && whois is not null
                ? [Tried("WHOIS", whois)]
                : busy == whois && rdap.Outcome != RegistryOutcome.NoServer
                ? [Tried("RDAP", rdap)]
                : [],
        };
    }

    private static Phrase Tried(string how, RegistryReply reply)
    {
        var why = reply.Reason ?? reply.Answer?.Unknown ?? new Phrase("it tells no expiry", "masa berlaku tidak disebutkan");
        return new Phrase(
            $"{how} at {reply.Server}: {why.English.TrimEnd('.')}", $"{how} di {reply.Server}: {why.Indonesian.TrimEnd('.')}");
    }

    private static SopException Failure(string domain, RegistryReply rdap, RegistryReply? whois)
    {
        if (whois?.Outcome == RegistryOutcome.NotRegistered) return NotRegistered(domain, whois);
        if (rdap.Outcome == RegistryOutcome.NoServer && whois is null) return SourceServers.Unknown(domain);
        RegistryReply[] tried = [.. new[] { rdap, whois }.OfType<RegistryReply>().Where(reply => reply.Outcome != RegistryOutcome.NoServer)];
        var isRdap = rdap.Outcome != RegistryOutcome.NoServer;
        var reasons = tried.Select(reply => Tried(reply == rdap && isRdap ? "RDAP" : "WHOIS", reply)).ToList();
        var english = string.Join("; ", reasons.Select(reason => reason.English));
        var indonesian = string.Join("; ", reasons.Select(reason => reason.Indonesian));
        return tried[0].Outcome == RegistryOutcome.Invalid
            ? new SopException(
                "SopRdapInvalid", SopErrorKind.InvalidData,
                new Phrase($"The registry's answer about '{domain}' cannot be used. {english}.",
                    $"Jawaban registri tentang '{domain}' tidak dapat dipakai. {indonesian}."),
                domain)
            : new SopException(
                "SopRdapUnavailable", SopErrorKind.ConnectionFailure,
                new Phrase(
                    $"The registry could not be asked about '{domain}'. {english}.",
                    $"Registri tidak dapat ditanya tentang '{domain}'. {indonesian}."),
                domain);
    }

    private static SopException NotRegistered(string domain, RegistryReply reply) => new(
        "SopDomainNotRegistered", SopErrorKind.NotFound,
        new Phrase($"The registry at {reply.Server} knows no domain '{domain}': it was never registered, or has been deleted.",
            $"Registri di {reply.Server} tidak mengenal domain '{domain}': belum pernah didaftarkan atau sudah dihapus."),
        domain);
}
