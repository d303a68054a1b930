namespace SopWebsite.Calendars;

/// <summary>Why a day is free.</summary>
public enum HolidayKind
{
    /// <summary>A national holiday of the joint decree (SKB).</summary>
    National,

    /// <summary>Collective leave (cuti bersama) of the joint decree.</summary>
    CollectiveLeave,

    /// <summary>A closure of a province or region.</summary>
    Regional,

    /// <summary>A closure of the court's own.</summary>
    Court,
}

/// <summary>A day on which the court does not work.</summary>
/// <param name="Date">The day, at midnight.</param>
/// <param name="Name">What it is, in Indonesian.</param>
/// <param name="Kind">Why it is free.</param>
public sealed record Holiday(DateTime Date, string Name, HolidayKind Kind);

/// <summary>Other hours for a range of days, such as Ramadan. Holidays within it stay free.</summary>
public sealed record WorkOverride
{
    /// <summary>What it is, in Indonesian.</summary>
    public required string Name { get; init; }

    /// <summary>The first day.</summary>
    public required DateTime From { get; init; }

    /// <summary>The last day.</summary>
    public required DateTime To { get; init; }

    /// <summary>The hours by weekday; a weekday that is not named keeps its ordinary hours, an empty list makes it free.</summary>
    public required IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkInterval>> Hours { get; init; }
}

/// <summary>What a calendar file says, years included; a <see cref="WorkCalendar"/> is made of it and a zone.</summary>
public sealed record WorkCalendarData
{
    /// <summary>The calendar's name, such as <c>pengadilan</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The ordinary hours by weekday; a weekday that is not named is free.</summary>
    public required IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkInterval>> Weekly { get; init; }

    /// <summary>The free days.</summary>
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>Other hours for ranges of days; where ranges overlap, the later one in the list holds.</summary>
    public IReadOnlyList<WorkOverride> Overrides { get; init; } = [];

    /// <summary>The years whose holidays are known. In any other year only the weekly hours are, and a deadline says so.</summary>
    public IReadOnlyList<int> KnownYears { get; init; } = [];

    /// <summary>Where the facts come from: decrees and letters.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
