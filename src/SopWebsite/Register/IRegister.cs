using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Monitoring.History;
using SopWebsite.Notices;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Problems;
using SopWebsite.Situations.Routing;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Allowing;
using SopWebsite.Visitors.Blocking;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Register;

/// <summary>
/// The register: one store for each duty, in one database. An instance belongs to one thread; other threads and processes open their own.
/// </summary>
public interface IRegister : IUnitOfWork, IDisposable
{
    /// <summary>The file or server that holds the register, without secrets.</summary>
    string Location { get; }

    /// <summary>What the user should know about where it is, such as a file on a network share; null when there is nothing.</summary>
    Phrase? Remark { get; }

    /// <summary>Sites, officers and third parties.</summary>
    ISiteStore Sites { get; }

    /// <summary>The escalation log.</summary>
    IEscalationLog Log { get; }

    /// <summary>The key that signs exports of the log.</summary>
    ILogSigner Signer { get; }

    /// <summary>The history of checks.</summary>
    ICheckStore Checks { get; }

    /// <summary>What the sites' files were, and what looks at them found.</summary>
    IBaselineStore Baselines { get; }

    /// <summary>Settled states, maintenance windows, and when the routine ran.</summary>
    IWatchStore Watch { get; }

    /// <summary>How connections stood.</summary>
    Monitoring.OwnLine.ILineStore Lines { get; }

    /// <summary>The watched pages of sites.</summary>
    ISitePageStore Pages { get; }

    /// <summary>What scans of visitor logs found.</summary>
    IVisitorStore Visitors { get; }

    /// <summary>How far visitor logs were read.</summary>
    Visitors.Following.IFollowingStore Following { get; }

    /// <summary>The court's own rules for visitor logs.</summary>
    IVisitorRuleStore VisitorRules { get; }

    /// <summary>Visitors who are let pass.</summary>
    IAllowedVisitorStore AllowedVisitors { get; }

    /// <summary>What was found out about visitors who call themselves a search engine.</summary>
    ISearchEngineCheckStore SearchEngineChecks { get; }

    /// <summary>Who is kept away from sites, and until when.</summary>
    IVisitorBlockStore VisitorBlocks { get; }

    /// <summary>What lapses unless it is renewed.</summary>
    IRenewalStore Renewals { get; }

    /// <summary>The invoices of renewals.</summary>
    IRenewalInvoiceStore RenewalInvoices { get; }

    /// <summary>The procedures that the court imported.</summary>
    IProcedureStore Procedures { get; }

    /// <summary>Runs of procedures.</summary>
    IRunStore Runs { get; }

    /// <summary>The rhythms that the court set for periodic activities.</summary>
    IScheduleStore Schedules { get; }

    /// <summary>Backup sets.</summary>
    IBackupStore Backups { get; }

    /// <summary>How many sets of each site are kept.</summary>
    Backups.Retention.IRetentionStore Retentions { get; }

    /// <summary>Which shares of sets were read.</summary>
    Backups.Shares.IShareStore Shares { get; }

    /// <summary>Restore drills.</summary>
    Backups.Drills.IRestoreDrillStore Drills { get; }

    /// <summary>The media on which backups are kept, and the copies on them.</summary>
    IMediaStore BackupMedia { get; }

    /// <summary>Whose access is switched off.</summary>
    Backups.Access.ISiteAccessStore SiteAccess { get; }

    /// <summary>The situation reports.</summary>
    ISituationStore Situations { get; }

    /// <summary>Disposition sheets, chains, absences and third parties' tickets.</summary>
    IRoutingStore Routing { get; }

    /// <summary>Problem records: situations that came back.</summary>
    IProblemStore Problems { get; }

    /// <summary>The court's own cells of the priority matrix.</summary>
    IPriorityStore Priorities { get; }

    /// <summary>What checks of the sites' integrity found.</summary>
    Monitoring.Integrity.IIntegrityStore Integrity { get; }

    /// <summary>Notices: channels, rules, the outbox.</summary>
    INoticeStore Notices { get; }

    /// <summary>Takes a lock of this register that one process at a time can hold; null when another holds it. Freed with the process.</summary>
    IDisposable? TryLock(string name);
}
