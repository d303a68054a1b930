using System.Text;
using AngleSharp.Dom;

namespace SopWebsite.Adapters.Html;

/// <summary>What else a page says: its headings, the code that it shows as an example, the texts in its attributes.</summary>
internal sealed class PageExtras
{
    private const int MostHeadings = 200;
    private const int LongestHeading = 400;
    private const int MostAttributes = 500_000;
    private const int ShortestAttribute = 6;

    private static readonly string[] Spoken = ["title", "alt", "aria-label", "aria-description", "placeholder", "summary", "label"];

    private readonly Stack<IElement> _code = new();
    private IElement? _headed;
    private StringBuilder _heading = new();

    public List<string> Headings { get; } = [];

    public StringBuilder Code { get; } = new();

    public StringBuilder Attributes { get; } = new();

    public bool IsCode => _code.Count > 0;

    public void Add(string text)
    {
        if (_headed is not null && _heading.Length < LongestHeading) _heading.Append(text);
    }

    public void Begin(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" when _headed is null && Headings.Count < MostHeadings: (_headed, _heading) = (element, new StringBuilder()); break;
            case "pre" or "code" or "samp" or "xmp" or "kbd" or "textarea": _code.Push(element); break;
        }
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Value.Length < ShortestAttribute || Attributes.Length > MostAttributes) continue;
            if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) || Array.IndexOf(Spoken, attribute.Name) >= 0)
                Attributes.Append(attribute.Value.Replace('\n', ' ')).Append('\n');
        }
    }

    public void End(IElement element)
    {
        if (_code.Count > 0 && ReferenceEquals(_code.Peek(), element)) _code.Pop();
        if (!ReferenceEquals(_headed, element)) return;
        var text = _heading.ToString().Trim();
        if (text.Length > 0) Headings.Add(text);
        _headed = null;
    }
}
