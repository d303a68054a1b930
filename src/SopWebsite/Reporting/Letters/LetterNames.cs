using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Routing;
using SopWebsite.Situations.Ways;

namespace SopWebsite.Reporting.Letters;

/// <summary>What letters call the known sets of the duties.</summary>
internal static class LetterNames
{
    public static Phrase Of(DispositionNature nature) => nature switch
    {
        DispositionNature.Segera => new("Urgent", "Segera"),
        DispositionNature.SangatSegera => new("Most urgent", "Sangat Segera"),
        DispositionNature.Rahasia => new("Confidential", "Rahasia"),
        _ => new("Ordinary", "Biasa"),
    };

    public static Phrase Of(DispositionState state) => state switch
    {
        DispositionState.Sent => new("Sent, not yet signed for", "Diteruskan, belum diparaf"),
        DispositionState.Received => new("Signed for", "Diterima dan diparaf"),
        DispositionState.Returned => new("Returned with a question", "Dikembalikan dengan pertanyaan"),
        DispositionState.Answered => new("Question answered", "Pertanyaan dijawab"),
        DispositionState.Delegated => new("Delegated", "Didelegasikan"),
        DispositionState.Done => new("Done", "Selesai"),
        _ => new("unreadable", "tidak terbaca"),
    };

    public static Phrase Of(DiagnosisCause cause) => cause switch
    {
        DiagnosisCause.Domain => new("the domain name", "nama domain"),
        DiagnosisCause.Hosting => new("the hosting or the server", "hosting atau server"),
        DiagnosisCause.Connection => new("the court's connection", "koneksi internet kantor"),
        DiagnosisCause.Certificate => new("the certificate", "sertifikat"),
        DiagnosisCause.Website => new("the website's software or content", "perangkat lunak atau konten situs"),
        _ => new("not known yet", "belum diketahui"),
    };

    public static Phrase Of(DiagnosisCertainty certainty) => certainty switch
    {
        DiagnosisCertainty.Strong => new("strong", "kuat"),
        DiagnosisCertainty.Probable => new("probable", "cukup"),
        _ => new("weak", "lemah"),
    };

    public static Phrase Of(ThirdPartyKind kind) => kind switch
    {
        ThirdPartyKind.Connection => new("Provider of the connection", "Penyedia koneksi"),
        ThirdPartyKind.Domain => new("Registrar of the domain", "Registrar domain"),
        ThirdPartyKind.Hosting => new("Provider of the hosting", "Penyedia hosting"),
        _ => new("Third party", "Pihak ketiga"),
    };

    public static Phrase Of(SituationPerformer performer) => performer switch
    {
        SituationPerformer.OwnStaff => new("The court's own IT staff", "Staf IT pengadilan"),
        SituationPerformer.GeneralAffairs => new("General affairs", "Subbag Umum dan Keuangan"),
        _ => new("Third party", "Pihak ketiga"),
    };

    public static Phrase Of(SituationCost cost) => cost switch
    {
        SituationCost.None => new("none", "tanpa biaya"),
        SituationCost.Low => new("small", "kecil"),
        SituationCost.Budgeted => new("to be budgeted", "perlu dianggarkan"),
        _ => new("not known", "tidak diketahui"),
    };
}
