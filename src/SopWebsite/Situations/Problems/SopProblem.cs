using SopWebsite.Monitoring;

namespace SopWebsite.Situations.Problems;

/// <summary>Where a problem record stands.</summary>
public enum SopProblemState
{
    /// <summary>The cause is still there.</summary>
    Open,

    /// <summary>The cause was removed.</summary>
    Closed,
}

/// <summary>A problem record (masalah berulang): situations that came back, and the cause that lies under them.</summary>
public sealed record SopProblem
{
    /// <summary>Its number, such as <c>MB-2026-0001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The site it is about.</summary>
    public required string Site { get; init; }

    /// <summary>The probable cause that the reports have in common.</summary>
    public required DiagnosisCause Cause { get; init; }

    /// <summary>What makes reports be of this problem: the cause, and the symptom where the cause is not known.</summary>
    public required string Likeness { get; init; }

    /// <summary>Where it stands.</summary>
    public SopProblemState State { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The numbers of its situation reports, in the order of joining.</summary>
    public string[] Reports { get; init; } = [];

    /// <summary>The closed problem of the same kind before it, whose measure did not hold; null for none.</summary>
    public string? Previous { get; init; }

    /// <summary>The cause that was found; null until then.</summary>
    public string? RootCause { get; init; }

    /// <summary>What was done so that it does not come back; null until then.</summary>
    public string? Measure { get; init; }

    /// <summary>Who closed it.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When it was closed, UTC; null until then.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>Its number.</summary>
    public override string ToString() => Number;
}

/// <summary>Keeps problem records. Sites compare without regard to case.</summary>
public interface IProblemStore
{
    /// <summary>How many records have a number that begins so.</summary>
    int CountWithPrefix(string prefix);

    /// <summary>Adds a record, or replaces the one of its number.</summary>
    void Put(SopProblem problem);

    /// <summary>One record, or null.</summary>
    SopProblem? Find(string number);

    /// <summary>Records, oldest first.</summary>
    /// <param name="site">Only of this site; null for all.</param>
    /// <param name="openOnly">Only those not closed.</param>
    IReadOnlyList<SopProblem> Find(string? site, bool openOnly);
}
