using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Findings;

/// <summary>What can be wrong with a renewal: its dates, and the court's ledger against what a source said.</summary>
public enum RenewalFindingKind
{
    /// <summary>Nobody knows when it lapses.</summary>
    EndUnknown,

    /// <summary>The source was asked and did not say when it lapses.</summary>
    SourceSilent,

    /// <summary>The source shows another end than the court entered.</summary>
    EndDiffers,

    /// <summary>It was paid for, and the source shows an earlier end: the provider has not renewed it.</summary>
    PaidNotShown,

    /// <summary>The source shows a later end than the court knows: a renewal that was not recorded.</summary>
    RenewalNotRecorded,

    /// <summary>The registry names another registrar than the court's provider.</summary>
    RegistrarDiffers,

    /// <summary>The registry has put the name on hold, or takes it away.</summary>
    RegistryStatus,

    /// <summary>A certificate above the site's own lapses earlier than the site's.</summary>
    ChainWeaker,

    /// <summary>The certificate is not for the host.</summary>
    NameMismatch,

    /// <summary>Something else is wrong with the certificate or its chain.</summary>
    CertificateFault,

    /// <summary>What it was renewed with was never proved.</summary>
    ProofMissing,

    /// <summary>An invoice has waited longer than the SOP allows, or than its own due date.</summary>
    InvoiceOverdue,

    /// <summary>It has lapsed and is not renewed.</summary>
    HasLapsed,

    /// <summary>It lapses from January to March, so it must be paid out of the budget year before.</summary>
    PayBeforeYearEnds,
}

/// <summary>One thing that does not fit.</summary>
public sealed record RenewalFinding
{
    /// <summary>What it is.</summary>
    public required RenewalFindingKind Kind { get; init; }

    /// <summary>How grave it is.</summary>
    public required SopSeverity Severity { get; init; }

    /// <summary>What was found, as a sentence.</summary>
    public required Phrase Text { get; init; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Text.ToString();
}
