using System.Linq;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SopWebsite.Adapters.Letters;

/// <summary>The numbering of lists; each list begins with 1.</summary>
internal static class DocxNumbering
{
    public static Numbering Make(int lists)
    {
        var numbering = new Numbering(new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = "%1." },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "567", Hanging = "425" })) { LevelIndex = 0 })
            { AbstractNumberId = 0 });
        foreach (var list in Enumerable.Range(1, lists))
            numbering.AppendChild(new NumberingInstance(
                new AbstractNumId { Val = 0 },
                new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = list });
        return numbering;
    }
}
