using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Access;

/// <summary>
/// Switches a system's access off while it is copied, and on again whatever happens: when the copy is done, when it fails, when it is stopped.
/// A run that is killed leaves a watch behind that switches it on (where the system has one), and a note by which the next run does.
/// Source: the Mahkamah Agung's guide to backing up SIPP, which closes with switching access back on.
/// </summary>
/// <param name="store">Keeps that it is off.</param>
/// <param name="runner">Runs the site's programs.</param>
/// <param name="log">Tells of it.</param>
/// <param name="unit">Keeps the two together.</param>
/// <param name="clock">The time.</param>
/// <param name="tryLock">A lock of a name that ends with the process; null when another has it.</param>
public sealed class SiteAccess(
    ISiteAccessStore store, ICommandRunner runner, IEscalationLog log, IUnitOfWork unit, IClock clock, Func<string, IDisposable?> tryLock)
{
    private const int Attempts = 3;

    /// <summary>The sites whose access is off.</summary>
    public IReadOnlyList<SiteAccessOff> Off() => store.All();

    /// <summary>Switches a site's access off. Its disposal switches it on; null where the site has nothing to switch.</summary>
    /// <exception cref="Errors.SopException">
    /// <c>SopSiteAccessBusy</c>: another run has it off; <c>SopSiteAccessFailed</c>: it cannot be switched off, and is on;
    /// <c>SopSiteAccessOff</c>: it is off, and cannot be switched on.
    /// </exception>
    public SiteAccessPause? SwitchOff(SopSite site, CancellationToken cancellation)
    {
        if (site.AccessSwitch is not { } access) return null;
        var held = tryLock(LockOf(site.Name)) ?? throw AccessFaults.Busy(site.Name);
        try
        {
            var off = new SiteAccessOff
            {
                Site = site.Name, Since = clock.UtcNow.ToUniversalTime(), Machine = Environment.MachineName, On = access.On,
            };
            // Noted before it happens: whoever is killed in between leaves a note too many, never one too few.
            Write(site, () => store.Put(off), new Phrase("access switched off for a backup", "akses dimatikan untuk pencadangan"));
            var pause = new SiteAccessPause(off, runner.Watch(access.On), held, this);
            try
            {
                var end = runner.Run(access.Off, cancellation);
                if (!end.IsDone) throw AccessFaults.NotSwitchedOff(site.Name, access.Off, end);
                return pause;
            }
            catch
            {
                // It may have got half way.
                pause.Dispose();
                throw;
            }
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Switches access on that a run left off which was killed. Says so; null when there is nothing to repair, or a run is still at it.
    /// </summary>
    /// <exception cref="Errors.SopException"><c>SopSiteAccessOff</c>: it cannot be switched on.</exception>
    public Phrase? Repair(SopSite site)
    {
        if (store.Find(site.Name) is null) return null;
        using var held = tryLock(LockOf(site.Name));
        // Read again under the lock: the run may have ended meanwhile.
        if (held is null || store.Find(site.Name) is not { } off) return null;
        SwitchOn(Now(off, site));
        var since = IndonesianZone.ToLocal(off.Since, site.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " " + site.Zone;
        return new Phrase(
            $"The access of '{site.Name}' had been off since {since}: the run on {off.Machine} that switched it off was cut off. It was "
            + "switched on now.",
            $"Akses '{site.Name}' mati sejak {since}: proses di {off.Machine} yang mematikannya terputus. Sekarang sudah dinyalakan.");
    }

    /// <summary>Switches access on by hand, whatever is noted.</summary>
    /// <returns>How it stands now, and since when it had been off.</returns>
    /// <exception cref="Errors.SopException">
    /// <c>SopSiteAccessNone</c>: the site has nothing to switch; <c>SopSiteAccessBusy</c>: a run has it off now; <c>SopSiteAccessOff</c>: it
    /// cannot be switched on.
    /// </exception>
    public SiteAccessState SwitchOn(SopSite site)
    {
        var noted = store.Find(site.Name);
        var on = site.AccessSwitch?.On ?? noted?.On ?? throw AccessFaults.None(site.Name);
        using var held = tryLock(LockOf(site.Name)) ?? throw AccessFaults.Busy(site.Name);
        var now = clock.UtcNow.ToUniversalTime();
        SwitchOn(new SiteAccessOff { Site = site.Name, Since = noted?.Since ?? now, Machine = Environment.MachineName, On = on });
        return new SiteAccessState(site.Name, now, noted?.Since);
    }

    /// <summary>Runs the program that switches access on, more than once if it must be; then there is nothing to note any more.</summary>
    internal void SwitchOn(SiteAccessOff off)
    {
        var end = Try(off);
        var site = new SopSite { Name = off.Site };
        if (!end.IsDone)
        {
            Write(site, () => { }, new Phrase("access could NOT be switched on", "akses TIDAK berhasil dinyalakan"));
            throw AccessFaults.StillOff(off.Site, off.On, end);
        }
        Write(site, () => store.Remove(off.Site), new Phrase("access switched on", "akses dinyalakan"));
    }

    /// <summary>Runs the program only: what a process that is about to end still has time for.</summary>
    internal CommandEnd Try(SiteAccessOff off)
    {
        var end = runner.Run(off.On, CancellationToken.None);
        for (var attempt = 1; attempt < Attempts && !end.IsDone; attempt++) end = runner.Run(off.On, CancellationToken.None);
        return end;
    }

    private void Write(SopSite site, Action change, Phrase what) => unit.Transact(() =>
    {
        change();
        log.Append(new EscalationDraft
        {
            At = clock.UtcNow.ToUniversalTime(), Event = EscalationEvent.Note, Site = site.Name, FollowUp = $"{site.Name}: {what.Indonesian}.",
        });
    });

    /// <summary>With the program that is registered now: the one of then may have been what failed.</summary>
    private static SiteAccessOff Now(SiteAccessOff off, SopSite site) => site.AccessSwitch is { } access ? off with { On = access.On } : off;

    private static string LockOf(string site) => "access-" + site.ToLowerInvariant();
}
