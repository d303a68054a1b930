namespace SopWebsite.Visitors.Following;

/// <summary>How a log compares with what was read before.</summary>
internal enum LogLikeness
{
    /// <summary>Another log.</summary>
    Other,

    /// <summary>The same text as far as it was read, and perhaps more.</summary>
    Same,

    /// <summary>The beginning of what was read: a copy in the making or made earlier, or a log cut short.</summary>
    Shorter,
}

/// <summary>
/// Knows a log again by its text: the first block, and the block right before where reading ended. Lines carry their time to the second, so
/// two logs hardly share both. The name says nothing, for rotation changes it, nor does the file number alone, for it is used again.
/// </summary>
internal static class LogLikenesses
{
    /// <summary>How a log compares with a mark.</summary>
    public static LogLikeness Compare(HeldLog log, LogMark mark)
    {
        if (mark.Offset == 0) return IsSameFile(log, mark) && !log.IsPacked ? LogLikeness.Same : LogLikeness.Other;
        if (!HasHead(log, mark)) return LogLikeness.Other;
        // The piece of a line that a packed log ended with is how many other lines begin.
        if (mark.Lines == 0 && !IsSameFile(log, mark) && log.TextLength != mark.Offset) return LogLikeness.Other;
        if (!log.IsPacked && log.Size < mark.Offset) return LogLikeness.Shorter;
        var found = log.HashOf(TailOf(mark));
        return found is null ? LogLikeness.Shorter
            : string.Equals(found, mark.TailHash, StringComparison.Ordinal) ? LogLikeness.Same : LogLikeness.Other;
    }

    /// <summary>Unpacks a packed log once for all comparisons to come.</summary>
    public static void Prepare(HeldLog log, IEnumerable<LogMark> marks)
    {
        if (!log.IsPacked) return;
        var alike = marks.Where(mark => mark.Offset > 0 && HasHead(log, mark)).Select(TailOf).ToList();
        if (alike.Count > 0) log.Learn(alike);
    }

    /// <summary>Whether it is the same file; by its path where the system does not number files.</summary>
    public static bool IsSameFile(HeldLog log, LogMark mark) => mark.Identity is null || log.Identity is null
        ? string.Equals(log.Path, mark.Path, StringComparison.Ordinal)
        : string.Equals(log.Identity, mark.Identity, StringComparison.Ordinal);

    /// <summary>Whether one log is the other's beginning, or both are equal. Many lines begin alike, so one whole line must be the same.</summary>
    public static bool AreAlike(HeldLog one, HeldLog other)
    {
        var head = Math.Min(one.Head.Length, other.Head.Length);
        if (head < LogBlock.Longest && one.Head.AsSpan(0, head).IndexOf((byte)'\n') < 0) return false;
        if ( !string.Equals(one.HeadHash(head), other.HeadHash(head), StringComparison.Ordinal)) return false;
        var common = Math.Min(one.TextLength, other.TextLength);
        var last = LogBlock.Before(common);
        return common > 0 && string.Equals(one.HashOf(last), other.HashOf(last), StringComparison.Ordinal);
    }

    private static bool HasHead(HeldLog log, LogMark mark) =>
        log.HeadHash(mark.HeadLength) is { } head && string.Equals(head, mark.HeadHash, StringComparison.Ordinal);

    private static LogBlock TailOf(LogMark mark) => new(mark.Offset, mark.TailLength);
}
