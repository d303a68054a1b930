namespace SopWebsite.Escalations;

/// <summary>How grave a matter is, the gravest last, so that "from High on" is a comparison.</summary>
public enum SopSeverity
{
    /// <summary>For the record.</summary>
    Low,

    /// <summary>Needs attention within its standard time.</summary>
    Medium,

    /// <summary>Needs attention before other work.</summary>
    High,

    /// <summary>At once, whatever the hour.</summary>
    Critical,
}
