using System.Globalization;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>What has changed of a host's certificate since the last look: somebody else's certificate is a sign of somebody else's server.</summary>
internal static class CertificateChanges
{
    public static IEnumerable<CertificateFinding> Of(CertificateLink own, CertificateChain? before)
    {
        if (before is null || Own(before) is not { } old)
        {
            var first = new Phrase("this is the first look: nothing to compare with", "ini pemeriksaan pertama: belum ada pembanding");
            yield return new(CertificateCheckKind.Issuer, CertificateVerdict.Noted, first);
            yield return new(CertificateCheckKind.KeyChange, CertificateVerdict.Noted, first);
            yield break;
        }
        var day = before.SeenAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return old.Issuer == own.Issuer
            ? new(CertificateCheckKind.Issuer, CertificateVerdict.Good, new Phrase(
                $"issued by {own.Issuer}, as on {day}", $"diterbitkan oleh {own.Issuer}, sama seperti {day}"))
            : new(CertificateCheckKind.Issuer, CertificateVerdict.Warning, new Phrase(
                $"issued by {own.Issuer}; on {day} it was {old.Issuer}: was that ordered?",
                $"diterbitkan oleh {own.Issuer}; pada {day} oleh {old.Issuer}: apakah memang dipesan?"));
        yield return Key(own, old, day, before.SeenAt);
    }

    private static CertificateFinding Key(CertificateLink own, CertificateLink old, string day, DateTimeOffset seen)
    {
        if (own.KeySha256 == old.KeySha256)
        {
            return new(CertificateCheckKind.KeyChange, CertificateVerdict.Good, own.Sha256 == old.Sha256
                ? new Phrase($"the same certificate as on {day}", $"sertifikat yang sama seperti {day}")
                : new Phrase($"a new certificate with the key of {day}", $"sertifikat baru dengan kunci yang sama seperti {day}"));
        }
        // Renewals come late in a certificate's life: a new key in its first half was not asked for by the calendar.
        var isEarly = old.Expires - seen > TimeSpan.FromTicks((old.Expires - old.Begins).Ticks / 2);
        return new(CertificateCheckKind.KeyChange, isEarly ? CertificateVerdict.Warning : CertificateVerdict.Noted, isEarly
            ? new Phrase(
                $"another key than on {day}, long before that certificate's end: was that ordered?",
                $"kuncinya lain dari {day}, jauh sebelum sertifikat itu berakhir: apakah memang dipesan?")
            : new Phrase($"another key than on {day}, as is usual with a renewal", $"kuncinya lain dari {day}, lazim saat perpanjangan"));
    }

    private static CertificateLink? Own(CertificateChain chain) => chain.Sent.FirstOrDefault() ?? chain.Built.FirstOrDefault();
}
