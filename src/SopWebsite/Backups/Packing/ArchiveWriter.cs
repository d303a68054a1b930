namespace SopWebsite.Backups.Packing;

/// <summary>
/// Writes a tree as a zip: the one format that Windows 10 opens by itself and every hosting panel unpacks. Names are UTF-8 with forward
/// slashes, large files take Zip64, Unix permissions go into the external attributes, links are kept as text (as Info-ZIP does). Small files
/// are packed in batches by the crew, large ones piece by piece; this thread puts what they made into order and writes it.
/// </summary>
internal sealed class ArchiveWriter(PackingContext context, PackingCrew crew)
{
    private readonly Queue<FileBatch> _underWay = new();
    private readonly Stack<FileBatch> _idle = new();
    private readonly byte[] _buffer = new byte[1024 * 1024];
    private ICollection<SkippedFile> _skipped = [];
    private IProgress<BackupProgress>? _progress;
    private long _done;
    private long _total;
    private bool _broken;

    /// <summary>Writes the entries that have no description yet, and describes them.</summary>
    /// <param name="output">The archive.</param>
    /// <param name="tree">The whole tree; emptied on the way, for the descriptions take its place in memory.</param>
    /// <param name="described">A place for each entry; those that are filled stay out of the archive.</param>
    /// <param name="skipped">Told of what did not get in.</param>
    /// <param name="progress">Told how far it is.</param>
    public void Write(
        Stream output, TreeEntry?[] tree, ManifestEntry?[] described, ICollection<SkippedFile> skipped, IProgress<BackupProgress>? progress)
    {
        (_skipped, _progress, _done, _total) = (skipped, progress, 0, 0);
        for (var at = 0; at < tree.Length; at++) _total += described[at] is null ? tree[at]!.Length : 0;
        using var zip = new ZipOutput(output, context.Zone, context.Key, crew);
        var batch = Idle();
        for (var at = 0; at < tree.Length; at++)
        {
            var entry = tree[at]!;
            tree[at] = null;
            if (described[at] is not null) continue;
            if (entry.Length >= FileBatch.Large)
            {
                batch = Give(zip, batch, described);
                while (_underWay.Count > 0) Take(zip, described);
                described[at] = WriteLarge(zip, entry);
            }
            else if (!batch.TryAdd(at, entry))
            {
                batch = Give(zip, batch, described);
                batch.TryAdd(at, entry);
            }
        }
        Give(zip, batch, described);
        while (_underWay.Count > 0) Take(zip, described);
        zip.Finish();
    }

    private FileBatch Idle() => _idle.Count > 0 ? _idle.Pop() : new FileBatch(context);

    private FileBatch Give(ZipOutput zip, FileBatch batch, ManifestEntry?[] described)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (batch.IsEmpty) return batch;
        if (_underWay.Count >= crew.Room) Take(zip, described);
        crew.Give(batch);
        _underWay.Enqueue(batch);
        return Idle();
    }

    private void Take(ZipOutput zip, ManifestEntry?[] described)
    {
        var batch = _underWay.Dequeue();
        batch.Wait();
        zip.Append(batch.Output, batch.Records);
        foreach (var (at, entry) in batch.Packed) described[at] = entry;
        foreach (var skip in batch.Skipped) _skipped.Add(skip);
        Report(batch.Listed, batch.Last);
        batch.Clear();
        _idle.Push(batch);
    }

    private ManifestEntry? WriteLarge(ZipOutput zip, TreeEntry source)
    {
        if (SourceFile.Describe(source, _skipped) is not { } entry) return null;
        using var input = SourceFile.TryOpen(context.Open, source, _skipped);
        if (input is null) return null;
        if (SourceFile.WasReplaced(source, SourceFile.StatusOf(input)))
        {
            _skipped.Add(new SkippedFile(source.Path, SkipReason.Replaced));
            return null;
        }
        // The first read comes before the entry is made: most files that cannot be read fail there and leave no trace.
        _broken = false;
        var count = Fill(input, source);
        if (count < 0) return null;
        var store = Compressibility.IsCompressed(source.Path)
            || (count > 0 && Compressibility.Resists(_buffer, count, new PackBuffer(Compressibility.Sample)));
        using var hashing = new HashingStream(null, context.Digest);
        using var packed = zip.Begin(SourceFile.Record(entry, source), source.Length, store);
        while (count > 0 && !packed.IsFullWith(count))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            packed.Write(_buffer, 0, count);
            hashing.Write(_buffer, 0, count);
            Report(count, source.Path);
            count = Fill(input, source);
        }
        packed.Finish();
        return entry with
        {
            Bytes = hashing.Count, Sha256 = hashing.Digest(),
            Changed = count != 0 || SourceFile.HasChanged(source, hashing.Count, SourceFile.StatusOf(input)),
        };
    }

    /// <summary>Fills the buffer as far as there is something; -1 where reading fails, or failed the time before, with nothing read.</summary>
    private int Fill(Stream input, TreeEntry source)
    {
        var filled = 0;
        while (!_broken && filled < _buffer.Length)
        {
            var read = SourceFile.TryRead(input, _buffer, filled, _buffer.Length - filled, source, _skipped);
            if (read == 0) return filled;
            _broken = read < 0;
            filled += Math.Max(0, read);
        }
        return _broken && filled == 0 ? -1 : filled;
    }

    private void Report(long bytes, string path)
    {
        _done += bytes;
        _progress?.Report(new BackupProgress(BackupStage.Archiving, _done, _total, path));
        context.Cancellation.ThrowIfCancellationRequested();
    }
}
