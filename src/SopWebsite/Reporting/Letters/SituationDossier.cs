using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Situations;
using SopWebsite.Situations.Incidents;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Reporting.Letters;

/// <summary>A situation report with all that its letters say beside it.</summary>
public sealed record SituationDossier : LetterDossier
{
    /// <summary>The report, with its run.</summary>
    public required SituationReport Report { get; init; }

    /// <summary>The disposition sheets that its forms are made of, in the order of their sending.</summary>
    public IReadOnlyList<SopDisposition> Sheets { get; init; } = [];

    /// <summary>The roles that the report climbs, from the first to the last.</summary>
    public IReadOnlyList<string> Chain { get; init; } = SopChains.Usual;

    /// <summary>The draft for BSSN; null where the paper is another.</summary>
    public BssnIncidentReport? Incident { get; init; }

    /// <summary>What the log says of the report, in its order.</summary>
    public IReadOnlyList<EscalationEntry> Chronology { get; init; } = [];

    /// <summary>The check of the whole log.</summary>
    public required EscalationLogVerification Verification { get; init; }
}

/// <summary>What the user chose for a letter.</summary>
public sealed record LetterChoices
{
    /// <summary>Its language; Indonesian without.</summary>
    public Language Language { get; init; } = Language.Indonesian;

    /// <summary>The number that the register of letters gave it; null leaves room for it.</summary>
    public string? Number { get; init; }

    /// <summary>Who acknowledges it beside its maker: roles or officers' names; null for the roles that are usual for the form.</summary>
    public IReadOnlyList<string>? Signatories { get; init; }
}
