using System.Text;
using AngleSharp.Dom;
using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Html;

/// <summary>Puts a profile together while a page is walked through.</summary>
internal sealed class ProfileMaker(Uri address)
{
    private const int MostOfAKind = 20_000;
    private const int LongestAnchor = 400;

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup", "time", "u", "var", "wbr", "img",
    };

    private readonly StringBuilder _visible = new();
    private readonly SortedDictionary<Hiding, StringBuilder> _hidden = [];
    private readonly List<PageLink> _links = [];
    private readonly List<Anchor> _anchors = [];
    private readonly PageExtras _extras = new();
    private readonly List<string> _descriptions = [];
    private readonly List<Uri> _alternates = [];
    private readonly List<PageFrame> _frames = [];
    private readonly List<Uri> _scriptSources = [];
    private readonly List<string> _scripts = [];
    private readonly List<string> _data = [];
    private readonly List<Uri> _sheets = [];
    private readonly List<Uri> _others = [];
    private Uri? _base;
    private Uri? _canonical, _amp, _refresh;
    private string _title = "", _lang = "";

    public void Add(string text, Hiding how)
    {
        _extras.Add(text);
        if (how == Hiding.None && _extras.IsCode) _extras.Code.Append(text);
        else if (how == Hiding.None) _visible.Append(text);
        else Hidden(how).Append(text);
        foreach (var anchor in _anchors)
        {
            if (anchor.Text.Length < LongestAnchor) anchor.Text.Append(text);
        }
    }

    public void Begin(IElement element, Hiding how, IReadOnlyDictionary<string, string> style)
    {
        Break(element, how);
        Handlers(element);
        _extras.Begin(element);
        switch (element.LocalName)
        {
            case "html": _lang = element.GetAttribute("lang") ?? ""; break;
            case "title" when _title.Length == 0
                && element.NamespaceUri?.EndsWith("svg", StringComparison.Ordinal) != true: _title = element.TextContent.Trim(); break;
            case "base" when Address(element, "href") is { } uri: _base = uri; break;
            case "a" or "area": Open(element, how); break;
            case "img": Picture(element); break;
            case "form": Other(Address(element, "action")); break;
            case "meta": Meta(element); break;
            case "link": Linked(element); break;
            case "iframe" or "frame" or "embed" or "object": Frame(element, how, style); break;
            case "script": Script(element); break;
        }
    }

    public void End(IElement element)
    {
        Break(element, Hiding.None);
        _extras.End(element);
        if (_anchors.Count == 0 || !ReferenceEquals(_anchors[_anchors.Count - 1].Element, element)) return;
        var anchor = _anchors[_anchors.Count - 1];
        _anchors.RemoveAt(_anchors.Count - 1);
        Keep(_links, new PageLink(anchor.Uri, anchor.Text.ToString().Trim(), anchor.How) { Picture = anchor.Picture });
    }

    /// <param name="isIncomplete">True when the page was too much to be read to its end.</param>
    /// <param name="styleText">The texts that style sheets put into it.</param>
    public PageProfile Make(bool isIncomplete, string styleText) => new()
    {
        Address = address,
        Title = _title,
        Lang = _lang,
        VisibleText = _visible.ToString(),
        Hidden = [.. _hidden.Select(one => new HiddenText(one.Value.ToString().Trim(), one.Key)).Where(one => one.Text.Length > 0)],
        Headings = _extras.Headings,
        CodeText = _extras.Code.ToString(),
        AttributeText = _extras.Attributes.ToString(),
        StyleText = styleText,
        Others = _others,
        Links = _links,
        Descriptions = _descriptions,
        Canonical = _canonical,
        Amp = _amp,
        Alternates = _alternates,
        Frames = _frames,
        ScriptSources = _scriptSources,
        Scripts = _scripts,
        Refresh = _refresh,
        StructuredData = _data,
        StyleSheets = _sheets,
        IsIncomplete = isIncomplete,
    };

    private StringBuilder Hidden(Hiding how)
    {
        if (!_hidden.TryGetValue(how, out var text)) _hidden[how] = text = new StringBuilder();
        return text;
    }

    private void Break(IElement element, Hiding how)
    {
        if (Inline.Contains(element.LocalName)) return;
        foreach (var text in _hidden.Values.Append(_visible).Append(_extras.Code))
        {
            if (text.Length > 0 && text[text.Length - 1] != '\n') text.Append('\n');
        }
        _ = how;
    }

    private void Open(IElement element, Hiding how)
    {
        // A link within a drawing has its address in another name space.
        var href = element.GetAttribute("href") ?? element.GetAttribute("xlink:href") ?? "";
        if (href.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) Keep(_scripts, Uri.UnescapeDataString(href));
        if (Address(href) is { } uri && _anchors.Count < 50) _anchors.Add(new Anchor(element, uri, how));
    }

    private void Picture(IElement element)
    {
        var source = Address(element, "src") ?? Address(element, "data-src");
        Other(source);
        if (_anchors.Count == 0) return;
        var anchor = _anchors[_anchors.Count - 1];
        anchor.Picture ??= source;
        if (element.GetAttribute("alt") is { Length: > 0 } alt) anchor.Text.Append(' ').Append(alt);
    }

    private void Other(Uri? uri)
    {
        if (uri is not null) Keep(_others, uri);
    }

    private void Handlers(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && attribute.Value.Length > 12) Keep(_scripts, attribute.Value);
        }
    }

    private void Meta(IElement element)
    {
        var name = element.GetAttribute("name") ?? element.GetAttribute("property") ?? "";
        var content = element.GetAttribute("content") ?? "";
        if (string.Equals(element.GetAttribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase)
            && content.IndexOf("url", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && content.IndexOf('=', at) is > 0 and var equals)
            _refresh ??= Address(content.Substring(equals + 1).Trim(' ', '\'', '"'));
        if (name.ToLowerInvariant() is "description" or "keywords" or "og:title" or "og:description" or "og:site_name" or "twitter:title" or "twitter:description"
            or "news_keywords" or "subject" or "abstract" && content.Length > 0)
            Keep(_descriptions, content);
        if (name.ToLowerInvariant() is "og:url" or "twitter:url" or "og:image" or "twitter:image") Other(Address(content));
    }

    private void Linked(IElement element)
    {
        var kinds = (element.GetAttribute("rel") ?? "").ToLowerInvariant().Split(' ');
        if (Address(element, "href") is not { } uri) return;
        if (kinds.Contains("canonical")) _canonical ??= uri;
        else if (kinds.Contains("amphtml")) _amp ??= uri;
        else if (kinds.Contains("stylesheet")) Keep(_sheets, uri);
        else if (kinds.Contains("alternate") && element.HasAttribute("hreflang")) Keep(_alternates, uri);
        else Other(uri);
    }

    private void Frame(IElement element, Hiding how, IReadOnlyDictionary<string, string> style)
    {
        if ((Address(element, "src") ?? Address(element, "data")) is not { } uri) return;
        var position = style.TryGetValue("position", out var value) ? value : "";
        var covers = position is "fixed" or "absolute" && IsWhole(style, "width", "100vw") && IsWhole(style, "height", "100vh");
        Keep(_frames, new PageFrame(uri, how, covers));

        static bool IsWhole(IReadOnlyDictionary<string, string> style, string side, string screen) =>
            style.TryGetValue(side, out var size) && (size == "100%" || size == screen);
    }

    private void Script(IElement element)
    {
        if (Address(element, "src") is { } source) Keep(_scriptSources, source);
        var text = element.TextContent;
        if (text.Length == 0) return;
        var type = (element.GetAttribute("type") ?? "").ToLowerInvariant();
        Keep(type.IndexOf("ld+json", StringComparison.Ordinal) >= 0 ? _data : _scripts, text);
    }

    private Uri? Address(IElement element, string attribute) => Address(element.GetAttribute(attribute));

    private Uri? Address(string? text) =>
        !string.IsNullOrWhiteSpace(text) && Uri.TryCreate(_base ?? address, text!.Trim(), out var uri) && uri.Scheme is "http" or "https"
            && uri.IdnHost.Length > 0
            ? uri
            : null;

    private static void Keep<T>(List<T> list, T item)
    {
        if (list.Count < MostOfAKind) list.Add(item);
    }

    /// <summary>A link that is not closed yet.</summary>
    private sealed class Anchor(IElement element, Uri uri, Hiding how)
    {
        public IElement Element { get; } = element;

        public Uri Uri { get; } = uri;

        public Hiding How { get; } = how;

        public StringBuilder Text { get; } = new();

        public Uri? Picture { get; set; }
    }
}
