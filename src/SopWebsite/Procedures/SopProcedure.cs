namespace SopWebsite.Procedures;

/// <summary>What a procedure is about.</summary>
public enum SopProcedureKind
{
    /// <summary>The court's website.</summary>
    Website,

    /// <summary>SIPP, the case tracking system.</summary>
    Sipp,

    /// <summary>IT policy.</summary>
    Policy,

    /// <summary>Requests for IT services.</summary>
    ServiceRequest,

    /// <summary>Looking after devices.</summary>
    Maintenance,

    /// <summary>Securing devices and data.</summary>
    Security,

    /// <summary>Publishing content.</summary>
    Content,

    /// <summary>Something else of the court's own.</summary>
    Other,
}

/// <summary>How "1 hari" is read when a deadline is set.</summary>
public enum SopDayRule
{
    /// <summary>As working minutes: <see cref="SopProcedure.MinutesPerDay"/> each.</summary>
    WorkingMinutes,

    /// <summary>Until the end of work on the n-th working day after.</summary>
    EndOfWorkingDay,
}

/// <summary>A standard operating procedure (SOP), as data. Its texts are Indonesian: officials read them.</summary>
public sealed record SopProcedure
{
    /// <summary>Its code, <c>court/subject</c>, such as <c>pn-tais/website</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The court that issued it.</summary>
    public string? Court { get; init; }

    /// <summary>The document it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>What it is about.</summary>
    public SopProcedureKind Kind { get; init; } = SopProcedureKind.Other;

    /// <summary>Where its runs are recorded (pencatatan dan pendataan).</summary>
    public string? RecordedAs { get; init; }

    /// <summary>What happens when it is not followed (peringatan).</summary>
    public string? Warning { get; init; }

    /// <summary>What a working day counts in working minutes. 450 makes the printed totals of the seeds exact.</summary>
    public int MinutesPerDay { get; init; } = 450;

    /// <summary>How "1 hari" is read.</summary>
    public SopDayRule DayRule { get; init; }

    /// <summary>The roles that an escalation climbs, from the first told to the last; codes of <see cref="Sites.SopRoles"/>.</summary>
    public string[] Chain { get; init; } = [];

    /// <summary>True while the chain is this module's proposal, which the court confirms or changes.</summary>
    public bool ChainIsDefault { get; init; }

    /// <summary>The activities, in order.</summary>
    public SopActivity[] Activities { get; init; } = [];

    /// <summary>The total that the document prints, if it prints one.</summary>
    public PrintedTotal? PrintedTotal { get; init; }

    /// <summary>The first activity of a duty (one of <see cref="SopDuties"/>), or null.</summary>
    public SopActivity? ActivityOf(string duty) =>
        Activities.FirstOrDefault(activity => string.Equals(activity.Duty, duty, StringComparison.OrdinalIgnoreCase));

    /// <summary>The code and the title.</summary>
    public override string ToString() => $"{Code}: {Title}";
}

/// <summary>One activity (aktivitas, kegiatan) of a procedure.</summary>
public sealed record SopActivity
{
    /// <summary>The code of the procedure it belongs to; null for an activity on its own.</summary>
    public string? Procedure { get; init; }

    /// <summary>Its number in the document.</summary>
    public required int Number { get; init; }

    /// <summary>The duty it belongs to, one of <see cref="SopDuties"/>; null for none.</summary>
    public string? Duty { get; init; }

    /// <summary>What is done.</summary>
    public required string Text { get; init; }

    /// <summary>Who does it (pelaksana): a role's code.</summary>
    public string? Performer { get; init; }

    /// <summary>
    /// True while the performer is this module's proposal: in the documents it was a tick in a swim lane, which their text has lost.
    /// </summary>
    public bool PerformerIsDefault { get; init; }

    /// <summary>Whom its output goes to, where the document says so: a role's code.</summary>
    public string? Recipient { get; init; }

    /// <summary>What is needed (kelengkapan, persyaratan).</summary>
    public string[] Requirements { get; init; } = [];

    /// <summary>What comes out of it.</summary>
    public string? Output { get; init; }

    /// <summary>The time it is given (waktu).</summary>
    public StandardTime StandardTime { get; init; } = StandardTime.Blank;

    /// <summary>How often it returns; null where the document does not say.</summary>
    public SopPeriod? Every { get; init; }
}

/// <summary>The total time that a document prints below its table.</summary>
public sealed record PrintedTotal
{
    /// <summary>As printed.</summary>
    public required string Text { get; init; }

    /// <summary>The total.</summary>
    public TimeAmount Total { get; init; }

    /// <summary>The same, converted to larger units in the document; null where it prints one form only.</summary>
    public TimeAmount? Conversion { get; init; }

    /// <summary>Reads a total, and behind a slash the same converted: <c>570 menit / 9 jam 30 menit</c>.</summary>
    public static bool TryParse(string? text, out PrintedTotal? total)
    {
        total = null;
        var forms = (text ?? "").Split('/');
        if (forms.Length > 2 || !TimeAmount.TryParse(forms[0], out var amount)) return false;
        TimeAmount? conversion = null;
        if (forms.Length == 2)
        {
            if (!TimeAmount.TryParse(forms[1], out var converted)) return false;
            conversion = converted;
        }
        total = new PrintedTotal { Text = text!.Trim(), Total = amount, Conversion = conversion };
        return true;
    }
}
