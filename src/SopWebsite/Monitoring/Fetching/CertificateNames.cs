using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>
/// The names that a certificate is for, read from its subjectAltName (RFC 5280 section 4.2.1.6): the older framework shows them only as a
/// text in the system's language.
/// </summary>
internal static class CertificateNames
{
    private const string SubjectAltName = "2.5.29.17";
    private const int MostNames = 100;
    private const byte Sequence = 0x30, DnsName = 0x82, IpAddress = 0x87;

    public static string[] Of(X509Certificate2 certificate)
    {
        var der = certificate.Extensions.Cast<X509Extension>().FirstOrDefault(one => one.Oid?.Value == SubjectAltName)?.RawData;
        return der is null ? [] : [.. Read(der).Take(MostNames)];
    }

    internal static IEnumerable<string> Read(byte[] der)
    {
        var at = 0;
        if (der.Length == 0 || der[at++] != Sequence || Length(der, ref at) is not { } whole) yield break;
        var end = Math.Min(der.Length, at + whole);
        while (at < end)
        {
            var tag = der[at++];
            if (Length(der, ref at) is not { } length || at + length > end) yield break;
            if (tag == DnsName) yield return CertificateFaults.Cut(Encoding.ASCII.GetString(der, at, length));
            else if (tag == IpAddress && length is 4 or 16) yield return AddressOf(der, at, length);
            at += length;
        }
    }

    private static string AddressOf(byte[] der, int at, int length)
    {
        var bytes = new byte[length];
        Array.Copy(der, at, bytes, 0, length);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>A DER length; null for one that is cut or longer than anything real.</summary>
    private static int? Length(byte[] der, ref int at)
    {
        if (at >= der.Length) return null;
        int length = der[at++];
        if (length < 0x80) return length;
        var bytes = length & 0x7F;
        if (bytes is 0 or > 3 || at + bytes > der.Length) return null;
        length = 0;
        for (; bytes > 0; bytes--) length = (length << 8) | der[at++];
        return length;
    }
}
