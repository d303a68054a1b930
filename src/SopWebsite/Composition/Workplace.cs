using SopWebsite.Backups;
using SopWebsite.Backups.Access;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Media.Discs;
using SopWebsite.Backups.Media.Servers;
using SopWebsite.Backups.Drills;
using SopWebsite.Backups.Restoring;
using SopWebsite.Backups.Retention;
using SopWebsite.Backups.Shares;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
using SopWebsite.Evidence;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Monitoring.History;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Notices;
using SopWebsite.Probing;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Compliance;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Register;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Agenda;
using SopWebsite.Renewals.Connections;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Incidents;
using SopWebsite.Situations.Merging;
using SopWebsite.Situations.Problems;
using SopWebsite.Situations.Routing;
using SopWebsite.Situations.Work;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Allowing;
using SopWebsite.Visitors.Blocking;
using SopWebsite.Visitors.Following;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Composition;

/// <summary>The duties put together over one register, the same for the module and the runner. It does not own the register.</summary>
/// <param name="register">The open register.</param>
/// <param name="adapters">Everything third-party.</param>
/// <param name="clock">The time.</param>
public sealed partial class Workplace(IRegister register, IAdapterSet adapters, IClock clock)
{
    /// <summary>The open register.</summary>
    public IRegister Register { get; } = register;

    /// <summary>Everything third-party.</summary>
    public IAdapterSet Adapters { get; } = adapters;

    /// <summary>The time.</summary>
    public IClock Clock { get; } = clock;

    /// <summary>The sites.</summary>
    public SopSites Sites { get; } = new(register.Sites);

    /// <summary>The courts in whose name papers go out.</summary>
    public SopCourts Courts { get; } = new(register.Sites);

    /// <summary>The check of the sites' integrity.</summary>
    /// <param name="lexicon">
    /// A court's own lexicon file over the shipped one; null for what <see cref="Monitoring.Integrity.LexiconLocation"/> names, if anything.
    /// </param>
    public Monitoring.Integrity.IntegrityCheck IntegrityCheck(string? lexicon = null) =>
        new(Clock, Adapters.Inspector, Adapters.Lexicons.Get(Monitoring.Integrity.LexiconLocation.Resolve(lexicon)), Evidence);

    /// <summary>Changes of the sites' settings, with their entries in the log.</summary>
    public SiteChanges SiteChanges => new(Sites, Register.Log, Register, Clock);

    /// <summary>The working calendars.</summary>
    public ICalendarCatalog Calendars { get; } = adapters.Calendars;

    /// <summary>The procedures: shipped, and the court's own over them.</summary>
    public IProcedureCatalog Procedures { get; } = adapters.ProceduresFor(register.Procedures);

    /// <summary>The runs of procedures.</summary>
    public SopRuns Runs => new(Register.Runs, Register.Log, Register, Procedures, Calendars, Clock);

    /// <summary>The periodic activities.</summary>
    public SopSchedules Schedules => new(Register.Schedules, Register.Runs, Sites, Register, Procedures, Calendars, Clock);

    /// <summary>How steps stood to their standard times.</summary>
    public SopComplianceReader Compliance => new(Register.Runs, Schedules, Register.Sites, Procedures, Calendars, Clock);

    /// <summary>The watch over periods that pass and calendars that change.</summary>
    public ScheduleWatch ScheduleWatch => new(Schedules, Register.Schedules, Runs, Register.Sites, Register.Log, Register, Clock);

    /// <summary>The watched pages of sites.</summary>
    public SopSitePages SitePages => new(Register.Pages, Sites, Adapters.Pages, Register);

    /// <summary>The watch over the texts of pages.</summary>
    public ContentWatch ContentWatch => new(Register.Pages, Register.Checks, Evidence, Register);

    /// <summary>The files that checks keep as evidence.</summary>
    public EvidenceStore Evidence => new(EvidenceFolder.Of(Register.Location));
    /// <summary>A pass of checks whether addresses answer. The court's own line is looked at once in a pass, so make one for each.</summary>
    public AvailabilityCheck Availability()
    {
        var parties = Register.Sites.ThirdParties();
        var line = Courts.Find(site: null)?.OwnLine ?? new OwnLineSettings();
        var network = new InterfaceProbe();
        return new AvailabilityCheck(Clock, network)
        {
            OwnLine = new OwnLineWatch(network, line, parties.FirstOrDefault(party => party.Kind == ThirdPartyKind.Connection)?.Name),
            ParkedPages = Adapters.ParkedPages,
            ThirdParties = parties,
        };
    }

    /// <summary>What tests of connections found.</summary>
    public LineHistory Lines => new(Register.Lines, Register.Sites, Register.Log, Register);

    /// <summary>How connections stood to what their providers promise.</summary>
    public ConnectionReports Connections => new(Register.Lines, Register.Renewals, Register.Watch, Calendars, Clock);

