using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Certificates;

namespace SopWebsite.Renewals.Findings;

/// <summary>Looks at a renewal's dates, and holds the ledger against what the source said last: every mismatch is a finding. Asks nobody.</summary>
public static class RenewalFindings
{
    /// <summary>How long a provider may take to renew what was paid before it is grave.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private static readonly HashSet<string> Holds = new(StringComparer.OrdinalIgnoreCase)
    {
        "client hold", "server hold", "inactive", "pending delete", "redemption period", "pending restore",
    };

    /// <summary>What does not fit, the gravest first.</summary>
    /// <param name="renewal">The renewal.</param>
    /// <param name="cycle">Where it stands.</param>
    /// <param name="open">Its invoices that are not paid, as they stand now.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<RenewalFinding> Of(
        HostingRenewal renewal, RenewalCycle cycle, IReadOnlyList<RenewalInvoice> open, string zone, DateTimeOffset now)
    {
        var found = new List<RenewalFinding>(DeadlineFindings.Of(renewal, cycle, zone, now));
        if (renewal.ExpiresAt is null || renewal.Answer is { ExpiresAt: null }) found.Add(Unknown(renewal));
        if (renewal.Answer is { } answer)
        {
            if (answer.ExpiresAt is { } shown && OfEnd(renewal, answer, shown, zone, now) is { } end) found.Add(end);
            if (OfRegistrar(renewal, answer) is { } registrar) found.Add(registrar);
            if (OfStatuses(renewal, answer, cycle) is { } status) found.Add(status);
            if (answer.Chain is { } chain) found.AddRange(OfChain(chain, zone));
        }
        if (renewal.Payments.LastOrDefault() is { Proof: null } unproved) found.Add(WithoutProof(unproved, zone));
        found.AddRange(open.Where(invoice => invoice.State == RenewalInvoiceState.Overdue).Select(invoice => Overdue(invoice, zone)));
        return [.. found.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Kind)];
    }

    private static RenewalFinding Unknown(HostingRenewal renewal)
    {
        var name = RenewalNames.Of(renewal);
        var why = renewal.Answer?.Unknown;
        return renewal.ExpiresAt is null
            ? Finding(
                RenewalFindingKind.EndUnknown, SopSeverity.Medium,
                $"When {name.English} lapses is not known{Because(why?.English)}: look at the contract, and enter it.",
                $"Masa berlaku {name.Indonesian} tidak diketahui{Because(why?.Indonesian)}: lihat kontraknya, lalu catat.")
            : Finding(
                RenewalFindingKind.SourceSilent, SopSeverity.Low,
                $"The source does not say when {name.English} lapses{Because(why?.English)}: only the court's own entry is known.",
                $"Sumber tidak menyebut masa berlaku {name.Indonesian}{Because(why?.Indonesian)}: yang diketahui hanya catatan kantor.");
    }

    private static RenewalFinding? OfEnd(HostingRenewal renewal, SourceAnswer answer, DateTimeOffset shown, string zone, DateTimeOffset now)
    {
        var name = RenewalNames.Of(renewal);
        var day = IndonesianZone.DayOf(shown, zone);
        if (renewal.PaidUntil is { } paid && paid - shown > RenewalCycles.Same)
        {
            var entered = renewal.Payments[renewal.Payments.Length - 1].RecordedAt;
            // What was asked before the payment says nothing about it.
            if (answer.AskedAt <= entered) return null;
            return Finding(
                RenewalFindingKind.PaidNotShown,
                shown <= now ? SopSeverity.Critical : now - entered > Patience ? SopSeverity.High : SopSeverity.Medium,
                $"{name.English} is paid until {IndonesianZone.DayOf(paid, zone)}, but the source shows {day}: ask "
                + $"{Provider(renewal, "the provider")} to renew it.",
                $"{name.Indonesian} sudah dibayar sampai {IndonesianZone.DayOf(paid, zone)}, tetapi sumber menunjukkan {day}: minta "
                + $"{Provider(renewal, "penyedia")} memperpanjangnya.");
        }
        var ledger = renewal.LedgerEndsAt ?? renewal.PaidUntil;
        if (ledger is not { } own || (own - shown).Duration() <= RenewalCycles.Same) return null;
        var ownDay = IndonesianZone.DayOf(own, zone);
        if (shown < own)
            return Finding(
                RenewalFindingKind.EndDiffers, SopSeverity.High,
                $"{name.English} lapses on {ownDay} by the court's ledger, but on {day} by the source: the earlier date counts.",
                $"{name.Indonesian} menurut catatan kantor berlaku sampai {ownDay}, tetapi menurut sumber {day}: tanggal yang lebih awal "
                + "yang berlaku.");
        // Certificates are renewed by themselves; only what nobody paid for is worth a word.
        return renewal.Kind == RenewalKind.Certificate
            ? null
            : Finding(
                RenewalFindingKind.RenewalNotRecorded, SopSeverity.Low,
                $"{name.English} runs until {day} by the source, and until {ownDay} by the court's ledger: enter the renewal with its "
                + "invoice and proof.",
                $"{name.Indonesian} menurut sumber berlaku sampai {day}, menurut catatan kantor {ownDay}: catat perpanjangannya beserta "
                + "faktur dan buktinya.");
    }

    private static RenewalFinding? OfRegistrar(HostingRenewal renewal, SourceAnswer answer) =>
        renewal.Kind != RenewalKind.Domain || renewal.Provider is not { } provider || answer.Registrar is not { } registrar
            || ProviderNames.MayBeSame(provider, registrar)
            ? null
            : Finding(
                RenewalFindingKind.RegistrarDiffers, SopSeverity.Medium,
                $"The registry names '{registrar}' as registrar, the court's ledger '{provider}': pay only who holds the domain.",
                $"Registri menyebut registrar '{registrar}', catatan kantor '{provider}': bayarlah hanya kepada pemegang domainnya.");

    private static RenewalFinding? OfStatuses(HostingRenewal renewal, SourceAnswer answer, RenewalCycle cycle)
    {
        var words = answer.Statuses.Where(Holds.Contains).ToList();
        if (words.Count == 0) return null;
        var (name, list) = (RenewalNames.Of(renewal), string.Join(", ", words));
        return Finding(
            RenewalFindingKind.RegistryStatus, cycle.Stage >= RenewalStage.Redemption ? SopSeverity.Critical : SopSeverity.High,
            $"The registry has {name.English} under '{list}': it does not work, or will not for long. Call {Provider(renewal, "the registrar")}.",
            $"Registri menandai {name.Indonesian} dengan '{list}': tidak berfungsi, atau tidak lama lagi. Hubungi {Provider(renewal, "registrar")}.");
    }

    private static IEnumerable<RenewalFinding> OfChain(CertificateChain chain, string zone)
    {
        var wrong = chain.Findings.Where(finding => finding.Verdict is CertificateVerdict.Bad or CertificateVerdict.Warning).ToList();
        foreach (var one in wrong)
        {
            var kind = one.Check switch
            {
                CertificateCheckKind.Name => RenewalFindingKind.NameMismatch,
                CertificateCheckKind.Intermediates => RenewalFindingKind.ChainWeaker,
                _ => RenewalFindingKind.CertificateFault,
            };
            yield return new RenewalFinding
            {
                Kind = kind, Severity = one.Verdict == CertificateVerdict.Bad ? SopSeverity.High : SopSeverity.Low, Text = one.Sentence,
            };
        }
        if (chain.WeakestExpires >= chain.LeafExpires || wrong.Exists(one => one.Check == CertificateCheckKind.Intermediates)) yield break;
        var (weakest, leaf) = (IndonesianZone.DayOf(chain.WeakestExpires, zone), IndonesianZone.DayOf(chain.LeafExpires, zone));
        yield return Finding(
            RenewalFindingKind.ChainWeaker, SopSeverity.High,
            $"A certificate above that of {chain.Host} lapses on {weakest}, before the site's own ({leaf}): the chain on the server must "
            + "be exchanged.",
            $"Sertifikat di atas milik {chain.Host} berakhir {weakest}, sebelum milik situs sendiri ({leaf}): rantai sertifikat di server "
            + "harus diganti.");
    }

    private static RenewalFinding WithoutProof(RenewalPayment payment, string zone)
    {
        var day = IndonesianZone.DayOf(payment.RecordedAt, zone);
        return Finding(
            RenewalFindingKind.ProofMissing, SopSeverity.Low,
            $"The renewal entered on {day} has no proof of payment{Because(payment.Reason)}.",
            $"Perpanjangan yang dicatat {day} tanpa bukti pembayaran{Because(payment.Reason)}.");
    }

    private static RenewalFinding Overdue(RenewalInvoice invoice, string zone)
    {
        var isSop = invoice.OverdueMinutes > 0;
        var by = isSop ? invoice.SopDueAt : invoice.DueAt;
        var at = by is { } due ? $"{IndonesianZone.MinuteOf(due, zone)} {zone}" : "?";
        return Finding(
            RenewalFindingKind.InvoiceOverdue, invoice.DueAt < invoice.SopDueAt ? SopSeverity.High : SopSeverity.Medium,
            isSop ? $"Invoice {invoice.Number} waits {invoice.OverdueMinutes} working minutes longer than the SOP gives (until {at})."
                : $"Invoice {invoice.Number} was to be paid by {at}.",
            isSop ? $"Faktur {invoice.Number} melewati waktu SOP {invoice.OverdueMinutes} menit kerja (batas {at})."
                : $"Faktur {invoice.Number} seharusnya dibayar paling lambat {at}.");
    }

    private static string Provider(HostingRenewal renewal, string fallback) => renewal.Provider ?? fallback;

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $" ({reason!.Trim().TrimEnd('.')})";

    private static RenewalFinding Finding(RenewalFindingKind kind, SopSeverity severity, string english, string indonesian) =>
        new() { Kind = kind, Severity = severity, Text = new Phrase(english, indonesian) };
}
