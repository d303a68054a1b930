using SopWebsite.Adapters.BlockLists;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Adapters.Html;
using SopWebsite.Adapters.Letters;
using SopWebsite.Adapters.Media;
using SopWebsite.Adapters.Notices;
using SopWebsite.Adapters.Processes;
using SopWebsite.Adapters.Storage;
using SopWebsite.Adapters.Transfer;
using SopWebsite.Adapters.Workbooks;
using SopWebsite.Adapters.Yaml;
using SopWebsite.Backups;
using SopWebsite.Backups.Access;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Media.Discs;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Monitoring.Parking;
using SopWebsite.Notices;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Sources;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;
using SopWebsite.Visitors.Agents;
using SopWebsite.Visitors.Blocking;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Adapters;

/// <summary>The one implementation of <see cref="IAdapterSet"/>. The module finds it by this name.</summary>
/// <param name="dataFolder">The folder that holds <c>procedures/</c>, <c>calendars/</c>, <c>lexicons/</c>, <c>patterns/</c> and
/// <c>rules/</c>.</param>
public sealed class AdapterSet(string dataFolder) : IAdapterSet
{
    private readonly Lazy<IReadOnlyList<SopProcedure>> _shipped = new(() => ShippedProcedures.Read(Path.Combine(dataFolder, "procedures")));

    private readonly Lazy<ParkedPageRules> _parkedPages = new(() => ParkedPageReader.Read(Path.Combine(dataFolder, "patterns", "parked-pages.yaml")));

    private readonly Lazy<FileTraitBook> _fileTraits = new(() => FileTraitReader.Read(Path.Combine(dataFolder, "patterns", "file-traits.yaml")));

    private readonly Lazy<IReadOnlyList<SearchEngine>> _engines = new(
        () => SearchEngineReader.Read(Path.Combine(dataFolder, "patterns", "search-engines.yaml")));

    private readonly Lazy<AgentBook> _agents = new(() => AgentBookReader.Read(Path.Combine(dataFolder, "patterns", "agents.yaml")));

    private readonly Lazy<RenewalRules> _renewalRules = new(() => RenewalRuleReader.Read(Path.Combine(dataFolder, "rules", "renewals.yaml")));

    /// <inheritdoc/>
    public IDatabaseDumper Dumper { get; } = new DatabaseDumper();

    /// <inheritdoc/>
    public IDatabaseLoader Loader { get; } = new DatabaseLoader();

    /// <inheritdoc/>
    public ICommandRunner Commands { get; } = new CommandRunner();

    /// <inheritdoc/>
    public IDiscImager DiscImager { get; } = new DiscImager();

    /// <inheritdoc/>
    public IRegister OpenRegister(string location, RegisterAccess access = RegisterAccess.Write) => RegisterOpening.Open(location, access);

    /// <inheritdoc/>
    public IWorkbookWriter Workbooks { get; } = new ClosedXmlWorkbookWriter();

    /// <inheritdoc/>
    public IReadOnlyList<ILetterWriter> Letters { get; } = [new DocxLetterWriter(), new HtmlLetterWriter()];

    /// <inheritdoc/>
    public ICalendarCatalog Calendars { get; } = new CalendarCatalog(Path.Combine(dataFolder, "calendars"));

    /// <inheritdoc/>
    public IProcedureReader ProcedureReader { get; } = new ProcedureReader();

    /// <inheritdoc/>
    public IProcedureCatalog ProceduresFor(IProcedureStore? imported = null) => new ProcedureCatalog(_shipped.Value, imported);

    /// <inheritdoc/>
    public IPageReader Pages { get; } = new AngleSharpPageReader();

    /// <inheritdoc/>
    public ParkedPageRules ParkedPages => _parkedPages.Value;

    /// <inheritdoc/>
    public FileTraitBook FileTraits => _fileTraits.Value;

    /// <inheritdoc/>
    public IReadOnlyList<SearchEngine> SearchEngines => _engines.Value;

    /// <inheritdoc/>
    public AgentBook Agents => _agents.Value;

    /// <inheritdoc/>
    public IBlockListChecker BlockListChecker { get; } = new BlockListChecker();

    /// <inheritdoc/>
    public IPageInspector Inspector { get; } = new AngleSharpPageInspector();

    /// <inheritdoc/>
    public ISpamLexiconCatalog Lexicons { get; } = new LexiconCatalog(Path.Combine(dataFolder, "lexicons"));

    /// <inheritdoc/>
    public IVisitorRuleCatalog VisitorRules { get; } = new VisitorRuleCatalog(Path.Combine(dataFolder, "rules"));

    /// <inheritdoc/>
    public RenewalRules RenewalRules => _renewalRules.Value;

    /// <inheritdoc/>
    public IRegistryData Registries { get; } = new RegistryData(Path.Combine(dataFolder, "rules"));

    /// <inheritdoc/>
    public INoticeSender NoticeSender { get; } = new NoticeSender();

    /// <inheritdoc/>
    public IRemoteTransports Transports { get; } = new TransportSet(Path.Combine(dataFolder, "lib"));
}
