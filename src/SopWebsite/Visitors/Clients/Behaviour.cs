using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// Leaky buckets in the log's own time: full means an alarm, then the bucket starts empty. Small disorder (several workers write one log)
/// counts as no time passed; a jump back of more than <see cref="Disorder"/> empties the buckets. Shapes: CrowdSec's http-probing (10, one
/// leaks in 10 s) and http-crawl-non_statics (40, one in 0.5 s); fail2ban's five in ten minutes for logins.
/// </summary>
internal sealed class Behaviour
{
    private const long Disorder = 300;
    private const int MissingLimit = 10;
    private const int CrawlLimit = 40;
    private const int RateLimit = 400;
    private const int AgentLimit = 5;
    private const int LeakSeconds = 10;

    private readonly KeyedHash _hash;
    private readonly int _probing;
    private readonly int _crawl;
    private readonly int _rate;
    private readonly int _switching;
    private readonly int _wordPress;
    private readonly int _wordPressAfter;
    private readonly int _xmlrpc;
    private readonly int _joomla;

    public Behaviour(RuleBook rules, KeyedHash hash)
    {
        _hash = hash;
        _probing = rules["probing-missing"].Index;
        _crawl = rules["crawl-burst"].Index;
        _rate = rules["rate-flood"].Index;
        _switching = rules["agent-switching"].Index;
        _wordPress = rules["login-wordpress"].Index;
        _wordPressAfter = rules["login-wordpress-after"].Index;
        _xmlrpc = rules["login-xmlrpc"].Index;
        _joomla = rules["login-joomla"].Index;
    }

    /// <summary>Adds what the request makes of its client; <paramref name="tries"/> is what a login alarm grows by.</summary>
    public void Observe(ReadOnlySpan<byte> line, in LogLine parsed, ulong agent, ref ClientRecord client, ref RuleSet found, out int tries)
    {
        tries = 0;
        var passed = Advance(ref client, parsed.Time);
        Leak(ref client, passed);
        if (++client.RateLevel >= RateLimit)
        {
            client.RateLevel = 0;
            found.Add(_rate);
        }

        var path = RequestTraits.PathOf(parsed.Target.Of(line));
        var isStatic = RequestTraits.IsStatic(path);
        var page = isStatic ? 0 : (uint)(_hash.Of(path) >> 32);
        if (!isStatic) Crawl(line, in parsed, page, ref client, ref found);

        var refused = !isStatic && parsed.Status is 400 or 403 or 404;
        if (refused) Missing(page, ref client, ref found);
        var login = RequestTraits.LoginOf(line, in parsed);
        if (refused || login != LoginKind.None) Agents((uint)(agent >> 32), ref client, ref found);
        if (login != LoginKind.None) Login(login, in parsed, ref client, ref found, out tries);
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

    private static void Leak(ref ClientRecord client, long passed)
    {
        if (passed == 0) return;
        client.RateLevel = Less(client.RateLevel, passed, 20);
        client.CrawlLevel = Less(client.CrawlLevel, passed, 2);
        if (client.Detail is not { } detail) return;
        detail.MissingLevel = Less(detail.MissingLevel, passed, 1);
        if (detail.MissingLevel == 0) detail.MissingCount = 0;
        detail.AgentLevel = Less(detail.AgentLevel, passed, 1);
        if (detail.AgentLevel == 0) detail.AgentCount = 0;
    }

    private static int Less(int level, long passed, int leak) => passed >= level ? 0 : (int)Math.Max(0, level - (passed * leak));

    private void Crawl(ReadOnlySpan<byte> line, in LogLine parsed, uint page, ref ClientRecord client, ref RuleSet found)
    {
        if (page == client.Page0 || page == client.Page1 || page == client.Page2 || page == client.Page3) return;
        (client.Page3, client.Page2, client.Page1, client.Page0) = (client.Page2, client.Page1, client.Page0, page);
        if (++client.CrawlLevel < CrawlLimit) return;
        client.CrawlLevel = 0;
        if (!RequestTraits.IsSearchBot(parsed.Agent.Of(line))) found.Add(_crawl);
    }

    private void Missing(uint page, ref ClientRecord client, ref RuleSet found)
    {
        var detail = client.Detail ??= new ClientDetail();
        if (!Distinct(detail.Missing ??= new uint[MissingLimit * 2], ref detail.MissingCount, page)) return;
        detail.MissingLevel += LeakSeconds;
        if (detail.MissingLevel <= (MissingLimit - 1) * LeakSeconds) return;
        detail.MissingLevel = detail.MissingCount = 0;
        found.Add(_probing);
    }

    private void Agents(uint agent, ref ClientRecord client, ref RuleSet found)
    {
        var detail = client.Detail ??= new ClientDetail();
        if (!Distinct(detail.Agents ??= new uint[AgentLimit * 2], ref detail.AgentCount, agent)) return;
        detail.AgentLevel += LeakSeconds;
        if (detail.AgentLevel <= (AgentLimit - 1) * LeakSeconds) return;
        detail.AgentLevel = detail.AgentCount = 0;
        found.Add(_switching);
    }

    /// <summary>Remembers the last different values; false for one that is among them.</summary>
    private static bool Distinct(uint[] seen, ref int count, uint value)
    {
        var held = Math.Min(count, seen.Length);
        if (Array.IndexOf(seen, value, 0, held) >= 0) return false;
        seen[count++ % seen.Length] = value;
        return true;
    }

    private void Login(LoginKind kind, in LogLine parsed, ref ClientRecord client, ref RuleSet found, out int tries)
    {
        var detail = client.Detail ??= new ClientDetail();
        tries = 0;
        switch (kind)
        {
            case LoginKind.WordPress when parsed.Status == 302:
                // WordPress redirects after a login that went through and shows the form again (200) after one that failed.
                if (detail.WordPress is { Alarmed: true } before && Math.Abs(parsed.Time - before.Last) <= LoginSeries.Window) found.Add(_wordPressAfter);
                break;
            case LoginKind.WordPress:
                Count(detail.WordPress ??= new LoginSeries(), _wordPress, parsed.Time, ref found, ref tries);
                break;
            case LoginKind.Xmlrpc:
                Count(detail.Xmlrpc ??= new LoginSeries(), _xmlrpc, parsed.Time, ref found, ref tries);
                break;
            default:
                Count(detail.Joomla ??= new LoginSeries(), _joomla, parsed.Time, ref found, ref tries);
                break;
        }
    }

    private static void Count(LoginSeries series, int rule, long time, ref RuleSet found, ref int tries)
    {
        tries = series.Add(time);
        if (tries > 0) found.Add(rule);
    }
}
