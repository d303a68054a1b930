using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>
/// One thing to look for in visitor logs: data, not code. The module's rules are in <c>rules/visitors.yaml</c>; a court's own are in its register
/// and take the place of those with the same id. The text that is matched is decoded to the end, in lower case, backslash as slash, white space
/// and SQL comments as one space, <c>//</c> and <c>/./</c> as <c>/</c>.
/// </summary>
public sealed record VisitorRule
{
    /// <summary>Its name, as reasons show it, such as <c>sqli-union</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of sign it is.</summary>
    public VisitorCategory Category { get; init; }

    /// <summary>What the first match adds to a visitor's score, 1 to 50; see <see cref="VerdictScale"/>.</summary>
    public int Weight { get; init; }

    /// <summary>Techniques of MITRE ATT&amp;CK, such as <c>T1190</c>.</summary>
    public string[] Techniques { get; init; } = [];

    /// <summary>Where it looks; <see cref="VisitorRuleTarget.None"/> for a rule of methods, lengths or behaviour alone.</summary>
    public VisitorRuleTarget Target { get; init; }

    /// <summary>
    /// One of them must occur for the rule to be tried; in lower case, <c>\s</c> a space, <c>\xNN</c> a byte. Without a pattern it decides.
    /// </summary>
    public string[] Literals { get; init; } = [];

    /// <summary>Must occur as well; a cheap refusal before anything is decoded.</summary>
    public string? Needs { get; init; }

    /// <summary>The literals are whole names in a path.</summary>
    public bool WholeNames { get; init; }

    /// <summary>Regular expressions of which one must fit; none for the literals alone.</summary>
    public string[] Patterns { get; init; } = [];

    /// <summary>Regular expressions of which none may fit.</summary>
    public string[] Unless { get; init; } = [];

    /// <summary>Regular expressions of which none may fit the referer, decoded as the rest.</summary>
    public string[] UnlessReferer { get; init; } = [];

    /// <summary>It does not look into what people type into a search box.</summary>
    public bool SkipsSearch { get; init; }

    /// <summary>Only requests with one of these methods, or, where all begin with <c>!</c>, with any but these; none for all.</summary>
    public string[] Methods { get; init; } = [];

    /// <summary>Only answers with one of these: <c>404</c>, <c>4xx</c>, <c>400-403</c>; none for all.</summary>
    public string[] Statuses { get; init; } = [];

    /// <summary>Only targets longer than this, in bytes; null for all.</summary>
    public int? LongerThan { get; init; }

    /// <summary>Only requests that are no HTTP at all, such as the bytes of TLS.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>It matches a request that this other rule matched, if the rest fits too; null for none.</summary>
    public string? With { get; init; }

    /// <summary>It matches only when there were many within a time; null when one request is enough.</summary>
    public VisitorBurst? Burst { get; init; }

    /// <summary>Answered 2xx, it counts as an attack that succeeded.</summary>
    public bool CountsSuccess { get; init; }

    /// <summary>What a match means.</summary>
    public required Phrase Meaning { get; init; }

    /// <summary>What to do about it.</summary>
    public required Phrase Remedy { get; init; }

    /// <summary>Sample requests that it must match; see <see cref="VisitorRuleSample"/> for how they are written.</summary>
    public string[] Matching { get; init; } = [];

    /// <summary>Sample requests that it must not match.</summary>
    public string[] Innocent { get; init; } = [];

    /// <summary>It is the court's own, from its register.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The court has turned the shipped rule of this id off.</summary>
    public bool IsOff { get; init; }
}

/// <summary>The parts of a request that a rule looks at.</summary>
[Flags]
public enum VisitorRuleTarget
{
    /// <summary>No text.</summary>
    None = 0,

    /// <summary>The path, up to the question mark.</summary>
    Path = 1,

    /// <summary>What follows the question mark.</summary>
    Query = 2,

    /// <summary>The user agent.</summary>
    UserAgent = 4,

    /// <summary>The referer, without its scheme.</summary>
    Referer = 8,

    /// <summary>Path and query together; the literals may stand in either.</summary>
    Url = 16,

    /// <summary>How a text was encoded in which another rule matched: in several layers, or in forms that no browser makes.</summary>
    Encoding = 32,
}
