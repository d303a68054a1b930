using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>Looks at the certificate that a host shows: the whole chain, also one that browsers refuse.</summary>
/// <param name="fetching">How the host is reached.</param>
/// <param name="nameServer">The name server that is asked for CAA; null for the computer's own.</param>
internal sealed class CertificateInquiry(FetchOptions fetching, IPEndPoint? nameServer)
{
    /// <param name="host">The host, with a port or without.</param>
    /// <param name="before">The chain at the last look; null for none.</param>
    /// <param name="now">The time of the look.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="SopException"><c>SopCertificateHostInvalid</c>; <c>SopCertificateUnreadable</c>.</exception>
    public async Task<CertificateChain> LookAsync(string host, CertificateChain? before, DateTimeOffset now, CancellationToken cancellation)
    {
        var address = AddressOf(host);
        // Redirects are not followed: the certificate of this very host is wanted. Of its page nothing is.
        var fetched = await PageFetcher.FetchAsync(
            address, fetching with { FinalStatuses = [301, 302, 303, 307, 308], KeepsCertificates = true, BodyLimit = 1 },
            cancellation).ConfigureAwait(false);
        if (fetched.Trace.Sight is not { } sight) throw Unreadable(host, fetched);
        var caa = await CaaLookup.FindAsync(address, nameServer, cancellation).ConfigureAwait(false);
        var loaded = new List<X509Certificate2>();
        try
        {
            var view = new CertificateView(sight, Load, now);
            return view.Chain(address, fetched.Trace.RemoteAddress, before, caa);
        }
        catch (CryptographicException)
        {
            throw Unreadable(host, fetched);
        }
        finally
        {
            foreach (var certificate in loaded) certificate.Dispose();
        }

        X509Certificate2 Load(byte[] raw)
        {
            var certificate = new X509Certificate2(raw);
            loaded.Add(certificate);
            return certificate;
        }
    }

    private static Uri AddressOf(string host) =>
        Uri.TryCreate("https://" + host + "/", UriKind.Absolute, out var address) && address.AbsolutePath is "/" && address.UserInfo.Length == 0
            && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw new SopException(
                "SopCertificateHostInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"'{host}' is not a host. Write it as www.example.go.id or www.example.go.id:8443.",
                    $"'{host}' bukan nama host. Tulis seperti www.example.go.id atau www.example.go.id:8443."),
                host);

    private static SopException Unreadable(string host, FetchResult fetched)
    {
        var status = fetched.Answer?.StatusCode.ToString(CultureInfo.InvariantCulture);
        var why = fetched.Reason ?? new Phrase($"the answer had status {status}.", $"jawabannya berstatus {status}.");
        return new SopException(
            "SopCertificateUnreadable", SopErrorKind.ConnectionFailure,
            new Phrase($"'{host}' showed no certificate: {why.English}", $"'{host}' tidak menunjukkan sertifikat: {why.Indonesian}"),
            host);
    }
}
