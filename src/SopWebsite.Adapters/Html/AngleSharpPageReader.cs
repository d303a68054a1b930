using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using SopWebsite.Languages;
using SopWebsite.Monitoring;

namespace SopWebsite.Adapters.Html;

/// <summary>Reads pages with AngleSharp. Nothing is loaded and no script runs.</summary>
internal sealed class AngleSharpPageReader : IPageReader
{
    private const int MostMarkedDates = 1000;

    private static readonly Phrase TooEntangled = new(
        "The page is too large or too entangled to be filtered.", "Halaman terlalu besar atau terlalu rumit untuk disaring.");

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "object", "svg", "textarea", "select",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup", "time", "u", "var", "wbr",
    };

    private static readonly HashSet<string> DateNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "article:published_time", "article:modified_time", "og:updated_time", "og:published_time", "date", "pubdate", "publishdate",
        "last-modified", "dc.date", "dc.date.issued", "dc.date.modified", "dcterms.created", "dcterms.issued", "dcterms.modified",
        "datePublished", "dateModified", "dateCreated", "uploadDate",
    };

    public Phrase? SelectorFault(string selector) => PageSelector.Fault(selector);

    public PageFacts Read(string html, Uri address, PageFilter? filter = null)
    {
        using var document = PatientParser.Parse(html);
        return document is not null
            ? Read(document, address, filter ?? PageFilter.WholePage)
            : new PageFacts { Text = PatientParser.WithoutTags(html), FilterFault = filter is null || filter.IsWholePage ? null : TooEntangled };
    }

    private static PageFacts Read(IDocument document, Uri address, PageFilter filter)
    {
        var dates = new List<string>();
        var feeds = new List<Uri>();
        var (text, steady) = (new StringBuilder(), new StringBuilder());
        var elements = new ElementFilter(filter);
        // Without recursion and by index: a page may be nested and strung out as far as it likes.
        var open = new Stack<(INode Node, int Next, Counted Counted)>();
        open.Push((document.DocumentElement, 0, elements.AtRoot));
        while (open.Count > 0)
        {
            var (node, next, counted) = open.Pop();
            if (next == 0)
            {
                if (node is IElement within) counted = elements.Of(within, counted, open.Count);
                Break(node, text, steady);
                if (node is IText words) Append(words.Data, counted, text, steady);
                else if (node is IElement element && counted.HasFlag(Counted.Present))
                {
                    if (dates.Count < MostMarkedDates && (counted.HasFlag(Counted.Kept) || IsOfPage(element))) dates.AddRange(DatesOf(element));
                    if (FeedOf(element, address) is { } feed) feeds.Add(feed);
                }
            }
            if (next < node.ChildNodes.Length && !IsUnseen(node) && counted != Counted.Nothing)
            {
                open.Push((node, next + 1, counted));
                open.Push((node.ChildNodes[next], 0, counted));
            }
            else
            {
                Break(node, text, steady);
            }
        }
        return new PageFacts
        {
            Text = text.ToString(),
            SteadyText = elements.IsExhausted ? null : steady.ToString(),
            MarkedDates = dates,
            Feeds = feeds,
            FilterFault = filter.IsWholePage ? null
                : elements.IsExhausted ? TooEntangled
                : elements.HasFoundKept ? null
                : new Phrase($"Nothing on the page fits '{filter.Keep}'.", $"Tidak ada bagian halaman yang cocok dengan '{filter.Keep}'."),
        };
    }

    /// <summary>Dates of the page as a whole, which no part of it holds.</summary>
    private static bool IsOfPage(IElement element) => element.LocalName is "meta" or "script";

    private static bool IsUnseen(INode node) => node is IElement element && Unseen.Contains(element.LocalName);

    private static void Append(string words, Counted counted, StringBuilder text, StringBuilder steady)
    {
        if (!counted.HasFlag(Counted.Kept)) return;
        text.Append(words);
        if (counted.HasFlag(Counted.Steady)) steady.Append(words);
    }

    private static void Break(INode node, StringBuilder text, StringBuilder steady)
    {
        if (node is not IElement element || Inline.Contains(element.LocalName)) return;
        // What is left out parts the words beside it, too.
        if (text.Length > 0 && text[text.Length - 1] != '\n') text.Append('\n');
        if (steady.Length > 0 && steady[steady.Length - 1] != '\n') steady.Append('\n');
    }

    private static IEnumerable<string> DatesOf(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta" when Value(element, "property", "name", "itemprop", "http-equiv") is { } name && DateNames.Contains(name):
                return Given(element.GetAttribute("content"));
            case "time":
                return Given(element.GetAttribute("datetime"));
            case "script" when string.Equals(element.GetAttribute("type"), "application/ld+json", StringComparison.OrdinalIgnoreCase):
                return FromJson(element.TextContent);
            default:
                return element.GetAttribute("itemprop") is { } property && DateNames.Contains(property)
                    ? Given(element.GetAttribute("datetime") ?? element.GetAttribute("content"))
                    : [];
        }
    }

    private static string? Value(IElement element, params string[] attributes) =>
        attributes.Select(element.GetAttribute).FirstOrDefault(value => value is not null);

    private static IEnumerable<string> Given(string? value) => string.IsNullOrWhiteSpace(value) ? [] : [value!];

    private static List<string> FromJson(string json)
    {
        var dates = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 64 });
            Collect(document.RootElement, dates);
        }
        catch (JsonException)
        {
            // A page's broken JSON-LD says nothing.
        }
        return dates;
    }

    /// <summary>No deeper than the parser's own limit.</summary>
    private static void Collect(JsonElement element, List<string> dates)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, dates);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Collect(property.Value, dates);
                else if (property.Value.ValueKind == JsonValueKind.String && DateNames.Contains(property.Name) && dates.Count < MostMarkedDates)
                    dates.Add(property.Value.GetString()!);
            }
        }
    }

    private static Uri? FeedOf(IElement element, Uri address) =>
        element.LocalName is "link"
        && (element.GetAttribute("type") ?? "") is "application/rss+xml" or "application/atom+xml"
        && element.GetAttribute("href") is { Length: > 0 } link
        && Uri.TryCreate(address, link, out var feed)
            ? feed
            : null;
}
