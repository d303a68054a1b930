using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>The checks of a certificate and its chain.</summary>
internal static class CertificateFindings
{
    private const int ShortestRsa = 2048, ShortestCurve = 256;
    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
    private const X509ChainStatusFlags Unseen =
        X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation | X509ChainStatusFlags.NotTimeValid;

    /// <summary>
    /// How many days public authorities may issue a certificate for, by the day of issue: the baseline requirements of the CA/Browser Forum as
    /// of ballot SC-081v3.
    /// </summary>
    private static readonly (DateTime From, int Days)[] Lifetimes =
        [(new(2029, 3, 15), 47), (new(2027, 3, 15), 100), (new(2026, 3, 15), 200), (new(2020, 9, 1), 398)];

    public static IEnumerable<CertificateFinding> Of(CertificateView view, CertificateLink own, string host, string[] names)
    {
        yield return Name(view, host, names);
        yield return Validity(own, view.Now);
        yield return Intermediates(view, own);
        yield return Completeness(view);
        yield return Trust(view, own);
        yield return Keys(view);
        yield return Signatures(view);
        yield return Purpose(view, own);
        yield return Revocation(view);
    }

    private static CertificateFinding Name(CertificateView view, string host, string[] names)
    {
        var list = names.Length == 0 ? "?" : string.Join(", ", names.Take(5)) + (names.Length > 5 ? ", ..." : "");
        return view.Sight.IsOtherName
            ? Bad(CertificateCheckKind.Name, $"it is for {list}, not for {host}", $"sertifikat untuk {list}, bukan untuk {host}")
            : Good(CertificateCheckKind.Name, $"it is for {host}", $"sertifikat memang untuk {host}");
    }

    private static CertificateFinding Validity(CertificateLink own, DateTimeOffset now) =>
        own.Expires <= now ? Bad(CertificateCheckKind.Validity, $"it expired on {Day(own.Expires)}", $"sudah berakhir pada {Day(own.Expires)}")
        : own.Begins > now ? Bad(
            CertificateCheckKind.Validity, $"it is not valid before {Day(own.Begins)}", $"belum berlaku sebelum {Day(own.Begins)}")
        : Good(CertificateCheckKind.Validity, $"it is valid until {Day(own.Expires)}", $"berlaku sampai {Day(own.Expires)}");

    private static CertificateFinding Intermediates(CertificateView view, CertificateLink own)
    {
        var links = view.Between.Select(CertificateReader.Link).OrderBy(link => link.Expires).ToList();
        if (links.Count == 0)
        {
            return new(CertificateCheckKind.Intermediates, CertificateVerdict.Noted, new Phrase(
                "no certificate between it and the root was seen", "tidak terlihat sertifikat antara"));
        }
        var weakest = links[0];
        if (weakest.Expires <= view.Now)
        {
            return Bad(CertificateCheckKind.Intermediates, $"the certificate between, {weakest.Subject}, expired on {Day(weakest.Expires)}",
                $"sertifikat antara {weakest.Subject} sudah berakhir pada {Day(weakest.Expires)}");
        }
        if (links.Find(link => link.Begins > view.Now) is { } early)
        {
            return Bad(CertificateCheckKind.Intermediates, $"the certificate between, {early.Subject}, is not valid before {Day(early.Begins)}",
                $"sertifikat antara {early.Subject} belum berlaku sebelum {Day(early.Begins)}");
        }
        return weakest.Expires < own.Expires
            ? new(CertificateCheckKind.Intermediates, CertificateVerdict.Warning, new Phrase(
                $"the certificate between, {weakest.Subject}, ends first, on {Day(weakest.Expires)}",
                $"sertifikat antara {weakest.Subject} berakhir lebih dulu, pada {Day(weakest.Expires)}"))
            : Good(CertificateCheckKind.Intermediates, $"the first of those between to end does so on {Day(weakest.Expires)}",
                $"sertifikat antara paling awal berakhir pada {Day(weakest.Expires)}");
    }

