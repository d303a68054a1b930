using SopWebsite.Backups.Packing;

namespace SopWebsite.Backups;

/// <summary>
/// Tells what of a tree is as the base has it: a file by its size and time, or by its content where that is asked for; a link by where it
/// leads. A file that changed while the base was made is always taken again.
/// </summary>
internal sealed class Difference(BackupManifest foundation, BackupKey? key, bool checksum)
{
    private readonly Dictionary<string, ManifestEntry> _held = foundation.Entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
    private readonly ContentDigest _digest = key?.Digest ?? ContentDigest.Plain;

    /// <summary>Fills the places of those entries that need not be packed again.</summary>
    public void Mark(IReadOnlyList<TreeEntry> tree, ManifestEntry?[] places, CancellationToken cancellation)
    {
        if (!checksum)
        {
            for (var at = 0; at < tree.Count; at++) places[at] = Held(tree[at]);
            cancellation.ThrowIfCancellationRequested();
            return;
        }
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, tree.Count, options, at => places[at] = Held(tree[at]));
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
    }

    private ManifestEntry? Held(TreeEntry entry)
    {
        if (!_held.TryGetValue(entry.Path, out var held) && !_held.TryGetValue(PortablePath.Escape(entry.Path).Path, out held)) return null;
        var real = held.Escaped ? PortablePath.Unescape(held.Path) : held.Path;
        if (held.Kind != entry.Kind || !string.Equals(real, entry.Path, StringComparison.Ordinal)) return null;
        var same = entry.Kind switch
        {
            EntryKind.Folder => true,
            EntryKind.Link => IsSameLink(entry, held),
            _ => !held.Changed && held.Bytes == entry.Length && (checksum ? IsSameContent(entry, held) : held.Modified == entry.Modified),
        };
        if (!same) return null;
        var mode = ManifestFile.ModeText(entry.Mode);
        return held with
        {
            InBase = true, Modified = entry.Modified, Mode = string.Equals(mode, held.Mode, StringComparison.Ordinal) ? held.Mode : mode,
        };
    }

    private bool IsSameLink(TreeEntry entry, ManifestEntry held)
    {
        var target = System.Text.Encoding.UTF8.GetBytes(entry.Target!);
        return held.Bytes == target.Length && string.Equals(_digest.Of(target, target.Length), held.Sha256, StringComparison.Ordinal);
    }

    /// <summary>What cannot be read here is left to the archive's writer, which says so.</summary>
    private bool IsSameContent(TreeEntry entry, ManifestEntry held)
    {
        try
        {
            using var input = SourceFile.Open(entry.Source);
            using var hashing = new HashingStream(null, _digest);
            input.CopyTo(hashing, 128 * 1024);
            return string.Equals(hashing.Digest(), held.Sha256, StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
