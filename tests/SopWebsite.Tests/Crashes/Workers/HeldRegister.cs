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

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>A real register whose log passes a holding before each writing and after it: in the midst of a transaction, that is.</summary>
internal sealed class HeldRegister(IRegister inner, Holding holding) : IRegister
{
    public string Location => inner.Location;

    public Phrase? Remark => inner.Remark;

    public ISiteStore Sites => inner.Sites;

    public IEscalationLog Log { get; } = new HeldLog(inner.Log, holding);

    public ILogSigner Signer => inner.Signer;

    public ICheckStore Checks => inner.Checks;

    public IBaselineStore Baselines => inner.Baselines;

    public IWatchStore Watch => inner.Watch;

    public SopWebsite.Monitoring.OwnLine.ILineStore Lines => inner.Lines;

    public ISitePageStore Pages => inner.Pages;

    public IVisitorStore Visitors => inner.Visitors;

    public IVisitorBlockStore VisitorBlocks => inner.VisitorBlocks;

    public SopWebsite.Visitors.Following.IFollowingStore Following => inner.Following;

    public IVisitorRuleStore VisitorRules => inner.VisitorRules;

    public IAllowedVisitorStore AllowedVisitors => inner.AllowedVisitors;

    public ISearchEngineCheckStore SearchEngineChecks => inner.SearchEngineChecks;

    public IRenewalStore Renewals => inner.Renewals;

    public IRenewalInvoiceStore RenewalInvoices => inner.RenewalInvoices;

    public IProcedureStore Procedures => inner.Procedures;

    public IRunStore Runs => inner.Runs;

    public IScheduleStore Schedules => inner.Schedules;

    public IBackupStore Backups => inner.Backups;

    public SopWebsite.Backups.Retention.IRetentionStore Retentions => inner.Retentions;

    public SopWebsite.Backups.Shares.IShareStore Shares => inner.Shares;

    public SopWebsite.Backups.Drills.IRestoreDrillStore Drills => inner.Drills;

    public IMediaStore BackupMedia => inner.BackupMedia;

    public SopWebsite.Backups.Access.ISiteAccessStore SiteAccess => inner.SiteAccess;

    public ISituationStore Situations => inner.Situations;

    public IRoutingStore Routing => inner.Routing;

    public IProblemStore Problems => inner.Problems;

    public IPriorityStore Priorities => inner.Priorities;

    public SopWebsite.Monitoring.Integrity.IIntegrityStore Integrity => inner.Integrity;

    public INoticeStore Notices => inner.Notices;

    public IDisposable? TryLock(string name) => inner.TryLock(name);

    public void Transact(Action work) => inner.Transact(work);

    public void Dispose() => inner.Dispose();

    private sealed class HeldLog(IEscalationLog log, Holding holding) : IEscalationLog
    {
        public EscalationEntry Append(EscalationDraft draft) => AppendAll([draft])[0];

        public IReadOnlyList<EscalationEntry> AppendAll(IEnumerable<EscalationDraft> drafts)
        {
            holding.Pass();
            var written = log.AppendAll(drafts);
            holding.Pass();
            return written;
        }

        public IEnumerable<EscalationEntry> Read(DateTimeOffset? from = null, DateTimeOffset? until = null) => log.Read(from, until);

        public IEnumerable<EscalationEntry> ReadNumbers(long first, long last = long.MaxValue) => log.ReadNumbers(first, last);

        public IReadOnlyList<EscalationEntry> OfRun(string run) => log.OfRun(run);
    }
}