    private static CertificateFinding Completeness(CertificateView view)
    {
        if (view.IsSelfSigned)
            return Good(CertificateCheckKind.Completeness, "it is sent whole: it stands alone", "terkirim lengkap: berdiri sendiri");
        var missing = view.Between.FirstOrDefault(one => !view.Sent.Any(sent => sent.RawData.SequenceEqual(one.RawData)));
        var last = view.Path[view.Path.Count - 1];
        var lacking = missing is not null ? CertificateReader.Link(missing).Subject
            // A root need not be sent, so only a first link without its issuer is surely a gap.
            : view.Path.Count == 1 && (view.Sight.Status & X509ChainStatusFlags.PartialChain) != 0 ? CertificateReader.Link(last).Issuer
            : null;
        if (lacking is not null)
        {
            return Bad(CertificateCheckKind.Completeness,
                $"the server does not send the certificate of {lacking}: some browsers and most programs refuse it",
                $"server tidak mengirim sertifikat {lacking}: sebagian peramban dan banyak program menolaknya");
        }
        var spare = view.Sent.Count(sent => !view.Path.Any(one => one.RawData.SequenceEqual(sent.RawData)));
        return spare > 0
            ? new(CertificateCheckKind.Completeness, CertificateVerdict.Noted, new Phrase(
                $"the server sends {spare} certificates that belong to no chain of it",
                $"server mengirim {spare} sertifikat yang tidak termasuk rantainya"))
            : Good(CertificateCheckKind.Completeness, "the server sends every certificate between", "server mengirim semua sertifikat antara");
    }

    private static CertificateFinding Trust(CertificateView view, CertificateLink own)
    {
        var status = view.Sight.Status;
        if (view.IsSelfSigned)
        {
            return (status & Untrusted) == 0
                ? new(CertificateCheckKind.Trust, CertificateVerdict.Noted, new Phrase(
                    "it vouches for itself; this machine was told to trust it", "ditandatangani sendiri; mesin ini diatur untuk memercayainya"))
                : Bad(CertificateCheckKind.Trust, "it vouches for itself: nobody else does", "ditandatangani sendiri, tanpa penjamin lain");
        }
        if ((status & Untrusted) != 0)
        {
            var root = view.Path.Count > 1 ? CertificateReader.Link(view.Path[view.Path.Count - 1]).Subject : own.Issuer;
            return Bad(CertificateCheckKind.Trust, $"this machine does not trust {root}", $"mesin ini tidak memercayai {root}");
        }
        var others = status & ~(Untrusted | Unseen);
        return others != X509ChainStatusFlags.NoError
            ? Bad(CertificateCheckKind.Trust, $"the chain has the fault {others}", $"rantainya bermasalah: {others}")
            : Good(CertificateCheckKind.Trust, $"it is vouched for up to {CertificateReader.Link(view.Path[view.Path.Count - 1]).Subject}",
                $"dijamin sampai {CertificateReader.Link(view.Path[view.Path.Count - 1]).Subject}");
    }

    private static CertificateFinding Keys(CertificateView view)
    {
        foreach (var link in view.Path.Select(CertificateReader.Link))
        {
            var isWeak = link.KeyKind switch
            {
                "RSA" => link.KeyBits < ShortestRsa,
                "ECDSA" => link.KeyBits < ShortestCurve,
                "DSA" => true,
                _ => false,
            };
            if (isWeak)
            {
                return Bad(CertificateCheckKind.Key, $"the key of {link.Subject} is weak: {link.KeyKind} with {Bits(link)} bits",
                    $"kunci {link.Subject} lemah: {link.KeyKind} {Bits(link)} bit");
            }
        }
        var own = CertificateReader.Link(view.Own);
        return own.KeyBits is null && own.KeyKind is not ("Ed25519" or "Ed448")
            ? new(
                CertificateCheckKind.Key, CertificateVerdict.Unknown,
                new Phrase("the length of its key could not be read", "panjang kuncinya tidak terbaca"))
            : Good(CertificateCheckKind.Key, $"its key is {own.KeyKind} with {Bits(own)} bits", $"kuncinya {own.KeyKind} {Bits(own)} bit");
    }

