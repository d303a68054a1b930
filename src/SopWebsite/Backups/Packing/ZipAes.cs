using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SopWebsite.Backups.Packing;

/// <summary>
/// The cipher of one zip entry as WinZip's AE-2 has it: AES-256 in counter mode, the counter little-endian and beginning at 1; the keys from
/// the password and a salt of the entry's own by PBKDF2 with 1,000 rounds; HMAC-SHA1 over the encrypted bytes, cut to ten.
/// </summary>
internal sealed class ZipAes : IDisposable
{
    public const int SaltLength = 16;
    public const int CheckLength = 2;
    public const int CodeLength = 10;

    /// <summary>What encryption adds to an entry.</summary>
    public const int Overhead = SaltLength + CheckLength + CodeLength;

    private const int KeyLength = 32;
    private const int Rounds = 1000;
    private const int Block = 16;
    private const int Chunk = 4096;

    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _cipher;
    private readonly IncrementalHash _code;
    private readonly byte[] _counters = new byte[Chunk];
    private readonly byte[] _stream = new byte[Chunk];
    private ulong _next = 1;
    private int _used = Chunk;

    public ZipAes(byte[] password, byte[] salt)
    {
        Salt = salt;
        var keys = Derive(password, salt);
        Check = [keys[2 * KeyLength], keys[(2 * KeyLength) + 1]];
        // The mode is the counter's, made by hand below: the framework has none, and each block of the counter is encrypted alone.
#pragma warning disable CA5358
        _aes.Mode = CipherMode.ECB;
#pragma warning restore CA5358
        _aes.Padding = PaddingMode.None;
        _aes.Key = keys.AsSpan(0, KeyLength).ToArray();
        _cipher = _aes.CreateEncryptor();
        // The format is WinZip's, and SHA-1 in an HMAC still holds; our manifest has an HMAC-SHA-256 of the content beside it.
#pragma warning disable CA5350
        _code = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.AsSpan(KeyLength, KeyLength).ToArray());
#pragma warning restore CA5350
    }

    /// <summary>With a new salt.</summary>
    public ZipAes(byte[] password)
        : this(password, RandomBytes(SaltLength))
    {
    }

    public byte[] Salt { get; }

    /// <summary>Two bytes that tell most wrong passwords.</summary>
    public byte[] Check { get; }

    public static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return bytes;
    }

    /// <summary>Encrypts in place and takes what came out into the code.</summary>
    public void Encrypt(byte[] buffer, int offset, int count)
    {
        Apply(buffer, offset, count);
        _code.AppendData(buffer, offset, count);
    }

    /// <summary>Decrypts in place.</summary>
    public void Decrypt(byte[] buffer, int offset, int count) => Apply(buffer, offset, count);

    /// <summary>The code over everything encrypted; once.</summary>
    public byte[] Code() => _code.GetHashAndReset().AsSpan(0, CodeLength).ToArray();

    public void Dispose()
    {
        _code.Dispose();
        _cipher.Dispose();
        _aes.Dispose();
    }

    private void Apply(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            if (_used == Chunk) Refill();
            var taken = Math.Min(count, Chunk - _used);
            Xor(buffer.AsSpan(offset, taken), _stream.AsSpan(_used, taken));
            _used += taken;
            offset += taken;
            count -= taken;
        }
    }

    private void Refill()
    {
        var counters = MemoryMarshal.Cast<byte, ulong>(_counters.AsSpan());
        for (var at = 0; at < counters.Length; at += 2)
            counters[at] = BitConverter.IsLittleEndian ? _next++ : throw new PlatformNotSupportedException();
        _cipher.TransformBlock(_counters, 0, Chunk, _stream, 0);
        _used = 0;
    }

    private static void Xor(Span<byte> data, ReadOnlySpan<byte> with)
    {
        var wide = MemoryMarshal.Cast<byte, ulong>(data);
        var other = MemoryMarshal.Cast<byte, ulong>(with);
        for (var at = 0; at < wide.Length; at++) wide[at] ^= other[at];
        for (var at = wide.Length * sizeof(ulong); at < data.Length; at++) data[at] ^= with[at];
    }

    private static byte[] Derive(byte[] password, byte[] salt)
    {
        const int length = (2 * KeyLength) + CheckLength;
        // As the format has it; the strength has to come from the password.
#pragma warning disable CA5379, CA5387
#if NET8_0_OR_GREATER
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA1, length);
#else
        using var derive = new Rfc2898DeriveBytes(password, salt, Rounds);
        return derive.GetBytes(length);
#endif
#pragma warning restore CA5379, CA5387
    }
}
