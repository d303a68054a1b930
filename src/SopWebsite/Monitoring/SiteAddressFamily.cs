namespace SopWebsite.Monitoring;

/// <summary>Over which of the two internets an address is checked: a site may be up on one and down on the other.</summary>
public enum SiteAddressFamily
{
    /// <summary>Whichever the name leads to, the first that takes the connection.</summary>
    Any,

    /// <summary>IPv4 alone.</summary>
    IPv4,

    /// <summary>IPv6 alone.</summary>
    IPv6,

    /// <summary>IPv4 and IPv6, each with a result of its own.</summary>
    Both,
}
