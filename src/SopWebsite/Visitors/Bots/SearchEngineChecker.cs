using System.Net;
using System.Net.Sockets;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Bots;

/// <summary>
/// Tells whether visitors who call themselves a search engine are it: by the engine's published list, else by name server, reverse and then
/// forward, for whoever owns an address chooses its name, but not where that name leads.
/// </summary>
/// <param name="lists">Published lists.</param>
/// <param name="server">The name server; null to ask none.</param>
/// <param name="store">What was found out before; null to remember nothing.</param>
/// <param name="clock">The time.</param>
public sealed class SearchEngineChecker(SearchEngineLists lists, IPEndPoint? server, ISearchEngineCheckStore? store, IClock clock)
{
    /// <summary>How long what name servers said is believed.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromDays(7);

    /// <summary>How many addresses are remembered.</summary>
    public const int MostRemembered = 10_000;

    /// <summary>How many addresses one reading asks about at most.</summary>
    public const int MostAsked = 500;

    private const int SideBySide = 8;
    private const int MostNames = 5;
    private const int V4Record = 1, V6Record = 28, NameRecord = 12;
    private const int NoSuchName = 3;

    private readonly DnsClient? _client = server is null ? null : new DnsClient(server);

    /// <summary>How long one question may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A name server as people write it: an address, with a port or without.</summary>
    /// <param name="text">The server; null for the one that this computer asks.</param>
    /// <exception cref="SopException"><c>SopNameServerInvalid</c>: it is none; <c>SopNameServerUnknown</c>: this computer knows none.</exception>
    public static IPEndPoint ServerOf(string? text) => text is null
        ? DnsClient.OwnServer() ?? throw new SopException(
            "SopNameServerUnknown", SopErrorKind.NotFound,
            new Phrase("This computer knows no name server; name one: -NameServer 192.0.2.53.",
                "Komputer ini tidak mengenal server nama; sebutkan: -NameServer 192.0.2.53."))
        : DnsClient.ServerOf(text) ?? throw new SopException(
            "SopNameServerInvalid", SopErrorKind.InvalidArgument,
            new Phrase($"'{text}' is no name server: write an IP address, as in 192.0.2.53 or 192.0.2.53:5353.",
                $"'{text}' bukan server nama: tulis alamat IP, seperti 192.0.2.53 atau 192.0.2.53:5353."),
            text);

