using System.IO.Compression;
using System.Text;

namespace SopWebsite.Backups.Packing;

/// <summary>
/// A handful of folders, links and small files: read, hashed, compressed and encrypted on one thread into one piece of the archive.
/// </summary>
internal sealed class FileBatch(PackingContext context) : PackingJob
{
    /// <summary>A file of this size or more is packed alone, piece by piece.</summary>
    public const int Large = 512 * 1024;

    private const int MostBytes = 384 * 1024;
    private const int MostEntries = 256;

    /// <summary>So much longer than it was listed may a file have grown.</summary>
    private const int Growth = 128 * 1024;

    private readonly List<(int At, TreeEntry Entry)> _entries = [];
    /// <summary>As large as it is ever needed: what is never filled takes no memory, and nothing is left behind by growing.</summary>
    private readonly byte[] _input = new byte[Large + Growth];
    private long _listed;

    /// <summary>What the entries turned out to be, each with its place in the tree.</summary>
    public List<(int At, ManifestEntry Entry)> Packed { get; } = [];

    /// <summary>What the directory is to say of them.</summary>
    public List<ZipRecord> Records { get; } = [];

    /// <summary>What did not get in.</summary>
    public List<SkippedFile> Skipped { get; } = [];

    /// <summary>The piece.</summary>
    public PackBuffer Output { get; } = new(Large + (2 * Growth));

    /// <summary>Bytes that the listing promised.</summary>
    public long Listed => _listed;

    /// <summary>The last path in it.</summary>
    public string Last => _entries[_entries.Count - 1].Entry.Path;

    /// <summary>True when nothing is in it.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds an entry; false when it has to go into the next.</summary>
    public bool TryAdd(int at, TreeEntry entry)
    {
        if (_entries.Count > 0 && (_entries.Count == MostEntries || _listed + entry.Length > MostBytes)) return false;
        _entries.Add((at, entry));
        _listed += entry.Length;
        return true;
    }

    /// <summary>Makes it empty again.</summary>
    public void Clear()
    {
        _entries.Clear();
        Packed.Clear();
        Records.Clear();
        Skipped.Clear();
        Output.Truncate(0);
        _listed = 0;
    }

    protected override void Work()
    {
        foreach (var (at, entry) in _entries)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (SourceFile.Describe(entry, Skipped) is not { } described) continue;
            var packed = entry.Kind switch
            {
                EntryKind.Folder => Add(described, entry, [], 0, store: true),
                EntryKind.Link => AddLink(described, entry),
                _ => AddFile(described, entry),
            };
            if (packed is not null) Packed.Add((at, packed));
        }
    }

    private ManifestEntry AddLink(ManifestEntry described, TreeEntry entry)
    {
        var target = Encoding.UTF8.GetBytes(entry.Target!);
        return Add(
            described with { Bytes = target.Length, Sha256 = context.Digest.Of(target, target.Length) }, entry, target, target.Length, store: true);
    }

    private ManifestEntry? AddFile(ManifestEntry described, TreeEntry entry)
    {
        using var input = SourceFile.TryOpen(context.Open, entry, Skipped);
        if (input is null) return null;
        var (count, whole) = Read(input, entry);
        if (!whole && count == 0) return null;
        var status = SourceFile.StatusOf(input);
        if (SourceFile.WasReplaced(entry, status))
        {
            Skipped.Add(new SkippedFile(entry.Path, SkipReason.Replaced));
            return null;
        }
        var store = Compressibility.IsCompressed(entry.Path) || (count > Compressibility.Sample && Compressibility.Resists(_input, count, Output));
        return Add(
            described with
            {
                Bytes = count, Sha256 = context.Digest.Of(_input, count), Changed = !whole || SourceFile.HasChanged(entry, count, status),
            },
            entry, _input, count, store);
    }

    /// <summary>Reads a file into the buffer; false beside the count when that broke off.</summary>
    private (int Count, bool Whole) Read(Stream input, TreeEntry entry)
    {
        var count = 0;
        while (count < _input.Length)
        {
            var read = SourceFile.TryRead(input, _input, count, _input.Length - count, entry, Skipped);
            if (read < 0) return (count, false);
            if (read == 0) break;
            count += read;
        }
        return (count, true);
    }

    private ManifestEntry Add(ManifestEntry described, TreeEntry entry, byte[] content, int count, bool store)
    {
        var record = SourceFile.Record(described, entry) with
        {
            Bytes = count, Offset = Output.Count, Encrypted = context.Key is not null && entry.Kind != EntryKind.Folder,
        };
        var header = Output.Reserve(ZipFormat.LocalLength(record));
        var from = Output.Count;
        using var aes = record.Encrypted ? new ZipAes(context.Key!.Password) : null;
        if (aes is not null)
        {
            Output.Write(aes.Salt, 0, ZipAes.SaltLength);
            Output.Write(aes.Check, 0, ZipAes.CheckLength);
        }
        var body = Output.Count;
        var deflated = !store && count > 0 && TryDeflate(content, count, body);
        if (!deflated) Output.Write(content, 0, count);
        if (aes is not null)
        {
            aes.Encrypt(Output.Bytes, body, Output.Count - body);
            Output.Write(aes.Code(), 0, ZipAes.CodeLength);
        }
        record = record with
        {
            Method = deflated ? ZipRecord.Deflated : ZipRecord.Stored,
            Crc = aes is null ? Crc32.Append(0, content.AsSpan(0, count)) : 0,
            Packed = Output.Count - from,
        };
        ZipFormat.WriteLocal(record, context.Zone, Output.Bytes, header);
        Records.Add(record);
        return described;
    }

    private bool TryDeflate(byte[] content, int count, int body)
    {
        using (var deflate = new DeflateStream(Output, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content, 0, count);
        if (!Compressibility.IsPoor(Output.Count - body, count)) return true;
        Output.Truncate(body);
        return false;
    }
}