    /// <summary>A test of this computer's connection, by what its court set for it.</summary>
    /// <param name="site">The site under which the connection is registered; null for none.</param>
    /// <param name="timeout">The time for each question; null for the usual.</param>
    /// <param name="speedUri">Another file to measure the throughput by; null for the one that is set.</param>
    public ConnectionTest ConnectionTest(string? site, TimeSpan? timeout = null, Uri? speedUri = null)
    {
        var line = Courts.HeadOf(site)?.OwnLine ?? new OwnLineSettings();
        var settings = line with { Timeout = timeout ?? line.Timeout, SpeedUri = speedUri ?? line.SpeedUri };
        var connection = site is null ? null : Connections.ConnectionOf(site, subject: null);
        return new ConnectionTest(Clock, new InterfaceProbe(), settings)
        {
            Provider = connection?.Provider ?? Register.Sites.ThirdParties().FirstOrDefault(party => party.Kind == ThirdPartyKind.Connection)?.Name,
            PromisedMbps = connection?.Promise?.DownMbps,
            GatewayUsuallyAnswers = site is null ? null : Lines.GatewayAnswered(site),
        };
    }

    /// <summary>How sites stand by their checks together; checks are kept through it.</summary>
    public SiteStandings Standings => new(Register.Checks, Register.Watch, Register.Sites, Register.Log, Register);

    /// <summary>The visitors who are let pass.</summary>
    public AllowedVisitors AllowedVisitors => new(Register.AllowedVisitors, Register.Sites, Register.Log, Register, Clock);

    /// <summary>Who is kept away from the sites.</summary>
    public VisitorBlocks VisitorBlocks => new(
        Register.VisitorBlocks, Register.Visitors, AllowedVisitors, Register.Sites, Adapters.BlockListChecker, Register.Log, Register, Clock);

    /// <summary>How sites stood over a period.</summary>
    public SiteHistories Histories => new(Register.Watch, Calendars, Clock);

    /// <summary>The maintenance windows.</summary>
    public SopMaintenances Maintenances => new(Register.Watch, Register.Sites, Register.Log, Register, Clock);

    /// <summary>The situation reports.</summary>
    public SituationReports Situations => new(
        Register.Situations, Register.Sites, Facts, Priorities, Runs, Procedures, Dispositions, Problems, Register.Log, Register, Clock);

    /// <summary>The disposition sheets.</summary>
    public SopDispositions Dispositions => new(Register.Routing, Chains, Absences, Register.Log, Register, Clock);

    /// <summary>The chains that escalations climb.</summary>
    public SopChains Chains => new(Register.Routing, Register.Sites, Procedures, Register.Log, Register, Clock);

    /// <summary>What third parties have in hand.</summary>
    public SopTickets Tickets => new(Register.Routing, Register.Situations, Register.Sites, Runs, Calendars, Register.Log, Register, Clock);

    /// <summary>The officers' absences, and who holds which role.</summary>
    public SopAbsences Absences => new(Register.Routing, Register.Sites, Register.Log, Register, Clock);

    /// <summary>What people add to reports by hand.</summary>
    public SituationWork SituationWork => new(
        Situations, Register.Situations, Register.Sites, Facts, Priorities, Problems, Register.Log, Register, Clock);

    /// <summary>Reports of the same trouble made one.</summary>
    public SituationMerges SituationMerges => new(Situations, Register.Situations, Runs, Dispositions, Priorities, Register.Log, Register, Clock);

    /// <summary>The problem records.</summary>
    public SopProblems Problems => new(Register.Problems, Register.Situations, Register.Log, Register, Clock);

    /// <summary>Drafts of incident reports.</summary>
    public BssnIncidentReports Incidents => new(Situations, Register.Sites, Courts, Register.Checks, Register.Visitors, Register.Log, Clock);

    /// <summary>The matrix of impact and urgency.</summary>
    public PriorityMatrix Priorities => new(Register.Priorities, Register.Log, Register, Clock);

    /// <summary>The watch over the SOP's clock.</summary>
    public EscalationWatch Watch => new(
        Runs, Register.Situations, Register.Routing, Chains, Absences, Calendars, Register.Log, Register, Clock);

    /// <summary>The notices.</summary>
    public SopNotices Notices => new(
        Register.Notices, Adapters.NoticeSender, Register.Situations, Register.Sites, Register.Routing, Register.Log, Register, Calendars,
        Clock);

    /// <summary>The baselines of the sites' files.</summary>
    public SiteBaselines Baselines => new(Register.Baselines, Register.Log, Register, Adapters.FileTraits, Evidence, Clock);

    /// <summary>The backups.</summary>
    public WebsiteBackups Backups => new(Register.Backups, Register.Log, Register, Adapters.Dumper, Clock)
    {
        Sites = Register.Sites,
        Media = BackupMedia,
        Access = SiteAccess,
        RemoteSites = RemoteSites,
    };

