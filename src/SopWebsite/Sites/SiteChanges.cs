using System.Collections;
using System.Reflection;
using SopWebsite.Calendars;
using SopWebsite.Escalations;

namespace SopWebsite.Sites;

/// <summary>Changes the settings of sites and has the log say which: a report asks what changed last before a site failed.</summary>
public sealed class SiteChanges(SopSites sites, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>What a log entry about changed settings begins with.</summary>
    public const string Mark = "Pengaturan situs diubah: ";

    private static readonly PropertyInfo[] Settings = typeof(SopSite).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    /// <summary>Replaces a site. The log names what was changed, not the values: an address may be no one else's business.</summary>
    /// <exception cref="Errors.SopException">Those of <see cref="SopSites.Change"/>.</exception>
    public void Change(SopSite site) => unit.Transact(() =>
    {
        var before = sites.Get(site.Name);
        sites.Change(site);
        var changed = Settings.Where(setting => Text(setting.GetValue(before)) != Text(setting.GetValue(site))).Select(setting => setting.Name)
            .ToList();
        if (changed.Count == 0) return;
        log.Append(new EscalationDraft
        {
            At = clock.UtcNow.ToUniversalTime(),
            Event = EscalationEvent.Note,
            Site = site.Name,
            FollowUp = Mark + string.Join(", ", changed),
        });
    });

    private static string? Text(object? value) => value switch
    {
        // What lists show of a database is not all that can be changed of it.
        SiteDatabase database => string.Join(
            "\n", database.Name, database.Engine, database.Host, database.Port, database.Socket, database.UserName, database.Secret,
            database.LockTables, Text(database.Ssh)),
        SshRoute route => string.Join("\n", route, route.KeyFile, route.Tunnel, Text(route.HostKey)),
        SiteAccessSwitch access => string.Join("\n\n", Text(access.Off), Text(access.On)),
        IEnumerable many and not string => string.Join("\n", many.Cast<object>().Select(Text)),
        _ => value?.ToString(),
    };
}
