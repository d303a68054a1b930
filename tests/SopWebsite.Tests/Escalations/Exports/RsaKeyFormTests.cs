using System.Security.Cryptography;
using SopWebsite.Escalations.Exports;
using SopWebsite.Files;

namespace SopWebsite.Tests.Escalations.Exports;

/// <summary>Held against what the runtime itself writes and reads.</summary>
public sealed class RsaKeyFormTests
{
    [Fact]
    public void KeysAreWrittenAndReadAsTheRuntimeDoes()
    {
        // Small keys are made fast, and among many some have numbers with leading zeros.
        foreach (var bits in Enumerable.Repeat(512, 40).Append(1024).Append(2056).Append(3072))
        {
            using var rsa = RSA.Create(bits);
            var key = rsa.ExportParameters(includePrivateParameters: true);
            var (open, secret) = (rsa.ExportSubjectPublicKeyInfo(), rsa.ExportPkcs8PrivateKey());

            Assert.Equal(open, RsaKeyForm.EncodePublic(key));
            Assert.Equal(secret, RsaKeyForm.EncodePrivate(key));
            var read = RsaKeyForm.TryDecodePrivate(secret)!.Value;
            Assert.Equal(
                [key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ],
                new[] { read.Modulus, read.Exponent, read.D, read.P, read.Q, read.DP, read.DQ, read.InverseQ });
            Assert.Equal(key.Modulus, RsaKeyForm.TryDecodePublic(open)!.Value.Modulus);

            var known = LogPublicKey.Of(key);
            Assert.Equal((rsa.ExportSubjectPublicKeyInfoPem() + "\n", Sha256Hex.OfBytes(open), bits), (known.Pem, known.Fingerprint, known.Bits));
            Assert.Equal(known.Fingerprint, LogPublicKey.TryRead(known.Pem)!.Fingerprint);
            Assert.Equal(bits >= 2048, known.IsStrong);
        }
    }

    [Fact]
    public void WhatIsNoRsaKeyIsNone()
    {
        using var curve = ECDsa.Create();
        Assert.Null(RsaKeyForm.TryDecodePublic(curve.ExportSubjectPublicKeyInfo()));
        Assert.Null(RsaKeyForm.TryDecodePrivate(curve.ExportPkcs8PrivateKey()));
        using var rsa = RSA.Create(1024);
        var (open, secret) = (rsa.ExportSubjectPublicKeyInfo(), rsa.ExportPkcs8PrivateKey());
        for (var length = 0; length < open.Length; length++) Assert.Null(RsaKeyForm.TryDecodePublic(open[..length]));
        for (var length = 0; length < secret.Length; length += 5) Assert.Null(RsaKeyForm.TryDecodePrivate(secret[..length]));
        Assert.Null(RsaKeyForm.TryDecodePublic([.. open, 0]));
        Assert.Null(RsaKeyForm.TryDecodePrivate([.. secret, 0]));
    }

    [Fact]
    public void RandomBytesAreNoKeyAndNoTrouble()
    {
        var random = new Random(20261121);
        using var rsa = RSA.Create(512);
        var (open, secret) = (rsa.ExportSubjectPublicKeyInfo(), rsa.ExportPkcs8PrivateKey());
        for (var round = 0; round < 3000; round++)
        {
            var (first, second) = ((byte[])open.Clone(), (byte[])secret.Clone());
            first[random.Next(first.Length)] = (byte)random.Next(256);
            second[random.Next(second.Length)] = (byte)random.Next(256);
            // A changed number is another number and may well be read; what is read is written again as it was.
            if (RsaKeyForm.TryDecodePublic(first) is { } key) Assert.Equal(first, RsaKeyForm.EncodePublic(key));
            if (RsaKeyForm.TryDecodePrivate(second) is { } other) Assert.Equal(second, RsaKeyForm.EncodePrivate(other));
        }
    }
}
