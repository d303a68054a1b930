using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Matching;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// The state of all clients, fed with requests in the order of the logs. All times are the log's own, so a scan of last year's log finds
/// the same as a scan on the day.
/// </summary>
internal sealed class ClientBook : ILineSink
{
    private const int SampleBudget = 50_000;

    private readonly RuleBook _rules;
    private readonly KeyedHash _hash = new();
    private readonly LineMatcher _matcher;
    private readonly ClientTable _clients;
    private readonly Behaviour _behaviour;
    private int _samples;

    public ClientBook(RuleBook rules, int addressLimit)
    {
        _rules = rules;
        _clients = new ClientTable(addressLimit) { Rehash = _hash.Of };
        _matcher = new LineMatcher(_rules);
        _behaviour = new Behaviour(_rules, _hash);
    }

    /// <summary>Different addresses, without those that found no room.</summary>
    public int Addresses => _clients.Count - 1;

    /// <summary>Requests of addresses that found no room.</summary>
    public long UntrackedRequests => _clients[ClientTable.Other].Requests;

    public void Request(ReadOnlySpan<byte> line, in LogLine parsed)
    {
        var agent = parsed.Agent.Length > 1 ? _hash.Of(parsed.Agent.Of(line)) : 0;
        var found = _matcher.Match(line, in parsed, agent);
        var address = parsed.Address.Of(line);
        var number = _clients.Find(address, _hash.Of(address), matters: !found.IsEmpty);
        ref var client = ref _clients[number];
        client.Requests++;
        if (parsed.Time < client.First) client.First = parsed.Time;
        if (parsed.Time > client.Last) client.Last = parsed.Time;

        // The time between requests of different clients says nothing about any of them.
        var tries = 0;
        if (number != ClientTable.Other) _behaviour.Observe(line, in parsed, agent, ref client, ref found, out tries);
        if (!found.IsEmpty) Count(line, parsed.Status, ref client, found, tries);
    }

    /// <summary>The clients worth a look, the highest score first, then by address.</summary>
    public List<SuspiciousVisitor> Visitors()
    {
        var visitors = new List<SuspiciousVisitor>();
        for (var number = 0; number < _clients.Count; number++)
        {
            ref var client = ref _clients[number];
            if (client.Detail is { Matches.Count: > 0 } detail && Judge(in client, detail) is { } visitor) visitors.Add(visitor);
        }
        visitors.Sort((left, right) => left.Score != right.Score
            ? right.Score.CompareTo(left.Score)
            : string.CompareOrdinal(left.Address, right.Address));
        return visitors;
    }

    private void Count(ReadOnlySpan<byte> line, int status, ref ClientRecord client, RuleSet found, int tries)
    {
        var detail = client.Detail ??= new ClientDetail();
        var raised = false;
        for (var index = found.TakeFirst(); index >= 0; index = found.TakeFirst())
        {
            var rule = _rules.Rules[index];
            raised |= rule.Raise && (status is >= 200 and < 300 || rule.Category == VisitorCategory.BruteForce);
            var match = detail.Count(rule, rule.IsWindowed && tries > 0 ? tries : 1);
            if (match.Sample is null && _samples < SampleBudget)
            {
                match.Sample = SampleLine.Of(line);
                _samples++;
            }
        }
        if (raised) detail.Succeeded++;
    }

    private SuspiciousVisitor? Judge(in ClientRecord client, ClientDetail detail)
    {
        var reasons = detail.Matches.Select(match => (Match: match, Rule: _rules.Rules[match.Rule]))
            .Select(pair => new VisitorReason
            {
                Rule = pair.Rule.Id,
                Category = pair.Rule.Category,
                Count = pair.Match.Count,
                Score = VisitorScore.Of(pair.Rule.Score, Math.Max(pair.Match.Count / pair.Rule.TriesForOne, 1)),
                Why = pair.Rule.Why,
                SampleLine = pair.Match.Sample,
            })
            .OrderByDescending(reason => reason.Score).ThenBy(reason => reason.Rule, StringComparer.Ordinal)
            .ToArray();
        var score = Math.Min(VisitorScore.Most, reasons.Sum(reason => reason.Score) + (detail.Succeeded > 0 ? VisitorScore.Success : 0));
        return VisitorScore.VerdictOf(score) is { } verdict
            ? new SuspiciousVisitor
            {
                Address = SampleLine.Of(client.Address),
                Score = score,
                Verdict = verdict,
                Requests = client.Requests,
                Succeeded = detail.Succeeded,
                FirstSeen = DateTimeOffset.FromUnixTimeSeconds(client.First),
                LastSeen = DateTimeOffset.FromUnixTimeSeconds(client.Last),
                Reasons = reasons,
            }
            : null;
    }
}
