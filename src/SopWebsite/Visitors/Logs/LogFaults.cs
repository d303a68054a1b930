using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Visitors.Logs;

/// <summary>What can be wrong with a log as a file.</summary>
internal static class LogFaults
{
    /// <summary>Notes where in the file a failure of unpacking happened.</summary>
    public static Exception At(Exception failure, long offset)
    {
        failure.Data["offset"] = offset;
        return failure;
    }

    /// <summary>What to say of a failure of reading; null when it is none of the log's.</summary>
    public static SopException? Of(string name, Exception failure) => failure switch
    {
        NotTextException => NotText(name),
        EndOfStreamException => Truncated(name, failure),
        InvalidDataException => Damaged(name, failure),
        IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException => Unreadable(name, failure),
        _ => null,
    };

    public static SopException Unreadable(string name, Exception failure) => new(
        "SopLogUnreadable", failure is FileNotFoundException or DirectoryNotFoundException ? SopErrorKind.NotFound : SopErrorKind.ReadFailure,
        new Phrase(
            $"The log '{name}' cannot be read: {failure.Message} Check the path and the rights; the other logs were read.",
            $"Log '{name}' tidak dapat dibaca: {failure.Message} Periksa jalur dan hak aksesnya; log lain tetap dibaca."),
        name, failure);

    public static SopException NotText(string name) => new(
        "SopLogNotText", SopErrorKind.InvalidData,
        new Phrase(
            $"'{name}' is not a text log: its beginning is binary. Give the access log as text (ASCII or UTF-8) or packed with gzip.",
            $"'{name}' bukan log teks: awalnya biner. Berikan access log sebagai teks (ASCII atau UTF-8) atau dipadatkan dengan gzip."),
        name);

    public static SopException Truncated(string name, Exception failure) => new(
        "SopLogTruncated", SopErrorKind.InvalidData,
        new Phrase(
            $"The packed log '{name}' ends too early{Place(failure).English}; what could be unpacked was counted. "
            + "Fetch it again if the download was cut.",
            $"Log terkompres '{name}' terpotong{Place(failure).Indonesian}; bagian yang dapat dibuka sudah dihitung. "
            + "Unduh ulang bila unduhannya terputus."),
        name, failure);

    public static SopException Damaged(string name, Exception failure) => new(
        "SopLogDamaged", SopErrorKind.InvalidData,
        new Phrase(
            $"The packed log '{name}' is damaged{Place(failure).English} ({failure.Message}); what could be unpacked before was counted. "
            + "Fetch it again.",
            $"Log terkompres '{name}' rusak{Place(failure).Indonesian} ({failure.Message}); bagian sebelumnya sudah dihitung. Unduh ulang."),
        name, failure);

    private static Phrase Place(Exception failure) =>
        failure.Data["offset"] is long offset ? new Phrase($" at byte {offset}", $" pada byte {offset}") : new Phrase("", "");
}

/// <summary>A log's beginning is binary.</summary>
internal sealed class NotTextException : Exception;
