using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Tests.Renewals.Agenda;

/// <summary>
/// Reads a calendar as strictly as RFC 5545 is written, byte by byte and apart from the code that writes it. Whatever is not exactly as it must be
/// is refused.
/// </summary>
internal static class StrictCalendar
{
    private static readonly Regex ContentLine = new(@"\A([A-Z-]+)((?:;[A-Z-]+=[^;:,""\x00-\x1F]+)*):([\s\S]*)\z", RegexOptions.CultureInvariant);

    public static Component Read(byte[] file)
    {
        var lines = Unfolded(file).Select(Parse).ToList();
        var at = 0;
        var whole = Next(lines, ref at);
        Assert.Equal(lines.Count, at);
        Assert.Equal("VCALENDAR", whole.Name);
        Check(whole);
        return whole;
    }

    /// <summary>A value as a reader shows it (section 3.3.11).</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            Assert.False(value[at] is ';' or ',', "a text holds a bare " + value[at]);
            if (value[at] != '\\')
            {
                text.Append(value[at]);
                continue;
            }
            Assert.True(++at < value.Length, "a text ends in the middle of an escape");
            text.Append(value[at] switch
            {
                'n' or 'N' => '\n',
                '\\' or ';' or ',' => value[at],
                _ => throw new Xunit.Sdk.XunitException("no such escape: \\" + value[at]),
            });
        }
        return text.ToString();
    }

    private static List<string> Unfolded(byte[] file)
    {
        var lines = new List<List<byte>>();
        for (var begin = 0; begin < file.Length;)
        {
            var end = Array.IndexOf(file, (byte)'\n', begin);
            Assert.True(end > begin && file[end - 1] == '\r', "a line does not end with CRLF");
            var line = file[begin..(end - 1)];
            Assert.InRange(line.Length, 1, 75);
            Assert.DoesNotContain((byte)'\r', line);
            // Each physical line is whole UTF-8 by itself: no character is cut.
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
            if (line[0] is (byte)' ' or (byte)'\t')
            {
                Assert.NotEmpty(lines);
                lines[^1].AddRange(line[1..]);
            }
            else
            {
                lines.Add([.. line]);
            }
            begin = end + 1;
        }
        return [.. lines.Select(line => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. line]))];
    }

    private static Property Parse(string line)
    {
        // No reader, however lax about what ends a line, may see another line in it.
        Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u2028' or '\u2029');
        var parts = ContentLine.Match(line);
        Assert.True(parts.Success, "no content line: " + line);
        return new Property(parts.Groups[1].Value, parts.Groups[2].Value, parts.Groups[3].Value);
    }

    private static Component Next(List<Property> lines, ref int at)
    {
        Assert.Equal("BEGIN", lines[at].Name);
        var component = new Component(lines[at++].Value);
        while (lines[at].Name != "END")
        {
            if (lines[at].Name == "BEGIN") component.Components.Add(Next(lines, ref at));
            else component.Properties.Add(lines[at++]);
        }
        Assert.Equal(component.Name, lines[at++].Value);
        return component;
    }

    private static void Check(Component calendar)
    {
        Assert.Equal(["VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"], calendar.Properties.Select(property => property.Name));
        Assert.Equal(("2.0", "GREGORIAN", "PUBLISH"), (calendar["VERSION"], calendar["CALSCALE"], calendar["METHOD"]));
        Assert.All(calendar.Components, entry => Assert.Equal("VEVENT", entry.Name));
        Assert.Equal(calendar.Components.Count, calendar.Components.Select(entry => entry["UID"]).Distinct().Count());
        foreach (var entry in calendar.Components)
        {
            Assert.Equal(entry.Properties.Count, entry.Properties.Select(property => property.Name).Distinct().Count());
            Assert.Matches(@"\A[0-9]{8}T[0-9]{6}Z\z", entry["DTSTAMP"]);
            Assert.Matches(@"\A[0-9]{8}T[0-9]{6}Z\z", entry["LAST-MODIFIED"]);
            Assert.Matches(@"\A[0-9]{1,10}\z", entry["SEQUENCE"]);
            Assert.Equal(("TRANSPARENT", true), (entry["TRANSP"], entry["STATUS"] is "CONFIRMED" or "CANCELLED"));
            if (entry["STATUS"] == "CANCELLED") Assert.Empty(entry.Components);
            Assert.Equal(";VALUE=DATE", entry.Properties.Single(property => property.Name == "DTSTART").Parameters);
            if (entry.Properties.Exists(property => property.Name == "DTEND")) Assert.Equal(Day(entry["DTSTART"]).AddDays(1), Day(entry["DTEND"]));
            foreach (var alarm in entry.Components)
            {
                Assert.Equal(("VALARM", "DISPLAY"), (alarm.Name, alarm["ACTION"]));
                Assert.Matches(@"\A-P(?:[1-9][0-9]*D)?T15H\z", alarm["TRIGGER"]);
                Assert.NotEqual("", alarm["DESCRIPTION"]);
            }
        }
    }

    public static DateTime Day(string value) => DateTime.ParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture);

    internal sealed record Property(string Name, string Parameters, string Value);

    internal sealed record Component(string Name)
    {
        public List<Property> Properties { get; } = [];

        public List<Component> Components { get; } = [];

        public string this[string name] => Properties.Single(property => property.Name == name).Value;
    }
}
