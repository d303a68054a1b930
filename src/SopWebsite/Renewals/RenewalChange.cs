using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Renewals;

/// <summary>What is entered of a renewal that was made.</summary>
public sealed record RenewalChange
{
    /// <summary>The new end; null for one period after the old one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The invoice's number; null for the only one that waits.</summary>
    public string? Invoice { get; init; }

    /// <summary>The proof of payment.</summary>
    public RenewalProof? Proof { get; init; }

    /// <summary>What was paid; null for what the invoice asks for.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The currency, ISO 4217; null for the invoice's.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was paid; null for now.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Accept a renewal without invoice or proof, another amount than the invoice's, or an end that is not later.</summary>
    public bool Force { get; init; }

    /// <summary>Why; needed with <see cref="Force"/>, and kept.</summary>
    public string? Reason { get; init; }

    /// <summary>The proof that a file is: its name and its digest.</summary>
    /// <exception cref="SopException"><c>SopProofUnreadable</c>: it cannot be read.</exception>
    public static RenewalProof ProofOf(string path)
    {
        try
        {
            return new RenewalProof(Path.GetFileName(path), Sha256Hex.OfFile(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SopException(
                "SopProofUnreadable", SopErrorKind.ReadFailure,
                new Phrase($"The proof of payment '{path}' cannot be read: {failure.Message}",
                    $"Bukti pembayaran '{path}' tidak dapat dibaca: {failure.Message}"),
                path, failure);
        }
    }

    /// <summary>
    /// The renewal with the change. Invoice and proof are looked at by <see cref="Invoices.RenewalPayments"/>; this is about the end.
    /// </summary>
    /// <param name="renewal">As it was.</param>
    /// <param name="zone">The site's zone, in whose calendar months are counted.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="SopException"><c>SopRenewalExpiryUnknown</c>: no end was given and none can be computed; <c>SopRenewalNotLater</c>: the
    /// new end is not after the old one.</exception>
    internal HostingRenewal Apply(HostingRenewal renewal, string zone, DateTimeOffset now)
    {
        var old = OldEnd(renewal);
        var expires = ExpiresAt?.ToUniversalTime() ?? NextPeriod(renewal, old, zone);
        if (!Force && expires <= old) throw NotLater(renewal);
        var payment = new RenewalPayment
        {
            RecordedAt = now,
            From = old,
            To = expires,
            Invoice = Invoice,
            Proof = Proof,
            Cost = Cost,
            Currency = Currency,
            PaidAt = PaidAt,
            Reason = Reason,
        };
        return (renewal with
        {
            Cost = Cost ?? renewal.Cost,
            Currency = Currency ?? renewal.Currency,
            Invoice = Invoice,
            ProofOfPayment = Proof,
            // A new certificate begins anew; when is known once the site shows it. A contract goes on from where it ended.
            BeginsAt = renewal.Kind == RenewalKind.Certificate || old >= expires ? null : old,
            ExpiresAt = expires,
            LedgerEndsAt = expires,
            Source = RenewalSource.Ledger,
            CheckedAt = now,
            Payments = [.. renewal.Payments, payment],
        }).AsOf(now);
    }

    /// <summary>
    /// The end that a renewal adds to: as known or, where the last renewal was paid for and the source does not show it yet, what was paid for.
    /// </summary>
    private static DateTimeOffset? OldEnd(HostingRenewal renewal) =>
        renewal.PaidUntil is { } paid && renewal.ExpiresAt is { } shown && paid > shown ? paid : renewal.ExpiresAt;

    private static DateTimeOffset NextPeriod(HostingRenewal renewal, DateTimeOffset? old, string zone) =>
        old is { Year: < 9000 } end && renewal.PeriodMonths is { } months
            ? IndonesianZone.ToLocal(end, zone).AddMonths(months).ToUniversalTime()
            : throw new SopException(
                "SopRenewalExpiryUnknown", SopErrorKind.InvalidArgument,
                new Phrase($"When '{renewal.Subject}' lapses next cannot be computed: its expiry or its period is not known. Give -ExpiresAt.",
                    $"Masa berlaku '{renewal.Subject}' berikutnya tidak dapat dihitung: masa berlaku atau periodenya tidak diketahui. Isi "
                    + "-ExpiresAt."),
                renewal.Subject);

    private static SopException NotLater(HostingRenewal renewal) => new(
        "SopRenewalNotLater", SopErrorKind.InvalidArgument,
        new Phrase($"The new expiry of '{renewal.Subject}' is not after the old one. Correct it, or use -Force with -Reason.",
            $"Masa berlaku baru '{renewal.Subject}' tidak sesudah yang lama. Perbaiki, atau pakai -Force dengan -Reason."),
        renewal.Subject);
}
