using SopWebsite.Backups.Packing;

namespace SopWebsite.Backups;

/// <summary>
/// Writes the files of a set: each is new, hashed as it is written, flushed to the disk, and at the end read back and compared with that
/// hash, several at a time. What stands in SHA256SUMS is what can be read.
/// </summary>
internal sealed class SetFiles(string folder, string finished)
{
    private readonly List<VolumeFile> _files = [];

    /// <summary>Writes one file, or one cut into volumes.</summary>
    public IReadOnlyList<VolumeFile> Write(string name, Action<Stream> write, long? volumeSize = null)
    {
        using var stream = new VolumeWriter(folder, name, volumeSize);
        write(stream);
        var written = stream.Finish();
        _files.AddRange(written);
        return written;
    }

    /// <summary>Writes one file.</summary>
    public ManifestPart WriteOne(string name, Action<Stream> write)
    {
        var file = Write(name, write)[0];
        return new ManifestPart { File = file.File, Bytes = file.Bytes, Sha256 = file.Sha256 };
    }

    /// <summary>Writes SHA256SUMS over what was written so far.</summary>
    public void WriteSums()
    {
        var lines = System.Text.Encoding.UTF8.GetBytes(SumsFile.Format(_files.Select(file => (file.File, file.Sha256))));
        WriteOne(BackupManifest.SumsName, stream => stream.Write(lines, 0, lines.Length));
    }

    /// <summary>Reads everything back from the disk.</summary>
    /// <exception cref="Errors.SopException"><c>SopBackupNotAsWritten</c>.</exception>
    public void ReadBack(IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var total = _files.Sum(file => file.Bytes);
        long done = 0;
        progress?.Report(new BackupProgress(BackupStage.Verifying, 0, total, null));
        cancellation.ThrowIfCancellationRequested();
        var gate = new object();
        VolumeFile? altered = null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(_files, options, file =>
            {
                var digest = HashingStream.OfFile(Path.Combine(folder, file.File), cancellation);
                lock (gate)
                {
                    if (!string.Equals(digest, file.Sha256, StringComparison.Ordinal)) altered = file;
                    done += file.Bytes;
                    progress?.Report(new BackupProgress(BackupStage.Verifying, done, total, file.File));
                }
            });
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
        if (altered is not null) throw BackupFaults.NotAsWritten(Path.Combine(finished, altered.File));
    }
}
