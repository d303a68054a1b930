using System.Collections.Concurrent;
using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Yaml;

/// <summary>The calendars of the data folder and of the court's own files. A file is read again when it was changed.</summary>
internal sealed class CalendarCatalog(string folder) : ICalendarCatalog
{
    private readonly CalendarReader _reader = new(folder);
    private readonly ConcurrentDictionary<string, WorkCalendar> _read = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => !Directory.Exists(folder)
        ? []
        : Directory.GetFiles(folder, "*.yaml")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "template" && !name.All(char.IsDigit))
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToArray();

    public WorkCalendar Get(string name, string zone)
    {
        var path = PathOf(name) ?? throw new SopException(
            "SopCalendarNotFound", SopErrorKind.NotFound,
            new Phrase($"There is no calendar '{name}'. Use {string.Join(", ", Names)}, or the path of a YAML file.",
                $"Tidak ada kalender '{name}'. Pakai {string.Join(", ", Names)}, atau jalur berkas YAML."),
            name);
        var key = string.Format(CultureInfo.InvariantCulture, "{0}|{1}|{2}", zone.ToUpperInvariant(), File.GetLastWriteTimeUtc(path).Ticks, path);
        return _read.GetOrAdd(key, _ => new WorkCalendar(_reader.Read(path, name), zone));
    }

    private string? PathOf(string name)
    {
        if (CalendarReader.IsSafeName(name))
        {
            var shipped = Path.Combine(folder, name + ".yaml");
            return Names.Contains(name, StringComparer.Ordinal) ? shipped : null;
        }
        return name.IndexOfAny(Path.GetInvalidPathChars()) < 0 && File.Exists(name) ? Path.GetFullPath(name) : null;
    }
}
