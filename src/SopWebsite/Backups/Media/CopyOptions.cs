namespace SopWebsite.Backups.Media;

/// <summary>Where a set is copied to, and how.</summary>
public sealed record CopyOptions
{
    /// <summary>
    /// The folder that receives the set's folder, or the disc images: a path, or the address of one on a server. Null for the medium's own.
    /// </summary>
    public string? Destination { get; init; }

    /// <summary>The registered medium; null to find it by the serial of the volume, or by its path.</summary>
    public string? Medium { get; init; }

    /// <summary>Who copies; an officer's name, for the log.</summary>
    public string? By { get; init; }

    /// <summary>The account to log in with at a server, instead of the medium's own.</summary>
    public DatabaseLogin? Login { get; init; }

    /// <summary>To a server at most so many KB (1,024 bytes) a second; 0 for as fast as it goes.</summary>
    public int SpeedLimit { get; init; }

    /// <summary>WinSCPnet.dll or the folder that holds it; null for the usual places.</summary>
    public string? WinScpPath { get; init; }
}
