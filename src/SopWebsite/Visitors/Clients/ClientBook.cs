using SopWebsite.Visitors.Following;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Matching;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// The state of all clients, fed with requests in the order of the logs. All times are the log's own, so a scan of last year's log finds
/// the same as a scan on the day.
/// </summary>
internal sealed class ClientBook : IBlockSink
{
    private const int SampleBudget = 50_000;
#if !NET8_0_OR_GREATER
    private const int Ahead = 16;
#endif

    private readonly RuleBook _rules;
    private readonly KeyedHash _hash;
    private readonly ClientTable _clients;
    private readonly Behaviour _behaviour;
    private int _samples;

    /// <param name="rules">What to look for.</param>
    /// <param name="addressLimit">How many addresses are kept apart.</param>
    /// <param name="memory">The buckets of the reading before, from <see cref="Remember"/>; null for empty ones.</param>
    public ClientBook(RuleBook rules, int addressLimit, string? memory = null)
    {
        _rules = rules;
        _hash = ClientMemory.SecretOf(memory) is { } secret ? new KeyedHash(secret) : new KeyedHash();
        _clients = new ClientTable(addressLimit);
        _behaviour = new Behaviour(_rules);
        ClientMemory.Restore(memory, _clients, _hash, _rules);
    }

    /// <summary>Where figures go by days; null to count all together.</summary>
    public DayLedger? Ledger { get; init; }

    /// <summary>Different addresses, without those that found no room.</summary>
    public int Addresses => _clients.Count - 1;

    /// <summary>Addresses that were given up to make room.</summary>
    public long DemotedAddresses => _clients.Demoted;

    /// <summary>Requests of addresses that found no room, or were given up.</summary>
    public long UntrackedRequests => _clients.OtherRequests;

    public IBlockWorker NewWorker() => new Worker(new LineMatcher(_rules), _hash);

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public void Take(LineBlock block)
    {
        var work = (Work)block.Work!;
        var traits = work.Traits;
        var requests = block.Requests;
        for (var n = 0; n < requests.Length; n++)
        {
#if NET8_0_OR_GREATER
            // What a request needs lies anywhere in memory; it is on its way while the requests before it are taken.
            if (System.Runtime.Intrinsics.X86.Sse.IsSupported && n + 24 < requests.Length)
            {
                _clients.FetchSlot(traits[n + 24].Address);
                _clients.FetchRecord(traits[n + 16].Address);
                _clients.FetchAddress(traits[n + 8].Address);
            }
#else
            // The older framework cannot ask for memory ahead of need; read for sixteen requests together, it comes as quickly.
            if (n % Ahead == 0) _clients.Touch(traits, n, Math.Min(n + Ahead, requests.Length));
#endif
            Request(block, n, in requests[n], in traits[n], traits[n].Matches ? work.Found[n] : default);
        }
    }

    private void Request(LineBlock block, int request, in LogLine parsed, in RequestTraits traits, RuleSet found)
    {
        if (Ledger is { } ledger && (parsed.Time < ledger.Start || parsed.Time >= ledger.End)) ledger.Turn(parsed.Time, TakeTallies());
        var text = block.TextOf(request);
        var number = _clients.Find(parsed.Address.Of(text), traits.Address, traits.Matches);
        ref var client = ref _clients[number];
        if (parsed.Time < client.First) client.First = parsed.Time;
        if (parsed.Time > client.Last) client.Last = parsed.Time;

        // The time between requests of different clients says nothing about any of them.
        var tries = 0;
        if (number == ClientTable.Other)
        {
            _clients.OtherRequests++;
        }
        else
        {
            if (client.Requests < uint.MaxValue) client.Requests++;
            _behaviour.Observe(text, in parsed, in traits, ref client, ref found, out tries);
        }
        if (!found.IsEmpty) Count(block, request, in parsed, ref client, found, tries);
    }

