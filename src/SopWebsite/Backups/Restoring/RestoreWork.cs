using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Restoring;

/// <summary>Carries out a restore whose plan was accepted and whose set was found sound.</summary>
internal sealed class RestoreWork(
    OpenedSet set, RestorePlan plan, ISiteStore sites, RemoteSites sources, IDatabaseLoader loader, IProgress<BackupProgress>? progress,
    CancellationToken cancellation)
{
    private BackupRestore? _local;
    private ServerRestore? _server;

    /// <summary>Files that are in their place.</summary>
    public long Done => _server?.Files ?? (plan.Target == RestoreTarget.Server ? 0 : _local?.Files ?? 0);

    public RestoredWebsite Do()
    {
        var restored = plan.Target switch
        {
            RestoreTarget.Folder => Local().To(plan.Destination!, plan.Options.Force),
            RestoreTarget.DocumentRoot => OverRoot(),
            RestoreTarget.Server => ToServer(),
            _ => Nothing(),
        };
        return plan.LoadInto is null ? restored : Loaded(restored);
    }

    private BackupRestore Local() => _local = new BackupRestore(set, RestorePlanner.Filter(plan.Options), progress, cancellation);

    private RestoredWebsite OverRoot()
    {
        try
        {
            return Local().Over(plan.Destination!) with { Left = plan.Left };
        }
        catch (SopException failure) when (failure.Kind == SopErrorKind.WriteFailure)
        {
            throw RestoreFaults.Interrupted(plan, Done, plan.Written + plan.Replaced, failure);
        }
    }

    /// <summary>What is there now is looked at once more: since the plan was made a backup may have taken an hour.</summary>
    private RestoredWebsite ToServer() => InScratch(scratch =>
    {
        var planner = new RestorePlanner(set, plan.Options, sites, sources, loader, cancellation);
        using var server = _server = new ServerRestore(
            stop => sources.Open(plan.Registered!, plan.Options.Fetch, stop), plan.Options.Pause, progress, cancellation);
        var there = server.Look();
        var items = planner.Compare(there);
        var travels = new HashSet<string>(
            items.Where(item => item.Change is RestoreChange.Write or RestoreChange.Replace).Select(item => item.Path), StringComparer.Ordinal);
        var masks = RestorePlanner.Filter(plan.Options);
        _local = new BackupRestore(set, Travels, progress, cancellation);
        var here = _local.Over(scratch);
        try
        {
            server.Bring(scratch, here.Bytes, there);
        }
        catch (SopException failure)
        {
            throw RestoreFaults.Interrupted(plan, Done, here.Files, failure);
        }
        return here with
        {
            Path = plan.Destination!,
            FilesPath = null,
            Files = server.Files,
            Bytes = server.Bytes,
            Kept = items.LongCount(item => item.Change == RestoreChange.Keep),
            Left = items.LongCount(item => item.Change == RestoreChange.Leave),
            Reconnected = server.Reconnected,
            Skipped = [.. here.Skipped, .. server.Skipped],
        };

        bool Travels(ManifestEntry entry)
        {
            var path = BackupRestore.RealPath(entry);
            return entry.Kind == EntryKind.Folder ? masks?.Invoke(entry) != false && !there.HasFolder(path) : travels.Contains(path);
        }
    });

    private RestoredWebsite Nothing() => new() { Site = set.Manifest.Site, Name = plan.Name, Path = plan.Database!, Files = 0, Bytes = 0 };

    /// <summary>The dump is unpacked and compared with its hash before its first statement goes to the server.</summary>
    private RestoredWebsite Loaded(RestoredWebsite restored) => InScratch(scratch =>
    {
        var dump = RestorePlanner.DumpOf(set, plan.Registered, plan.Options);
        var path = Path.Combine(scratch, "database");
        new BackupRestore(set, only: null, progress, cancellation).RestoreDump(path, dump);
        progress?.Report(new BackupProgress(BackupStage.Restoring, 0, null, plan.Database));
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920);
        var outcome = loader.Load(
            new LoadRequest
            {
                Database = plan.LoadInto!,
                Login = plan.Options.Login ?? DatabaseLogins.Of(plan.LoadInto!),
                Command = plan.Options.Command,
                AllowNotEmpty = plan.DatabaseHalfLoaded || (plan.Options.Force && plan.HasDatabaseContent),
            },
            stream, cancellation);
        return restored with { Database = plan.Database, Tables = outcome.Tables.Length };
    });

    private static RestoredWebsite InScratch(Func<string, RestoredWebsite> work)
    {
        var scratch = TemporaryName.NewFolder("restore");
        try
        {
            return work(scratch);
        }
        catch (Exception failure) when (DiskSpace.IsFull(failure))
        {
            throw RestoreFaults.DiskFull(Path.GetTempPath(), failure);
        }
        finally
        {
            FolderRemoval.Delete(scratch);
        }
    }
}
