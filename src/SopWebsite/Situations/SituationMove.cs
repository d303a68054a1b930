namespace SopWebsite.Situations;

/// <summary>What may be done with a report.</summary>
public enum SituationMove
{
    /// <summary>Hand it up.</summary>
    Submit,

    /// <summary>Decide which alternative is carried out.</summary>
    Approve,

    /// <summary>Record how the problem was solved.</summary>
    Resolve,

    /// <summary>Close it with the backup made after the fix.</summary>
    Close,

    /// <summary>Change what it says: symptom, cause, alternatives, recommendation.</summary>
    Change,

    /// <summary>Change how much is hit and how little time there is.</summary>
    Grade,

    /// <summary>Note a step of the work on the solution.</summary>
    Act,

    /// <summary>Take other reports of the same trouble in.</summary>
    Absorb,

    /// <summary>Go into another report of the same trouble.</summary>
    Merge,
}
