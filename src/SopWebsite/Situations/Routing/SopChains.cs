using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Routing;

/// <summary>Which chain holds: the site's own, else the procedure's own, else the document's, else the usual one of a court.</summary>
public sealed class SopChains(
    IRoutingStore store, ISiteStore sites, IProcedureCatalog procedures, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>The usual chain of a court, where a procedure gives none: from the administrator to the chief judge.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["admin-website", "kasubbag-ptip", "sekretaris", "wakil-ketua", "ketua"];

    /// <summary>The chain that holds now.</summary>
    /// <param name="procedure">The procedure's code.</param>
    /// <param name="site">The site; null for what holds for a site without one of its own.</param>
    /// <exception cref="SopException"><c>SopProcedureNotFound</c>.</exception>
    public SopChain Of(string procedure, string? site) => Own(procedure, site) ?? OfDocument(procedures.Get(procedure), site);

    /// <summary>The chain that holds now for a run, even if its procedure is no longer among the register's.</summary>
    public SopChain Of(SopRun run)
    {
        if (Own(run.Procedure, run.Site) is { } own) return own;
        var known = procedures.All().FirstOrDefault(procedure => string.Equals(procedure.Code, run.Procedure, StringComparison.OrdinalIgnoreCase));
        return OfDocument(known ?? run.Definition, run.Site);
    }

    /// <summary>The chain of each procedure, and those set for single sites.</summary>
    public IReadOnlyList<SopChain> All()
    {
        var codes = procedures.All().Select(procedure => procedure.Code).ToList();
        var own = store.Chains();
        return
        [
            .. codes.SelectMany(code => own
                .Where(chain => chain.Site is not null && string.Equals(chain.Procedure, code, StringComparison.OrdinalIgnoreCase))
                .Prepend(Of(code, site: null))),
        ];
    }

    /// <summary>Sets the chain of a procedure, for all sites or for one. It holds at once, for runs under way too.</summary>
    /// <exception cref="SopException"><c>SopProcedureNotFound</c>; <c>SopSiteNotFound</c>; <c>SopChainInvalid</c>: no role, an empty one,
    /// one twice, or one that nobody has.</exception>
    public SopChain Set(string procedure, string? site, IReadOnlyList<string> roles, string? by = null)
    {
        var named = SiteOf(site);
        var chain = new SopChain
        {
            Procedure = procedures.Get(procedure).Code,
            Site = named,
            Role = [.. roles.Select(role => role.Trim().ToLowerInvariant())],
            Source = named is null ? ChainSource.Procedure : ChainSource.Site,
        };
        Check(chain);
        unit.Transact(() =>
        {
            store.Put(chain);
            log.Append(Entry(chain, by, $"Rantai eskalasi ditetapkan: {Titles(chain)}"));
        });
        return chain;
    }

    /// <summary>Removes a chain that the court has set; what holds then is returned.</summary>
    /// <exception cref="SopException"><c>SopChainNotFound</c>: none was set.</exception>
    public SopChain Remove(string procedure, string? site, string? by = null)
    {
        SopChain? left = null;
        unit.Transact(() =>
        {
            if (!store.RemoveChain(procedure, site))
                throw new SopException(
                    "SopChainNotFound", SopErrorKind.NotFound,
                    new Phrase(
                        $"No chain was set for '{procedure}'{(site is null ? "" : $" at '{site}'")}. Get-SopChain shows what holds and "
                        + "where it comes from.",
                        $"Tidak ada rantai yang ditetapkan untuk '{procedure}'{(site is null ? "" : $" pada '{site}'")}. Get-SopChain "
                        + "menampilkan yang berlaku dan asalnya."),
                    procedure);
            left = Of(procedure, site);
            log.Append(Entry(left with { Site = site }, by, $"Rantai eskalasi sendiri dihapus; yang berlaku: {Titles(left)}"));
        });
        return left!;
    }

    private SopChain? Own(string procedure, string? site)
    {
        var own = store.Chains().Where(chain => string.Equals(chain.Procedure, procedure, StringComparison.OrdinalIgnoreCase)).ToList();
        return own.Find(chain => chain.Site is not null && string.Equals(chain.Site, site, StringComparison.OrdinalIgnoreCase))
            ?? own.Find(chain => chain.Site is null);
    }

    private static SopChain OfDocument(SopProcedure procedure, string? site) => new()
    {
        Procedure = procedure.Code,
        Site = site,
        Role = procedure.Chain.Length > 0 ? [.. procedure.Chain.Distinct(StringComparer.OrdinalIgnoreCase)] : [.. Usual],
        Source = procedure.Chain.Length == 0 || procedure.ChainIsDefault ? ChainSource.Default : ChainSource.Document,
    };

    private string? SiteOf(string? name) => name is null ? null : new SopSites(sites).Get(name).Name;

    private void Check(SopChain chain)
    {
        var known = new HashSet<string>(SopRoles.Codes.Concat(sites.Officers().Select(officer => officer.Role)), StringComparer.OrdinalIgnoreCase);
        var unknown = chain.Role.FirstOrDefault(role => !known.Contains(role));
        if (chain.Role.Length > 0 && unknown is null && chain.Role.Distinct(StringComparer.OrdinalIgnoreCase).Count() == chain.Role.Length) return;
        throw new SopException(
            "SopChainInvalid", SopErrorKind.InvalidArgument,
            unknown is null
                ? new Phrase(
                    "A chain needs at least one role, and each only once.", "Rantai memerlukan sedikitnya satu jabatan, masing-masing satu kali.")
                : new Phrase($"Nobody has the role '{unknown}'. Register-SopOfficer gives it to someone; known: {string.Join(", ", SopRoles.Codes)}.",
                    $"Tidak ada yang memegang jabatan '{unknown}'. Register-SopOfficer memberikannya; yang dikenal: "
                    + $"{string.Join(", ", SopRoles.Codes)}."),
            unknown ?? string.Join(",", chain.Role));
    }

    private static string Titles(SopChain chain) => string.Join(" > ", chain.Role.Select(role => SopRoles.TitleOf(role).Indonesian));

    private EscalationDraft Entry(SopChain chain, string? by, string text) => new()
    {
        At = clock.UtcNow.ToUniversalTime(), Event = EscalationEvent.Note, Site = chain.Site, Procedure = chain.Procedure, From = by, FollowUp = text,
    };
}
