using SopWebsite.Backups;
using SopWebsite.Backups.Access;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Media.Discs;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
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

namespace SopWebsite.Composition;

/// <summary>
/// Everything third-party, behind the ports that the duties declare. The hosts (the module, the runner) make the one implementation and
/// hand its parts to the duties.
/// </summary>
public interface IAdapterSet
{
    /// <summary>Opens the register, making or migrating it as needed.</summary>
    /// <param name="location">A path or a <see cref="PostgreSqlAddress"/>, as <see cref="RegisterLocation.Resolve"/> gives it.</param>
    /// <param name="access">Whether a register that is not there yet is made.</param>
    /// <exception cref="Errors.SopException">
    /// <c>SopRegisterUnusable</c>: it cannot be opened; <c>SopRegisterNewer</c>: a newer version wrote it; <c>SopRegisterNeedsPowerShell7</c>:
    /// it is on a PostgreSQL server, which the older framework cannot speak to; and those of <see cref="PostgreSqlAddress.Parse"/>.
    /// </exception>
    IRegister OpenRegister(string location, RegisterAccess access = RegisterAccess.Write);

    /// <summary>Draws Excel workbooks.</summary>
    IWorkbookWriter Workbooks { get; }

    /// <summary>Draws letters, one writer for each file format.</summary>
    IReadOnlyList<ILetterWriter> Letters { get; }

    /// <summary>Dumps databases.</summary>
    IDatabaseDumper Dumper { get; }

    /// <summary>Loads dumps, and looks into databases.</summary>
    IDatabaseLoader Loader { get; }

    /// <summary>Runs the programs that sites name.</summary>
    ICommandRunner Commands { get; }

    /// <summary>Makes disc images.</summary>
    IDiscImager DiscImager { get; }

    /// <summary>The working calendars: those of the data folder, and courts' own files.</summary>
    ICalendarCatalog Calendars { get; }

    /// <summary>Reads procedures from files.</summary>
    IProcedureReader ProcedureReader { get; }

    /// <summary>The procedures: those of the data folder, and over them those that the court imported.</summary>
    /// <param name="imported">A register's <see cref="IRegister.Procedures"/>; null for the shipped ones alone.</param>
    /// <exception cref="Errors.SopException">As <see cref="IProcedureReader.Read"/>, when a shipped file was damaged.</exception>
    IProcedureCatalog ProceduresFor(IProcedureStore? imported = null);

    /// <summary>Reads HTML pages.</summary>
    IPageReader Pages { get; }

    /// <summary>What pages that answer in a site's place look like, from the data folder; none where the file is not there.</summary>
    /// <exception cref="Errors.SopException"><c>SopPatternsInvalid</c>: the file was damaged.</exception>
    ParkedPageRules ParkedPages { get; }

    /// <summary>What an intruder's files look like, from the data folder; nothing where the file is not there.</summary>
    /// <exception cref="Errors.SopException"><c>SopPatternsInvalid</c>: the file was damaged.</exception>
    FileTraitBook FileTraits { get; }

    /// <summary>The search engines, from the data folder; none where the file is not there.</summary>
    /// <exception cref="Errors.SopException"><c>SopPatternsInvalid</c>: the file was damaged.</exception>
    IReadOnlyList<SearchEngine> SearchEngines { get; }

    /// <summary>The families of user agents, from the data folder; none where the file is not there.</summary>
    /// <exception cref="Errors.SopException"><c>SopPatternsInvalid</c>: the file was damaged.</exception>
    AgentBook Agents { get; }

    /// <summary>Has block lists checked by the programs they are for.</summary>
    IBlockListChecker BlockListChecker { get; }

    /// <summary>Looks into pages for what they show and hide.</summary>
    IPageInspector Inspector { get; }

    /// <summary>The words by which injected spam is known.</summary>
    ISpamLexiconCatalog Lexicons { get; }

    /// <summary>The rules for visitor logs: those of the data folder, and courts' own files.</summary>
    IVisitorRuleCatalog VisitorRules { get; }

    /// <summary>What becomes of domains after their end, from the data folder; nothing where the file is not there.</summary>
    /// <exception cref="Errors.SopException"><c>SopRenewalRuleInvalid</c>: the file was damaged.</exception>
    RenewalRules RenewalRules { get; }

    /// <summary>What is known of registries, from the data folder.</summary>
    IRegistryData Registries { get; }

    /// <summary>Delivers notices.</summary>
    INoticeSender NoticeSender { get; }

    /// <summary>Opens sessions with the servers on which sites have their files.</summary>
    IRemoteTransports Transports { get; }
}