    /// <summary>Checks claims, several side by side; what was found out lately is not asked again. The order is that of the claims.</summary>
    /// <param name="claims">Addresses, as logs have them, and the engine that each says to be.</param>
    /// <param name="stop">Ends the asking.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public async Task<IReadOnlyList<SearchEngineCheck>> CheckAsync(
        IReadOnlyList<(string Address, SearchEngine Engine)> claims, CancellationToken stop)
    {
        var checks = new SearchEngineCheck?[claims.Count];
        var open = new List<int>();
        for (var n = 0; n < claims.Count; n++)
            if ((checks[n] = WithoutAsking(claims[n].Address, claims[n].Engine)) is null) open.Add(n);
        foreach (var late in open.Skip(MostAsked))
            checks[late] = Unknown(claims[late], null, new Phrase(
                $"More than {MostAsked} addresses call themselves a search engine; this one was not asked about.",
                $"Lebih dari {MostAsked} alamat mengaku mesin pencari; yang ini tidak ditanyakan."));
        using var room = new SemaphoreSlim(SideBySide);
        await Task.WhenAll(open.Take(MostAsked).Select(async n =>
        {
            await room.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                checks[n] = await AskAsync(claims[n], stop).ConfigureAwait(false);
            }
            finally
            {
                room.Release();
            }
        })).ConfigureAwait(false);
        // After the asking: the register belongs to one thread at a time.
        store?.Put(
            [.. open.Take(MostAsked).Select(n => Plain(checks[n]!)).Where(check => check.Identity != SearchEngineIdentity.Unknown)], MostRemembered);
        return checks!;
    }

    /// <summary>The address in its one form, under which it is found again.</summary>
    private static SearchEngineCheck Plain(SearchEngineCheck check) =>
        NetworkAddress.TryParse(check.Address, out var address) ? check with { Address = address.ToString() } : check;

    private SearchEngineCheck? WithoutAsking(string address, SearchEngine engine)
    {
        var claim = (address, engine);
        if (!NetworkAddress.TryParse(address, out var parsed))
            return Unknown(claim, null, new Phrase("The log has no address, only a name.", "Log tidak memuat alamat, hanya nama."));
        if (NearAddress.Is(parsed.ToIPAddress()))
            return Unknown(claim, null, new Phrase(
                "The address is one of the local network: the log does not have the visitor's own, such as behind a proxy.",
                "Alamatnya dari jaringan lokal: log tidak memuat alamat pengunjung yang sebenarnya, misalnya di belakang proksi."));
        var listed = lists.Holds(engine.Id, parsed);
        if (listed == true)
            return Result(
                claim, SearchEngineIdentity.Verified, null,
                new Phrase($"It is on the list of {engine.Name}.", $"Tercantum dalam daftar {engine.Name}."));
        if (_client is null || engine.Names.Length == 0)
        {
            return listed == false
                ? Result(claim, SearchEngineIdentity.Spoofed, null, new Phrase(
                    $"It calls itself {engine.Name} and is not on its list.", $"Mengaku {engine.Name}, tetapi tidak tercantum dalam daftarnya."))
                : Unknown(claim, null, new Phrase(
                    $"There is no list of {engine.Name} and no name server was asked.",
                    $"Daftar {engine.Name} tidak ada dan server nama tidak ditanya."));
        }
        return store?.Find(parsed.ToString(), engine.Id, clock.UtcNow - Lasting) is { } known ? known with { Address = address } : null;
    }

    private async Task<SearchEngineCheck> AskAsync((string Address, SearchEngine Engine) claim, CancellationToken stop)
    {
        NetworkAddress.TryParse(claim.Address, out var address);
        var engine = claim.Engine;
        try
        {
            var reverse = await AskAsync(ReverseName.Of(address), NameRecord, stop).ConfigureAwait(false);
            if (reverse.Code is not (0 or NoSuchName)) return NoAnswer(claim);
            if (reverse.Records.Count == 0)
                return Result(claim, SearchEngineIdentity.Spoofed, null, new Phrase(
                    $"It calls itself {engine.Name}, and its address has no name.", $"Mengaku {engine.Name}, tetapi alamatnya tidak bernama."));
            var fitting = reverse.Records.Where(engine.Owns).Take(MostNames).ToList();
            if (fitting.Count == 0)
                return Result(claim, SearchEngineIdentity.Spoofed, reverse.Records[0], new Phrase(
                    $"It calls itself {engine.Name} and is {reverse.Records[0]}.", $"Mengaku {engine.Name}, ternyata {reverse.Records[0]}."));
            return await ConfirmAsync(claim, address, fitting, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or InvalidDataException or ObjectDisposedException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return NoAnswer(claim);
        }
    }

    private async Task<SearchEngineCheck> ConfirmAsync(
        (string Address, SearchEngine Engine) claim, NetworkAddress address, List<string> hosts, CancellationToken stop)
    {
        var answered = true;
        foreach (var host in hosts)
        {
            var forward = await AskAsync(host, address.IsV4 ? V4Record : V6Record, stop).ConfigureAwait(false);
            if (forward.Records.Any(record => IPAddress.TryParse(record, out var led) && NetworkAddress.Of(led) == address))
                return Result(claim, SearchEngineIdentity.Verified, host, new Phrase(
                    $"{host} is its name and leads back to it.", $"Bernama {host}, dan nama itu kembali ke alamatnya."));
            answered &= forward.Code is 0 or NoSuchName;
        }
        if (!answered) return NoAnswer(claim);
        return claim.Engine.Confirms
            ? Result(claim, SearchEngineIdentity.Spoofed, hosts[0], new Phrase(
                $"It calls itself {claim.Engine.Name}; the name {hosts[0]} that it gives itself does not lead back to it.",
                $"Mengaku {claim.Engine.Name}; nama {hosts[0]} yang dipasangnya tidak kembali ke alamatnya."))
            : Unknown(claim, hosts[0], new Phrase(
                $"Its name is {hosts[0]}; {claim.Engine.Name}'s names do not always lead back.",
                $"Bernama {hosts[0]}; nama milik {claim.Engine.Name} tidak selalu kembali ke alamatnya."));
    }

    private async Task<DnsMessage> AskAsync(string name, int type, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Timeout);
        return await _client!.AskAsync(name, type, Timeout, limit.Token).ConfigureAwait(false);
    }

    private SearchEngineCheck NoAnswer((string Address, SearchEngine Engine) claim) => Unknown(claim, null, new Phrase(
        $"The name server {_client!.Server} gave no answer.", $"Server nama {_client!.Server} tidak memberi jawaban."));

    private SearchEngineCheck Unknown((string Address, SearchEngine Engine) claim, string? host, Phrase reason) =>
        Result(claim, SearchEngineIdentity.Unknown, host, reason);

    private SearchEngineCheck Result((string Address, SearchEngine Engine) claim, SearchEngineIdentity identity, string? host, Phrase reason) => new()
    {
        Address = claim.Address, Engine = claim.Engine.Id, Identity = identity, Host = host, Reason = reason,
        CheckedAt = clock.UtcNow.ToUniversalTime(),
    };
}
