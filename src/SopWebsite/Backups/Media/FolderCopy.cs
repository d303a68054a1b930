namespace SopWebsite.Backups.Media;

/// <summary>
/// Copies one set to a folder on a medium: under a working name, each file compared with <c>SHA256SUMS</c> as it is read and flushed as it is
/// written, all of it read back from the medium, and renamed last.
/// </summary>
internal sealed class FolderCopy(CopySource source, string path, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    private long _done;

    /// <summary>Makes the copy.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopCopyBusy</c>, <c>SopCopySourceUnsound</c>, <c>SopCopyNotAsWritten</c>. What the system refuses comes as it is.
    /// </exception>
    public void Make()
    {
        using var folder = MediumFolder.Begin(path);
        try
        {
            foreach (var file in source.Files)
            {
                var from = Path.Combine(source.Folder, file.Name);
                var read = MediumFile.Copy(from, Path.Combine(folder.Working, file.Name), Done(BackupStage.Copying, file), cancellation);
                if (!string.Equals(read, file.Sha256, StringComparison.Ordinal)) throw MediaFaults.SourceUnsound(source.Folder, file.Name);
            }
            UnixFile.FlushFolder(folder.Working);
            if (FirstUnsound(folder.Working) is { } unsound) throw MediaFaults.NotAsWritten(Path.Combine(path, unsound));
            cancellation.ThrowIfCancellationRequested();
            folder.Finish();
        }
        catch
        {
            folder.Discard();
            throw;
        }
    }

    /// <summary>Reads a copy back; null when all of it is as the set says, else the first file that is not.</summary>
    public string? FirstUnsound(string folder)
    {
        _done = 0;
        foreach (var file in source.Files)
        {
            var there = Path.Combine(folder, file.Name);
            if (!File.Exists(there)) return file.Name;
            if (!IsSound(there, file)) return file.Name;
        }
        return null;
    }

    private bool IsSound(string path, CopyFile file)
    {
        try
        {
            return string.Equals(MediumFile.Digest(path, Done(BackupStage.Verifying, file), cancellation), file.Sha256, StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is no copy.
            return false;
        }
    }

    private Action<int> Done(BackupStage stage, CopyFile file) => count =>
        progress?.Report(new BackupProgress(stage, _done += count, source.Bytes, file.Name));
}
