using SopWebsite.Languages;
using SopWebsite.Visitors.Allowing;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Places;

namespace SopWebsite.Visitors;

/// <summary>An address whose requests matched rules, with the reasons.</summary>
public sealed record SuspiciousVisitor
{
    /// <summary>
    /// The address, or host name, as the log has it; <see cref="OtherAddress"/> for the matches of all addresses that came after the
    /// table of addresses was full.
    /// </summary>
    public required string Address { get; init; }

    /// <summary>1 to 100; see <see cref="VerdictScale"/>.</summary>
    public int Score { get; init; }

    /// <summary>What to think of it.</summary>
    public VisitorVerdict Verdict { get; init; }

    /// <summary>How sure that is.</summary>
    public VisitorConfidence Confidence { get; init; }

    /// <summary>All requests of the address in the period, harmless ones too.</summary>
    public long Requests { get; init; }

    /// <summary>Attacks that the site answered with success: 2xx and a body.</summary>
    public long Succeeded { get; init; }

    /// <summary>Its first request in the period, UTC.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>Its last request in the period, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>The rules that matched, the heaviest first.</summary>
    public VisitorReason[] Reasons { get; init; } = [];

    /// <summary>Whether it is the search engine that it says it is; null where it says nothing of the kind, or nobody asked.</summary>
    public SearchEngineCheck? SearchEngine { get; init; }

    /// <summary>Where it comes from; null where no file says.</summary>
    public VisitorPlace? Place { get; init; }

    /// <summary>The entry by which it is allowed; null for all others.</summary>
    public AllowedVisitor? Allowed { get; init; }

    /// <summary>The address that stands for all that found no room in the table.</summary>
    public const string OtherAddress = "(lainnya)";
}

/// <summary>One rule that matched requests of a visitor.</summary>
public sealed record VisitorReason
{
    /// <summary>The rule's id, such as <c>sqli-union</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What kind of sign it is.</summary>
    public VisitorCategory Category { get; init; }

    /// <summary>How many requests matched; for behaviour, how often the limit was passed (password guessing: how many tries).</summary>
    public long Count { get; init; }

    /// <summary>What the rule's first match adds.</summary>
    public int Weight { get; init; }

    /// <summary>What the rule added to the visitor's score.</summary>
    public int Score { get; init; }

    /// <summary>What it means, in both languages.</summary>
    public required Phrase Why { get; init; }

    /// <summary>
    /// The number of the first line that matched in its log, from 1; 0 when it is not known. Of several logs, the oldest that has one.
    /// </summary>
    public long FirstLine { get; init; }

    /// <summary>
    /// The number of the last line that matched in its log, from 1; 0 when it is not known. Of several logs, the newest that has one.
    /// </summary>
    public long LastLine { get; init; }

    /// <summary>
    /// The first line that matched: values of passwords and tokens replaced, control characters escaped, at most
    /// <see cref="SampleLine.Longest"/> characters. Text of the attacker's making: data, never markup. Null when the budget of samples was
    /// spent.
    /// </summary>
    public string? SampleLine { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rule} x{Count}");
}
