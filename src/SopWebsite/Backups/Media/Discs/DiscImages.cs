using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>Makes the images of one set: each read back file by file before the next is begun, the folder renamed last.</summary>
internal sealed class DiscImages(
    DiscSetPlan plan, IDiscImager imager, Func<BackupDisc, DiscContent, byte[]> cover, IProgress<BackupProgress>? progress,
    CancellationToken cancellation)
{
    private const string StageName = "isi";
    private long _done;

    /// <summary>Makes them.</summary>
    public IReadOnlyList<BackupDisc> Make()
    {
        using var folder = MediumFolder.Begin(plan.Path);
        try
        {
            CheckSplit();
            var discs = plan.Contents.Select(content => Make(folder.Working, content)).ToList();
            foreach (var (disc, content) in discs.Zip(plan.Contents, (disc, content) => (disc, content)))
                Write(Path.Combine(folder.Working, Path.GetFileName(disc.Cover)), cover(disc, content));
            Write(
                Path.Combine(folder.Working, BackupManifest.SumsName),
                Encoding.UTF8.GetBytes(SumsFile.Format(discs.Select(disc => (Path.GetFileName(disc.Image), disc.Sha256)))));
            cancellation.ThrowIfCancellationRequested();
            folder.Finish();
            return discs;
        }
        catch
        {
            folder.Discard();
            throw;
        }
    }

    private BackupDisc Make(string working, DiscContent content)
    {
        var stage = Path.Combine(working, StageName);
        var scratch = Path.Combine(working, "kerja");
        Directory.CreateDirectory(stage);
        Directory.CreateDirectory(scratch);
        var label = DiscLabel.Of(plan.Source.Name, content.Number);
        var image = Path.Combine(working, label + ".iso");
        var files = content.Pieces.Select(piece => Staged(stage, piece)).ToList();
        files.Add(Own(stage, DiscGuide.FileName, DiscGuide.Write(plan.Source, plan.Contents, content)));
        var sums = SumsFile.Format(files.OrderBy(file => file.Entry.Path, StringComparer.Ordinal).Select(file => (file.Entry.Path, file.Sha256)));
        files.Add(Own(stage, BackupManifest.SumsName, Encoding.UTF8.GetBytes(sums)));
        imager.Make(
            new DiscImageRequest
            {
                Program = plan.Program, Label = label, Image = image, Entries = [.. files.Select(file => file.Entry)], Scratch = scratch,
            },
            cancellation);
        var sha256 = Checked(image, files);
        Directory.Delete(scratch, recursive: true);
        Directory.Delete(stage, recursive: true);
        return new BackupDisc
        {
            Number = content.Number, Label = label, Image = Path.Combine(plan.Path, label + ".iso"),
            Cover = Path.Combine(plan.Path, FormattableString.Invariant($"sampul-{content.Number}.html")), Bytes = new FileInfo(image).Length,
            Sha256 = sha256,
        };
    }

    /// <summary>A whole file is taken from the set; a part is cut out first.</summary>
    private Staged Staged(string stage, DiscPiece piece)
    {
        var (from, path) = (Path.Combine(plan.Source.Folder, piece.File.Name), plan.Source.Name + "/" + piece.Name);
        if (piece.Part == 0) return new Staged(new DiscEntry(path, from), piece.Bytes, piece.File.Sha256, piece.File);
        var cut = Path.Combine(stage, piece.Name);
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        source.Position = piece.Offset;
        using var target = new FileStream(cut, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        return new Staged(new DiscEntry(path, cut), piece.Bytes, MediumFile.Copy(source, target, piece.Bytes, _ => { }, cancellation), null);
    }

    private static Staged Own(string stage, string name, byte[] content)
    {
        var path = Path.Combine(stage, name);
        File.WriteAllBytes(path, content);
        return new Staged(new DiscEntry(name, path), content.Length, Sha256Hex.OfBytes(content), null);
    }

    /// <summary>Reads the image back: it fits, and every file in it is what was put into it. Gives the digest of the image.</summary>
    private string Checked(string image, List<Staged> files)
    {
        using (var flushed = new FileStream(image, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1)) flushed.Flush(flushToDisk: true);
        var bytes = new FileInfo(image).Length;
        if (bytes > plan.DiscBytes) throw DiscFaults.TooLarge(Path.GetFileName(image), bytes, plan.DiscBytes);
        using (var stream = new FileStream(image, FileMode.Open, FileAccess.Read, FileShare.Read, 1))
        {
            var there = Entries(stream, image);
            foreach (var file in files)
            {
                if (!there.TryGetValue(file.Entry.Path, out var entry) || entry.Bytes != file.Bytes) throw Unlike(image, file);
                stream.Position = entry.Offset;
                var digest = MediumFile.Copy(stream, Stream.Null, entry.Bytes, count => Report(count, file.Entry.Path), cancellation);
                if (!string.Equals(digest, file.Sha256, StringComparison.Ordinal)) throw Unlike(image, file);
            }
        }
        return MediumFile.Digest(image, _ => { }, cancellation);
    }

    private static Dictionary<string, IsoImage.Entry> Entries(Stream stream, string image)
    {
        try
        {
            return IsoImage.Read(stream).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is InvalidDataException or ArgumentException)
        {
            throw DiscFaults.Failed(Path.GetFileName(image), failure.Message, failure);
        }
    }

    /// <summary>The set's own file may be what is wrong.</summary>
    private Exception Unlike(string image, Staged file) =>
        file.Of is { } own && !string.Equals(MediumFile.Digest(file.Entry.Source, _ => { }, cancellation), own.Sha256, StringComparison.Ordinal)
            ? MediaFaults.SourceUnsound(plan.Source.Folder, own.Name)
            : DiscFaults.NotAsWritten(Path.GetFileName(image), file.Entry.Path);

    /// <summary>A file that is split is compared as a whole first: its parts have no digest to be compared with.</summary>
    private void CheckSplit()
    {
        foreach (var file in plan.Contents.SelectMany(content => content.Pieces).Where(piece => piece.Part == 1).Select(piece => piece.File))
        {
            var digest = MediumFile.Digest(Path.Combine(plan.Source.Folder, file.Name), _ => { }, cancellation);
            if (!string.Equals(digest, file.Sha256, StringComparison.Ordinal)) throw MediaFaults.SourceUnsound(plan.Source.Folder, file.Name);
        }
    }

    private static void Write(string path, byte[] content)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        stream.Write(content, 0, content.Length);
        stream.Flush(flushToDisk: true);
    }

    private void Report(int count, string file) => progress?.Report(new BackupProgress(BackupStage.Copying, _done += count, plan.Source.Bytes, file));
}

/// <summary>A file that goes into an image, and what it must be when it is read back.</summary>
internal sealed record Staged(DiscEntry Entry, long Bytes, string Sha256, CopyFile? Of);
