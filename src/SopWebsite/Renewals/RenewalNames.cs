using SopWebsite.Languages;
using SopWebsite.Renewals.Cycles;

namespace SopWebsite.Renewals;

/// <summary>What officials call what a court has to renew.</summary>
public static class RenewalNames
{
    /// <summary>The name of a kind.</summary>
    public static Phrase Of(RenewalKind kind) => kind switch
    {
        RenewalKind.Domain => new("Domain", "Domain"),
        RenewalKind.Hosting => new("Hosting", "Hosting"),
        RenewalKind.Connection => new("Connection", "Koneksi"),
        _ => new("Certificate", "Sertifikat"),
    };

    /// <summary>The name of a stage.</summary>
    public static Phrase Of(RenewalStage stage) => stage switch
    {
        RenewalStage.Active => new("running", "berjalan"),
        RenewalStage.Due => new("due", "perlu diperpanjang"),
        RenewalStage.InvoiceReceived => new("invoice received", "faktur diterima"),
        RenewalStage.Paid => new("paid", "dibayar"),
        RenewalStage.Confirmed => new("confirmed", "terkonfirmasi"),
        RenewalStage.Grace => new("grace period", "masa tenggang"),
        RenewalStage.Redemption => new("redemption", "masa penebusan"),
        RenewalStage.PendingDelete => new("pending delete", "menunggu penghapusan"),
        RenewalStage.Lapsed => new("lapsed", "habis masa berlaku"),
        _ => new("unknown", "tidak diketahui"),
    };

    /// <summary>The name of one of them: its kind and subject.</summary>
    public static Phrase Of(HostingRenewal renewal)
    {
        var kind = Of(renewal.Kind);
        return new($"{kind.English} {renewal.Subject}", $"{kind.Indonesian} {renewal.Subject}");
    }
}
