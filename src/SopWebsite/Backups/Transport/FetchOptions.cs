namespace SopWebsite.Backups.Transport;

/// <summary>How files travel from a site's server this time; what is null is as registered of the site.</summary>
public sealed record FetchOptions
{
    /// <summary>Sessions at once where nobody says otherwise: shared hosting allows few.</summary>
    public const int UsualSessions = 2;

    /// <summary>Masks of what is fetched.</summary>
    public string[]? Include { get; init; }

    /// <summary>Masks of what is not fetched.</summary>
    public string[]? Exclude { get; init; }

    /// <summary>At most so many KB (1,024 bytes) a second; 0 for as fast as it goes.</summary>
    public int? SpeedLimit { get; init; }

    /// <summary>Sessions at once.</summary>
    public int Sessions { get; init; } = UsualSessions;

    /// <summary>Where the mirror is.</summary>
    public string? MirrorPath { get; init; }

    /// <summary>The account to log in with, instead of the site's own.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>WinSCPnet.dll or the folder that holds it.</summary>
    public string? WinScpPath { get; init; }

    /// <summary>Goes on although the mirror's disk looks too small.</summary>
    public bool IgnoreSpace { get; init; }
}
