using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Backups.Restoring;

/// <summary>
/// Brings restored files to a site's server, each under a working name first, so that a cut line leaves the old file or the new one. A line that
/// was cut is opened anew and the restore goes on with the file that was on its way, as long as that leads anywhere.
/// </summary>
internal sealed class ServerRestore(
    Func<CancellationToken, IRemoteTree> open, TimeSpan pause, IProgress<BackupProgress>? progress, CancellationToken cancellation) : IDisposable
{
    private readonly RemoteSessions _sessions = new(open, new MirrorOptions { Sessions = 1, Pause = pause });

    /// <summary>Files brought so far.</summary>
    public long Files { get; private set; }

    /// <summary>Bytes in them.</summary>
    public long Bytes { get; private set; }

    /// <summary>How often the line was opened anew.</summary>
    public int Reconnected => _sessions.Reconnected;

    /// <summary>Links that the server cannot have.</summary>
    public List<SkippedFile> Skipped { get; } = [];

    /// <summary>What the server has now.</summary>
    public ThereNow Look() => _sessions.Do(tree => RestorePlanner.There(tree, cancellation), cancellation);

    /// <summary>Brings everything below a folder of this machine.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="total">Bytes in it.</param>
    /// <param name="there">What the server has.</param>
    public void Bring(string folder, long total, ThereNow there)
    {
        Clear(there.Leftovers);
        if (there.IsGone) Do(tree => tree.MakeFolder("", cancellation));
        foreach (var entry in SiteTree.Walk(folder, Skipped, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new BackupProgress(BackupStage.Restoring, Bytes, total, entry.Path));
            switch (entry.Kind)
            {
                case EntryKind.Folder:
                    if (!there.HasFolder(entry.Path)) Do(tree => tree.MakeFolder(entry.Path, cancellation));
                    break;
                case EntryKind.Link:
                    Do(tree => BringLink(tree, entry));
                    break;
                default:
                    Do(tree => tree.Write(entry.Source, entry.Path, entry.Mode & 0x1FF, entry.Modified, cancellation));
                    _sessions.Received(entry.Length + 1);
                    Files++;
                    Bytes += entry.Length;
                    break;
            }
        }
        // What was on its way when the line was cut is on the server still, half.
        if (Reconnected > 0) Clear(Look().Leftovers);
    }

    public void Dispose() => _sessions.Dispose();

    private void Do(Action<IRemoteTree> work) => _sessions.Do(
        tree =>
        {
            work(tree);
            return true;
        },
        cancellation);

    private void Clear(IEnumerable<RemoteEntry> leftovers)
    {
        foreach (var left in leftovers) Do(tree => tree.Delete(left, cancellation));
    }

    private void BringLink(IRemoteTree tree, TreeEntry entry)
    {
        if (tree.Find(entry.Path, cancellation) is { } old) tree.Delete(old, cancellation);
        if (!tree.MakeLink(entry.Path, entry.Target!, cancellation)) Skipped.Add(new SkippedFile(entry.Path, SkipReason.Link, entry.Target));
    }
}
