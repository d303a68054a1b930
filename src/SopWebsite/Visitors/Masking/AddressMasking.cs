namespace SopWebsite.Visitors.Masking;

/// <summary>
/// How addresses of visitors are made unrecognisable before a log is shown to others. The widths of the first two are those of GoAccess's
/// <c>--anonymize-level</c> 1 and 2.
/// </summary>
public enum AddressMasking
{
    /// <summary>As they are: for the court's own eyes.</summary>
    None,

    /// <summary>The network stays: the last number of an IPv4 address goes (/24), of an IPv6 address all after the first 48 bits.</summary>
    Light,

    /// <summary>The provider stays: the last two numbers of an IPv4 address go (/16), of an IPv6 address all after the first 32 bits.</summary>
    Medium,

    /// <summary>
    /// Nothing stays: a pseudonym that is the same within one reading and another in the next, made with a key that is kept nowhere.
    /// </summary>
    Full,
}
