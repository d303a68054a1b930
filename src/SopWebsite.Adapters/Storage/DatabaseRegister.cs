using SopWebsite.Adapters.Signing;
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
using SopWebsite.Register;
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

namespace SopWebsite.Adapters.Storage;

/// <summary>The register over one database of whatever kind: the stores of all duties on one connection.</summary>
/// <param name="database">The open and migrated database; disposed with this.</param>
/// <param name="location">Where it is, without secrets.</param>
/// <param name="keyFile">Where its signing key is, or will be.</param>
internal abstract class DatabaseRegister(RegisterDatabase database, string location, string keyFile) : IRegister
{
    public string Location { get; } = location;

    public virtual Phrase? Remark => null;

    public ISiteStore Sites { get; } = new SiteStore(database);

    public IEscalationLog Log { get; } = new EscalationLogStore(database);

    public ILogSigner Signer => new LogKeyFile(keyFile, () => TryLock("key"));

    public ICheckStore Checks { get; } = new CheckStore(database);

    public IBaselineStore Baselines { get; } = new BaselineStore(database);

    public IWatchStore Watch { get; } = new WatchStore(database);

    public SopWebsite.Monitoring.OwnLine.ILineStore Lines { get; } = new LineStore(database);

    public ISitePageStore Pages { get; } = new SitePageStore(database);

    public IVisitorStore Visitors { get; } = new VisitorStore(database);

    public SopWebsite.Visitors.Following.IFollowingStore Following { get; } = new FollowingStore(database);

    public IVisitorRuleStore VisitorRules { get; } = new VisitorRuleStore(database);

    public IAllowedVisitorStore AllowedVisitors { get; } = new AllowedVisitorStore(database);

    public ISearchEngineCheckStore SearchEngineChecks { get; } = new SearchEngineCheckStore(database);

    public IVisitorBlockStore VisitorBlocks { get; } = new VisitorBlockStore(database);

    public IRenewalStore Renewals { get; } = new RenewalStore(database);

    public IRenewalInvoiceStore RenewalInvoices { get; } = new RenewalInvoiceStore(database);

    public IProcedureStore Procedures { get; } = new ProcedureStore(database);

    public IRunStore Runs { get; } = new RunStore(database);

    public IScheduleStore Schedules { get; } = new ScheduleStore(database);

    public IBackupStore Backups { get; } = new BackupStore(database);

    public SopWebsite.Backups.Retention.IRetentionStore Retentions { get; } = new RetentionStore(database);

    public SopWebsite.Backups.Shares.IShareStore Shares { get; } = new ShareStore(database);

    public SopWebsite.Backups.Drills.IRestoreDrillStore Drills { get; } = new RestoreDrillStore(database);

    public IMediaStore BackupMedia { get; } = new MediaStore(database);

    public SopWebsite.Backups.Access.ISiteAccessStore SiteAccess { get; } = new SiteAccessStore(database);

    public ISituationStore Situations { get; } = new SituationStore(database);

    public IRoutingStore Routing { get; } = new RoutingStore(database);

    public IProblemStore Problems { get; } = new ProblemStore(database);

    public IPriorityStore Priorities { get; } = new PriorityStore(database);

    public Monitoring.Integrity.IIntegrityStore Integrity { get; } = new IntegrityStore(database);

    public INoticeStore Notices { get; } = new NoticeStore(database);

    public abstract IDisposable? TryLock(string name);

    public void Transact(Action work) => database.Transact(work);

    public void Dispose() => database.Dispose();
}
