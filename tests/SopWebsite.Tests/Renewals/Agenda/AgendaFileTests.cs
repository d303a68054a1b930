using System.Diagnostics;
using System.Globalization;
using System.Text;
using SopWebsite.Renewals.Agenda;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Agenda;

public sealed class AgendaFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);

    [Fact]
    public void AnEntryIsWrittenToTheLetter()
    {
        var entry = new AgendaEntry
        {
            Uid = "a@sopwebsite", Day = new DateTime(2028, 2, 29), Summary = "Domain; pn-contoh.go.id, berakhir",
            Description = "Situs: a\\b\nBiaya: Rp 250.000",
            ReminderDays = [7, 1], ChangedAt = new DateTimeOffset(2020, 1, 2, 0, 1, 59, TimeSpan.Zero),
        };

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//SopWebsite//Perpanjangan//ID
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Judul
            BEGIN:VEVENT
            UID:a@sopwebsite
            DTSTAMP:20261122T010203Z
            DTSTART;VALUE=DATE:20280229
            DTEND;VALUE=DATE:20280301
            SUMMARY:Domain\; pn-contoh.go.id\, berakhir
            DESCRIPTION:Situs: a\\b\nBiaya: Rp 250.000
            CATEGORIES:Perpanjangan
            STATUS:CONFIRMED
            TRANSP:TRANSPARENT
            SEQUENCE:1441
            LAST-MODIFIED:20200102T000159Z
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Domain\; pn-contoh.go.id\, berakhir
            TRIGGER:-P6DT15H
            END:VALARM
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Domain\; pn-contoh.go.id\, berakhir
            TRIGGER:-PT15H
            END:VALARM
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            Encoding.UTF8.GetString(Written([entry], "Judul")));
    }

    [Fact]
    public void ASettledEntryIsStruckOutAndRemindsOfNothing()
    {
        var read = Assert.Single(StrictCalendar.Read(Written([Entry("a", "x") with { IsSettled = true }])).Components);

        Assert.Equal("CANCELLED", read["STATUS"]);
        Assert.Empty(read.Components);
    }

    [Fact]
    public void AnEmptyCalendarIsACalendar() => Assert.Empty(StrictCalendar.Read(Written([])).Components);

    [Fact]
    public void WhateverATextHoldsItComesBackAndNothingElseWithIt() => Property.Holds(
        seed: 5545, cases: 150, random => new AgendaCase(random), one => one.Smaller(), given =>
        {
            var calendar = StrictCalendar.Read(Written(given.Entries, given.Title));

            Assert.Equal(Plain(given.Title), StrictCalendar.Text(calendar["X-WR-CALNAME"]));
            var expected = given.Entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Uid, StringComparer.Ordinal).ToList();
            Assert.Equal(expected.Select(entry => entry.Uid), calendar.Components.Select(entry => entry["UID"]));
            foreach (var (entry, read) in expected.Zip(calendar.Components))
            {
                Assert.Equal(entry.Day, StrictCalendar.Day(read["DTSTART"]));
                Assert.Equal(Plain(entry.Summary), StrictCalendar.Text(read["SUMMARY"]));
                if (entry.Description.Length > 0) Assert.Equal(Plain(entry.Description), StrictCalendar.Text(read["DESCRIPTION"]));
                Assert.Equal(entry.ReminderDays.Length, read.Components.Count);
                Assert.All(read.Components, alarm => Assert.Equal(Plain(entry.Summary), StrictCalendar.Text(alarm["DESCRIPTION"])));
            }
        });

    [Theory]
    [InlineData("x\r\nBEGIN:VEVENT\r\nUID:jahat")]
    [InlineData("x\nATTACH:file:///etc/passwd")]
    [InlineData("x\rATTENDEE:mailto:a@example.go.id")]
    [InlineData("x\u2028BEGIN:VALARM\u2029ACTION:PROCEDURE\u0085\u000B\u000C\u001C\u001D\u001E")]
    [InlineData("x\\\r\n ;VALUE=URI:http://example.go.id")]
    [InlineData("\\")]
    [InlineData("\\n")]
    [InlineData("\uD83D")]
    [InlineData("\uDE00\uD83D\uD83D\uDE00")]
    [InlineData("\0\u0001\u007F\u009F")]
    public void ALineInATextStaysText(string text)
    {
        var read = StrictCalendar.Read(Written([Entry("a", text)], text));

        var only = Assert.Single(read.Components);
        Assert.Equal(Plain(text), StrictCalendar.Text(only["SUMMARY"]));
        Assert.DoesNotContain(only.Properties, property => property.Name is "ATTACH" or "ATTENDEE");
    }

    [Theory]
    [InlineData("9999-12-31", false)]
    [InlineData("9999-12-30", true)]
    [InlineData("0001-01-01", true)]
    public void TheLastDayThereIsHasNoNext(string day, bool hasEnd)
    {
        var entry = Entry("a", "x") with
        {
            Day = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), ChangedAt = DateTimeOffset.MaxValue,
        };

        var read = Assert.Single(StrictCalendar.Read(Written([entry])).Components);

        Assert.Equal(hasEnd, read.Properties.Exists(property => property.Name == "DTEND"));
    }

    [Theory]
    [InlineData("id-ID")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void ItIsTheSameInEveryCulture(string culture)
    {
        var expected = Written([Entry("a", "Ijin I i")]);

        using (new UnderCulture(culture)) Assert.Equal(expected, Written([Entry("a", "Ijin I i")]));
    }

    [SkippableTheory]
    [InlineData(
        "icalendar",
        "import sys,icalendar\nfor e in icalendar.Calendar.from_ical(open(sys.argv[1],'rb').read()).walk('VEVENT'): print(e['uid'], "
        + "e['dtstart'].dt.isoformat(), len(e.walk('VALARM')), ascii(str(e['summary'])))")]
    [InlineData(
        "vobject",
        "import sys,vobject\nfor e in vobject.readOne(open(sys.argv[1],newline='').read()).vevent_list: print(e.uid.value, "
        + "e.dtstart.value.isoformat(), len(e.contents.get('valarm', [])), ascii(e.summary.value))")]
    public void OthersReadItToo(string module, string script)
    {
        Skip.If(Python("-c", "import " + module) is null, "python3-" + module + " is not installed.");
        using var folder = new TemporaryFolder();
        var texts = new[] { "Domain pn-contoh.go.id berakhir", "a;b,c\\d\ne \"f\" :g", new string('é', 400),
            string.Concat(Enumerable.Repeat("\uD83D\uDE00x", 300)) };
        File.WriteAllBytes(folder["a.ics"], Written([.. texts.Select((text, n) => Entry("uid" + n, text))]));

        var said = Python("-c", script, folder["a.ics"])!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(texts.Select((text, n) => $"uid{n} 2027-01-05 1 " + Ascii(text)), said);
    }

    /// <summary>A text as Python's ascii() shows it.</summary>
    private static string Ascii(string text)
    {
        // Python prefers single quotes.
        var shown = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
            shown.Append(rune.Value switch
            {
                '\\' => "\\\\", '\n' => "\\n", < 0x80 => rune.ToString(), < 0x100 => $"\\x{rune.Value:x2}", < 0x10000 => $"\\u{rune.Value:x4}",
                _ => $"\\U{rune.Value:x8}",
            });
        return shown.Append('\'').ToString();
    }

    private static string? Python(params string[] arguments)
    {
        try
        {
            // The system's own first: that is the one for which packages are installed.
            var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
            using var process = Process.Start(
                new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static AgendaEntry Entry(string uid, string text) =>
        new() { Uid = uid, Day = new DateTime(2027, 1, 5), Summary = text, Description = text, ReminderDays = [3], ChangedAt = Now };

    private static byte[] Written(IReadOnlyList<AgendaEntry> entries, string title = "Judul")
    {
        using var file = new MemoryStream();
        AgendaFile.Write(entries, title, Now, file);
        return file.ToArray();
    }

    /// <summary>What of a text can be shown: whatever ends a line is one line's end, other controls are blanks, half characters are marked.</summary>
    private static string Plain(string text)
    {
        var whole = new StringBuilder();
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            whole.Append(rune.Value is '\n' or '\r' or 0x85 or 0x2028 or 0x2029 ? "\n" : Rune.IsControl(rune) ? " " : rune.ToString());
        return whole.ToString();
    }

    /// <summary>Entries with texts that nobody would enter.</summary>
    private sealed record AgendaCase(string Title, AgendaEntry[] Entries)
    {
        private static readonly string[] Pieces =
        [
            "\r\n", "\n", "\r", "\\", ";", ",", ":", "\"", " ", "\t", "\u2028", "\u0085", "\0", "BEGIN:VEVENT", "END:VCALENDAR", "\\n", "é", "\u4E2D",
            "\uD83D\uDE00",
            "\uD83D", "\uDE00", "\uFEFF", "a\u0301", "\u202E", "x",
        ];

        public AgendaCase(Random random)
            : this(
                Text(random, 200),
                [.. Enumerable.Range(0, random.Next(5)).Select(n => new AgendaEntry
                {
                    Uid = "uid-" + n,
                    Day = new DateTime(2020, 1, 1).AddDays(random.Next(40_000)),
                    Summary = Text(random, random.Next(10) == 0 ? 10_000 : 300) + "x",
                    Description = Text(random, random.Next(10) == 0 ? 10_000 : 300),
                    ReminderDays = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 400))],
                    ChangedAt = Now.AddMinutes(random.Next(100_000)),
                })])
        {
        }

        public IEnumerable<AgendaCase> Smaller() =>
            Property.Smaller(Entries, entry => Shorter(entry.Summary).Select(text => entry with { Summary = text + "x" })
                    .Concat(Shorter(entry.Description).Select(text => entry with { Description = text })))
                .Select(entries => this with { Entries = entries })
                .Concat(Shorter(Title).Select(title => this with { Title = title }));

        private static IEnumerable<string> Shorter(string text) =>
            text.Length == 0 ? [] : ["", text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]];

        private static string Text(Random random, int longest)
        {
            var text = new StringBuilder();
            for (var left = random.Next(longest + 1); text.Length < left;)
                text.Append(random.Next(3) == 0 ? Pieces[random.Next(Pieces.Length)] : ((char)random.Next(32, 127)).ToString());
            return text.ToString();
        }
    }
}
