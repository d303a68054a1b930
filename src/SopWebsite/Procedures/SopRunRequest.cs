namespace SopWebsite.Procedures;

/// <summary>What a run is started with.</summary>
public sealed record SopRunRequest
{
    /// <summary>The procedure; the run keeps it as it is now.</summary>
    public required SopProcedure Procedure { get; init; }

    /// <summary>The site it is about.</summary>
    public required string Site { get; init; }

    /// <summary>The working calendar: a shipped name or the path of a court's own file.</summary>
    public string Calendar { get; init; } = "pengadilan";

    /// <summary>WIB, WITA or WIT.</summary>
    public string Zone { get; init; } = "WIB";

    /// <summary>The activity it begins with.</summary>
    public int FirstActivity { get; init; } = 1;

    /// <summary>The activity it ends with; null for the procedure's last.</summary>
    public int? LastActivity { get; init; }

    /// <summary>The situation report it belongs to, if any.</summary>
    public string? Report { get; init; }

    /// <summary>Who starts it.</summary>
    public string? By { get; init; }

    /// <summary>
    /// The requirements of the first activity that are met, by their names, or <see cref="SopRequirements.All"/>; null when nobody looked.
    /// </summary>
    public IReadOnlyList<string>? Requirements { get; init; }
}

/// <summary>What a step is completed with.</summary>
public sealed record SopCompletion
{
    /// <summary>Who did it.</summary>
    public string? By { get; init; }

    /// <summary>What was done.</summary>
    public string? Note { get; init; }

    /// <summary>Paths of evidence files; each is read once for its size and SHA-256.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What came out of it, in words.</summary>
    public string? Output { get; init; }

    /// <summary>
    /// The requirements of the activity that begins next which are met, by their names, or <see cref="SopRequirements.All"/>; null when
    /// nobody looked.
    /// </summary>
    public IReadOnlyList<string>? Requirements { get; init; }
}
