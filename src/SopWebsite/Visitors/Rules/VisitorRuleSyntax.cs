using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>Whether what stands in a rule can be used.</summary>
public static class VisitorRuleSyntax
{
    /// <summary>What is expected instead of a literal; null when nothing is wrong with it.</summary>
    public static Phrase? LiteralFault(string text)
    {
        try
        {
            RuleText.Literal(text);
            return null;
        }
        catch (FormatException)
        {
            return new Phrase("a literal in ASCII: \\s for a space, \\xNN for a byte", "literal ASCII: \\s untuk spasi, \\xNN untuk byte");
        }
    }

    /// <summary>What is expected instead of statuses; null when nothing is wrong with them.</summary>
    public static Phrase? StatusFault(string text) =>
        RuleText.TryStatuses(text, out _) ? null : new Phrase("404, 4xx or 400-403", "404, 4xx atau 400-403");

    /// <summary>What is expected instead of a pattern; null when nothing is wrong with it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="isOwn">A court wrote it: then it is also looked at for what it could cost.</param>
    public static Phrase? PatternFault(string pattern, bool isOwn)
    {
        if (isOwn && PatternCheck.FaultOf(pattern) is { } fault) return fault;
        try
        {
            _ = RulePattern.Make(pattern, isOwn);
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return new Phrase($"a regular expression ({failure.Message})", $"ekspresi reguler ({failure.Message})");
        }
    }
}
