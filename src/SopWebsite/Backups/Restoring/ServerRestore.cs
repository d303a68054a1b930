using SopWebsite.Backups.Transport;

namespace SopWebsite.Backups.Restoring;

/// <summary>
/// Brings restored files to a site's server, each under a working name first, so that a cut line leaves the old file or the new one.
/// </summary>
internal sealed class ServerRestore(IRemoteTree tree, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    /// <summary>Files brought so far.</summary>
    public long Files { get; private set; }

    /// <summary>Bytes in them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Links that the server cannot have.</summary>
    public List<SkippedFile> Skipped { get; } = [];

    /// <summary>Brings everything below a folder of this machine.</summary>
    public void Bring(string folder, long total)
    {
        foreach (var entry in SiteTree.Walk(folder, Skipped, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new BackupProgress(BackupStage.Restoring, Bytes, total, entry.Path));
            switch (entry.Kind)
            {
                case EntryKind.Folder:
                    tree.MakeFolder(entry.Path, cancellation);
                    break;
                case EntryKind.Link:
                    BringLink(entry);
                    break;
                default:
                    tree.Write(entry.Source, entry.Path, entry.Mode & 0x1FF, entry.Modified, cancellation);
                    Files++;
                    Bytes += entry.Length;
                    break;
            }
        }
    }

    private void BringLink(TreeEntry entry)
    {
        if (tree.Find(entry.Path, cancellation) is { } old) tree.Delete(old, cancellation);
        if (!tree.MakeLink(entry.Path, entry.Target!, cancellation)) Skipped.Add(new SkippedFile(entry.Path, SkipReason.Link, entry.Target));
    }
}
