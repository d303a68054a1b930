using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Facts;

/// <summary>How well a probable cause is founded.</summary>
public enum DiagnosisCertainty
{
    /// <summary>A hint, or one that other facts contradict.</summary>
    Weak,

    /// <summary>One fact points to it.</summary>
    Probable,

    /// <summary>Several facts point to it.</summary>
    Strong,
}

/// <summary>A probable cause with the facts for and against it.</summary>
public sealed record SituationDiagnosis
{
    /// <summary>The probable cause.</summary>
    public required DiagnosisCause Cause { get; init; }

    /// <summary>The kind of third party that can mend it; null where the court's own staff does.</summary>
    public ThirdPartyKind? ThirdParty { get; init; }

    /// <summary>It in a sentence, for an official.</summary>
    public required Phrase Explanation { get; init; }

    /// <summary>How well it is founded.</summary>
    public DiagnosisCertainty Certainty { get; init; }

    /// <summary>The facts it rests on.</summary>
    public Phrase[] Reasons { get; init; } = [];

    /// <summary>The facts that speak against it, or make those for it weak.</summary>
    public Phrase[] Against { get; init; } = [];

    /// <summary>The cause alone.</summary>
    internal Diagnosis ToDiagnosis() => new() { Cause = Cause, ThirdParty = ThirdParty, Explanation = Explanation };

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Explanation} ({Certainty})";
}
