using System.Security.Cryptography;
using System.Text;
using SopWebsite.Backups;
using SopWebsite.Files;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>Reads a file once: hashed and judged on the way, in windows, so that no file is ever in memory as a whole.</summary>
internal sealed class FileReading(ContentJudge judge)
{
    private const int Window = 1024 * 1024, Overlap = 16 * 1024;

    /// <summary>A letter for each byte: nothing is lost, and no bytes are invalid.</summary>
    private static readonly Encoding Bytes = Encoding.GetEncoding(28591);

    private readonly byte[] _buffer = new byte[Window + Overlap];

    /// <summary>Reads it.</summary>
    /// <returns>Its hash, its length as read, and whether it is a script that does nothing.</returns>
    public (string Sha256, long Length, bool IsInert) Read(TreeEntry entry, ReasonList into, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(
            entry.Source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        var name = entry.Path.Substring(entry.Path.LastIndexOf('/') + 1);
        var (kept, length, inert, tagged) = (0, 0L, false, false);
        while (Fill(stream, kept) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(_buffer, kept, read);
            var isFirst = length == 0;
            length += read;
            if (!inert && (tagged || IsJudged(name, kept + read)))
            {
                var text = Bytes.GetString(_buffer, 0, kept + read);
                inert = isFirst && FileKinds.IsRun(name) && ContentJudge.IsInert(text);
                if (FileKinds.IsHandler(name)) HandlerJudge.Judge(text, into);
                else if (!inert)
                {
                    tagged = tagged || ContentJudge.HasOpenTag(text);
                    judge.Judge(name, text, tagged, into);
                }
            }
            // What a pattern may have begun is looked at again with what follows.
            var tail = Math.Min(Overlap, kept + read);
            Buffer.BlockCopy(_buffer, kept + read - tail, _buffer, 0, tail);
            kept = tail;
        }
        return (Sha256Hex.Of(hash.GetHashAndReset()), length, inert);
    }

    private int Fill(Stream stream, int at)
    {
        var filled = at;
        while (filled < at + Window && filled < _buffer.Length
            && stream.Read(_buffer, filled, Math.Min(_buffer.Length, at + Window) - filled) is > 0 and var read)
            filled += read;
        return filled - at;
    }

    /// <summary>Scripts, pages and settings always; others when something in them could open a script.</summary>
    private bool IsJudged(string name, int count) =>
        FileKinds.IsHandler(name) || FileKinds.IsPhp(name) || FileKinds.IsOtherScript(name) || FileKinds.IsPage(name)
        || (!FileKinds.IsArchive(name) && MayOpen(new ReadOnlySpan<byte>(_buffer, 0, count)));

    private static bool MayOpen(ReadOnlySpan<byte> content)
    {
        for (var at = content.IndexOf("<?"u8); at >= 0 && at + 2 < content.Length;)
        {
            if (content[at + 2] is (byte)'=' or (byte)'p' or (byte)'P') return true;
            var next = content.Slice(at + 2).IndexOf("<?"u8);
            if (next < 0) return false;
            at += 2 + next;
        }
        return false;
    }
}
