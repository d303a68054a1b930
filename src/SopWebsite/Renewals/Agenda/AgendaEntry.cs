namespace SopWebsite.Renewals.Agenda;

/// <summary>An all-day entry of a calendar. Its texts are plain: the writer escapes them.</summary>
public sealed record AgendaEntry
{
    /// <summary>What it is known by, the same each time that it is written.</summary>
    public required string Uid { get; init; }

    /// <summary>The day, by the wall clock of the site.</summary>
    public required DateTime Day { get; init; }

    /// <summary>What the calendar shows.</summary>
    public required string Summary { get; init; }

    /// <summary>What it says when it is opened; lines are parted by <c>\n</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary>How many days before a reminder comes, at nine in the morning; each at least 1.</summary>
    public int[] ReminderDays { get; init; } = [];

    /// <summary>True for one that is settled: calendars that know it strike it out.</summary>
    public bool IsSettled { get; init; }

    /// <summary>When what it is made from was entered last, UTC: of two versions of an entry the later one counts.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
