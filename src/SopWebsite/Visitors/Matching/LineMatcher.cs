using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Matching.Sieving;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Matching;

/// <summary>
/// Finds the rules that a request's text matches. It keeps nothing about clients, so several can work side by side; a harmless line is
/// cleared on its raw bytes and allocates nothing.
/// </summary>
/// <param name="book">The rules.</param>
/// <param name="sieved">Fields are cleared by a sieve first; what is found is the same without.</param>
internal sealed class LineMatcher(RuleBook book, bool sieved = true)
{
    private readonly FieldSieve? _sieve = sieved ? new FieldSieve(book.Sieve) : null;
    private readonly FieldDecoder _decoder = new();
    private readonly SearchBox _searchBox = new();
    private readonly KeyedHash _hash = new();
    private readonly TextMemory _agents = new(bits: 11);
    private readonly TextMemory _paths = new(bits: 15);
    private readonly TextMemory _referers = new(bits: 14);
    private readonly RequestConditions _conditions = new(book);

    /// <summary>The rules that the request matches.</summary>
    /// <param name="line">The text that the parts lie in.</param>
    /// <param name="parsed">The parts.</param>
    /// <param name="agentKey">The hash of the user agent, the same for the same; 0 for one that is not remembered.</param>
    /// <param name="pathKey">The hash of the target up to its question mark; 0 for one that is not remembered.</param>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public RuleSet Match(ReadOnlySpan<byte> line, in LogLine parsed, ulong agentKey, ulong pathKey = 0)
    {
        var found = default(RuleSet);
        var target = parsed.Target.Of(line);
        var path = RequestTraits.PathOf(target);
        if (!_paths.TryGet(pathKey, out found))
        {
            if (!Clears(line, parsed.Target.Start, path.Length))
                Field(RequestTraits.PathOf(WithoutHost(target)), book.Path, isQuery: false, ref found);
            if (pathKey != 0) _paths.Put(pathKey, in found);
        }
        if (path.Length + 1 < target.Length && !Clears(line, parsed.Target.Start + path.Length + 1, target.Length - path.Length - 1))
            Field(target.Slice(path.Length + 1), book.Query, isQuery: true, ref found);
        if (parsed.Referer.Length > 1) found.Add(Referer(line, parsed.Referer));
        if (parsed.Agent.Length > 1) found.Add(Agent(parsed.Agent.Of(line), agentKey));
        if (!found.IsEmpty || _conditions.AreAsked(line, in parsed)) _conditions.Apply(line, in parsed, ref found);
        return found;
    }

    private bool Clears(ReadOnlySpan<byte> line, int start, int length) => _sieve is not null && _sieve.Clears(line, start, length);

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private RuleSet Referer(ReadOnlySpan<byte> line, Part part)
    {
        var referer = WithoutScheme(part.Of(line));
        var key = sieved ? _hash.Of(referer) : 0;
        if (_referers.TryGet(key, out var found)) return found;
        if (!Clears(line, part.Start + part.Length - referer.Length, referer.Length)) Field(referer, book.Referer, isQuery: true, ref found);
        if (key != 0) _referers.Put(key, in found);
        return found;
    }

    private RuleSet Agent(ReadOnlySpan<byte> agent, ulong key)
    {
        if (_agents.TryGet(key, out var found)) return found;
        Field(agent, book.Agent, isQuery: false, ref found);
        if (key != 0) _agents.Put(key, in found);
        return found;
    }

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private void Field(ReadOnlySpan<byte> text, TriggerAutomaton triggers, bool isQuery, ref RuleSet found)
    {
        var tried = default(RuleSet);
        var disguised = false;
        ReadOnlySpan<byte> decoded = default;
        if (FieldDecoder.Changes(text))
        {
            decoded = _decoder.Decode(text, isQuery);
            disguised = _decoder.Evasive;
            if (_decoder.Overlong && book.Encoding >= 0) found.Add(book.Encoding);
            if (!triggers.Scan(decoded, ref tried)) return;
        }
        else
        {
            if (!triggers.Scan(text, ref tried)) return;
            if (!NeedsMet(text, tried)) return;
            decoded = _decoder.Decode(text, isQuery);
        }
        if (Confirm(text, decoded, isQuery, tried, ref found) && disguised && book.Encoding >= 0) found.Add(book.Encoding);
    }

    private bool Confirm(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> decoded, bool isQuery, RuleSet tried, ref RuleSet found)
    {
        var text = Latin1(decoded);
        string? withoutSearch = null;
        var any = false;
        for (var index = tried.TakeFirst(); index >= 0; index = tried.TakeFirst())
        {
            var rule = book.Rules[index];
            if (rule.IsWhole)
            {
                // It looks at the other part too: decided when both have been seen.
                found.Add(index);
                continue;
            }
            var against = text;
            if (isQuery && rule.SearchExempt)
                against = withoutSearch ??= _searchBox.TryRemove(QueryOf(raw), out var rest)
                    ? Latin1(_decoder.Decode(rest, plusIsSpace: true))
                    : text;
            if (rule.Needs is not null && decoded.Length > 0 && text.IndexOf(Latin1(rule.Needs), StringComparison.Ordinal) < 0) continue;
            if (!rule.HasPattern && !ReferenceEquals(against, text)
                && !rule.Triggers.Any(trigger => against.IndexOf(Latin1(trigger), StringComparison.Ordinal) >= 0)) continue;
            if (!rule.Confirms(against)) continue;
            found.Add(index);
            any = true;
        }
        return any;
    }

    /// <summary>A referer is a whole address, of which the query counts.</summary>
    private static ReadOnlySpan<byte> QueryOf(ReadOnlySpan<byte> text) => text.Slice(text.IndexOf((byte)'?') + 1);

    /// <summary>The scheme's slashes would make every referer look as if it had to be decoded.</summary>
    public static ReadOnlySpan<byte> WithoutScheme(ReadOnlySpan<byte> referer) =>
        referer.StartsWith("https://"u8) ? referer.Slice(8) : referer.StartsWith("http://"u8) ? referer.Slice(7) : referer;

    /// <summary>Whether any of the rules could still match; asked on raw text that decoding would not change.</summary>
    private bool NeedsMet(ReadOnlySpan<byte> text, RuleSet tried)
    {
        for (var index = tried.TakeFirst(); index >= 0; index = tried.TakeFirst())
        {
            var needs = book.Rules[index].Needs;
            if (needs is null || HoldsFolded(text, needs)) return true;
        }
        return false;
    }

    private static bool HoldsFolded(ReadOnlySpan<byte> text, byte[] needle)
    {
        for (int at; (at = text.IndexOf(needle[0])) >= 0; text = text.Slice(at + 1))
        {
            if (text.Length - at < needle.Length) return false;
            var same = 1;
            while (same < needle.Length
                && (text[at + same] is >= (byte)'A' and <= (byte)'Z' ? text[at + same] | 0x20 : text[at + same]) == needle[same]) same++;
            if (same == needle.Length) return true;
        }
        return false;
    }

    public static ReadOnlySpan<byte> WithoutHost(ReadOnlySpan<byte> target)
    {
        if (target.Length < 8 || target[0] == '/') return target;
        var scheme = target.StartsWith("http://"u8) ? 7 : target.StartsWith("https://"u8) ? 8 : 0;
        if (scheme == 0) return target;
        var path = target.Slice(scheme).IndexOf((byte)'/');
        return path < 0 ? default : target.Slice(scheme + path);
    }

    public static string Latin1(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var at = 0; at < text.Length; at++) text[at] = (char)bytes[at];
        return new string(text);
    }
}
