using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Matching;

/// <summary>
/// What rules ask of a request beside the text of one field: path and query together, the method, the status, the referer, the length, another
/// rule's match. Belongs to one thread, like its matcher.
/// </summary>
internal sealed class RequestConditions
{
    private readonly RuleBook _book;
    private readonly FieldDecoder _decoder = new();
    private readonly RuleSet _whole;
    private readonly int _shortestLong = int.MaxValue;

    public RequestConditions(RuleBook book)
    {
        _book = book;
        foreach (var rule in book.Rules.Where(rule => rule.IsWhole)) _whole.Add(rule.Index);
        foreach (var rule in book.Plain.Where(rule => rule.Data.LongerThan is not null))
            _shortestLong = Math.Min(_shortestLong, rule.Data.LongerThan!.Value);
    }

    /// <summary>Whether a request that matched nothing may have something to do with these conditions.</summary>
    public bool AreAsked(ReadOnlySpan<byte> line, in LogLine parsed) => parsed.Target.Length > _shortestLong || !IsOrdinary(parsed.Method.Of(line));

    /// <summary>Takes out the rules whose conditions do not hold, and adds those that need no text.</summary>
    public void Apply(ReadOnlySpan<byte> line, in LogLine parsed, ref RuleSet found)
    {
        var method = parsed.Method.Of(line);
        if (parsed.Target.Length > _shortestLong || !IsOrdinary(method)) Plain(line, in parsed, ref found);
        if (found.IsEmpty) return;
        if (found.Overlaps(in _whole)) ConfirmWhole(line, in parsed, ref found);
        foreach (var (rule, with) in _book.Derived)
            if (found.Has(with)) found.Add(rule.Index);
        if (!found.Overlaps(_book.Restricted)) return;
        var asked = found.And(_book.Restricted);
        for (var index = asked.TakeFirst(); index >= 0; index = asked.TakeFirst())
            if (!Holds(_book.Rules[index], line, in parsed)) found.Remove(index);
    }

    /// <summary>The methods of reading and of forms, which no rule without a text is about.</summary>
    private static bool IsOrdinary(ReadOnlySpan<byte> method) =>
        method.SequenceEqual("GET"u8) || method.SequenceEqual("POST"u8) || method.SequenceEqual("HEAD"u8);

    private void Plain(ReadOnlySpan<byte> line, in LogLine parsed, ref RuleSet found)
    {
        string? text = null;
        foreach (var rule in _book.Plain)
        {
            if (!Holds(rule, line, in parsed)) continue;
            if (rule.Confirms(text ??= TextOf(parsed.Target.Of(line), isQuery: true))) found.Add(rule.Index);
        }
    }

    private void ConfirmWhole(ReadOnlySpan<byte> line, in LogLine parsed, ref RuleSet found)
    {
        var text = TextOf(LineMatcher.WithoutHost(parsed.Target.Of(line)), isQuery: true);
        var asked = found.And(in _whole);
        for (var index = asked.TakeFirst(); index >= 0; index = asked.TakeFirst())
            if (!_book.Rules[index].Confirms(text)) found.Remove(index);
    }

    private bool Holds(AttackRule rule, ReadOnlySpan<byte> line, in LogLine parsed)
    {
        var method = parsed.Method.Of(line);
        if (!rule.Allows(method, parsed.Status)) return false;
        if (rule.Data.LongerThan is { } length && parsed.Target.Length <= length) return false;
        if (rule.Data.IsMalformed && !IsMalformed(method, parsed.Target.Length)) return false;
        return !rule.AsksReferer || rule.AllowsReferer(TextOf(LineMatcher.WithoutScheme(parsed.Referer.Of(line)), isQuery: true));
    }

    /// <summary>No method, or one that is no word. A dash alone is what servers write for a connection that said nothing (408).</summary>
    private static bool IsMalformed(ReadOnlySpan<byte> method, int length)
    {
        if (method.Length == 0) return length > 1;
        foreach (var value in method)
            if (value is not ((>= (byte)'A' and <= (byte)'Z') or (byte)'-' or (byte)'_')) return true;
        return false;
    }

    private string TextOf(ReadOnlySpan<byte> text, bool isQuery) => LineMatcher.Latin1(_decoder.Decode(text, isQuery));
}
