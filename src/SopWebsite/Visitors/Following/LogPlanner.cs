using SopWebsite.Errors;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// Finds the logs of the last pass again, whatever they are called now, and sets what of each is to be read: nothing twice, nothing left out.
/// </summary>
internal sealed class LogPlanner
{
    private readonly IReadOnlyList<LogMark> _marks;
    private readonly DateTimeOffset _now;
    private readonly List<HeldLog> _logs = [];
    private readonly List<LogSlice> _slices = [];
    private readonly List<LogMark> _others = [];
    private readonly List<LogGap> _gaps = [];
    private readonly List<SopException> _faults = [];
    private readonly HashSet<LogMark> _found = new(ByReference.Instance);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private LogPlanner(IReadOnlyList<LogMark> marks, DateTimeOffset now)
    {
        _marks = marks;
        _now = now;
    }

    /// <param name="paths">The logs' paths, as they are now.</param>
    /// <param name="marks">What is known of the logs from the passes before.</param>
    /// <param name="now">The time of the pass, UTC.</param>
    public static LogPlan Plan(IEnumerable<string> paths, IReadOnlyList<LogMark> marks, DateTimeOffset now)
    {
        var planner = new LogPlanner(marks, now);
        try
        {
            planner.Make(paths.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList());
        }
        catch
        {
            foreach (var log in planner._logs) log.Dispose();
            throw;
        }
        foreach (var log in planner._logs.Where(log => planner._slices.TrueForAll(slice => slice.Log != log))) log.Dispose();
        return new LogPlan { Slices = planner._slices, Others = planner._others, Gaps = planner._gaps, Faults = planner._faults, Now = now };
    }

    private void Make(IReadOnlyList<string> paths)
    {
        foreach (var path in paths) _asked.Add(path);
        foreach (var path in paths)
            if (!IsSettled(path)) Hold(path);
        var found = Match(_logs.Where(IsFinished).ToList());
        // A log that was renamed to what no path names is read to its end all the same.
        foreach (var mark in _marks.Where(mark => !_found.Contains(mark) && mark is { IsSettled: false, IsLost: false }).ToList())
        {
            if (_logs.Exists(log => LogLikenesses.Compare(log, mark) == LogLikeness.Same)) Keep(mark);
            else if (LogSearch.IsAmong(mark, _others)) _found.Add(mark);
            else if (LogSearch.Find(mark, _asked, _logs) is { } moved) Follow(moved, mark);
        }
        // Of several logs with the same text the file itself goes on; the others are copies of it.
        foreach (var log in found.Keys.Where(log => _slices.TrueForAll(slice => slice.Log != log))
            .OrderByDescending(log => found[log].Exists(mark => LogLikenesses.IsSameFile(log, mark))).ThenByDescending(log => found[log].Count > 0)
            .ThenBy(log => log.IsPacked).ThenByDescending(log => log.Size).ToList())
            Add(log, found[log]);
        foreach (var mark in _marks.Where(mark => !_found.Contains(mark))) Miss(mark);
    }

    /// <summary>Settled logs are many, packed ones among them: as long as size and times are the same they are not opened.</summary>
    private bool IsSettled(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return false;
        var modified = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var alike = _marks.Where(mark => mark.IsSettled && mark.Size == file.Length && mark.Modified == modified).ToList();
        if (alike.Count == 0) return false;
        var identity = FileIdentity.Of(path);
        var mark = alike.Find(one => identity is null ? string.Equals(one.Path, path, StringComparison.Ordinal) : one.Identity == identity);
        if (mark is null) return false;
        if (_found.Add(mark)) _others.Add(mark with { Path = path, SeenAt = _now });
        return true;
    }

    private void Hold(string path)
    {
        try
        {
            var log = HeldLog.Open(path);
            // The same file by another name, a link, is one log.
            if (log.IsArchive || (log.Identity is not null && _logs.Exists(other => other.Identity == log.Identity))) log.Dispose();
            else _logs.Add(log);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            var known = _marks.Where(mark => string.Equals(mark.Path, path, StringComparison.Ordinal)).ToList();
            // Gone between two looks, as in the midst of a rotation: where it went will show.
            if (failure is FileNotFoundException or DirectoryNotFoundException && known.Count > 0) return;
            _faults.Add(LogFaults.Unreadable(path, failure));
            known.ForEach(Keep);
        }
    }

