namespace SopWebsite.Procedures;

/// <summary>
/// The duties by which other rooms find an activity whatever its number, since courts order and split the same SOP differently.
/// </summary>
public static class SopDuties
{
    /// <summary>Watching availability and freshness (seed 001, step 1).</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Backing up (seed 001, step 2).</summary>
    public const string Backup = "backup";

    /// <summary>Reading the visitors' log (seed 001, step 3), or the users' in SIPP (seed 003, step 3).</summary>
    public const string Visitors = "visitors";

    /// <summary>Renewing connection, hosting and domain (seed 001, step 4).</summary>
    public const string Renewals = "renewals";

    /// <summary>Taking complaints (seed 003, step 4).</summary>
    public const string Complaint = "complaint";

    /// <summary>Reporting situation, problems and alternatives (seed 001, step 5).</summary>
    public const string Report = "report";

    /// <summary>Passing the report on (seed 001, step 6).</summary>
    public const string Forward = "forward";

    /// <summary>Choosing what to do (seed 001, step 7).</summary>
    public const string Decide = "decide";

    /// <summary>Solving the problem (seed 001, step 8).</summary>
    public const string Fix = "fix";

    /// <summary>Backing up again after the problem is solved (seed 001, step 9).</summary>
    public const string BackupAgain = "backup-again";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Monitoring, Backup, Visitors, Renewals, Complaint, Report, Forward, Decide, Fix, BackupAgain];
}
