using SopWebsite.Languages;
using SopWebsite.Monitoring.Parking;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring;

/// <summary>What lies behind a failed check.</summary>
public enum DiagnosisCause
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The domain name.</summary>
    Domain,

    /// <summary>The hosting or the server.</summary>
    Hosting,

    /// <summary>The court's own connection.</summary>
    Connection,

    /// <summary>The certificate or the securing of the connection.</summary>
    Certificate,

    /// <summary>The website's own software or content.</summary>
    Website,
}

/// <summary>
/// The probable cause of a failed check, and who can mend it. Source: seed 001, Keterangan: connection to the ISP, domain to the
/// registrar, hosting to its provider; what is wrong inside the website is the court's own staff's.
/// </summary>
public sealed record Diagnosis
{
    /// <summary>The probable cause.</summary>
    public required DiagnosisCause Cause { get; init; }

    /// <summary>The kind of third party that can mend it; null where the court's own staff does.</summary>
    public ThirdPartyKind? ThirdParty { get; init; }

    /// <summary>Why, for an official.</summary>
    public required Phrase Explanation { get; init; }

    /// <summary>Diagnoses a check.</summary>
    public static Diagnosis Of(SiteAvailability check) => check.Failure switch
    {
        AvailabilityFailure.None => new()
        {
            Cause = DiagnosisCause.None,
            Explanation = new Phrase("The site answers.", "Situs menjawab."),
        },
        AvailabilityFailure.Dns => new()
        {
            Cause = DiagnosisCause.Domain,
            ThirdParty = ThirdPartyKind.Domain,
            Explanation = new Phrase(
                $"The name {check.Uri.Host} leads to no address: the domain has lapsed, or its name servers do not answer.",
                $"Nama {check.Uri.Host} tidak mengarah ke alamat mana pun: masa domain habis atau server namanya tidak menjawab."),
        },
        AvailabilityFailure.Connect => Hosting(new Phrase(
            "The name is known but the server takes no connection: it is off, or its provider has closed it.",
            "Nama dikenal tetapi server tidak menerima koneksi: server mati atau ditutup penyedianya.")),
        AvailabilityFailure.Timeout => Hosting(new Phrase(
            "The server does not answer in time: it is overloaded, or the way to it is cut.",
            "Server tidak menjawab tepat waktu: kelebihan beban atau jalur ke server terputus.")),
        AvailabilityFailure.LocalNetwork => new()
        {
            Cause = DiagnosisCause.Connection,
            ThirdParty = ThirdPartyKind.Connection,
            Explanation = check.ThirdParty is { } provider
                ? new Phrase(
                    $"The court's own link is down; nothing can be said about the site. Its provider is {provider}.",
                    $"Koneksi kantor sendiri terputus; keadaan situs tidak diketahui. Penyedianya {provider}.")
                : new Phrase(
                    "The court's own link is down; nothing can be said about the site. The internet provider can mend it.",
                    "Koneksi kantor sendiri terputus; keadaan situs tidak diketahui. Yang dapat memperbaikinya penyedia internet."),
        },
        AvailabilityFailure.Tls => new()
        {
            Cause = DiagnosisCause.Certificate,
            ThirdParty = ThirdPartyKind.Hosting,
            Explanation = new Phrase(
                "Browsers refuse the connection because of the certificate; whoever manages it renews or mends it: the hosting provider or "
                + "own staff.",
                "Peramban menolak koneksi karena sertifikat; pengelolanya memperpanjang atau memperbaikinya: penyedia hosting atau staf sendiri."),
        },
        AvailabilityFailure.Parked => Stranger(check.Parked),
        AvailabilityFailure.Service => Hosting(new Phrase(
            "The server is there, but its service answers with an error: look at the service, its log and its limits.",
            "Server ada, tetapi layanannya menjawab dengan galat: periksa layanan, log dan batasnya.")),
        AvailabilityFailure.Content => Website(new Phrase(
            "The page comes but lacks the expected text: it was changed, defaced or replaced.",
            "Halaman tampil tetapi teks yang diharapkan tidak ada: halaman diubah, dirusak atau diganti.")),
        _ => Website(check.StatusCode is >= 500
            ? new Phrase(
                $"The website's own software fails with status {check.StatusCode}: application, database or configuration.",
                $"Perangkat lunak situs gagal dengan status {check.StatusCode}: aplikasi, basis data atau konfigurasi.")
            : new Phrase(
                "The server answers, but not with the page that visitors expect: look at the page's address, its redirects and its configuration.",
                "Server menjawab, tetapi bukan halaman yang diharapkan pengunjung: periksa alamat, pengalihan dan konfigurasinya.")),
    };

    private static Diagnosis Stranger(ParkedPage? page) => page?.Cause switch
    {
        DiagnosisCause.Domain => new()
        {
            Cause = DiagnosisCause.Domain,
            ThirdParty = ThirdPartyKind.Domain,
            Explanation = new Phrase(
                $"In the site's place stands {page.Name.English}: the domain is unpaid, suspended or parked; its registrar can tell.",
                $"Di tempat situs tampil {page.Name.Indonesian}: domain belum dibayar, ditangguhkan atau diparkir; registrar yang mengetahuinya."),
        },
        DiagnosisCause.Hosting => Hosting(new Phrase(
            $"In the site's place stands {page.Name.English}: the account is suspended or the site is not set up at its provider.",
            $"Di tempat situs tampil {page.Name.Indonesian}: akun ditangguhkan atau situs belum terpasang di penyedianya.")),
        _ => Website(new Phrase(
            $"In the site's place stands {page?.Name.English ?? "another page"}: look at the files and the set-up of the site.",
            $"Di tempat situs tampil {page?.Name.Indonesian ?? "halaman lain"}: periksa berkas dan pengaturan situs.")),
    };

    private static Diagnosis Hosting(Phrase explanation) =>
        new() { Cause = DiagnosisCause.Hosting, ThirdParty = ThirdPartyKind.Hosting, Explanation = explanation };

    private static Diagnosis Website(Phrase explanation) => new() { Cause = DiagnosisCause.Website, Explanation = explanation };

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Explanation.ToString();
}
