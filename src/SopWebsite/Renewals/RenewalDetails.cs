using System.Globalization;

namespace SopWebsite.Renewals;

/// <summary>
/// What is corrected of a renewal's details; what is null stays as it is, and an empty text takes a detail away. The end is none of them: it moves
/// with a renewal that is entered, or with a source's answer.
/// </summary>
public sealed record RenewalDetails
{
    /// <summary>Who provides it.</summary>
    public string? Provider { get; init; }

    /// <summary>When what runs now began.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>How many months a renewal lasts.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>What a period costs.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The currency of the cost, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The budget line (mata anggaran).</summary>
    public string? BudgetLine { get; init; }

    /// <summary>Whom to call about it.</summary>
    public string? Contact { get; init; }

    /// <summary>What the provider promises; of it too, what is null stays.</summary>
    public ServicePromise? Promise { get; init; }

    /// <summary>Whatever else is worth knowing.</summary>
    public string? Note { get; init; }

    /// <summary>The renewal with these details.</summary>
    /// <exception cref="Errors.SopException"><c>SopRenewalBeginsAfterEnd</c>.</exception>
    public HostingRenewal Apply(HostingRenewal renewal)
    {
        if (BeginsAt is { } begin && renewal.ExpiresAt is { } end && begin >= end) throw RenewalFaults.BeginsAfterEnd(renewal.Subject);
        var promise = new ServicePromise
        {
            AvailabilityPercent = Promise?.AvailabilityPercent ?? renewal.Promise?.AvailabilityPercent,
            DownMbps = Promise?.DownMbps ?? renewal.Promise?.DownMbps,
            UpMbps = Promise?.UpMbps ?? renewal.Promise?.UpMbps,
        };
        return renewal with
        {
            Provider = Text(Provider, renewal.Provider),
            BeginsAt = BeginsAt?.ToUniversalTime() ?? renewal.BeginsAt,
            PeriodMonths = PeriodMonths ?? renewal.PeriodMonths,
            Cost = Cost ?? renewal.Cost,
            Currency = Currency ?? renewal.Currency,
            BudgetLine = Text(BudgetLine, renewal.BudgetLine),
            Contact = Text(Contact, renewal.Contact),
            Promise = promise.IsAny ? promise : null,
            Note = Text(Note, renewal.Note),
        };
    }

    /// <summary>What differs between two states of a renewal, in Indonesian, for the log; empty where nothing does.</summary>
    internal static IReadOnlyList<string> Differences(HostingRenewal before, HostingRenewal after)
    {
        var found = new List<string>();
        Tell("penyedia", before.Provider, after.Provider);
        Tell("mulai", Day(before.BeginsAt), Day(after.BeginsAt));
        Tell("periode (bulan)", Number(before.PeriodMonths), Number(after.PeriodMonths));
        Tell("biaya", Number(before.Cost), Number(after.Cost));
        Tell("mata uang", before.Currency, after.Currency);
        Tell("mata anggaran", before.BudgetLine, after.BudgetLine);
        Tell("kontak", before.Contact, after.Contact);
        Tell("ketersediaan (%)", Number(before.Promise?.AvailabilityPercent), Number(after.Promise?.AvailabilityPercent));
        Tell("unduh (Mbps)", Number(before.Promise?.DownMbps), Number(after.Promise?.DownMbps));
        Tell("unggah (Mbps)", Number(before.Promise?.UpMbps), Number(after.Promise?.UpMbps));
        Tell("catatan", before.Note, after.Note);
        return found;

        void Tell(string name, string? was, string? now)
        {
            if (!string.Equals(was, now, StringComparison.Ordinal)) found.Add($"{name} {was ?? "-"} menjadi {now ?? "-"}");
        }
    }

    private static string? Text(string? given, string? known) => given is null ? known : given.Trim() is { Length: > 0 } text ? text : null;

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
