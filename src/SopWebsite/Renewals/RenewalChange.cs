using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Renewals;

/// <summary>What is entered of a renewal; what is null stays as it is.</summary>
public sealed record RenewalChange
{
    /// <summary>The new expiry; null with an invoice or proof for one period after the old one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The invoice's number.</summary>
    public string? Invoice { get; init; }

    /// <summary>The proof of payment.</summary>
    public RenewalProof? Proof { get; init; }

    /// <summary>What was paid.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Who provides it.</summary>
    public string? Provider { get; init; }

    /// <summary>How many months a renewal lasts.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>True when it is a payment and so a new expiry, not only a correction of details.</summary>
    public bool IsPayment => ExpiresAt is not null || Invoice is not null || Proof is not null;

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

    /// <summary>The renewal with the change.</summary>
    /// <param name="renewal">As it was.</param>
    /// <param name="force">Accept a new expiry without invoice or proof.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="SopException"><c>SopRenewalWithoutProof</c>: a new expiry needs invoice and proof; <c>SopRenewalExpiryUnknown</c>:
    /// none was given and none can be computed; <c>SopRenewalNotLater</c>: the new expiry is not after the old one.</exception>
    public HostingRenewal Apply(HostingRenewal renewal, bool force, DateTimeOffset now)
    {
        var changed = renewal with
        {
            Cost = Cost ?? renewal.Cost,
            Currency = Currency ?? renewal.Currency,
            Provider = Provider ?? renewal.Provider,
            PeriodMonths = PeriodMonths ?? renewal.PeriodMonths,
        };
        if (!IsPayment) return changed.AsOf(now);
        if (!force && (string.IsNullOrWhiteSpace(Invoice) || Proof is null)) throw WithoutProof(renewal);
        var expires = ExpiresAt ?? NextPeriod(changed);
        if (!force && renewal.ExpiresAt is { } old && expires <= old) throw NotLater(renewal);
        var payment = new RenewalPayment
        {
            RecordedAt = now,
            From = renewal.ExpiresAt,
            To = expires,
            Invoice = Invoice,
            Proof = Proof,
            Cost = Cost ?? renewal.Cost,
        };
        return (changed with
        {
            Invoice = Invoice,
            ProofOfPayment = Proof,
            // A new certificate begins anew; when is known once the site shows it.
            BeginsAt = null,
            ExpiresAt = expires,
            Source = RenewalSource.Ledger,
            CheckedAt = now,
            Payments = [.. renewal.Payments, payment],
        }).AsOf(now);
    }

    private static DateTimeOffset NextPeriod(HostingRenewal renewal) =>
        renewal is { ExpiresAt: { } old, PeriodMonths: { } months }
            ? old.AddMonths(months)
            : throw new SopException(
                "SopRenewalExpiryUnknown", SopErrorKind.InvalidArgument,
                new Phrase($"When '{renewal.Subject}' lapses next cannot be computed: its expiry or its period is not known. Give -ExpiresAt.",
                    $"Masa berlaku '{renewal.Subject}' berikutnya tidak dapat dihitung: masa berlaku atau periodenya tidak diketahui. Isi -ExpiresAt."),
                renewal.Subject);

    private static SopException WithoutProof(HostingRenewal renewal) => new(
        "SopRenewalWithoutProof", SopErrorKind.InvalidOperation,
        new Phrase($"A renewal of '{renewal.Subject}' needs the invoice and the proof of payment: give -Invoice and -ProofOfPayment, or -Force.",
            $"Perpanjangan '{renewal.Subject}' memerlukan faktur dan bukti pembayaran: isi -Invoice dan -ProofOfPayment, atau -Force."),
        renewal.Subject);

    private static SopException NotLater(HostingRenewal renewal) => new(
        "SopRenewalNotLater", SopErrorKind.InvalidArgument,
        new Phrase($"The new expiry of '{renewal.Subject}' is not after the old one. Correct it, or use -Force.",
            $"Masa berlaku baru '{renewal.Subject}' tidak sesudah yang lama. Perbaiki, atau pakai -Force."),
        renewal.Subject);
}
