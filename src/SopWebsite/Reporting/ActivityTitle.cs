namespace SopWebsite.Reporting;

/// <summary>The titles that a report shows beside a procedure's code and an activity's number.</summary>
/// <param name="Procedure">The procedure's title.</param>
/// <param name="Activity">The activity's text.</param>
public sealed record ActivityTitle(string? Procedure, string? Activity)
{
    /// <summary>No definition is known.</summary>
    public static ActivityTitle Unknown { get; } = new(null, null);
}

/// <summary>Finds the titles of an activity; <see cref="ActivityTitle.Unknown"/> where its definition is not at hand.</summary>
/// <param name="procedure">The procedure's code.</param>
/// <param name="activity">The activity's number.</param>
public delegate ActivityTitle ActivityTitles(string procedure, int? activity);
