namespace SopWebsite.Calendars;

/// <summary>Finds working calendars: the shipped ones by name, a court's own by the path of its file.</summary>
public interface ICalendarCatalog
{
    /// <summary>The names of the shipped calendars.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>A calendar in a zone.</summary>
    /// <param name="name">A shipped calendar's name, or the path of a court's own YAML file.</param>
    /// <param name="zone">WIB, WITA or WIT.</param>
    /// <exception cref="Errors.SopException"><c>SopCalendarNotFound</c>: there is none; <c>SopCalendarInvalid</c>: the file is at fault,
    /// the message names the line and what was expected; <c>SopZoneUnknown</c>: no such zone.</exception>
    WorkCalendar Get(string name, string zone);
}