    /// <summary>The clients with at least one match, those whose attacks succeeded first, then by score.</summary>
    public List<SuspiciousVisitor> Visitors(VisitorJudge judge)
    {
        var visitors = new List<SuspiciousVisitor>();
        for (var number = 0; number < _clients.Count; number++)
            if (_clients[number].Detail is { Matches.Count: > 0 }) visitors.Add(judge.Judge(TallyOf(number), _rules));
        visitors.Sort(VisitorJudge.Compare);
        return visitors;
    }

    /// <summary>What addresses did since the last call; their figures begin anew, their buckets are as they were.</summary>
    public List<VisitorTally> TakeTallies()
    {
        var tallies = new List<VisitorTally>();
        for (var number = 0; number < _clients.Count; number++)
        {
            ref var client = ref _clients[number];
            if (RequestsOf(number) == 0) continue;
            tallies.Add(TallyOf(number));
            (client.Requests, client.First, client.Last) = (0, long.MaxValue, long.MinValue);
            if (client.Detail is null) continue;
            client.Detail.Succeeded = 0;
            client.Detail.Matches.Clear();
        }
        _clients.OtherRequests = 0;
        return tallies;
    }

    /// <summary>The buckets of the addresses that were there lately, for the next reading.</summary>
    public string Remember() => ClientMemory.Of(_clients, _hash, _rules);

    private void Count(LineBlock block, int request, in LogLine parsed, ref ClientRecord client, RuleSet found, int tries)
    {
        var line = block.NumberOf(request);
        var detail = client.Detail ??= new ClientDetail();
        var (raised, succeeded) = (false, Answer.IsSuccess(block.TextOf(request), in parsed));
        for (var index = found.TakeFirst(); index >= 0; index = found.TakeFirst())
        {
            var rule = _rules.Rules[index];
            raised |= rule.Raise && (succeeded || rule.Category == VisitorCategory.BruteForce);
            var match = detail.Count(rule, rule.IsWindowed && tries > 0 ? tries : 1, block.File, line);
            if (match.Sample is null && _samples < SampleBudget)
            {
                match.Sample = SampleLine.Of(block.LineOf(request));
                _samples++;
            }
        }
        if (raised) detail.Succeeded++;
    }

    private long RequestsOf(int number) => number == ClientTable.Other ? _clients.OtherRequests : _clients[number].Requests;

    private VisitorTally TallyOf(int number)
    {
        ref var client = ref _clients[number];
        return new VisitorTally
        {
            Address = SampleLine.Of(_clients.AddressOf(in client)),
            Requests = RequestsOf(number),
            First = client.First,
            Last = client.Last,
            Succeeded = client.Detail?.Succeeded ?? 0,
            Rules = client.Detail is not { Matches.Count: > 0 } detail ? [] : [.. detail.Matches.Select(match => new RuleTally
            {
                Rule = _rules.Rules[match.Rule].Id, Count = match.Count, Sample = match.Sample, FirstLine = match.FirstLine,
                LastLine = match.LastLine,
            })],
        };
    }

    private sealed class Worker(LineMatcher matcher, KeyedHash hash) : IBlockWorker
    {
#if NET8_0_OR_GREATER
        // Called for every line: worth compiling well at once.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
        public void Prepare(LineBlock block)
        {
            if (block.Work is not Work work) block.Work = work = new Work();
            work.Make(block.Count);
            for (var n = 0; n < block.Count; n++)
            {
                ref readonly var parsed = ref block.Requests[n];
                ref var traits = ref work.Traits[n];
                var text = block.TextOf(n);
                traits.Read(text, in parsed, hash);
                var found = matcher.Match(text, in parsed, traits.Agent, traits.Path);
                traits.Matches = !found.IsEmpty;
                if (traits.Matches) work.Found[n] = found;
            }
        }
    }

    /// <summary>What was found out about a block's requests; the rules apart, for few match any.</summary>
    private sealed class Work
    {
        public RequestTraits[] Traits { get; private set; } = [];

        public RuleSet[] Found { get; private set; } = [];

        public void Make(int count)
        {
            if (Traits.Length >= count) return;
            Traits = new RequestTraits[Math.Max(count, 512)];
            Found = new RuleSet[Traits.Length];
        }
    }
}
