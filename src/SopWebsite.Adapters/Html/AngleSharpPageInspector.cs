using System.Diagnostics;
using AngleSharp.Dom;
using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Html;

/// <summary>Looks into pages with AngleSharp. Nothing is loaded and no script runs.</summary>
internal sealed class AngleSharpPageInspector : IPageInspector
{
    public PageProfile Inspect(string html, Uri address, IReadOnlyList<string> styleSheets)
    {
        using var document = PatientParser.Parse(html);
        return document?.DocumentElement is not { } root
            ? new PageProfile { Address = address, VisibleText = PatientParser.WithoutTags(html), IsIncomplete = true }
            : Walk(root, new ProfileMaker(address), StylesOf(root, styleSheets, out var texts), texts);
    }

    /// <summary>Without recursion and by index: a page may be nested and strung out as far as it likes.</summary>
    private static PageProfile Walk(INode root, ProfileMaker maker, PageStyles styles, string styleText)
    {
        var begun = Stopwatch.StartNew();
        var open = new Stack<(INode Node, int Next, Look Look)>();
        open.Push((root, 0, Look.Plain));
        while (open.Count > 0)
        {
            if (begun.Elapsed > PatientParser.Patience) return maker.Make(isIncomplete: true, styleText);
            var (node, next, look) = open.Pop();
            if (next == 0)
            {
                if (node is IText words) maker.Add(words.Data, look.How);
                else if (node is IElement element)
                {
                    look = look.Of(element, styles.Of(element));
                    maker.Begin(element, look.How, styles.Of(element));
                }
            }
            var within = Within(node);
            if (within is not null && next < within.ChildNodes.Length)
            {
                open.Push((node, next + 1, look));
                open.Push((within.ChildNodes[next], 0, look));
            }
            else if (node is IElement ended)
            {
                maker.End(ended);
            }
        }
        return maker.Make(isIncomplete: false, styleText);
    }

    private static INode? Within(INode node) => node is not IElement element ? node
        : element.LocalName is "script" or "style" or "title" or "iframe" ? null
        : element is AngleSharp.Html.Dom.IHtmlTemplateElement template ? template.Content
        : node;

    private static PageStyles StylesOf(INode root, IReadOnlyList<string> linked, out string texts)
    {
        var sheet = new StyleSheet();
        var sources = linked.ToList();
        var scripts = new List<string>();
        var open = new Stack<(INode Node, int Next)>();
        open.Push((root, 0));
        while (open.Count > 0)
        {
            var (node, next) = open.Pop();
            if (next == 0 && node is IElement { LocalName: "style" } style) sources.Add(style.TextContent);
            if (next == 0 && node is IElement { LocalName: "script" } script) scripts.Add(script.TextContent);
            if (next >= node.ChildNodes.Length || node is IElement { LocalName: "script" or "style" }) continue;
            open.Push((node, next + 1));
            open.Push((node.ChildNodes[next], 0));
        }
        foreach (var css in sources.Concat(ScriptedStyles.Of(scripts))) sheet.Add(css);
        texts = StyleTexts.Of(sources);
        return new PageStyles(sheet);
    }
}
