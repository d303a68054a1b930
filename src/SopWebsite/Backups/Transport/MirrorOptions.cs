namespace SopWebsite.Backups.Transport;

/// <summary>How a mirror is brought up to date.</summary>
public sealed record MirrorOptions
{
    /// <summary>What travels.</summary>
    public TransferMask Mask { get; init; } = new(include: null, exclude: null);

    /// <summary>How many sessions may transfer at once.</summary>
    public int Sessions { get; init; } = 2;

    /// <summary>Goes on although the disk looks too small.</summary>
    public bool IgnoreSpace { get; init; }

    /// <summary>How often a lost connection is opened anew without a byte having come in between.</summary>
    public int Reconnects { get; init; } = 4;

    /// <summary>How long is waited before a lost connection is opened anew; doubled each time.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>What a run of a mirror did.</summary>
public sealed record MirrorOutcome
{
    /// <summary>The folder that now is as the server's.</summary>
    public required string Folder { get; init; }

    /// <summary>What was spoken, and through which program.</summary>
    public required string Transport { get; init; }

    /// <summary>Files in the mirror.</summary>
    public required int Files { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files that travelled.</summary>
    public required int Fetched { get; init; }

    /// <summary>Bytes that travelled.</summary>
    public required long FetchedBytes { get; init; }

    /// <summary>Files and links that were removed from the mirror, because the server has them no more or the masks leave them out.</summary>
    public required int Deleted { get; init; }

    /// <summary>Files and links that the masks left out, as far as their folders were looked into.</summary>
    public required int Excluded { get; init; }

    /// <summary>How often a lost connection was opened anew.</summary>
    public int Reconnected { get; init; }

    /// <summary>What could not be fetched.</summary>
    public SkippedFile[] Skipped { get; init; } = [];

    /// <summary>Files that changed each time they were fetched: what the mirror has of them may be torn.</summary>
    public string[] Changed { get; init; } = [];
}
