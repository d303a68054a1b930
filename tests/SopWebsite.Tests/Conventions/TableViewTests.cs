using System.Globalization;
using System.Xml.Linq;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Conventions;

/// <summary>The default tables on the screens people have: a column is either readable or left out, never one letter wide.</summary>
public sealed class TableViewTests
{
    private const int Readable = 6;

    public static IEnumerable<object[]> Views() =>
        from file in Directory.GetFiles(Repository.Path("formats"), "*.Format.ps1xml")
        from view in XDocument.Load(file).Descendants("View")
        where view.Element("TableControl") is not null
        select new object[] { view.Element("Name")!.Value, Widths(view) };

    [Theory]
    [MemberData(nameof(Views))]
    public void NoColumnIsSqueezedAtTheEndOfTheLine(string view, int?[] widths)
    {
        Assert.NotEqual("", view);
        Assert.All(widths.Take(widths.Length - 1), width => Assert.NotNull(width));
        // PowerShell puts a blank behind each column and gives the one at the end of the line what remains. A console has one column less
        // than its width, for the cursor; redirected output has them all.
        foreach (var line in new[] { 79, 80, 119, 120 })
        {
            var left = line;
            foreach (var width in widths)
            {
                Assert.True(left <= 0 || left >= Math.Min(width ?? Readable, Readable), $"{view}: a column gets {left} of {line} columns.");
                left -= (width ?? left) + 1;
            }
        }
    }

    private static int?[] Widths(XElement view) =>
    [
        .. view.Descendants("TableColumnHeader").Select(column => column.Element("Width") is { } width
            ? int.Parse(width.Value, CultureInfo.InvariantCulture)
            : (int?)null),
    ];
}
