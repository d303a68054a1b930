using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Restoring;

/// <summary>What becomes of a file at the place that is restored to.</summary>
public enum RestoreChange
{
    /// <summary>It is not there and is written.</summary>
    Write,

    /// <summary>It is there and is replaced.</summary>
    Replace,

    /// <summary>It is there, the restore has nothing of its name, and it stays.</summary>
    Leave,

    /// <summary>It is on the server as the set has it, and does not travel.</summary>
    Keep,
}

/// <summary>A file of a restore.</summary>
/// <param name="Path">Its path below the root, forward slashes.</param>
/// <param name="Change">What becomes of it.</param>
/// <param name="Bytes">Its size after that.</param>
public sealed record RestoreItem(string Path, RestoreChange Change, long Bytes)
{
    /// <summary>
    /// True when what is there has the size, the time (to the second) and the rights that the set has it with; or the link its target.
    /// </summary>
    public bool Same { get; init; }
}

/// <summary>Room that a restore takes on a disk.</summary>
/// <param name="Folder">A folder on that disk.</param>
/// <param name="Needed">Bytes that it takes at most, with what must be left for the system.</param>
/// <param name="Free">Bytes free for this account; null where the system does not say.</param>
public sealed record RestoreSpace(string Folder, long Needed, long? Free)
{
    /// <summary>True when it is known not to be enough.</summary>
    public bool IsShort => Free < Needed;
}

/// <summary>What a restore is going to do; making a plan changes nothing.</summary>
public sealed record RestorePlan
{
    /// <summary>The site; null when it is not registered.</summary>
    public string? Site { get; init; }

    /// <summary>The set's name.</summary>
    public required string Name { get; init; }

    /// <summary>The set's folder.</summary>
    public required string Path { get; init; }

    /// <summary>Where files go.</summary>
    public required RestoreTarget Target { get; init; }

    /// <summary>The folder or address that they go to; null for nowhere.</summary>
    public string? Destination { get; init; }

    /// <summary>The database that is loaded, with its server; null for none.</summary>
    public string? Database { get; init; }

    /// <summary>Tables that are in it now; null where it is not there, cannot be looked into, or none is loaded.</summary>
    public int? DatabaseTables { get; init; }

    /// <summary>True when a restore into it was interrupted and left it half filled: what is in it is loaded over without being asked for.</summary>
    public bool DatabaseHalfLoaded { get; init; }

    /// <summary>The room that it takes on disks of this machine.</summary>
    public RestoreSpace[] Space { get; init; } = [];

    /// <summary>The registered sites in use that would be written over.</summary>
    public string[] LiveSites { get; init; } = [];

    /// <summary>Files that are written.</summary>
    public long Written => Items.LongCount(item => item.Change == RestoreChange.Write);

    /// <summary>Files that are replaced.</summary>
    public long Replaced => Items.LongCount(item => item.Change == RestoreChange.Replace);

    /// <summary>Files that stay although the restore has nothing of their names.</summary>
    public long Left => Items.LongCount(item => item.Change == RestoreChange.Leave);

    /// <summary>Files on the server that are as the set has them, and do not travel.</summary>
    public long Kept => Items.LongCount(item => item.Change == RestoreChange.Keep);

    /// <summary>Every file, in the order of the set, then those of which it has nothing.</summary>
    public required RestoreItem[] Items { get; init; }

    /// <summary>Why it would be refused as things are; null when it would be carried out.</summary>
    public Phrase? Refusal => Fault?.Phrase;

    /// <summary>Throws the refusal, if there is one.</summary>
    /// <exception cref="SopException">What <see cref="Refusal"/> says.</exception>
    public void ThrowIfRefused()
    {
        if (Fault is not null) throw Fault;
    }

    internal SopException? Fault { get; init; }

    internal RestoreOptions Options { get; init; } = new() { Target = RestoreTarget.None };

    internal SopSite? Registered { get; init; }

    internal SiteDatabase? LoadInto { get; init; }

    internal bool HasDatabaseContent { get; init; }

    internal bool IsLocked { get; init; }
}
