using SopWebsite.Languages;

namespace SopWebsite.Visitors;

/// <summary>What is to be thought of a visitor, from its score alone; see <see cref="VerdictScale"/>.</summary>
public enum VisitorVerdict
{
    /// <summary>Worth an eye: at least one sign, and a low score.</summary>
    Watch,

    /// <summary>One clear attempt or several weak signs.</summary>
    Suspicious,

    /// <summary>Repeated attempts, or one that the site answered with success.</summary>
    Hostile,
}

/// <summary>How sure it is that a visitor is what its verdict says.</summary>
public enum VisitorConfidence
{
    /// <summary>Weak signs of one kind: it may be chance, or a program that is badly made.</summary>
    Low,

    /// <summary>One strong sign, or weak ones of several kinds.</summary>
    Medium,

    /// <summary>Strong signs of several kinds, again and again, or answered with success.</summary>
    High,
}

/// <summary>The words of verdicts for people.</summary>
public static class VerdictNames
{
    /// <summary>The name of a verdict in both languages.</summary>
    public static Phrase Of(VisitorVerdict verdict) => verdict switch
    {
        VisitorVerdict.Hostile => new("hostile", "berbahaya"),
        VisitorVerdict.Suspicious => new("suspicious", "mencurigakan"),
        _ => new("to be watched", "perlu diamati"),
    };

    /// <summary>The name of a confidence in both languages.</summary>
    public static Phrase Of(VisitorConfidence confidence) => confidence switch
    {
        VisitorConfidence.High => new("high", "tinggi"),
        VisitorConfidence.Medium => new("medium", "sedang"),
        _ => new("low", "rendah"),
    };
}
