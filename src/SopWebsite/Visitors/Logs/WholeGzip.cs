#if NET8_0_OR_GREATER
using System.IO.Compression;
using System.Security.Cryptography;

namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Unpacks gzip by the framework, which is several times as fast as <see cref="GzipMembers"/> but takes a cut file for a whole one. So a
/// member of our own is put behind the file: only of a whole file does it come out, with nothing before it that the file did not give.
/// Otherwise <see cref="GzipMembers"/> goes on from what was given so far, and says what is wrong and where.
/// </summary>
/// <param name="source">The file; it is read from its beginning, twice where something is wrong.</param>
internal sealed class WholeGzip(Stream source) : ForwardStream(source)
{
    private readonly SealedFile _file = new(source);
    private GZipStream? _quick;
    private GzipMembers? _careful;
    private long _given;
    private bool _done;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_done || count == 0) return 0;
        if (_careful is not null) return _careful.Read(buffer, offset, count);
        _quick ??= new GZipStream(_file, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            var read = _quick.Read(buffer, offset, count);
            if (read > 0 && !_file.IsSealed)
            {
                _given += read;
                return read;
            }
            if (_file.IsSealed && IsSeal(buffer.AsSpan(offset, read)))
            {
                _done = true;
                return 0;
            }
        }
        catch (InvalidDataException)
        {
            // The careful one finds it again, and tells more.
        }
        return Carefully(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _quick?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Whether our own member is all that comes out after the file's end.</summary>
    private bool IsSeal(ReadOnlySpan<byte> beginning)
    {
        var rest = new byte[SealedFile.SealLength + 1];
        if (beginning.Length > SealedFile.SealLength) return false;
        beginning.CopyTo(rest);
        var length = beginning.Length;
        for (int read; length < rest.Length && (read = _quick!.Read(rest, length, rest.Length - length)) > 0;) length += read;
        return rest.AsSpan(0, length).SequenceEqual(_file.Seal);
    }

    private int Carefully(byte[] buffer, int offset, int count)
    {
        source.Position = 0;
        _careful = new GzipMembers(source);
        var away = new byte[64 * 1024];
        for (int read; _given > 0 && (read = _careful.Read(away, 0, (int)Math.Min(_given, away.Length))) > 0;) _given -= read;
        return _careful.Read(buffer, offset, count);
    }

    /// <summary>The file, and behind it a member that holds a random text.</summary>
    private sealed class SealedFile : ForwardStream
    {
        public const int SealLength = 16;

        private readonly Stream _file;
        private readonly MemoryStream _member = new();

        public SealedFile(Stream file) : base(Stream.Null)
        {
            _file = file;
            using (var gzip = new GZipStream(_member, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(Seal);
            _member.Position = 0;
        }

        public byte[] Seal { get; } = RandomNumberGenerator.GetBytes(SealLength);

        /// <summary>All of the file was asked for: what comes out from now on is the seal, or not of the file.</summary>
        public bool IsSealed { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = IsSealed ? 0 : _file.Read(buffer);
            if (read > 0) return read;
            IsSealed = true;
            return _member.Read(buffer);
        }
    }
}
#endif
