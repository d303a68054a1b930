using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SopWebsite.Escalations.Exports;

/// <summary>
/// RSA keys as other programs know them: the public key as SubjectPublicKeyInfo (RFC 5280, 4.1.2.7, with the RSAPublicKey of RFC 8017, A.1.1),
/// the private one as PKCS#8 (RFC 5208, 5, with the RSAPrivateKey of RFC 8017, A.1.2). What is read must be DER and stand there in the very
/// bytes that would be written.
/// </summary>
public static class RsaKeyForm
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    /// <summary>The public part of a key as SubjectPublicKeyInfo.</summary>
    public static byte[] EncodePublic(RSAParameters key)
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        using (inner.PushSequence())
        {
            Put(inner, key.Modulus!);
            Put(inner, key.Exponent!);
        }
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            PutAlgorithm(writer);
            writer.WriteBitString(inner.Encode());
        }
        return writer.Encode();
    }

    /// <summary>The public key of a SubjectPublicKeyInfo; null when it is none of an RSA key.</summary>
    public static RSAParameters? TryDecodePublic(byte[] bytes)
    {
        try
        {
            var sequence = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
            if (!TakeAlgorithm(sequence)) return null;
            var inner = new AsnReader(sequence.ReadBitString(out _), AsnEncodingRules.DER).ReadSequence();
            var key = new RSAParameters { Modulus = Take(inner), Exponent = Take(inner) };
            return EncodePublic(key).AsSpan().SequenceEqual(bytes) ? key : null;
        }
        catch (Exception failure) when (failure is AsnContentException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A private key as PKCS#8, not encrypted.</summary>
    public static byte[] EncodePrivate(RSAParameters key)
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        using (inner.PushSequence())
        {
            inner.WriteInteger(0);
            foreach (var number in new[] { key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ }) Put(inner, number!);
        }
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            PutAlgorithm(writer);
            writer.WriteOctetString(inner.Encode());
        }
        return writer.Encode();
    }

    /// <summary>The private key of a PKCS#8; null when it is none of an RSA key with two primes.</summary>
    public static RSAParameters? TryDecodePrivate(byte[] bytes)
    {
        try
        {
            var sequence = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
            if (!sequence.ReadInteger().IsZero || !TakeAlgorithm(sequence)) return null;
            var inner = new AsnReader(sequence.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            if (!inner.ReadInteger().IsZero) return null;
            var (modulus, exponent) = (Take(inner), Take(inner));
            // The frameworks want these at their full lengths.
            var half = (modulus.Length + 1) / 2;
            var key = new RSAParameters
            {
                Modulus = modulus,
                Exponent = exponent,
                D = Take(inner, modulus.Length),
                P = Take(inner, half),
                Q = Take(inner, half),
                DP = Take(inner, half),
                DQ = Take(inner, half),
                InverseQ = Take(inner, half),
            };
            return EncodePrivate(key).AsSpan().SequenceEqual(bytes) ? key : null;
        }
        catch (Exception failure) when (failure is AsnContentException or ArgumentException)
        {
            return null;
        }
    }

    private static void PutAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(RsaEncryption);
            writer.WriteNull();
        }
    }

    private static bool TakeAlgorithm(AsnReader reader) =>
        string.Equals(reader.ReadSequence().ReadObjectIdentifier(), RsaEncryption, StringComparison.Ordinal);

    private static void Put(AsnWriter writer, byte[] number) => writer.WriteIntegerUnsigned(Trimmed(number));

    private static byte[] Take(AsnReader reader, int length = 0)
    {
        var number = Trimmed(reader.ReadIntegerBytes().Span);
        if (number.Length >= length) return number.ToArray();
        var padded = new byte[length];
        number.CopyTo(padded.AsSpan(length - number.Length));
        return padded;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> number)
    {
        while (number.Length > 1 && number[0] == 0) number = number.Slice(1);
        return number;
    }
}
