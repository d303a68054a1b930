using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Ways;

/// <summary>
/// The ways out that go with each cause; source of the third parties: seed 001, Keterangan. The working times are the module's own rough
/// estimates of what the court's people put in; what a third party takes is its own to say.
/// </summary>
internal static class WayTable
{
    private static readonly TimeAmount Hour = new(0, 1, 0), TwoHours = new(0, 2, 0), HalfDay = new(0, 4, 0), Day = new(1, 0, 0);
    private static readonly Phrase Waits = new("The court waits for the provider.", "Pengadilan menunggu penyedia.");

    private static readonly Way[] Rows =
    [
        new(DiagnosisCause.Domain, WayKind.Renew, ThirdPartyKind.Domain, SituationCost.Low, TwoHours,
            new("Ask the registrar to renew or restore the domain, with invoice and proof of payment.",
                "Meminta registrar memperpanjang atau memulihkan domain, disertai invoice dan bukti bayar."),
            new("Takes as long as the registry does; a fee may be due.", "Bergantung pada waktu registri; mungkin ada biaya.")),
        new(DiagnosisCause.Domain, WayKind.NameServers, null, SituationCost.None, TwoHours,
            new("Check name servers and zone records in the domain's panel and put them right.",
                "Memeriksa name server dan catatan zona di panel domain lalu memperbaikinya."),
            new("Does not help if the domain itself has lapsed.", "Tidak membantu bila masa domain sudah habis.")),

        new(DiagnosisCause.Hosting, WayKind.RenewLapsed, ThirdPartyKind.Hosting, SituationCost.Low, TwoHours,
            new("Renew the hosting with its provider, with invoice and proof of payment.",
                "Memperpanjang hosting pada penyedianya, disertai invoice dan bukti bayar."),
            new("The provider may have deleted what was not paid for.", "Penyedia mungkin sudah menghapus layanan yang tidak dibayar.")),
        new(DiagnosisCause.Hosting, WayKind.Report, ThirdPartyKind.Hosting, SituationCost.Low, Hour,
            new("Report the outage to the hosting provider and follow its ticket.",
                "Melaporkan gangguan kepada penyedia hosting dan mengikuti tiketnya."), Waits),
        new(DiagnosisCause.Hosting, WayKind.Restore, null, SituationCost.Budgeted, Day,
            new("Restore the last verified backup on another server and point the domain there.",
                "Memulihkan backup terakhir yang terverifikasi di server lain dan mengarahkan domain ke sana."),
            new("What was published after the backup is lost; costs a second server.",
                "Konten sesudah backup hilang; perlu biaya server kedua.")),

        new(DiagnosisCause.Connection, WayKind.RenewLapsed, ThirdPartyKind.Connection, SituationCost.Low, TwoHours,
            new("Renew the connection with the internet provider, with invoice and proof of payment.",
                "Memperpanjang langganan internet (ISP), disertai invoice dan bukti bayar."), Waits),
        new(DiagnosisCause.Connection, WayKind.Report, ThirdPartyKind.Connection, SituationCost.Low, Hour,
            new("Report the line to the internet provider and follow its ticket.",
                "Melaporkan jalur ke penyedia internet (ISP) dan mengikuti tiketnya."),
            new("The site itself may be well; only the office cannot see it.", "Situs mungkin baik-baik saja; hanya kantor yang tidak "
                + "dapat melihatnya.")),
        new(DiagnosisCause.Connection, WayKind.Examine, null, SituationCost.None, TwoHours,
            new("With the Subbag Umum, check the office's router and cables and use a second line meanwhile.",
                "Bersama Subbag Umum memeriksa router dan kabel kantor serta memakai jalur cadangan sementara."),
            new("Does not help if the fault lies with the provider.", "Tidak membantu bila gangguan ada di penyedia.")),

        new(DiagnosisCause.Certificate, WayKind.Report, ThirdPartyKind.Hosting, SituationCost.Low, Hour,
            new("Ask the hosting provider to renew and install the certificate.",
                "Meminta penyedia hosting memperpanjang dan memasang sertifikat."), Waits),
        new(DiagnosisCause.Certificate, WayKind.Examine, null, SituationCost.None, TwoHours,
            new("Renew the certificate in the hosting panel with own staff and check its chain and names.",
                "Memperpanjang sertifikat di panel hosting oleh staf sendiri serta memeriksa rantai dan namanya."),
            new("A wrong setting shuts visitors out again.", "Pengaturan yang salah menutup akses pengunjung lagi.")),

        new(DiagnosisCause.Website, WayKind.Examine, null, SituationCost.None, HalfDay,
            new("Own staff examine application, database and recent changes and mend the fault.",
                "Staf sendiri memeriksa aplikasi, basis data dan perubahan terakhir lalu memperbaikinya."),
            new("Takes time until the cause is found.", "Perlu waktu sampai penyebab ditemukan.")),
        new(DiagnosisCause.Website, WayKind.Restore, null, SituationCost.None, HalfDay,
            new("Restore the last verified backup.", "Memulihkan backup terakhir yang terverifikasi."),
            new("What was published after the backup is lost, and the cause may come back.",
                "Konten sesudah backup hilang dan penyebabnya dapat terulang.")),
        new(DiagnosisCause.Website, WayKind.Commission, ThirdPartyKind.Other, SituationCost.Budgeted, TwoHours,
            new("Commission a third party to mend the application.", "Menugaskan pihak ketiga memperbaiki aplikasi."),
            new("Costs money, and strangers get access.", "Perlu biaya, dan pihak luar memperoleh akses.")),

        new(DiagnosisCause.None, WayKind.Examine, null, SituationCost.None, null,
            new("Own staff examine by hand what the checks do not see.", "Staf sendiri memeriksa langsung hal yang tidak terlihat oleh pengecekan."),
            new("Takes time until the cause is found.", "Perlu waktu sampai penyebab ditemukan.")),
        new(DiagnosisCause.None, WayKind.Report, ThirdPartyKind.Hosting, SituationCost.Low, Hour,
            new("Ask the hosting provider for its view and its logs.", "Meminta keterangan dan log dari penyedia hosting."), Waits),
    ];

    /// <summary>The ways out of a cause, in the order of the table.</summary>
    public static IEnumerable<Way> Of(DiagnosisCause cause) => Rows.Where(row => row.Cause == cause);

    /// <summary>A class of cost in words.</summary>
    public static Phrase? NoteOf(SituationCost cost) => cost switch
    {
        SituationCost.None => new("no cost but own staff's time", "tanpa biaya selain waktu staf sendiri"),
        SituationCost.Low =>
            new("within the running contract, or a small fee by invoice", "dalam kontrak berjalan, atau biaya kecil menurut invoice"),
        SituationCost.Budgeted => new("to be budgeted: ask for an offer first", "perlu dianggarkan: minta penawaran lebih dahulu"),
        _ => null,
    };
}
