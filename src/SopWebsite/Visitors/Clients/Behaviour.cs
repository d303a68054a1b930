using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// What addresses do, after the rules that have a <see cref="VisitorBurst"/>: leaky buckets and sliding windows in the log's own time. Small
/// disorder (several workers write one log) counts as no time passed; a jump back of more than <see cref="Disorder"/> empties the buckets.
/// </summary>
internal sealed class Behaviour(RuleBook rules)
{
    private const long Disorder = 300;

    /// <summary>So many different values are remembered, at least; a bucket's double where that is more.</summary>
    private const int Remembered = 10;

    private readonly Bucket? _requests = Bucket.Of(rules.Of(VisitorBurstOf.Request));
    private readonly Bucket? _pages = Bucket.Of(rules.Of(VisitorBurstOf.Page));
    private readonly Bucket? _missing = Bucket.Of(rules.Of(VisitorBurstOf.Missing));
    private readonly (AttackRule Rule, Bucket Bucket)[] _errors = [.. rules.AllOf(VisitorBurstOf.Error).Select(rule => (rule, Bucket.Of(rule)!))];
    private readonly Crowds? _crowds = rules.Of(VisitorBurstOf.Crowd) is { } crowd ? new Crowds(crowd, Bucket.Of(crowd)!) : null;
    private readonly Bucket? _agents = Bucket.Of(rules.Of(VisitorBurstOf.Agent));

    /// <summary>
    /// Adds what the request makes of its client, and takes out what counts only in numbers; <paramref name="tries"/> is what the alarm of
    /// such a rule grows by.
    /// </summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public void Observe(
        ReadOnlySpan<byte> line, in LogLine parsed, in RequestTraits traits, ref ClientRecord client, ref RuleSet found, out int tries)
    {
        tries = 0;
        var passed = Advance(ref client, parsed.Time);
        Leak(ref client, passed);
        if (_requests is not null && _requests.Fill(ref client.RateLevel)) found.Add(_requests.Rule);

        if (!traits.IsStatic && _pages is not null) Crawl(line, in parsed, traits.Page, ref client, ref found);

        var refused = !traits.IsStatic && parsed.Status is 400 or 403 or 404;
        if (refused && _missing is not null) Missing(traits.Page, ref client, ref found);
        if (!traits.IsStatic && parsed.Status >= 400 && _errors.Length > 0) Errors(parsed.Status, ref client, ref found);
        if (_crowds is not null && found.Has(_crowds.Rule) && !_crowds.Add(traits.Agent, traits.Address, parsed.Time)) found.Remove(_crowds.Rule);
        var windowed = !found.IsEmpty && found.Overlaps(rules.Windowed);
        if ((refused || windowed) && _agents is not null) Agents((uint)(traits.Agent >> 32), ref client, ref found);
        if (windowed) Windows(parsed.Time, ref client, ref found, out tries);
    }

    private static long Advance(ref ClientRecord client, long time)
    {
        if (client.Clock == long.MinValue || time < client.Clock - Disorder)
        {
            client.Clock = time;
            return long.MaxValue;
        }
        var passed = Math.Max(0, time - client.Clock);
        client.Clock = Math.Max(client.Clock, time);
        return passed;
    }

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private void Leak(ref ClientRecord client, long passed)
    {
        if (passed == 0) return;
        if (_requests is not null) client.RateLevel = _requests.After(client.RateLevel, passed);
        if (_pages is not null) client.CrawlLevel = _pages.After(client.CrawlLevel, passed);
        // Few requests look into the others; how far they have leaked is found out then. A clock set back empties them.
        if (passed != long.MaxValue || client.Detail is not { } detail) return;
        Leak(detail, passed);
        detail.Clock = client.Clock;
    }

    /// <summary>The buckets that few requests look into, brought up to the time of the client's others.</summary>
    private ClientDetail DetailOf(ref ClientRecord client)
    {
        var detail = client.Detail ??= new ClientDetail();
        Leak(detail, client.Clock - detail.Clock);
        detail.Clock = client.Clock;
        return detail;
    }

    private void Leak(ClientDetail detail, long passed)
    {
        if (passed == 0) return;
        if (detail.Errors is { } errors)
            for (var n = 0; n < errors.Length; n++) errors[n] = _errors[n].Bucket.After(errors[n], passed);
        if (_missing is not null && (detail.MissingLevel = _missing.After(detail.MissingLevel, passed)) == 0) detail.MissingCount = 0;
        if (_agents is not null && (detail.AgentLevel = _agents.After(detail.AgentLevel, passed)) == 0) detail.AgentCount = 0;
    }

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private void Crawl(ReadOnlySpan<byte> line, in LogLine parsed, uint page, ref ClientRecord client, ref RuleSet found)
    {
        if (page == client.Page0 || page == client.Page1 || page == client.Page2 || page == client.Page3) return;
        (client.Page3, client.Page2, client.Page1, client.Page0) = (client.Page2, client.Page1, client.Page0, page);
        if (_pages!.Fill(ref client.CrawlLevel) && !RequestTraits.IsSearchBot(parsed.Agent.Of(line))) found.Add(_pages.Rule);
    }

    private void Missing(uint page, ref ClientRecord client, ref RuleSet found)
    {
        var detail = DetailOf(ref client);
        if (!Distinct(detail.Missing ??= Memory(_missing!), ref detail.MissingCount, page)) return;
        if (!_missing!.Fill(ref detail.MissingLevel)) return;
        detail.MissingCount = 0;
        found.Add(_missing.Rule);
    }

    private void Agents(uint agent, ref ClientRecord client, ref RuleSet found)
    {
        var detail = DetailOf(ref client);
        if (!Distinct(detail.Agents ??= Memory(_agents!), ref detail.AgentCount, agent)) return;
        if (!_agents!.Fill(ref detail.AgentLevel)) return;
        detail.AgentCount = 0;
        found.Add(_agents.Rule);
    }

    private void Errors(int status, ref ClientRecord client, ref RuleSet found)
    {
        var levels = DetailOf(ref client).Errors ??= new int[_errors.Length];
        for (var n = 0; n < levels.Length; n++)
            if (_errors[n].Rule.Allows(default, status) && _errors[n].Bucket.Fill(ref levels[n])) found.Add(_errors[n].Rule.Index);
    }

    private static uint[] Memory(Bucket bucket) => new uint[Math.Min(Math.Max(bucket.Count * 2, Remembered), 200)];

    /// <summary>Remembers the last different values; false for one that is among them.</summary>
    private static bool Distinct(uint[] seen, ref int count, uint value)
    {
        var held = Math.Min(count, seen.Length);
        if (Array.IndexOf(seen, value, 0, held) >= 0) return false;
        seen[count++ % seen.Length] = value;
        return true;
    }

    private void Windows(long time, ref ClientRecord client, ref RuleSet found, out int tries)
    {
        tries = 0;
        var detail = client.Detail ??= new ClientDetail();
        var asked = found.And(rules.Windowed);
        for (var index = asked.TakeFirst(); index >= 0; index = asked.TakeFirst())
        {
            var rule = rules.Rules[index];
            var burst = rule.Data.Burst!;
            if (burst.After is { } other)
            {
                if (!(detail.SeriesOf(rules.IndexOf(other))?.IsFresh(time) ?? false)) found.Remove(index);
                continue;
            }
            var grown = detail.SeriesOf(rule, burst).Add(time);
            if (grown == 0) found.Remove(index);
            else tries = Math.Max(tries, grown);
        }
    }
}
