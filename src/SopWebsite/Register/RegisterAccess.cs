namespace SopWebsite.Register;

/// <summary>What the register is opened for.</summary>
public enum RegisterAccess
{
    /// <summary>To read: where there is none yet, an empty one in memory stands in and nothing is made.</summary>
    Read,

    /// <summary>To write: where there is none yet, it is made.</summary>
    Write,
}