    /// <summary>A root is trusted for itself, not for its signature.</summary>
    private static CertificateFinding Signatures(CertificateView view)
    {
        var weak = view.Path.Where((one, at) => at == 0 || !CertificateReader.IsIssuedBy(one, one)).Select(CertificateReader.Link)
            .FirstOrDefault(
                link => link.Signature.StartsWith("md", StringComparison.Ordinal) || link.Signature.StartsWith("sha1", StringComparison.Ordinal));
        var signature = CertificateReader.Link(view.Own).Signature;
        return weak is not null
            ? Bad(CertificateCheckKind.Signature, $"{weak.Subject} is signed with {weak.Signature}, which can be forged",
                $"{weak.Subject} ditandatangani dengan {weak.Signature} yang dapat dipalsukan")
            : Good(CertificateCheckKind.Signature, $"it is signed with {signature}", $"ditandatangani dengan {signature}");
    }

    private static CertificateFinding Purpose(CertificateView view, CertificateLink own)
    {
        if (!CertificateReader.IsForServers(view.Own))
            return Bad(CertificateCheckKind.Purpose, "it is not made out for web servers", "tidak diterbitkan untuk server web");
        // The last day counts, so a certificate of 90 days spans one second less than 90 of them.
        var days = (int)Math.Ceiling((own.Expires - own.Begins).TotalDays);
        var most = Lifetimes.Where(rule => own.Begins.UtcDateTime >= rule.From).Select(rule => (int?)rule.Days).FirstOrDefault();
        return most is { } limit && days > limit
            ? new(CertificateCheckKind.Purpose, CertificateVerdict.Noted, new Phrase(
                $"it is valid for {days} days: public authorities may issue for {limit}",
                $"berlaku {days} hari: penerbit publik hanya boleh {limit} hari"))
            : Good(CertificateCheckKind.Purpose, $"it is for web servers, for {days} days", $"untuk server web, selama {days} hari");
    }

    private static CertificateFinding Revocation(CertificateView view)
    {
        var ocsp = CertificateReader.OcspAddress(view.Own);
        var parts = new List<Phrase>();
        if (ocsp is not null) parts.Add(new Phrase($"OCSP at {ocsp}", $"OCSP di {ocsp}"));
        if (CertificateReader.HasRevocationList(view.Own)) parts.Add(new Phrase("a list of what was revoked", "daftar pencabutan"));
        if (CertificateReader.IsMustStaple(view.Own))
            parts.Add(new Phrase("must-staple: the server has to bring the answer along", "must-staple: server wajib menyertakan jawabannya"));
        return new(CertificateCheckKind.Revocation, CertificateVerdict.Noted, parts.Count == 0
            ? new Phrase("it names no place where a revocation would be known", "tidak menyebut tempat memeriksa pencabutan")
            : new Phrase(
                "a revocation would be known from " + string.Join("; ", parts.Select(part => part.English)) + " (not asked)",
                "pencabutan dapat diketahui dari " + string.Join("; ", parts.Select(part => part.Indonesian)) + " (tidak ditanyakan)"));
    }

    private static CertificateFinding Good(CertificateCheckKind check, string english, string indonesian) =>
        new(check, CertificateVerdict.Good, new Phrase(english, indonesian));

    private static CertificateFinding Bad(CertificateCheckKind check, string english, string indonesian) =>
        new(check, CertificateVerdict.Bad, new Phrase(english, indonesian));

    private static string Bits(CertificateLink link) => link.KeyBits?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
