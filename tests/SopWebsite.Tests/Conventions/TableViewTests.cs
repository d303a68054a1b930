using System.Globalization;
using System.Xml.Linq;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Conventions;

/// <summary>The default tables on the screens people have: the last column is either readable or left out, never one letter wide.</summary>
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
    public void A_column_without_a_width_is_the_last_and_keeps_room(string view, int?[] widths)
    {
        Assert.NotEqual("", view);
        Assert.All(widths.Take(widths.Length - 1), width => Assert.NotNull(width));
        if (widths[widths.Length - 1] is not null) return;
        // PowerShell gives it what remains of the line (less the cursor's place), after a blank behind each other column.
        var taken = widths.Take(widths.Length - 1).Sum(width => width!.Value + 1);
        foreach (var screen in new[] { 80, 120 })
        {
            var left = screen - 1 - taken;
            Assert.True(left <= 0 || left >= Readable, $"{view}: {left} columns remain for the last one on a screen of {screen}.");
        }
    }

    private static int?[] Widths(XElement view) =>
    [
        .. view.Descendants("TableColumnHeader").Select(column => column.Element("Width") is { } width
            ? int.Parse(width.Value, CultureInfo.InvariantCulture)
            : (int?)null),
    ];
}
