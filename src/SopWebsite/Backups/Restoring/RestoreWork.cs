using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Backups.Restoring;

/// <summary>Carries out a restore whose plan was accepted and whose set was found sound.</summary>
internal sealed class RestoreWork(
    OpenedSet set, RestorePlan plan, RemoteSites sources, IDatabaseLoader loader, IProgress<BackupProgress>? progress, CancellationToken cancellation)
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
            throw RestoreFaults.Interrupted(plan, Done, failure);
        }
    }

    private RestoredWebsite ToServer() => InScratch(scratch =>
    {
        var here = Local().Over(scratch);
        using var tree = sources.Open(plan.Registered!, plan.Options.Fetch, cancellation);
        _server = new ServerRestore(tree, progress, cancellation);
        try
        {
            _server.Bring(scratch, here.Bytes);
        }
        catch (SopException failure)
        {
            throw RestoreFaults.Interrupted(plan, Done, failure);
        }
        return here with
        {
            Path = plan.Destination!,
            FilesPath = null,
            Files = _server.Files,
            Bytes = _server.Bytes,
            Left = plan.Left,
            Skipped = [.. here.Skipped, .. _server.Skipped],
        };
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
                AllowNotEmpty = plan.Options.Force && plan.HasDatabaseContent,
            },
            stream, cancellation);
        return restored with { Database = plan.Database, Tables = outcome.Tables.Length };
    });

    private static RestoredWebsite InScratch(Func<string, RestoredWebsite> work)
    {
        var scratch = ScratchFolder.NameIn(Path.GetTempPath());
        ScratchFolder.Make(scratch);
        try
        {
            return work(scratch);
        }
        finally
        {
            ScratchFolder.Delete(scratch);
        }
    }
}
