using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Facts;

/// <summary>A probable cause while the facts for and against it are gathered.</summary>
internal sealed class CauseWeight(DiagnosisCause cause)
{
    private readonly List<Phrase> _reasons = [];
    private readonly List<Phrase> _against = [];
    private Phrase? _explanation;
    private ThirdPartyKind? _party;
    private int _heaviest;

    public DiagnosisCause Cause { get; } = cause;

    public int Weight { get; private set; }

    /// <summary>The sentence of the heaviest fact stands for the cause.</summary>
    public void Explain(int weight, ThirdPartyKind? party, Phrase explanation)
    {
        if (weight <= _heaviest) return;
        (_heaviest, _party, _explanation) = (weight, party, explanation);
    }

    public void Add(int weight, Phrase reason)
    {
        if (_reasons.Contains(reason)) return;
        Weight += weight;
        _reasons.Add(reason);
    }

    public void Weaken(int weight, Phrase reason)
    {
        if (_against.Contains(reason)) return;
        Weight += weight;
        _against.Add(reason);
    }

    public SituationDiagnosis ToDiagnosis() => new()
    {
        Cause = Cause,
        ThirdParty = _party,
        Explanation = _explanation!,
        Certainty = Weight >= 70 ? DiagnosisCertainty.Strong : Weight >= 45 ? DiagnosisCertainty.Probable : DiagnosisCertainty.Weak,
        Reasons = [.. _reasons],
        Against = [.. _against],
    };
}
