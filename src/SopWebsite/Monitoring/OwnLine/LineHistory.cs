using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring.History;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>
/// Keeps what tests of a site's connection found. Tests that found the same are kept as one stretch, so a year of them is a few rows. A
/// change to down and back is in the log, once.
/// </summary>
public sealed class LineHistory(ILineStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork unit)
{
    /// <summary>
    /// So long a test speaks for the time after it, unless the next one comes sooner: three passes of the routine at its usual rhythm.
    /// </summary>
    public static readonly TimeSpan Reach = TimeSpan.FromMinutes(45);

    /// <summary>Keeps a test, in the stretch under way or as the first of a new one. One of another time's order changes nothing.</summary>
    /// <returns>The stretch that the connection is in now.</returns>
    public LineStretch Take(string site, InternetConnection found)
    {
        LineStretch? kept = null;
        unit.Transact(() =>
        {
            var (last, at) = (store.Latest(site), ToMillisecond(found.CheckedAt));
            if (last is not null && at <= last.Last)
            {
                kept = last;
                return;
            }
            kept = last is not null && GoesOn(last, found, at) ? last with { Last = at, Count = last.Count + 1 } : New(site, found, at, last);
            store.Put(kept);
            if (found.Mbps is { } mbps) store.Put(new LineSpeed(kept.Site, at, mbps));
            if (Told(last, kept, found.Provider) is { } text)
                log.Append(new EscalationDraft { At = at, Event = EscalationEvent.Note, Site = kept.Site, From = SopRoles.Routine, FollowUp = text });
        });
        return kept!;
    }

    /// <summary>Whether the router answered when the line was up last; null where that is not known.</summary>
    public bool? GatewayAnswered(string site) =>
        store.All(site).LastOrDefault(stretch => IsReached(stretch.State) && stretch.GatewayAnswered is not null)?.GatewayAnswered;

    /// <summary>When the throughput was measured last, at or after an instant; null where it was not.</summary>
    public DateTimeOffset? MeasuredSince(string site, DateTimeOffset from) =>
        store.Speeds(site, from, DateTimeOffset.MaxValue).Select(speed => (DateTimeOffset?)speed.At).LastOrDefault();

    /// <summary>
    /// The time of a connection laid out from its stretches: one test is enough for a state, since it asked every target twice before it
    /// said that the line is down. Within a stretch the connection stood as its tests say; after its last test that holds for
    /// <see cref="Reach"/>, but not beyond announced maintenance, after which only a new test tells.
    /// </summary>
    /// <param name="stretches">All stretches, oldest first; the <see cref="CheckMark.Id"/> of an outage's marks is a place in it.</param>
    /// <param name="windows">Maintenance, as <see cref="TimeRange.Merge"/> gives it.</param>
    public static UptimeTimeline Timeline(IReadOnlyList<LineStretch> stretches, IReadOnlyList<TimeRange> windows) => new(
        [.. stretches.SelectMany(Marks).Where(mark => !windows.Any(window => window.Contains(mark.At)))
            .Concat(windows.Where(window => stretches.Count > 0 && stretches[0].From < window.Until).Select(window => After(window, stretches)))
            .OrderBy(mark => mark.At)],
        windows, new Hysteresis(1, 1), Reach);

    /// <summary>As few marks as cover the stretch without a gap: what was between them said the same.</summary>
    private static IEnumerable<CheckMark> Marks(LineStretch stretch, int place)
    {
        for (var at = stretch.From; at < stretch.Last; at += Reach) yield return new CheckMark(place, at, stretch.State);
        yield return new CheckMark(place, stretch.Last, stretch.State);
    }

    /// <summary>What is known when maintenance ends: what the stretch says that goes on over it, else nothing.</summary>
    private static CheckMark After(TimeRange window, IReadOnlyList<LineStretch> stretches)
    {
        for (var place = stretches.Count - 1; place >= 0; place--)
        {
            if (stretches[place].From > window.Until) continue;
            if (stretches[place].Last >= window.Until) return new CheckMark(place, window.Until, stretches[place].State);
            break;
        }
        return new CheckMark(-1, window.Until, AvailabilityState.Unknown);
    }

    private static bool GoesOn(LineStretch last, InternetConnection found, DateTimeOffset at) =>
        last.State == found.State && last.BrokenPart == found.BrokenPart && last.GatewayAnswered == found.GatewayAnswered && at - last.Last <= Reach;

    private LineStretch New(string site, InternetConnection found, DateTimeOffset at, LineStretch? last) => new()
    {
        Site = sites.Find(site)?.Name ?? site,
        From = at,
        Last = at,
        State = found.State,
        Settled = found.State == AvailabilityState.Unknown ? last?.Settled ?? AvailabilityState.Unknown : found.State,
        BrokenPart = found.BrokenPart,
        GatewayAnswered = found.GatewayAnswered,
        Count = 1,
        Reason = found.Reason,
    };

    /// <summary>What the log says of a change, in Indonesian: officials read it; null where nothing changed.</summary>
    private string? Told(LineStretch? before, LineStretch now, string? provider)
    {
        var (wasDown, isDown) = (before?.Settled == AvailabilityState.Down, now.Settled == AvailabilityState.Down);
        if (wasDown == isDown) return null;
        var zone = sites.Find(now.Site)?.Zone ?? IndonesianZone.Names[0];
        var line = provider is null ? "Koneksi internet" : $"Koneksi internet ({provider})";
        var when = $"{IndonesianZone.MinuteOf(now.From, zone)} {zone}";
        return isDown ? $"{line} terputus sejak {when}. {now.Reason.Indonesian}" : $"{line} berfungsi kembali sejak {when}.";
    }

    private static bool IsReached(AvailabilityState state) => state is AvailabilityState.Up or AvailabilityState.Degraded;

    /// <summary>What the register keeps of an instant, so that what is read says the same as what was written.</summary>
    private static DateTimeOffset ToMillisecond(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
