using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// A hash with a secret of this run: attackers choose addresses and user agents, so they must not be able to choose what collides. Results
/// never depend on it. Sixteen bytes a multiplication of 64 by 64 bits, whose halves are joined, after Wang Yi's wyhash.
/// </summary>
internal sealed class KeyedHash
{
    /// <summary>Bytes of the secret.</summary>
    public const int SecretLength = 32;

    private const ulong Multiplier = 0x9FB21C651E98DF25;

    private readonly ulong _seed;
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _last;

    public KeyedHash() : this(Random())
    {
    }

    /// <summary>The hash of an earlier run, whose state goes on.</summary>
    public KeyedHash(ReadOnlySpan<byte> secret)
    {
        Secret = secret.Slice(0, SecretLength).ToArray();
        _seed = BinaryPrimitives.ReadUInt64LittleEndian(secret);
        _first = BinaryPrimitives.ReadUInt64LittleEndian(secret.Slice(8));
        _second = BinaryPrimitives.ReadUInt64LittleEndian(secret.Slice(16));
        _last = BinaryPrimitives.ReadUInt64LittleEndian(secret.Slice(24)) | 1;
    }

    /// <summary>What to keep for a run that goes on with the state of this one; nobody else's business.</summary>
    public byte[] Secret { get; }

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = _seed ^ ((ulong)bytes.Length * Multiplier);
        if (bytes.Length > 32)
        {
            // Two that do not wait for each other.
            var other = hash ^ _last;
            do
            {
                hash = Fold(Eight(bytes) ^ _first, Eight(bytes.Slice(8)) ^ hash);
                other = Fold(Eight(bytes.Slice(16)) ^ _second, Eight(bytes.Slice(24)) ^ other);
                bytes = bytes.Slice(32);
            }
            while (bytes.Length > 32);
            hash ^= other;
        }
        while (bytes.Length > 16)
        {
            hash = Fold(Eight(bytes) ^ _first, Eight(bytes.Slice(8)) ^ hash);
            bytes = bytes.Slice(16);
        }
        ulong low, high;
        if (bytes.Length >= 8)
        {
            low = Eight(bytes);
            high = Eight(bytes.Slice(bytes.Length - 8));
        }
        else if (bytes.Length >= 4)
        {
            low = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            high = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(bytes.Length - 4));
        }
        else
        {
            low = bytes.Length > 0 ? bytes[0] | (ulong)bytes[bytes.Length >> 1] << 8 | (ulong)bytes[bytes.Length - 1] << 16 : 0;
            high = 0;
        }
        return Fold(Fold(low ^ _second, high ^ hash), _last);
    }

    private static ulong Eight(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong Fold(ulong left, ulong right)
    {
#if NET8_0_OR_GREATER
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
#else
        // The same by four multiplications of 32 by 32 bits.
        ulong a = (uint)left, b = left >> 32, c = (uint)right, d = right >> 32;
        ulong ac = a * c, bc = b * c, ad = a * d;
        var middle = (ac >> 32) + (uint)bc + (uint)ad;
        return ((b * d) + (bc >> 32) + (ad >> 32) + (middle >> 32)) ^ ((middle << 32) | (uint)ac);
#endif
    }

    private static byte[] Random()
    {
        var secret = new byte[SecretLength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(secret);
        return secret;
    }
}
