using SopWebsite.Files;

namespace SopWebsite.Backups.Restoring;

/// <summary>
/// The folder that a set is restored to. Nothing outside of it is ever touched: what comes into an empty one grows in a folder inside of it and
/// stands in its place when all of it is there, so a killed restore leaves a folder that holds only that, and the next one begins anew.
/// </summary>
internal sealed class RestoreFolder
{
    /// <summary>Where the content of an empty folder grows.</summary>
    public const string WorkName = ".restoring";

    private readonly string _folder;
    private readonly bool _isNew;

    private RestoreFolder(string folder)
    {
        _folder = folder;
        _isNew = !Directory.Exists(folder);
        IsOccupied = !_isNew && Others(folder).Any();
        Work = IsOccupied ? folder : Path.Combine(folder, WorkName);
    }

    /// <summary>True when it has something in it: then each file takes its place by itself.</summary>
    public bool IsOccupied { get; }

    /// <summary>Where to write.</summary>
    public string Work { get; }

    /// <summary>
    /// True when there is something in a folder that an interrupted restore did not put there. It began in an empty one: what was in its place
    /// when it was killed is its own.
    /// </summary>
    public static bool IsTaken(string folder) => Directory.Exists(folder) && !IsUnfinished(folder) && Others(folder).Any();

    /// <summary>Makes it ready to be written to.</summary>
    public static RestoreFolder Open(string folder)
    {
        var place = new RestoreFolder(folder);
        if (place.IsOccupied) return place;
        FolderRemoval.Delete(place.Work);
        ScratchFolder.Make(folder, isPrivate: false);
        ScratchFolder.Make(place.Work);
        return place;
    }

    /// <summary>All is there.</summary>
    public void Complete()
    {
        if (!IsOccupied)
        {
            UnixFile.FlushFileSystem(Work);
            foreach (var path in Directory.GetFileSystemEntries(Work))
            {
                var final = Path.Combine(_folder, Path.GetFileName(path));
                if (Directory.Exists(path)) Directory.Move(path, final);
                else File.Move(path, final);
            }
        }
        UnixFile.FlushFolder(_folder);
        // Last: as long as it is there the restore is not over.
        if (IsUnfinished(_folder)) FolderRemoval.Delete(Path.Combine(_folder, WorkName));
    }

    /// <summary>Nothing came of it: an empty folder is as it was.</summary>
    public void Abandon()
    {
        if (IsOccupied) return;
        try
        {
            FolderRemoval.Delete(Work);
            if (_isNew && !Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what counts; the next restore clears this away.
        }
    }

    private static bool IsUnfinished(string folder)
    {
        var work = new DirectoryInfo(Path.Combine(folder, WorkName));
        return work.Exists && (work.Attributes & FileAttributes.ReparsePoint) == 0;
    }

    private static IEnumerable<string> Others(string folder)
    {
        var work = IsUnfinished(folder) ? Path.Combine(folder, WorkName) : null;
        return Directory.EnumerateFileSystemEntries(folder).Where(path => !string.Equals(path, work, StringComparison.Ordinal));
    }
}
