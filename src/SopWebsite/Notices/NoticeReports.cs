using SopWebsite.Escalations;
using SopWebsite.Situations;

namespace SopWebsite.Notices;

/// <summary>What notices ask of a situation report.</summary>
internal static class NoticeReports
{
    /// <summary>The gravity that a report has; null where it has none of its own.</summary>
    public static SopSeverity? SeverityOf(SituationReport report) => null;
}