    /// <summary>The sites' databases: what the register knows of them, and what is in them.</summary>
    public SiteDatabases Databases => new(Sites, SiteChanges, Adapters.Loader);

    /// <summary>The switch of the sites' access.</summary>
    public SiteAccess SiteAccess => new(Register.SiteAccess, Adapters.Commands, Register.Log, Register, Clock, Register.TryLock);

    /// <summary>The media register.</summary>
    public BackupMedia BackupMedia => new(Register.BackupMedia, Register.Log, Register, Clock);

    /// <summary>The copying of sets to other media.</summary>
    public BackupCopies BackupCopies => new(BackupMedia, Register.Log, Register, Clock)
    {
        Servers = new ServerMedia(Adapters.Transports, Register.Sites, Register.TryLock),
    };

    /// <summary>The making of disc images of sets.</summary>
    public BackupDiscs BackupDiscs => new(BackupMedia, Register.Sites, Adapters.DiscImager, Register.Log, Register, Clock);

    /// <summary>How the sites' backups stand.</summary>
    public BackupComplianceReader BackupCompliance =>
        new(Register.Backups, BackupMedia, Calendars, Schedules, Procedures, Clock) { Drills = Register.Drills };

    /// <summary>The reading of sets share by share.</summary>
    public BackupShares BackupShares => new(Backups, Register.Backups, Register.Shares, Clock);

    /// <summary>Where sites have their files, and how they come from there.</summary>
    public RemoteSites RemoteSites => new(Adapters.Transports, Clock, EvidenceFolder.Mirrors(Register.Location));

    /// <summary>How many sets are kept, and the removal of the others.</summary>
    public BackupRetentions Retentions => new(Register.Retentions, Register.Backups, Backups, Register.Log, Register, Clock);

    /// <summary>The restore drills.</summary>
    public RestoreDrills Drills => new(Register.Drills, Backups, Adapters.Loader, Register.Log, Register, Clock, Register.TryLock);

    /// <summary>The restoring of sets.</summary>
    public WebsiteRestores Restores =>
        new(Backups, Register.Backups, Register.Sites, RemoteSites, Adapters.Loader, Register.Log, Clock) { TryLock = Register.TryLock };

    /// <summary>The minutes of restore drills.</summary>
    public DrillLetters DrillLetters => new(Register, Adapters.Letters, Clock);

    /// <summary>The rules for visitor logs: shipped, and the court's own over them.</summary>
    public CourtVisitorRules VisitorRules => new(Adapters.VisitorRules, Register.VisitorRules, Clock);

    /// <summary>The reading of the sites' visitor logs.</summary>
    public SiteVisitors SiteVisitors => new(Register.Visitors, VisitorRules.Effective, Clock, AllowedVisitors, Evidence);

    /// <summary>The reading of the sites' visitor logs as they grow.</summary>
    public SiteFollowing SiteFollowing => new(Register.Following, Register.Visitors, Register, SiteVisitors, VisitorRules.Effective, Clock);

    /// <summary>The days of the ledger that belong into a calendar.</summary>
    public RenewalAgenda Agenda => new(Register.Sites, Register.RenewalInvoices, Clock);

    /// <summary>The month's workbook, with the titles of the procedures' activities.</summary>
    public EscalationLogExport LogExport => new(
        Register, Adapters.Workbooks, Clock, ProcedureTitles.Of(Procedures), Compliance, Histories,
        new VisitorMonth(Register.Sites, () => Adapters.Agents), new BackupMonth(Register.Sites, BackupCompliance, BackupMedia, Clock),
        new RenewalMonth(Renewals, Register.RenewalInvoices, Connections, Register.Sites, Clock));

    /// <summary>The log of visitors' activity, as a workbook.</summary>
    public VisitorLogExport VisitorLogs => new(Adapters.Workbooks, Clock);

    /// <summary>Signed exports of the log.</summary>
    public SignedLogExport SignedLogs => new(Register, Clock);

    private SituationFacts Facts => new(
        Register.Checks, Register.Integrity, Register.Backups, Register.Visitors, Register.Renewals, Register.Situations, Register.Log,
        Register.Baselines);

    /// <summary>The letters of situation reports.</summary>
    public SituationLetters Letters => new(Register, Situations, Chains, Incidents, Adapters.Letters, Clock);

    /// <summary>
    /// Closes a resolved report with the backup that its procedure asks for: the newest complete set made since the fix, else a new one.
    /// </summary>
    public SituationReport BackUpAfterFix(SituationReport report, string? by, IProgress<BackupProgress>? progress, CancellationToken stop)
    {
        var site = Sites.Get(report.Site);
        var newest = Register.Backups.Latest(site.Name);
        var fits = newest is { State: BackupState.Complete } && newest.CreatedAt >= report.Resolution?.At;
        return Situations.CloseWithBackup(report.Number, fits ? newest! : Backups.Backup(site, new BackupOptions(), progress, stop), by);
    }
}
