using System.Diagnostics;
using AngleSharp.Dom;

namespace SopWebsite.Adapters.Html;

/// <summary>What the style sheets and the elements' own styles say together.</summary>
internal sealed class PageStyles(StyleSheet sheet)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly Stopwatch _begun = Stopwatch.StartNew();
    private (IElement? Element, IReadOnlyDictionary<string, string> Style) _last = (null, Nothing);

    /// <summary>The style of an element: what is more important and more special wins, and the element's own over the sheets'.</summary>
    public IReadOnlyDictionary<string, string> Of(IElement element)
    {
        if (ReferenceEquals(_last.Element, element)) return _last.Style;
        _last = (element, Make(element));
        return _last.Style;
    }

    private IReadOnlyDictionary<string, string> Make(IElement element)
    {
        // Selectors look up through all that an element stands in: a page nested very deep gets its own styles only.
        var rules = _begun.Elapsed < PatientParser.Patience ? sheet.For(element).SelectMany(rule => rule.Declarations) : [];
        var own = element.GetAttribute("style") is { Length: > 0 } style ? StyleDeclaration.Parse(style) : [];
        Dictionary<string, string>? result = null;
        HashSet<string>? important = null;
        foreach (var declaration in rules.Concat(own))
        {
            if (!declaration.IsImportant && important?.Contains(declaration.Name) == true) continue;
            if (declaration.IsImportant) (important ??= new HashSet<string>(StringComparer.Ordinal)).Add(declaration.Name);
            (result ??= new Dictionary<string, string>(StringComparer.Ordinal))[declaration.Name] = declaration.Value;
        }
        return result ?? Nothing;
    }
}
