using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;

namespace SopWebsite.Situations;

/// <summary>The ways out that go with each cause, the recommended one first.</summary>
internal static class SituationAlternatives
{
    private static readonly (DiagnosisCause Cause, ThirdPartyKind? Party, Phrase Action, Phrase Risk)[] Table =
    [
        (DiagnosisCause.Domain, ThirdPartyKind.Domain,
            new("Ask the registrar to renew or restore the domain, with invoice and proof of payment.",
                "Meminta registrar memperpanjang atau memulihkan domain, disertai invoice dan bukti bayar."),
            new("Takes as long as the registry does; a fee may be due.", "Bergantung pada waktu registri; mungkin ada biaya.")),
        (DiagnosisCause.Domain, null,
            new("Check name servers and zone records in the domain's panel and put them right.",
                "Memeriksa name server dan catatan zona di panel domain lalu memperbaikinya."),
            new("Does not help if the domain itself has lapsed.", "Tidak membantu bila masa domain sudah habis.")),

        (DiagnosisCause.Hosting, ThirdPartyKind.Hosting,
            new("Report the outage to the hosting provider and follow its ticket.",
                "Melaporkan gangguan kepada penyedia hosting dan mengikuti tiketnya."),
            new("The court waits for the provider.", "Pengadilan menunggu penyedia.")),
        (DiagnosisCause.Hosting, null,
            new("Restore the last verified backup on another server and point the domain there.",
                "Memulihkan backup terakhir yang terverifikasi di server lain dan mengarahkan domain ke sana."),
            new("What was published after the backup is lost; costs a second server.",
                "Konten sesudah backup hilang; perlu biaya server kedua.")),

        (DiagnosisCause.Connection, ThirdPartyKind.Connection,
            new("Report the line to the internet provider and follow its ticket.",
                "Melaporkan jalur ke penyedia internet (ISP) dan mengikuti tiketnya."),
            new("The site itself may be well; only the office cannot see it.", "Situs mungkin baik-baik saja; hanya kantor yang tidak dapat melihatnya.")),
        (DiagnosisCause.Connection, null,
            new("With the Subbag Umum, check the office's router and cables and use a second line meanwhile.",
                "Bersama Subbag Umum memeriksa router dan kabel kantor serta memakai jalur cadangan sementara."),
            new("Does not help if the fault lies with the provider.", "Tidak membantu bila gangguan ada di penyedia.")),

        (DiagnosisCause.Certificate, ThirdPartyKind.Hosting,
            new("Ask the hosting provider to renew and install the certificate.",
                "Meminta penyedia hosting memperpanjang dan memasang sertifikat."),
            new("The court waits for the provider.", "Pengadilan menunggu penyedia.")),
        (DiagnosisCause.Certificate, null,
            new("Renew the certificate in the hosting panel with own staff and check its chain and names.",
                "Memperpanjang sertifikat di panel hosting oleh staf sendiri serta memeriksa rantai dan namanya."),
            new("A wrong setting shuts visitors out again.", "Pengaturan yang salah menutup akses pengunjung lagi.")),

        (DiagnosisCause.Website, null,
            new("Own staff examine application, database and recent changes and mend the fault.",
                "Staf sendiri memeriksa aplikasi, basis data dan perubahan terakhir lalu memperbaikinya."),
            new("Takes time until the cause is found.", "Perlu waktu sampai penyebab ditemukan.")),
        (DiagnosisCause.Website, null,
            new("Restore the last verified backup.", "Memulihkan backup terakhir yang terverifikasi."),
            new("What was published after the backup is lost, and the cause may come back.",
                "Konten sesudah backup hilang dan penyebabnya dapat terulang.")),
        (DiagnosisCause.Website, ThirdPartyKind.Other,
            new("Commission a third party to mend the application.", "Menugaskan pihak ketiga memperbaiki aplikasi."),
            new("Costs money, and strangers get access.", "Perlu biaya, dan pihak luar memperoleh akses.")),

        (DiagnosisCause.None, null,
            new("Own staff examine by hand what the checks do not see.", "Staf sendiri memeriksa langsung hal yang tidak terlihat oleh pengecekan."),
            new("Takes time until the cause is found.", "Perlu waktu sampai penyebab ditemukan.")),
        (DiagnosisCause.None, ThirdPartyKind.Hosting,
            new("Ask the hosting provider for its view and its logs.", "Meminta keterangan dan log dari penyedia hosting."),
            new("The court waits for the provider.", "Pengadilan menunggu penyedia.")),
    ];

    /// <summary>The alternatives for a cause, with the court's registered third parties.</summary>
    public static IReadOnlyList<SituationAlternative> For(DiagnosisCause cause, IReadOnlyList<SopThirdParty> parties) =>
        [.. Table.Where(row => row.Cause == cause).Select((row, index) => new SituationAlternative
        {
            Number = index + 1,
            Action = row.Action,
            ThirdParty = row.Party,
            ThirdPartyName = parties.FirstOrDefault(party => party.Kind == row.Party)?.Name,
            Risk = row.Risk,
        })];
}
