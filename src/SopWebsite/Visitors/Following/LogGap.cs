using SopWebsite.Languages;

namespace SopWebsite.Visitors.Following;

/// <summary>How lines may have been lost before they were read.</summary>
public enum LogGapKind
{
    /// <summary>The log is gone, and nothing is there that it was renamed, copied or packed to.</summary>
    Vanished,

    /// <summary>The log was cut, or written anew, in its place.</summary>
    Truncated,
}

/// <summary>
/// A place where lines may be missing: a log went away or was cut after the last pass, and what had been written to it since cannot be
/// known. It need not have been anything.
/// </summary>
public sealed record LogGap
{
    /// <summary>The path under which the log was seen last.</summary>
    public required string Path { get; init; }

    /// <summary>What happened.</summary>
    public LogGapKind Kind { get; init; }

    /// <summary>Up to where it had been read, bytes of text.</summary>
    public long Offset { get; init; }

    /// <summary>When it was seen last, UTC: nothing is missing that was written before.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>It in words.</summary>
    public Phrase Reason => Kind == LogGapKind.Vanished
        ? new(
            $"{Path} is gone, and so is what was written to it after it was last read. Lines may be missing: keep rotated logs longer, or "
            + "read more often.",
            $"{Path} sudah tidak ada, begitu pula isi yang ditulis setelah terakhir dibaca. Mungkin ada baris yang hilang: simpan log lama "
            + "lebih panjang atau baca lebih sering.")
        : new($"{Path} was cut or written anew after it was last read. Lines may be missing: read more often than the log is cut.",
            $"{Path} dipotong atau ditulis ulang setelah terakhir dibaca. Mungkin ada baris yang hilang: baca lebih sering daripada pemotongan log.");
}
