using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads a working calendar and the year files that it includes.</summary>
/// <param name="folder">The shipped calendars, where an included year is looked for after the court's own folder.</param>
internal sealed class CalendarReader(string folder)
{
    private static readonly Regex SafeName = new("^[A-Za-z0-9_-]{1,60}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly string[] Days = ["minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"];

    private static readonly Dictionary<string, HolidayKind> Kinds = new(StringComparer.Ordinal)
    {
        ["nasional"] = HolidayKind.National,
        ["cuti-bersama"] = HolidayKind.CollectiveLeave,
        ["daerah"] = HolidayKind.Regional,
        ["pengadilan"] = HolidayKind.Court,
    };

    public static bool IsSafeName(string name) => SafeName.IsMatch(name);

    public WorkCalendarData Read(string path, string name)
    {
        var file = new YamlFile(path, "SopCalendarInvalid");
        var root = new YamlFields(file, file.Read(), "name", "sources", "confirm", "hours", "include", "holidays", "overrides", "years");
        var parts = root.Texts("include").Select(included => Year(file, root.LineOf("include"), included)).ToList();
        var hours = root.Map("hours")
            ?? throw file.Fault(root.LineOf("hours"), new Phrase("the weekly 'hours'", "'hours' (jam kerja sepekan)"), null);
        return new WorkCalendarData
        {
            Name = name,
            Weekly = Hours(file, hours),
            Holidays = [.. parts.SelectMany(part => part.Holidays), .. Holidays(root)],
            Overrides = [.. parts.SelectMany(part => part.Overrides), .. Overrides(file, root)],
            KnownYears = [.. parts.SelectMany(part => part.KnownYears), .. KnownYears(file, root)],
            Sources = [.. root.Texts("sources"), .. parts.SelectMany(part => part.Sources)],
        };
    }

    private static IEnumerable<int> KnownYears(YamlFile file, YamlFields root) => root.Texts("years").Select(text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 10_000
            ? year
            : throw file.Fault(root.LineOf("years"), new Phrase("years such as 2026", "tahun seperti 2026"), new Phrase($"'{text}'", $"'{text}'")));

    private WorkCalendarData Year(YamlFile by, int line, string name)
    {
        string[] folders = [System.IO.Path.GetDirectoryName(by.Path)!, folder];
        var path = IsSafeName(name) ? folders.Select(place => System.IO.Path.Combine(place, name + ".yaml")).FirstOrDefault(File.Exists) : null;
        if (path is null)
            throw by.Fault(
                line, new Phrase("the name of a year's file, such as 2026", "nama berkas tahun, seperti 2026"), new Phrase($"'{name}'", $"'{name}'"));
        var file = new YamlFile(path, "SopCalendarInvalid");
        var root = new YamlFields(file, file.Read(), "year", "sources", "confirm", "holidays", "overrides");
        var year = root.Number("year", 1900, 9999);
        return new WorkCalendarData
        {
            Name = name,
            Weekly = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>(),
            Holidays = Holidays(root, date => date.Year == year ? null : new Phrase($"a date in {year}", $"tanggal pada {year}"), file),
            Overrides = Overrides(file, root),
            KnownYears = [year],
            Sources = root.Texts("sources"),
        };
    }

    private static IReadOnlyList<Holiday> Holidays(YamlFields root, Func<DateTime, Phrase?>? check = null, YamlFile? file = null) => root
        .Maps("holidays", "date", "name", "kind")
        .Select(holiday =>
        {
            var date = holiday.Date("date");
            if (check?.Invoke(date) is { } expected) throw file!.Fault(holiday.Line, expected, null);
            return new Holiday(date, holiday.Required("name"), holiday.Choice("kind", Kinds));
        })
        .ToArray();

    private static IReadOnlyList<WorkOverride> Overrides(YamlFile file, YamlFields root) => root
        .Maps("overrides", "name", "from", "to", "hours")
        .Select(fields =>
        {
            var (from, to) = (fields.Date("from"), fields.Date("to"));
            if (to < from)
                throw file.Fault(fields.LineOf("to"), new Phrase("a date not before 'from'", "tanggal yang tidak mendahului 'from'"), null);
            var hours = fields.Map("hours") ?? throw file.Fault(fields.Line, new Phrase("'hours'", "'hours'"), null);
            return new WorkOverride { Name = fields.Required("name"), From = from, To = to, Hours = Hours(file, hours) };
        })
        .ToArray();

    private static Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>> Hours(YamlFile file, YamlMap map)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>();
        foreach (var entry in map.Entries)
        {
            var intervals = Intervals(file, entry.Value.Value);
            foreach (var day in DaysOf(file, entry.Key, entry.Value.Line))
            {
                if (week.ContainsKey(day))
                    throw file.Fault(
                        entry.Value.Line, new Phrase("each day once", "tiap hari satu kali saja"), new Phrase($"'{entry.Key}'", $"'{entry.Key}'"));
                week[day] = intervals;
            }
        }
        return week;
    }

    /// <summary>One day, <c>jumat</c>, or days in a row, <c>senin-kamis</c>.</summary>
    private static IEnumerable<DayOfWeek> DaysOf(YamlFile file, string key, int line)
    {
        var ends = key.Split('-').Select(name => Array.IndexOf(Days, name.Trim())).ToArray();
        if (ends.Length > 2 || ends.Any(end => end < 0))
            throw file.Fault(
                line, new Phrase("a day or days, such as jumat or senin-kamis", "hari, seperti jumat atau senin-kamis"),
                new Phrase($"'{key}'", $"'{key}'"));
        for (var day = ends[0]; ; day = (day + 1) % 7)
        {
            yield return (DayOfWeek)day;
            if (day == ends[ends.Length - 1]) yield break;
        }
    }

    private static IReadOnlyList<WorkInterval> Intervals(YamlFile file, YamlValue value)
    {
        YamlValue[] items = value switch { YamlList list => [.. list.Items], YamlText { IsNothing: true } => [], _ => [value] };
        var intervals = items
            .Select(item => item is YamlText text && WorkInterval.TryParse(text.Value, out var interval)
                ? (interval, item.Line)
                : throw file.Fault(
                    item.Line, new Phrase("hours such as 08:00-12:00", "jam seperti 08:00-12:00"),
                    item is YamlText t ? new Phrase($"'{t.Value}'", $"'{t.Value}'") : null))
            .OrderBy(part => part.interval.From)
            .ToArray();
        for (var n = 1; n < intervals.Length; n++)
            if (intervals[n].interval.From < intervals[n - 1].interval.To)
                throw file.Fault(intervals[n].Line, new Phrase("hours that do not overlap", "jam yang tidak bertumpuk"), null);
        return [.. intervals.Select(part => part.interval)];
    }
}
