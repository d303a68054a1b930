using System.Globalization;
using AngleSharp.Dom;
using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Html;

/// <summary>How an element looks, as far as that bears on whether it is seen; what its children inherit.</summary>
/// <param name="Boxed">How it or what it stands in is hidden for good: no child can show itself again.</param>
/// <param name="Invisible">Hidden by visibility, which a child may undo.</param>
/// <param name="Tiny">Its font has no size, which a child may undo.</param>
/// <param name="Ink">The colour of its text; null when none was set.</param>
/// <param name="Paper">The colour behind it; null for a picture or one that is not known.</param>
internal sealed record Look(Hiding Boxed, bool Invisible, bool Tiny, Colour? Ink, Colour? Paper)
{
    /// <summary>Beyond this many pixels nothing is seen.</summary>
    private const double Far = 500;

    public static Look Plain { get; } = new(Hiding.None, false, false, null, Colour.White);

    /// <summary>How a text here is hidden, if it is.</summary>
    public Hiding How => Boxed != Hiding.None ? Boxed
        : Invisible ? Hiding.Visibility
        : Tiny ? Hiding.ZeroSize
        : Ink is { } ink && (ink.Alpha < 0.05 || (Paper is { } paper && paper.Alpha > 0.5 && ink.IsLike(paper))) ? Hiding.SameColour
        : Hiding.None;

    /// <summary>The look of an element within this one.</summary>
    public Look Of(IElement element, IReadOnlyDictionary<string, string> style)
    {
        var ink = style.TryGetValue("color", out var color) ? Colour.Parse(color) ?? Ink
            : element.LocalName == "font" && element.GetAttribute("color") is { } fontColor ? Colour.Parse(fontColor) ?? Ink
            // Browsers give a link a colour of its own.
            : element.LocalName == "a" ? null : Ink;
        return new Look(
            Boxed != Hiding.None ? Boxed : Hides(element, style),
            style.TryGetValue("visibility", out var visibility) ? visibility is "hidden" or "collapse" : Invisible,
            FontSize(style) is { } size ? size <= 1.5 : Tiny,
            ink,
            Behind(element, style));
    }

    private static Hiding Hides(IElement element, IReadOnlyDictionary<string, string> style)
    {
        if (element.LocalName is "noscript" or "template") return Hiding.Unrendered;
        var display = Value(style, "display");
        if (display == "none") return Hiding.Display;
        if (element.HasAttribute("hidden") && display.Length == 0) return Hiding.Attribute;
        if (element.LocalName == "dialog" && !element.HasAttribute("open") && display.Length == 0) return Hiding.Display;
        if (Number(Value(style, "opacity")) is <= 0.03 || SaysZeroOpacity(Value(style, "filter"))) return Hiding.Opacity;
        if (IsFar(style)) return Hiding.OffScreen;
        return Sized(element, style);
    }

    private static bool SaysZeroOpacity(string filter) => filter.Replace(" ", "") is var plain
        && (plain.EndsWith("opacity=0)", StringComparison.Ordinal) || Has(plain, "opacity(0)") || Has(plain, "opacity(0%)"));

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static bool IsFar(IReadOnlyDictionary<string, string> style)
    {
        if (Pixels(Value(style, "text-indent")) is <= -Far) return true;
        foreach (var margin in new[] { "margin-left", "margin-top", "margin-right" })
        {
            if (Pixels(Value(style, margin)) is <= -Far) return true;
        }
        if (Value(style, "margin").Split(' ').Any(part => Pixels(part) is <= -Far)) return true;
        var transform = Value(style, "transform");
        if (transform.IndexOf("translate", StringComparison.Ordinal) >= 0
            && transform.Substring(transform.IndexOf('(') + 1).TrimEnd(')').Split(',').Any(part => Pixels(part) is <= -Far or >= 4000))
            return true;
        if (Value(style, "position") is not ("absolute" or "fixed" or "relative")) return false;
        if (Value(style, "position") is not "relative" && Number(Value(style, "z-index")) is <= -10) return true;
        return new[] { "left", "top", "right", "bottom" }.Any(side => Pixels(Value(style, side)) is <= -Far or >= 4000 || IsAway(Value(style, side)));
    }

