using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordLanguages = DocumentFormat.OpenXml.Wordprocessing.Languages;

namespace SopWebsite.Adapters.Letters;

/// <summary>The styles of a letter.</summary>
internal static class DocxStyles
{
    /// <summary>The typeface; programs without it take one of the same widths, which the font table names.</summary>
    public const string Font = "Arial";

    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Body = "BodyText";
    public const string Plain = "Normal";
    public const string Caption = "Caption";
    public const string Cell = "TableText";
    public const string CellHeader = "TableHeading";
    public const string Digest = "TableDigest";
    public const string Note = "SmallPrint";
    public const string Alarm = "Alarm";
    public const string List = "ListNumber";
    public const string HeadLine = "LetterheadLine";
    public const string HeadName = "LetterheadName";
    public const string HeadContact = "LetterheadContact";
    public const string Footer = "Footer";
    public const string FormLabel = "FormLabel";

    public static Styles Make(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "22" },
                new WordLanguages { Val = language, EastAsia = language, Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "252", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = Plain, Default = true },
        new Style(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(), new UnhideWhenUsed(),
            new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa }, Margins(0)))
            { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
        Of(Body, "Body Text", Spaced(0, 120), new Justification { Val = JustificationValues.Both }),
        Of(Title, "Title", new KeepNext(), Spaced(0, 200), new Justification { Val = JustificationValues.Center }, new Bold(), Size(24), new Caps()),
        Of(Heading, "heading 1", new KeepNext(), new KeepLines(), Spaced(200, 80), new OutlineLevel { Val = 0 }, new Bold(), Size(22)),
        Of(Caption, "caption", new KeepNext(), Spaced(60, 60), new Italic(), Size(18)),
        Of(Cell, "Table Text", Spaced(0, 0, 240), Size(18)),
        Of(CellHeader, "Table Heading", new KeepNext(), Spaced(0, 0, 240), new Justification { Val = JustificationValues.Center }, new Bold(),
            Size(18)),
        Of(Digest, "Table Digest", Spaced(0, 0, 240), new RunFonts { Ascii = "Courier New", HighAnsi = "Courier New", ComplexScript = "Courier New" },
            Size(16)),
        Of(Note, "Small Print", Spaced(80, 80), Size(17)),
        Of(Alarm, "Alarm", Spaced(80, 80), new Bold(), new Color { Val = "9C0006" }),
        Of(List, "List Number", Spaced(0, 60)),
        Of(HeadLine, "Letterhead Line", new Justification { Val = JustificationValues.Center }, new Bold(), Size(24), new Caps()),
        Of(HeadName, "Letterhead Name", new Justification { Val = JustificationValues.Center }, new Bold(), Size(30), new Caps()),
        Of(HeadContact, "Letterhead Contact", Spaced(20, 0), new Justification { Val = JustificationValues.Center }, Size(18)),
        Of(FormLabel, "Form Label", new KeepNext(), Spaced(0, 40), new Bold(), Size(18)),
        Of(Footer, "footer", new Tabs(new TabStop { Val = TabStopValues.Right, Position = DocxPage.TextWidth }), Size(16),
            new Color { Val = "404040" }));

    /// <summary>Cell margins at the left and right, in twentieths of a point.</summary>
    public static TableCellMarginDefault Margins(short sides) => new(
        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = sides, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = sides, Type = TableWidthValues.Dxa });

    private static Style Of(string id, string name, params OpenXmlElement[] looks)
    {
        var ofText = looks.Where(IsOfText).ToArray();
        var ofParagraph = looks.Where(look => !IsOfText(look)).ToArray();
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = Plain })
        {
            Type = StyleValues.Paragraph, StyleId = id, CustomStyle = IsOurs(name),
        };
        if (id != Footer) style.AppendChild(new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        foreach (var look in ofParagraph) paragraph.AddChild(look);
        if (paragraph.HasChildren) style.AppendChild(paragraph);
        var text = new StyleRunProperties();
        foreach (var look in ofText) text.AddChild(look);
        if (text.HasChildren) style.AppendChild(text);
        return style;
    }

    private static bool IsOfText(OpenXmlElement look) => look is Bold or Italic or Caps or FontSize or Color or RunFonts;

    private static OnOffValue? IsOurs(string name) =>
        name is "Body Text" or "Title" or "heading 1" or "caption" or "List Number" or "footer" ? null : new OnOffValue(true);

    private static FontSize Size(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };

    private static SpacingBetweenLines Spaced(int before, int after, int? line = null)
    {
        var spaced = new SpacingBetweenLines
        {
            Before = before.ToString(CultureInfo.InvariantCulture), After = after.ToString(CultureInfo.InvariantCulture),
        };
        if (line is { } height) (spaced.Line, spaced.LineRule) = (height.ToString(CultureInfo.InvariantCulture), LineSpacingRuleValues.Auto);
        return spaced;
    }
}
