using System.Security.Cryptography;
using SopWebsite.Escalations.Exports;

namespace SopWebsite.Adapters.Signing;

/// <summary>A signing key in use.</summary>
internal sealed class LogKey : ILogSigningKey
{
    private readonly RSA _rsa;

    private LogKey(RSA rsa, LogPublicKey known, bool isNew) => (_rsa, Public, IsNew) = (rsa, known, isNew);

    public bool IsNew { get; }

    public LogPublicKey Public { get; }

    /// <summary>Takes a key into use; null when it is too short, or its halves do not belong together.</summary>
    public static LogKey? TryMake(RSAParameters key, bool isNew)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportParameters(key);
            var made = new LogKey(rsa, LogPublicKey.Of(key), isNew);
            if (made.Public.IsStrong && made.Public.Verifies([0], made.Sign([0]))) return made;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            // As good as one whose halves do not fit.
        }
        rsa.Dispose();
        return null;
    }

    public byte[] Sign(byte[] bytes) => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _rsa.Dispose();
}
