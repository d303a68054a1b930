namespace SopWebsite.Monitoring.Integrity;

/// <summary>As whom a page is asked for.</summary>
public enum ViewKind
{
    /// <summary>A visitor with a browser.</summary>
    Browser,

    /// <summary>Google's crawler, desktop.</summary>
    Googlebot,

    /// <summary>Google's crawler, smartphone.</summary>
    GooglebotSmartphone,

    /// <summary>A visitor who comes from a search at Google.</summary>
    GoogleReferrer,

    /// <summary>A visitor with a mobile phone.</summary>
    Mobile,

    /// <summary>A path that cannot be there.</summary>
    RandomPath,

    /// <summary>robots.txt.</summary>
    Robots,

    /// <summary>The sitemap.</summary>
    Sitemap,
}
