using System.Text;

namespace SopWebsite.Adapters.Transfer.OpenSsh;

/// <summary>One request of the SFTP protocol, version 3 (draft-ietf-secsh-filexfer-02): length, type, number, fields.</summary>
internal sealed class SftpWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly MemoryStream _bytes = new(64);

    public SftpWriter(SftpType type)
    {
        // Room for the length and the number, which come when it is sent.
        _bytes.Write([0, 0, 0, 0, (byte)type, 0, 0, 0, 0], 0, 9);
    }

    public SftpWriter Number(uint value)
    {
        _bytes.Write([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value], 0, 4);
        return this;
    }

    public SftpWriter Number(ulong value) => Number((uint)(value >> 32)).Number((uint)value);

    public SftpWriter Text(string value) => Bytes(Utf8.GetBytes(value));

    public SftpWriter Bytes(byte[] value) => Bytes(value, value.Length);

    public SftpWriter Bytes(byte[] value, int count)
    {
        Number((uint)count);
        _bytes.Write(value, 0, count);
        return this;
    }

    /// <summary>Attributes: only rights and times are ever set.</summary>
    public SftpWriter Attributes(int? mode, DateTime? modified)
    {
        Number((mode is null ? 0u : SftpAttributes.HasMode) | (modified is null ? 0u : SftpAttributes.HasTimes));
        if (mode is { } bits) Number((uint)bits & 0xFFF);
        if (modified is { } time)
        {
            var seconds = (uint)Math.Max(0, Math.Min(uint.MaxValue, (time.Ticks - SftpAttributes.Epoch) / TimeSpan.TicksPerSecond));
            Number(seconds).Number(seconds);
        }
        return this;
    }

    /// <summary>The whole packet with its number.</summary>
    public ArraySegment<byte> Packet(uint number)
    {
        var packet = _bytes.GetBuffer();
        var length = (int)_bytes.Length;
        Put(packet, 0, (uint)(length - 4));
        Put(packet, 5, number);
        return new ArraySegment<byte>(packet, 0, length);
    }

    private static void Put(byte[] packet, int at, uint value)
    {
        packet[at] = (byte)(value >> 24);
        packet[at + 1] = (byte)(value >> 16);
        packet[at + 2] = (byte)(value >> 8);
        packet[at + 3] = (byte)value;
    }
}
