using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Notices;

/// <summary>Decides on a server's certificate: the one that the channel names, else whatever the machine's authorities vouch for.</summary>
internal sealed class CertificatePin(string? sha256)
{
    /// <summary>Why the last certificate was refused; null when none was.</summary>
    public Phrase? Refusal { get; private set; }

    public bool Accept(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is not null)
        {
            var shown = Sha256Hex.OfBytes(certificate.GetRawCertData());
            if (sha256 is null ? errors == SslPolicyErrors.None : string.Equals(shown, sha256, StringComparison.Ordinal)) return true;
            Refusal = sha256 is null
                ? new Phrase(
                    $"The server's certificate is not trusted ({errors}). Nothing was sent. If it is the right one, name it: "
                    + $"-CertificateSha256 {shown}",
                    $"Sertifikat server tidak dipercaya ({errors}). Tidak ada yang dikirim. Bila memang benar, sebutkan: -CertificateSha256 {shown}")
                : new Phrase(
                    $"The server shows another certificate than the channel names. Nothing was sent. It shows {shown}.",
                    $"Server menunjukkan sertifikat lain dari yang disebut saluran. Tidak ada yang dikirim. Yang ditunjukkan {shown}.");
            return false;
        }
        Refusal = new Phrase("The server shows no certificate. Nothing was sent.", "Server tidak menunjukkan sertifikat. Tidak ada yang dikirim.");
        return false;
    }
}