    /// <summary>
    /// A packed log that ends early may be in the making, beside the log that it is to replace; as long as it changes it is let be. One that
    /// stays so is damaged, and is read as far as it goes.
    /// </summary>
    private bool IsFinished(HeldLog log)
    {
        if (!log.IsPacked || log.TextLength < 0 || !log.EndsEarly) return true;
        if (_marks.Any(mark => mark.IsPacked && LogLikenesses.IsSameFile(log, mark) && mark.Size == log.Size && mark.Modified == log.Modified))
            return true;
        _others.Add(
            new LogMark { Path = log.Path, Identity = log.Identity, IsPacked = true, Size = log.Size, Modified = log.Modified, SeenAt = _now });
        return false;
    }

    private void Keep(LogMark mark)
    {
        if (_found.Add(mark)) _others.Add(mark with { SeenAt = _now });
    }

    /// <summary>The marks whose text each log has, the farthest read first; none for one that was read farther than it reaches.</summary>
    private Dictionary<HeldLog, List<LogMark>> Match(IReadOnlyList<HeldLog> logs)
    {
        var found = new Dictionary<HeldLog, List<LogMark>>();
        foreach (var log in logs)
        {
            LogLikenesses.Prepare(log, _marks);
            found[log] = _marks.Where(mark => LogLikenesses.Compare(log, mark) == LogLikeness.Same)
                .OrderByDescending(mark => mark.Offset).ThenByDescending(mark => LogLikenesses.IsSameFile(log, mark)).ToList();
            foreach (var mark in found[log]) _found.Add(mark);
            // The number of an empty file says nothing of the text: it may have been used again.
            found[log].RemoveAll(mark => mark.Offset == 0);
            if (LongerThan(log) is not null) found[log].Clear();
        }
        return found;
    }

    private void Follow(HeldLog log, LogMark mark)
    {
        _logs.Add(log);
        _found.Add(mark);
        _slices.Add(new LogSlice(log, mark, mark.Offset, _now));
    }

    /// <summary>A log that is new, or a copy of one that is read or was.</summary>
    private void Add(HeldLog log, IReadOnlyList<LogMark> same)
    {
        var mark = same.Count > 0 ? same[0] : null;
        var from = mark?.Offset ?? 0;
        if (mark is null && LongerThan(log) is { } longer)
        {
            from = log.TextLength;
            mark = _marks.FirstOrDefault(one => LogLikenesses.IsSameFile(log, one) && LogLikenesses.Compare(log, one) == LogLikeness.Same);
            if (LogLikenesses.IsSameFile(log, longer) && _found.Add(longer) && !longer.IsSettled) Tell(longer, LogGapKind.Truncated);
        }
        foreach (var slice in _slices.Where(slice => LogLikenesses.AreAlike(log, slice.Log)))
            from = Math.Max(from, Math.Min(log.TextLength, slice.To));
        _slices.Add(new LogSlice(log, mark, from, _now));
    }

    private LogMark? LongerThan(HeldLog log) => _marks.FirstOrDefault(mark => LogLikenesses.Compare(log, mark) == LogLikeness.Shorter);

    private void Miss(LogMark mark)
    {
        if (mark.IsSettled || mark.IsLost)
        {
            _others.Add(mark);
            return;
        }
        // Of an empty log nothing is known that could be missed; and the site's paths may no longer name one that is there.
        if (mark.Offset == 0) return;
        if (!_asked.Contains(mark.Path) && !mark.HasMoved && File.Exists(mark.Path)) return;
        var kind = _logs.Exists(log => LogLikenesses.IsSameFile(log, mark) || string.Equals(log.Path, mark.Path, StringComparison.Ordinal))
            ? LogGapKind.Truncated
            : LogGapKind.Vanished;
        Tell(mark, kind);
        _others.Add(mark with { IsLost = true });
    }

    private void Tell(LogMark mark, LogGapKind kind) =>
        _gaps.Add(new LogGap { Path = mark.Path, Kind = kind, Offset = mark.Offset, SeenAt = mark.SeenAt });

    private sealed class ByReference : IEqualityComparer<LogMark>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(LogMark? x, LogMark? y) => ReferenceEquals(x, y);

        public int GetHashCode(LogMark obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
