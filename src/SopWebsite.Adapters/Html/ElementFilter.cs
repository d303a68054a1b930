using System.Diagnostics;
using AngleSharp.Css.Dom;
using AngleSharp.Dom;
using SopWebsite.Monitoring;

namespace SopWebsite.Adapters.Html;

/// <summary>What of an element counts.</summary>
[Flags]
internal enum Counted
{
    Nothing = 0,

    /// <summary>It is not left out.</summary>
    Present = 1,

    /// <summary>It is among what alone is looked at.</summary>
    Kept = 2,

    /// <summary>It is the same from visit to visit.</summary>
    Steady = 4,
}

/// <summary>Holds a page's elements against its filter, in a bounded time: selectors are matched again for every element and its ancestors.</summary>
internal sealed class ElementFilter
{
    /// <summary>Deeper elements count as what they are in: browsers nest no deeper than 512, and pages that people make far less.</summary>
    private const int Deepest = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly List<ISelector> _ignore;
    private readonly List<ISelector> _unsteady;
    private readonly ISelector? _keep;
    private readonly Stopwatch _spent = new();

    public ElementFilter(PageFilter filter)
    {
        _ignore = [.. filter.Ignore.Select(PageSelector.Of).OfType<ISelector>()];
        _unsteady = [.. filter.Unsteady.Select(PageSelector.Of).OfType<ISelector>()];
        _keep = filter.Keep is { } keep ? PageSelector.Of(keep) : null;
        HasFoundKept = filter.Keep is null;
        AtRoot = filter.Keep is null ? Counted.Present | Counted.Kept | Counted.Steady : Counted.Present | Counted.Steady;
    }

    public Counted AtRoot { get; }

    /// <summary>True when time ran out: what follows was not filtered any more.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>False while nothing of what alone is to be looked at was found.</summary>
    public bool HasFoundKept { get; private set; }

    public Counted Of(IElement element, Counted around, int depth)
    {
        // What holds the page is never noise, whatever a theme calls it.
        if (depth > Deepest || IsExhausted || element.LocalName is "html" or "head" or "body") return around;
        _spent.Start();
        var counted = around;
        if (_ignore.Exists(selector => selector.Match(element, null))) counted = Counted.Nothing;
        else
        {
            if (!counted.HasFlag(Counted.Kept) && _keep?.Match(element, null) == true)
            {
                counted |= Counted.Kept;
                HasFoundKept = true;
            }
            if (counted.HasFlag(Counted.Steady) && _unsteady.Exists(selector => selector.Match(element, null))) counted &= ~Counted.Steady;
        }
        _spent.Stop();
        IsExhausted = _spent.Elapsed > Patience;
        return counted;
    }
}
