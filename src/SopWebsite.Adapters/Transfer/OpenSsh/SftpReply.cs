using System.Text;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>The kinds of packets.</summary>
internal enum SftpType : byte
{
    Init = 1,
    Version = 2,
    Open = 3,
    Close = 4,
    Read = 5,
    Write = 6,
    LStat = 7,
    FStat = 8,
    SetStat = 9,
    OpenDir = 11,
    ReadDir = 12,
    Remove = 13,
    MakeDir = 14,
    RemoveDir = 15,
    RealPath = 16,
    Stat = 17,
    Rename = 18,
    ReadLink = 19,
    SymLink = 20,
    Status = 101,
    Handle = 102,
    Data = 103,
    Name = 104,
    Attributes = 105,
    Extended = 200,
    ExtendedReply = 201,
}

/// <summary>What a status says; further codes count as <see cref="Failure"/>.</summary>
internal enum SftpStatus
{
    Ok = 0,
    EndOfFile = 1,
    NoSuchFile = 2,
    PermissionDenied = 3,
    Failure = 4,
    BadMessage = 5,
    NoConnection = 6,
    ConnectionLost = 7,
    Unsupported = 8,
}

/// <summary>Size, rights and time of a file, as far as the server says.</summary>
internal readonly record struct SftpAttributes(ulong? Size, uint? Mode, uint? Modified)
{
    public const uint HasSize = 1, HasOwner = 2, HasMode = 4, HasTimes = 8, HasMore = 0x80000000;

    /// <summary>Ticks at which 1970 began.</summary>
    public const long Epoch = 621355968000000000;

    public bool IsFolder => Mode >> 12 == 4;

    public bool IsLink => Mode >> 12 == 10;

    public bool IsFile => Mode >> 12 == 8;

    public RemoteEntry? Entry(string path, string? target) => !IsFile && !IsFolder && !IsLink ? null : new RemoteEntry
    {
        Path = path,
        Kind = IsFile ? RemoteKind.File : IsFolder ? RemoteKind.Folder : RemoteKind.Link,
        Bytes = IsFile ? (long)Math.Min(Size ?? 0, long.MaxValue) : 0,
        Modified = new DateTime(Epoch + ((Modified ?? 0) * TimeSpan.TicksPerSecond), DateTimeKind.Utc),
        Mode = (int)(Mode!.Value & 0xFFF),
        Target = target,
    };
}

/// <summary>A reply, read field by field. What does not fit in it is the server's fault and said so.</summary>
internal sealed class SftpReply(SftpType type, byte[] body, int begin, RemoteAddress address)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _at = begin;

    public SftpType Type { get; } = type;

    public uint Number()
    {
        Need(4);
        var value = ((uint)body[_at] << 24) | ((uint)body[_at + 1] << 16) | ((uint)body[_at + 2] << 8) | body[_at + 3];
        _at += 4;
        return value;
    }

    public ulong LongNumber() => ((ulong)Number() << 32) | Number();

    public byte[] Bytes()
    {
        var part = Segment();
        var copy = new byte[part.Count];
        Buffer.BlockCopy(part.Array!, part.Offset, copy, 0, part.Count);
        return copy;
    }

    /// <summary>Bytes where they lie.</summary>
    public ArraySegment<byte> Segment()
    {
        var length = Number();
        if (length > int.MaxValue) throw Broken();
        Need((int)length);
        var part = new ArraySegment<byte>(body, _at, (int)length);
        _at += (int)length;
        return part;
    }

    /// <summary>A text; null where its bytes are no UTF-8.</summary>
    public string? Text()
    {
        var part = Segment();
        try
        {
            return Strict.GetString(part.Array!, part.Offset, part.Count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public SftpAttributes Attributes()
    {
        var flags = Number();
        ulong? size = (flags & SftpAttributes.HasSize) != 0 ? LongNumber() : null;
        if ((flags & SftpAttributes.HasOwner) != 0) _ = LongNumber();
        uint? mode = (flags & SftpAttributes.HasMode) != 0 ? Number() : null;
        uint? modified = null;
        if ((flags & SftpAttributes.HasTimes) != 0)
        {
            _ = Number();
            modified = Number();
        }
        if ((flags & SftpAttributes.HasMore) != 0)
        {
            for (var left = Number(); left > 0; left--)
            {
                _ = Segment();
                _ = Segment();
            }
        }
        return new SftpAttributes(size, mode, modified);
    }

    public bool HasMore => _at < body.Length;

    private void Need(int count)
    {
        if (count > body.Length - _at) throw Broken();
    }

    private SopException Broken() => TransportFaults.Fault(address, "a packet ends too early");
}
