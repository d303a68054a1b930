using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Drills;

/// <summary>How a restore drill ended.</summary>
public enum RestoreDrillState
{
    /// <summary>It is under way, or was killed.</summary>
    Running,

    /// <summary>Everything came back as it was.</summary>
    Passed,

    /// <summary>Something did not come back, or not as it was.</summary>
    Failed,

    /// <summary>It was stopped, or could not be carried out: it says nothing about the backup.</summary>
    Aborted,
}

/// <summary>What of a restore is looked at.</summary>
public enum RestoreDrillSubject
{
    /// <summary>The set against its manifest.</summary>
    Set,

    /// <summary>How many files came back.</summary>
    FileCount,

    /// <summary>How many bytes came back.</summary>
    FileBytes,

    /// <summary>Every file's content.</summary>
    FileContent,

    /// <summary>The dump, loaded into a database.</summary>
    DatabaseLoad,

    /// <summary>How many tables came back.</summary>
    TableCount,

    /// <summary>How many rows came back, table by table.</summary>
    RowCount,
}

/// <summary>What the look at a subject said.</summary>
public enum RestoreDrillFinding
{
    /// <summary>As it must be.</summary>
    Passed,

    /// <summary>Not as it must be.</summary>
    Failed,

    /// <summary>It was not looked at, or could not be.</summary>
    NotTested,
}

/// <summary>One point of a drill.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Finding">What the look said.</param>
/// <param name="Expected">What must be there; null where there is no figure.</param>
/// <param name="Found">What was there; null where there is no figure.</param>
public sealed record RestoreDrillCheck(RestoreDrillSubject Subject, RestoreDrillFinding Finding, long? Expected = null, long? Found = null)
{
    /// <summary>The database, for points about one.</summary>
    public string? Database { get; init; }

    /// <summary>What differs, or why it was not looked at; the first of them where there are many.</summary>
    public Phrase[] Remarks { get; init; } = [];
}

/// <summary>A restore drill: a set put back into a folder and a database made for it, compared with what it must be, and cleared away.</summary>
public sealed record RestoreDrill
{
    /// <summary>Its number, such as <c>UR-2026-0001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The zone in which its times are shown.</summary>
    public required string Zone { get; init; }

    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>The set's folder.</summary>
    public required string SetPath { get; init; }

    /// <summary>When the set was made, UTC; null where unknown.</summary>
    public DateTimeOffset? SetCreatedAt { get; init; }

    /// <summary>SHA-256 of the set's manifest; null where it could not be read.</summary>
    public string? ManifestSha256 { get; init; }

    /// <summary>Who held the drill: an officer's name; null where nobody was named.</summary>
    public string? By { get; init; }

    /// <summary>The machine on which it was held.</summary>
    public required string Machine { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was over, UTC; null while it is under way.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required RestoreDrillState State { get; init; }

    /// <summary>The recovery time: checking the set, unpacking its files, loading its databases; without the comparison afterwards.</summary>
    public TimeSpan? RecoveryTime { get; init; }

    /// <summary>Of that, checking the set and unpacking.</summary>
    public TimeSpan? FilesTime { get; init; }

    /// <summary>Of that, loading databases; null where none was loaded.</summary>
    public TimeSpan? DatabaseTime { get; init; }

    /// <summary>Files that came back.</summary>
    public long? Files { get; init; }

    /// <summary>Bytes in them.</summary>
    public long? Bytes { get; init; }

    /// <summary>The databases whose dumps were loaded; null for none.</summary>
    public string? Database { get; init; }

    /// <summary>Tables that came back.</summary>
    public long? Tables { get; init; }

    /// <summary>Rows in them.</summary>
    public long? Rows { get; init; }

    /// <summary>The program that loaded the dump.</summary>
    public string? Tool { get; init; }

    /// <summary>Every point that was looked at.</summary>
    public RestoreDrillCheck[] Checks { get; init; } = [];

    /// <summary>Why it failed or was broken off, where that is not for one of the points; null otherwise.</summary>
    public Phrase? Failure { get; init; }

    /// <summary>The folder made for it; gone once it is over.</summary>
    public string? ScratchPath { get; init; }

    /// <summary>The databases made for it; gone once it is over.</summary>
    public SiteDatabase[] ScratchDatabases { get; init; } = [];
}
