using SopWebsite.Languages;

namespace SopWebsite.Visitors.Rules;

/// <summary>One rule made ready for matching.</summary>
internal sealed class AttackRule
{
    private readonly RulePattern? _pattern;
    private readonly RulePattern? _unless;
    private readonly RulePattern? _unlessReferer;
    private readonly string[] _names;
    private readonly (int First, int Last)[] _statuses;
    private readonly byte[][] _methods;
    private readonly bool _isForOtherMethods;

    public AttackRule(VisitorRule data, int index)
    {
        (Data, Index) = (data, index);
        Triggers = data.Literals.Select(literal => RuleText.Literal(data.WholeNames ? "/" + literal : literal)).ToArray();
        Needs = data.Needs is null ? null : RuleText.Literal(data.Needs);
        _pattern = RulePattern.Of(data.Patterns, data.IsOwn);
        _unless = RulePattern.Of(data.Unless, data.IsOwn);
        _unlessReferer = RulePattern.Of(data.UnlessReferer, data.IsOwn);
        _names = data.WholeNames ? Triggers.Select(trigger => string.Concat(trigger.Select(value => (char)value))).ToArray() : [];
        _statuses = data.Statuses.Select(text => RuleText.TryStatuses(text, out var range) ? range : throw new FormatException(text)).ToArray();
        _isForOtherMethods = data.Methods.Length > 0 && data.Methods[0][0] == '!';
        _methods = data.Methods.Select(name => System.Text.Encoding.ASCII.GetBytes(name.TrimStart('!'))).ToArray();
    }

    public VisitorRule Data { get; }

    public int Index { get; }

    public string Id => Data.Id;

    public VisitorCategory Category => Data.Category;

    public int Score => Data.Weight;

    public Phrase Why => Data.Meaning;

    /// <summary>Answered 2xx it counts as an attack that succeeded.</summary>
    public bool Raise => Data.CountsSuccess;

    /// <summary>It does not look into what people type into a search box.</summary>
    public bool SearchExempt => Data.SkipsSearch;

    /// <summary>It looks at path and query together.</summary>
    public bool IsWhole => (Data.Target & VisitorRuleTarget.Url) != 0;

    /// <summary>Its own matches go through a window before they count.</summary>
    public bool IsWindowed => Data.Burst is { Of: VisitorBurstOf.Match };

    /// <summary>How many matches weigh as one: a window's count.</summary>
    public int TriesForOne => IsWindowed ? Math.Max(Data.Burst!.Count, 1) : 1;

    /// <summary>It says more than which text must be there.</summary>
    public bool IsRestricted =>
        _methods.Length > 0 || _statuses.Length > 0 || _unlessReferer is not null || Data.LongerThan is not null || Data.IsMalformed;

    /// <summary>One of them must occur (folded, decoded) for the rule to be tried.</summary>
    public IReadOnlyList<byte[]> Triggers { get; }

    /// <summary>Must occur as well; a cheap refusal before anything is decoded. Lower case.</summary>
    public byte[]? Needs { get; }

    /// <summary>The literals alone decide.</summary>
    public bool HasPattern => _pattern is not null;

    /// <summary>Its patterns took so long that it was given up; see <see cref="RulePattern"/>.</summary>
    public bool IsGivenUp => _pattern is { IsGivenUp: true } || _unless is { IsGivenUp: true } || _unlessReferer is { IsGivenUp: true };

    /// <summary>A look of one of its patterns was cut off.</summary>
    public bool IsCutOff => _pattern is { IsCutOff: true } || _unless is { IsCutOff: true } || _unlessReferer is { IsCutOff: true };

    /// <summary>Decides on the folded, decoded text of a field in which a trigger occurred.</summary>
    public bool Confirms(string text)
    {
        if (_names.Length > 0 && !HoldsName(text)) return false;
        if (_pattern is not null && !_pattern.Fits(text)) return false;
        return _unless is null || !_unless.Fits(text);
    }

    /// <summary>Whether the request's method and the answer's status are among those that it is for.</summary>
    public bool Allows(ReadOnlySpan<byte> method, int status)
    {
        if (_statuses.Length > 0 && !Array.Exists(_statuses, range => status >= range.First && status <= range.Last)) return false;
        if (_methods.Length == 0) return true;
        foreach (var name in _methods)
            if (method.SequenceEqual(name)) return !_isForOtherMethods;
        return _isForOtherMethods;
    }

    /// <summary>Whether it asks for the referer at all.</summary>
    public bool AsksReferer => _unlessReferer is not null;

    /// <summary>Whether the decoded referer lets it be.</summary>
    public bool AllowsReferer(string referer) => _unlessReferer is null || !_unlessReferer.Fits(referer);

    private bool HoldsName(string text)
    {
        foreach (var name in _names)
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var end = at + name.Length;
                if (end == text.Length || text[end] is '/' or ';' or ' ' or '\0') return true;
            }
        }
        return false;
    }
}
