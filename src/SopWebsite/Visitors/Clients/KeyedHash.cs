using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// A hash with a secret of this run: attackers choose addresses and user agents, so they must not be able to choose what collides. Results
/// never depend on it.
/// </summary>
internal sealed class KeyedHash
{
    private const ulong Multiplier = 0x9FB21C651E98DF25;

    private readonly ulong _seed;
    private readonly ulong _other;

    public KeyedHash()
    {
        var secret = new byte[16];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(secret);
        _seed = BinaryPrimitives.ReadUInt64LittleEndian(secret);
        _other = BinaryPrimitives.ReadUInt64LittleEndian(secret.AsSpan(8)) | 1;
    }

    public ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = _seed ^ ((ulong)bytes.Length * Multiplier);
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes.Slice(8);
        }
        ulong tail = 0;
        for (var at = bytes.Length - 1; at >= 0; at--) tail = tail << 8 | bytes[at];
        hash = Mix(hash ^ tail);
        return Mix(hash);
    }

    private ulong Mix(ulong value)
    {
        value *= _other;
        value ^= value >> 32;
        value *= Multiplier;
        return value ^ (value >> 29);
    }
}
