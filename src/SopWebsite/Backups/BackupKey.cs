using System.Security.Cryptography;
using System.Text;
using SopWebsite.Backups.Packing;
using SopWebsite.Files;

namespace SopWebsite.Backups;

/// <summary>What an encrypted set is opened with. Its text form hides it.</summary>
internal sealed class BackupKey
{
    /// <summary>Shorter ones are guessed: the format itself slows guessing by a thousand rounds only.</summary>
    public const int Shortest = 12;

    /// <summary>7-Zip takes no longer one for a zip.</summary>
    public const int Longest = 99;

    private const int Rounds = 200_000;
    private static readonly byte[] Probe = Encoding.ASCII.GetBytes("sopwebsite-backup");

    private BackupKey(byte[] password, byte[] key) => (Password, Digest) = (password, new ContentDigest(key));

    /// <summary>The password's bytes.</summary>
    public byte[] Password { get; }

    /// <summary>The digest of contents.</summary>
    public ContentDigest Digest { get; }

    /// <summary>The key of a new set, and what its manifest says of it.</summary>
    /// <exception cref="Errors.SopException"><c>SopBackupPasswordUnfit</c>: too short, too long, or with letters that programs read
    /// differently.</exception>
    public static (BackupKey Key, ManifestEncryption Description) Make(string password)
    {
        if (password.Length is < Shortest or > Longest || password.Any(letter => letter is < ' ' or > '~')) throw BackupFaults.PasswordUnfit();
        var description = new ManifestEncryption
        {
            Method = ManifestEncryption.Ae2, Digest = ManifestEncryption.KeyedDigest, Salt = Sha256Hex.Of(ZipAes.RandomBytes(16)), Rounds = Rounds,
            Check = "",
        };
        var key = Derive(password, description);
        return (key, description with { Check = key.Digest.Of(Probe, Probe.Length) });
    }

    /// <summary>The key of a set that is there; null when the password is not its own.</summary>
    public static BackupKey? Open(string password, ManifestEncryption description)
    {
        var key = Derive(password, description);
        return string.Equals(key.Digest.Of(Probe, Probe.Length), description.Check, StringComparison.Ordinal) ? key : null;
    }

    private static BackupKey Derive(string password, ManifestEncryption description)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        var salt = Encoding.ASCII.GetBytes(description.Salt);
        // SHA-1 is what both frameworks have for this; the strength is in the rounds.
#pragma warning disable CA5379, CA5387
#if NET8_0_OR_GREATER
        return new BackupKey(bytes, Rfc2898DeriveBytes.Pbkdf2(bytes, salt, description.Rounds, HashAlgorithmName.SHA1, 32));
#else
        using var derive = new Rfc2898DeriveBytes(bytes, salt, description.Rounds);
        return new BackupKey(bytes, derive.GetBytes(32));
#endif
#pragma warning restore CA5379, CA5387
    }
}
