using System.Globalization;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Monitoring.Freshness;

public sealed class WrittenDateTests(ITestOutputHelper output)
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private static readonly string[] ShortMonths = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"];
    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu"];

    /// <summary>Each form of a day; what is around it as on pages.</summary>
    private static readonly Func<DateTime, string>[] Forms =
    [
        day => $"{Days[(int)day.DayOfWeek]}, {day.Day} {Months[day.Month - 1]} {day.Year}",
        day => $"{Days[(int)day.DayOfWeek]} {day.Day:00} {Months[day.Month - 1].ToUpperInvariant()} {day.Year} 08:00 WIB",
        day => $"({day.Day} {ShortMonths[day.Month - 1]} {day.Year})",
        day => $"{day.Day:00}-{ShortMonths[day.Month - 1]}-{day.Year}",
        day => $"{day.Day} {Typo(day.Month)} {day.Year}.",
        day => day.ToString("dddd, d MMMM yyyy", English),
        day => day.ToString("MMMM d, yyyy", English),
        day => day.ToString("MMM dd, yyyy", English),
        day => day.ToString("dd MMM yyyy HH:mm", English),
        day => day.ToString("yyyy-MM-dd", English),
        day => day.ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", English),
        day => day.ToString("yyyy'/'MM'/'dd", English),
        day => day.ToString("dd-MM-yyyy", English),
        day => day.ToString("d'/'M'/'yyyy", English),
        day => day.ToString("dd'.'MM'.'yyyy", English),
    ];

    [Fact]
    public void NearlyAllDatesThatPagesWriteAreRead()
    {
        var lines = File.ReadAllLines(Repository.Path("tests", "SopWebsite.Tests", "Monitoring", "Freshness", "written-dates.txt"))
            .Where(line => line.Contains(" => ", StringComparison.Ordinal)).ToList();
        var unread = lines.Where(line =>
        {
            var parts = line.Split(" => ");
            var found = DateReader.Find(parts[0], new DateTime(2027, 12, 31)).Select(date => date.Day).ToList();
            return found.Count == 0 || found.Exists(day => day != DateTime.ParseExact(parts[1], "yyyy-MM-dd", English));
        }).ToList();

        output.WriteLine(
            $"{lines.Count - unread.Count} of {lines.Count} written dates read, {100.0 * (lines.Count - unread.Count) / lines.Count:0.0} %");
        unread.ForEach(output.WriteLine);
        Assert.True(lines.Count >= 200);
        Assert.True(unread.Count * 20 <= lines.Count, string.Join("\n", unread));
    }

    [Fact]
    public void EveryDayIsReadInEveryForm()
    {
        var (until, wrong) = (new DateTime(2027, 12, 31), new List<string>());
        for (var (day, n) = (DateReader.Earliest, 0); day <= until; (day, n) = (day.AddDays(1), n + 1))
        {
            // All forms of a leap year's days, and of the other years' days one after the other.
            foreach (var form in day.Year == 2024 ? Forms : [Forms[n % Forms.Length]])
            {
                var text = form(day);
                if (DateReader.Find(text, until) is not [var one] || one.Day != day) wrong.Add(text);
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void HostileTextIsReadInABoundedTimeAndGivesNoDayThatIsNone()
    {
        string[] pieces = [
            "3 Maret ", "1-1-", "2025", "-", "/", "Maret", " ", "31 Feb 2025 ", "\u0663", "\0", "3 of ", "99999", "Mei 1,", "\u2013", "\ud800"];
        Property.Holds(
            seed: 15, cases: 60,
            make: random => Enumerable.Range(0, random.Next(2000)).Select(_ => random.Next(pieces.Length)).ToArray(),
            smaller: picks => Property.Smaller(picks, Property.Smaller),
            check: picks => Assert.All(
                DateReader.Find(string.Concat(picks.Select(pick => pieces[pick])), new DateTime(2026, 11, 20)),
                date => Assert.InRange(date.Day, DateReader.Earliest, new DateTime(2026, 11, 20))));
        Assert.Empty(DateReader.Find(string.Concat(Enumerable.Repeat("3-3 - 3 of ", 100_000)), new DateTime(2026, 11, 20)));
    }

    private static string Typo(int month) =>
        month switch { 2 => "Pebruari", 11 => "Nopember", 8 => "Agutus", 9 => "Sept.", 12 => "Desembar", _ => Months[month - 1] };
}
