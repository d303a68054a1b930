namespace SopWebsite.Monitoring.History;

/// <summary>What a stretch of a site's time was.</summary>
public enum SiteTime
{
    /// <summary>Visitors reached the site.</summary>
    Up,

    /// <summary>They did not.</summary>
    Down,

    /// <summary>It cannot be told: the court's own link was down, or too few checks had settled anything yet.</summary>
    Unknown,

    /// <summary>Nobody looked.</summary>
    Unobserved,

    /// <summary>Announced maintenance, which counts neither way.</summary>
    Maintenance,
}

/// <summary>A stretch of a site's time.</summary>
/// <param name="Range">From when until when.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Outage">The place of the outage that it belongs to in <see cref="UptimeTimeline.Outages"/>; -1 for none.</param>
public readonly record struct TimelinePart(TimeRange Range, SiteTime Kind, int Outage);

/// <summary>From the check that began an outage up to the one that ended it.</summary>
/// <param name="First">The first failed check.</param>
/// <param name="End">The first check that was answered again; null while it lasts.</param>
/// <param name="FailedChecks">The failed checks in it that count.</param>
public sealed record OutageMarks(CheckMark First, CheckMark? End, int FailedChecks);

/// <summary>
/// A site's time laid out from its checks. A check says how the address stands until the next one, but no longer than the longest gap:
/// after that nobody looked. Down begins with the first of the failed checks in a row that settled it, up with the first of the answered
/// ones; what is settled later is so from its first check on, so two periods side by side add up to the one over both.
/// </summary>
public sealed class UptimeTimeline
{
    private readonly IReadOnlyList<CheckMark> _checks;
    private readonly SiteTime[] _kinds;
    private readonly int[] _outageOf;
    private readonly IReadOnlyList<TimeRange> _windows;
    private readonly TimeSpan _longestGap;

    /// <summary>Lays the time out.</summary>
    /// <param name="checks">All checks of the address, oldest first: what settled it may be long before the period asked for.</param>
    /// <param name="windows">Maintenance, as <see cref="TimeRange.Merge"/> gives it. Checks within it neither count nor reset.</param>
    /// <param name="limits">How many checks in a row settle a state.</param>
    /// <param name="longestGap">How long a check speaks for the time after it.</param>
    public UptimeTimeline(IReadOnlyList<CheckMark> checks, IReadOnlyList<TimeRange> windows, Hysteresis limits, TimeSpan longestGap)
    {
        (_checks, _windows, _longestGap) = (checks, windows, longestGap);
        _kinds = new SiteTime[checks.Count];
        _outageOf = new int[checks.Count];
        Outages = Settle(limits);
    }

    /// <summary>The outages, in order.</summary>
    public IReadOnlyList<OutageMarks> Outages { get; }

    /// <summary>The parts of a period, in order and without a gap.</summary>
    public IEnumerable<TimelinePart> Within(TimeRange period) => Laid(period).SelectMany(Cut);

    private IEnumerable<TimelinePart> Laid(TimeRange period)
    {
        var end = _checks.Count > 0 ? _checks[0].At : period.Until;
        if (new TimeRange(period.From, end).Within(period) is { } before) yield return new TimelinePart(before, SiteTime.Unobserved, Outage: -1);
        for (var n = 0; n < _checks.Count && _checks[n].At < period.Until; n++)
        {
            var next = n + 1 < _checks.Count ? _checks[n + 1].At : period.Until;
            var seen = next - _checks[n].At > _longestGap ? _checks[n].At + _longestGap : next;
            if (new TimeRange(_checks[n].At, seen).Within(period) is { } said)
                yield return new TimelinePart(said, _kinds[n], _kinds[n] == SiteTime.Down ? _outageOf[n] : -1);
            if (new TimeRange(seen, next).Within(period) is { } unseen) yield return new TimelinePart(unseen, SiteTime.Unobserved, Outage: -1);
        }
    }

    private IEnumerable<TimelinePart> Cut(TimelinePart part)
    {
        var from = part.Range.From;
        foreach (var rest in part.Range.Without(_windows).Append(new TimeRange(part.Range.Until, part.Range.Until)))
        {
            if (from < rest.From) yield return new TimelinePart(new TimeRange(from, rest.From), SiteTime.Maintenance, Outage: -1);
            if (rest.From < rest.Until) yield return part with { Range = rest };
            from = rest.Until;
        }
    }

    private List<OutageMarks> Settle(Hysteresis limits)
    {
        var outages = new List<OutageMarks>();
        var (settled, row, rowLength, rowFailed, window) = (SiteTime.Unknown, 0, 0, false, 0);
        for (var n = 0; n < _checks.Count; n++)
        {
            while (window < _windows.Count && _windows[window].Until <= _checks[n].At) window++;
            var counts = _checks[n].State != AvailabilityState.Unknown && !(window < _windows.Count && _windows[window].Contains(_checks[n].At));
            if (counts)
            {
                var failed = _checks[n].State == AvailabilityState.Down;
                if (rowLength == 0 || failed != rowFailed) (row, rowLength, rowFailed) = (n, 0, failed);
                rowLength++;
                var becomes = failed ? SiteTime.Down : SiteTime.Up;
                if (settled != becomes && rowLength >= (failed ? limits.DownAfter : limits.UpAfter))
                {
                    if (failed) outages.Add(new OutageMarks(_checks[row], End: null, rowLength - 1));
                    else if (settled == SiteTime.Down) outages[outages.Count - 1] = outages[outages.Count - 1] with { End = _checks[row] };
                    settled = becomes;
                    // Settled now, but so since the row began.
                    for (var since = row; since < n; since++) Say(since, settled, outages.Count - 1);
                }
                if (failed && settled == SiteTime.Down)
                    outages[outages.Count - 1] = outages[outages.Count - 1] with { FailedChecks = outages[outages.Count - 1].FailedChecks + 1 };
            }
            Say(n, settled, outages.Count - 1);
        }
        return outages;
    }

    private void Say(int check, SiteTime settled, int outage)
    {
        _kinds[check] = _checks[check].State == AvailabilityState.Unknown ? SiteTime.Unknown : settled;
        _outageOf[check] = outage;
    }
}
