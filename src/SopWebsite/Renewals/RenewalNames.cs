using SopWebsite.Languages;

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

    /// <summary>The name of one of them: its kind and subject.</summary>
    public static Phrase Of(HostingRenewal renewal)
    {
        var kind = Of(renewal.Kind);
        return new($"{kind.English} {renewal.Subject}", $"{kind.Indonesian} {renewal.Subject}");
    }
}
