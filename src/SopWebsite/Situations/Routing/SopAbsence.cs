using SopWebsite.Languages;

namespace SopWebsite.Situations.Routing;

/// <summary>Days on which an officer is absent (cuti, dinas luar, sakit), and who stands in (Plh.).</summary>
public sealed record SopAbsence
{
    /// <summary>The officer's name.</summary>
    public required string Officer { get; init; }

    /// <summary>The first day of the absence, a date of the site's zone.</summary>
    public required DateTime From { get; init; }

    /// <summary>The last day of the absence.</summary>
    public required DateTime Until { get; init; }

    /// <summary>The officer who stands in; null for none: then the next role of the chain is asked.</summary>
    public string? Substitute { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it holds on a date.</summary>
    public bool Covers(DateTime day) => From.Date <= day.Date && day.Date <= Until.Date;

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => new Phrase(
        FormattableString.Invariant($"{Officer}, {From:yyyy-MM-dd} to {Until:yyyy-MM-dd}"),
        FormattableString.Invariant($"{Officer}, {From:yyyy-MM-dd} s.d. {Until:yyyy-MM-dd}")).ToString();
}
