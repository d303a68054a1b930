using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// Asks a registry about a domain over RDAP: RFC 7480 (HTTP), 9082 (the address), 9083 (the answer). Redirects are followed to web addresses
/// only and never from https to http; a server that asks for patience is left alone until then.
/// </summary>
/// <param name="fetching">How answers are fetched.</param>
/// <param name="memory">Who asked for patience.</param>
internal sealed class RdapClient(FetchOptions fetching, SourceMemory memory)
{
    public const string MediaType = "application/rdap+json";

    private const int AnswerLimit = 1024 * 1024;
    private const int MostRedirects = 5;
    private const int TooManyRequests = 429, Unavailable = 503;

    /// <summary>The address of a question about a domain (RFC 9082 section 3.1.3).</summary>
    public static Uri QueryFor(Uri server, string domain) => new(new Uri(server.AbsoluteUri.TrimEnd('/') + "/"), "domain/" + domain);

    /// <param name="server">The server's base address.</param>
    /// <param name="domain">The registrable name, in ASCII.</param>
    /// <param name="now">The time of asking.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task<RegistryReply> AskAsync(Uri server, string domain, DateTimeOffset now, CancellationToken cancellation)
    {
        var reply = await FetchAsync(QueryFor(server, domain), domain, now, cancellation).ConfigureAwait(false);
        if (reply.Reply.Answer is not { ExpiresAt: null } answer || reply.Related is not { } related) return reply.Reply;
        // Registries that leave the expiry out often say where the registrar tells it.
        var further = await FetchAsync(related, domain, now, cancellation).ConfigureAwait(false);
        return reply.Reply with { Answer = Together(answer, further.Reply, related) };
    }

    private static SourceAnswer Together(SourceAnswer registry, RegistryReply registrar, Uri related)
    {
        var host = related.IdnHost;
        if (registrar.Answer?.ExpiresAt is not { } expires)
        {
            var why = registrar.Reason ?? registrar.Answer?.Unknown ?? new Phrase("it tells none", "tidak disebutkan");
            return registry with
            {
                Remarks = [.. registry.Remarks, new Phrase(
                    $"the registrar at {host} was asked too: {why.English}", $"registrar di {host} juga ditanya: {why.Indonesian}")],
            };
        }
        return registry with
        {
            ExpiresAt = expires,
            Unknown = null,
            BeginsAt = registry.BeginsAt ?? registrar.Answer.BeginsAt,
            ChangedAt = registry.ChangedAt ?? registrar.Answer.ChangedAt,
            Registrar = registry.Registrar ?? registrar.Answer.Registrar,
            Remarks = [.. registry.Remarks, new Phrase(
                $"the expiry is what the registrar at {host} tells; the registry leaves it out",
                $"masa berlaku menurut registrar di {host}; registri tidak menyebutkannya")],
        };
    }

    private async Task<(RegistryReply Reply, Uri? Related)> FetchAsync(Uri query, string domain, DateTimeOffset now, CancellationToken cancellation)
    {
        if (memory.WaitOf(query, now) is { } until) return (Busy(query.IdnHost, until, now), null);
        var fetched = await PageFetcher.FetchAsync(
            query,
            fetching with
            {
                BodyLimit = AnswerLimit, MaxRedirects = MostRedirects, KeepsHttps = true, Accept = MediaType + ",application/json;q=0.5",
            },
            cancellation).ConfigureAwait(false);
        var server = fetched.Uri.IdnHost;
        if (fetched.Reason is { } reason) return (RegistryReply.Failed(RegistryOutcome.Unavailable, server, reason), null);
        var answer = fetched.Answer!;
        switch (answer.StatusCode)
        {
            case 404:
                return (RegistryReply.Failed(
                    RegistryOutcome.NotRegistered, server, new Phrase("it knows no such domain", "tidak mengenal domain itu")), null);
            case TooManyRequests:
            case Unavailable when answer.Headers.ContainsKey("Retry-After"):
                answer.Headers.TryGetValue("Retry-After", out var after);
                var again = RetryAfter.Of(after, answer.Date, now);
                memory.Wait(query, again);
                return (Busy(server, again, now), null);
        }
        if (!fetched.IsSuccess)
        {
            var status = answer.StatusCode.ToString(CultureInfo.InvariantCulture);
            return (RegistryReply.Failed(RegistryOutcome.Unavailable, server, new Phrase(
                $"the answer had status {status}", $"jawabannya berstatus {status}")), null);
        }
        return Read(answer, fetched.Uri, domain, now);
    }

    private static (RegistryReply Reply, Uri? Related) Read(HopAnswer answer, Uri from, string domain, DateTimeOffset now)
    {
        try
        {
            if (!IsJson(answer.MediaType))
            {
                var kind = ForeignText.Line(answer.MediaType);
                throw new RdapFault(new Phrase($"it is of the kind {kind}, not {MediaType}", $"jenisnya {kind}, bukan {MediaType}"));
            }
            if (answer.IsCut) throw new RdapFault(new Phrase("it is longer than any real answer", "jawabannya terlalu panjang"));
            var read = RdapAnswer.Read(answer.Body, domain, from);
            return (
                new RegistryReply
                {
                    Outcome = RegistryOutcome.Answered,
                    Server = from.IdnHost,
                    Answer = new SourceAnswer
                    {
                        Source = RenewalSource.Rdap,
                        Server = from.AbsoluteUri,
                        AskedAt = now,
                        BeginsAt = read.RegisteredAt,
                        ChangedAt = read.ChangedAt,
                        ExpiresAt = read.ExpiresAt,
                        Unknown = read.Unknown,
                        Statuses = read.Statuses,
                        Registrar = read.Registrar,
                        Nameservers = read.Nameservers,
                        Remarks = read.Remarks,
                    },
                },
                read.Related);
        }
        catch (RdapFault fault)
        {
            return (RegistryReply.Failed(RegistryOutcome.Invalid, from.IdnHost, fault.Reason), null);
        }
    }

    private static RegistryReply Busy(string server, DateTimeOffset until, DateTimeOffset now)
    {
        var time = until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return RegistryReply.Failed(RegistryOutcome.Busy, server, new Phrase(
            $"it asks not to be asked again before {time} UTC",
            $"minta tidak ditanya lagi sebelum {time} UTC")) with { AskAgainAt = until, AskedAt = now };
    }

    /// <summary>RFC 7480 section 4.2 asks for its own type; servers with plain JSON, or that say nothing, are let pass.</summary>
    private static bool IsJson(string? type) =>
        string.IsNullOrEmpty(type) || string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
        || string.Equals(type, "text/json", StringComparison.OrdinalIgnoreCase) || type!.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
}