    private static bool IsAway(string value) =>
        value.EndsWith("%", StringComparison.Ordinal) && Number(value.TrimEnd('%')) is <= -100 or >= 400;

    private static Hiding Sized(IElement element, IReadOnlyDictionary<string, string> style)
    {
        if (Value(style, "transform").Replace(" ", "") is var transform && (Has(transform, "scale(0)") || Has(transform, "scale(0,")))
            return Hiding.ZeroSize;
        var clip = Value(style, "clip").Replace(" ", "").Replace("px", "").Replace(",", "");
        if (clip is "rect(0000)" or "rect(1111)") return Hiding.Clipped;
        var path = Value(style, "clip-path").Replace(" ", "");
        if (path is "inset(50%)" or "inset(100%)" or "circle(0)" or "circle(0%)" or "circle(0px)" || Has(path, "polygon(00,00,00"))
            return Hiding.Clipped;
        var isMarquee = element.LocalName == "marquee";
        var (width, height) = (Size(element, style, "width"), Size(element, style, "height"));
        if (width <= 1 && height <= 1 && Value(style, "overflow").Length == 0) return Hiding.ZeroSize;
        var cut = isMarquee || Value(style, "overflow") is "hidden" or "clip" or "scroll" or "auto"
            || Value(style, "overflow-y") is "hidden" or "clip";
        var isThin = width <= 2 || height <= 2 || Pixels(Value(style, "max-height")) <= 2 || Pixels(Value(style, "max-width")) <= 2;
        return cut && isThin ? Hiding.Clipped : Hiding.None;
    }

    /// <summary>What is behind the element: its own background, else what is behind its parent.</summary>
    private Colour? Behind(IElement element, IReadOnlyDictionary<string, string> style)
    {
        var image = Value(style, "background-image");
        var value = Value(style, "background-color") is { Length: > 0 } own ? own
            : Value(style, "background") is { Length: > 0 } all ? all
            : element.GetAttribute("bgcolor") ?? "";
        if (image is { Length: > 0 } and not "none" || Has(value, "url(") || Has(value, "gradient") || element.HasAttribute("background"))
            return null;
        if (value.Length == 0 || value is "none" or "inherit" or "initial" or "unset") return Paper;
        return Colour.Parse(value) is not { } colour ? null : colour.Alpha < 0.5 ? Paper : colour;
    }

    private static double? FontSize(IReadOnlyDictionary<string, string> style) =>
        Value(style, "font-size") is { Length: > 0 } size ? Pixels(size)
        : Value(style, "font").Split(' ').Select(part => Pixels(part.Split('/')[0])).FirstOrDefault(pixels => pixels is not null);

    private static double? Size(IElement element, IReadOnlyDictionary<string, string> style, string side) =>
        Value(style, side) is { Length: > 0 } value ? Pixels(value)
        : element.LocalName is "iframe" or "marquee" or "embed" or "object" or "table" or "frame"
        && element.GetAttribute(side) is { } attribute ? Pixels(attribute)
        : null;

    private static string Value(IReadOnlyDictionary<string, string> style, string name) => style.TryGetValue(name, out var value) ? value : "";

    /// <summary>A length in pixels; null for one that depends on what is around it.</summary>
    internal static double? Pixels(string value)
    {
        value = value.Trim();
        foreach (var (unit, pixels) in new[]
        {
            ("px", 1.0), ("rem", 16.0), ("em", 16.0), ("pt", 1.333), ("vw", 12.8), ("vh", 7.2), ("cm", 37.8), ("in", 96.0),
        })
        {
            if (value.EndsWith(unit, StringComparison.Ordinal)) return Number(value.Substring(0, value.Length - unit.Length)) * pixels;
        }
        if (value == "0%") return 0;
        return Number(value);
    }

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
