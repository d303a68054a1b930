using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace SopWebsite.Adapters.Html;

/// <summary>
/// The rules of a page's style sheets that bear on whether something is seen. A browser on a desktop is assumed; rules for print, for small
/// screens and for states such as :hover are left out.
/// </summary>
internal sealed class StyleSheet
{
    private const int MostRules = 8000;
    private const int Deepest = 4;

    private static readonly Regex Comment = new(@"/\*.*?(\*/|$)", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    private static readonly Regex MinimalWidth = new(@"min-(?:device-)?width\s*:\s*([0-9]{1,5})", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
    private static readonly Regex State = new(
        @"::|:(?:hover|focus|active|visited|checked|target|disabled|before|after|first-l|placeholder|is|where|has)", RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private static readonly string[] Bearing =
    [
        "display", "visibility", "opacity", "position", "left", "top", "right", "bottom", "indent", "width", "height", "font", "color", "background",
        "overflow", "clip", "transform", "z-index", "margin", "filter",
    ];

    private readonly Dictionary<string, List<StyleRule>> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly CssSelectorParser _selectors = new();
    private int _count;

    public void Add(string css)
    {
        try
        {
            Read(Comment.Replace(css, " "), 0);
        }
        catch (RegexMatchTimeoutException)
        {
            // What was read until here stays.
        }
    }

    /// <summary>The rules that fit an element, the strongest last.</summary>
    public IEnumerable<StyleRule> For(IElement element)
    {
        if (_count == 0) return [];
        var candidates = Of("*").Concat(Of(element.LocalName)).Concat(element.Id is { Length: > 0 } id ? Of("#" + id) : [])
            .Concat(element.ClassList.Distinct(StringComparer.Ordinal).Take(50).SelectMany(name => Of("." + name)));
        return candidates.Where(rule => rule.Selector.Match(element, null)).OrderBy(rule => rule.Strength).ThenBy(rule => rule.Order);

        IEnumerable<StyleRule> Of(string key) => _byKey.TryGetValue(key, out var rules) ? rules : Enumerable.Empty<StyleRule>();
    }

    private void Read(string css, int depth)
    {
        for (var at = 0; at < css.Length && _count < MostRules;)
        {
            var open = css.IndexOf('{', at);
            if (open < 0) return;
            var prelude = css.Substring(at, open - at);
            // A statement such as @import ends before the next rule's selector.
            prelude = prelude.Substring(prelude.LastIndexOf(';') + 1).Trim().TrimStart('}').Trim();
            var close = End(css, open);
            var body = css.Substring(open + 1, close - open - 1);
            if (prelude.StartsWith("@", StringComparison.Ordinal))
            {
                if (depth < Deepest && Applies(prelude)) Read(body, depth + 1);
            }
            else
            {
                Rule(prelude, body);
            }
            at = close + 1;
        }
    }

    private static int End(string css, int open)
    {
        var depth = 0;
        for (var at = open; at < css.Length; at++)
        {
            if (css[at] == '{') depth++;
            else if (css[at] == '}' && --depth == 0) return at;
        }
        return css.Length;
    }

    private static bool Applies(string prelude)
    {
        if (prelude.StartsWith("@supports", StringComparison.OrdinalIgnoreCase) || prelude.StartsWith("@layer", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!prelude.StartsWith("@media", StringComparison.OrdinalIgnoreCase)) return false;
        if (prelude.IndexOf('(') < 0) return prelude.IndexOf("print", StringComparison.OrdinalIgnoreCase) < 0;
        return prelude.IndexOf("max-", StringComparison.OrdinalIgnoreCase) < 0 && MinimalWidth.Match(prelude) is { Success: true } width
            && int.Parse(width.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) <= 1280;
    }

    private void Rule(string selectors, string body)
    {
        if (!Bearing.Any(name => body.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)) return;
        var declarations = StyleDeclaration.Parse(body);
        foreach (var text in selectors.Split(',').Select(one => one.Trim()).Where(one => one.Length is > 0 and < 500 && !State.IsMatch(one)))
        {
            if (_count >= MostRules || Parse(text) is not { } selector) continue;
            var key = KeyOf(text);
            if (!_byKey.TryGetValue(key, out var list)) _byKey[key] = list = [];
            list.Add(new StyleRule(selector, declarations, StrengthOf(text), _count++));
        }
    }

    private ISelector? Parse(string text)
    {
        try
        {
            return _selectors.ParseSelector(text);
        }
        catch (Exception failure) when (failure is DomException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What an element must have for the selector to fit: the id, else a class, else the name of its last part.</summary>
    private static string KeyOf(string selector)
    {
        var last = selector.Substring(selector.LastIndexOfAny([' ', '>', '+', '~']) + 1);
        var plain = Regex.Replace(last, @"\[[^\]]*\]|:.*$", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        foreach (var mark in new[] { '#', '.' })
        {
            if (plain.IndexOf(mark) is >= 0 and var at)
            {
                var end = plain.IndexOfAny(['#', '.'], at + 1);
                return end < 0 ? plain.Substring(at) : plain.Substring(at, end - at);
            }
        }
        return plain.Length > 0 ? plain : "*";
    }

    /// <summary>About its specificity (Selectors Level 3, 9): ids before classes and attributes before names.</summary>
    private static int StrengthOf(string selector) =>
        (selector.Count(letter => letter == '#') * 10_000) + (selector.Count(letter => letter is '.' or '[' or ':') * 100)
        + selector.Split([' ', '>', '+', '~'], StringSplitOptions.RemoveEmptyEntries).Count(part => char.IsLetter(part[0]));
}

/// <summary>One rule.</summary>
internal sealed record StyleRule(ISelector Selector, IReadOnlyList<StyleDeclaration> Declarations, int Strength, int Order);

/// <summary>One declaration of a style, name and value in lower case.</summary>
internal sealed record StyleDeclaration(string Name, string Value, bool IsImportant)
{
    public static IReadOnlyList<StyleDeclaration> Parse(string body) =>
    [
        .. body.Split(';').Select(part => (Part: part, Colon: part.IndexOf(':'))).Where(one => one.Colon > 0).Take(200).Select(one =>
        {
            var value = one.Part.Substring(one.Colon + 1).Trim().ToLowerInvariant();
            var important = value.IndexOf("!important", StringComparison.Ordinal);
            return new StyleDeclaration(
                one.Part.Substring(0, one.Colon).Trim().ToLowerInvariant(), important < 0 ? value : value.Substring(0, important).Trim(),
                important >= 0);
        }),
    ];
}
