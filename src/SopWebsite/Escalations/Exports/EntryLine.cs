using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SopWebsite.Escalations.Exports;

/// <summary>An entry as one line of JSON: every field, always, in one order, so that a line can be read in one way only.</summary>
internal static class EntryLine
{
    /// <summary>The longest line that is written or read, in bytes.</summary>
    public const int Longest = 16 * 1024 * 1024;

    /// <summary>The form of instants: ISO 8601 UTC to the millisecond, as they are hashed.</summary>
    public const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, EscalationEvent> Events = Named<EscalationEvent>();
    private static readonly Dictionary<string, Timeliness> Outcomes = Named<Timeliness>();

    public static void Write(Utf8JsonWriter writer, EscalationEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number"u8, entry.Number);
        writer.WriteString("at"u8, Instant(entry.At));
        writer.WriteString("event"u8, entry.Event.ToString());
        writer.WriteString("site"u8, entry.Site);
        writer.WriteString("report"u8, entry.Report);
        writer.WriteString("run"u8, entry.Run);
        writer.WriteString("procedure"u8, entry.Procedure);
        Number(writer, "activity"u8, entry.Activity);
        writer.WriteString("from"u8, entry.From);
        writer.WriteString("to"u8, entry.To);
        writer.WriteString("due"u8, entry.Due is { } due ? Instant(due) : null);
        Number(writer, "workingMinutes"u8, entry.WorkingMinutes);
        Number(writer, "standardMinutes"u8, entry.StandardMinutes);
        writer.WriteString("timeliness"u8, entry.Timeliness.ToString());
        writer.WriteString("followUp"u8, entry.FollowUp);
        writer.WriteString("evidence"u8, entry.Evidence);
        writer.WriteString("previousHash"u8, entry.PreviousHash);
        writer.WriteString("hash"u8, entry.Hash);
        writer.WriteEndObject();
    }

    /// <summary>The entry of a line, without its line feed; null when it is no entry in exactly that form.</summary>
    public static EscalationEntry? TryRead(ReadOnlySpan<byte> line)
    {
        if (line.Length < 2 || line[0] != '{' || line[line.Length - 1] != '}') return null;
        try
        {
            var reader = new StrictJson(line);
            // In the order in which they stand there: an initialiser is carried out as it is written.
            var entry = new EscalationEntry
            {
                Number = reader.Whole("number"u8),
                At = reader.Instant("at"u8) ?? throw new FormatException(),
                Event = Events[reader.Text("event"u8) ?? ""],
                Site = reader.Text("site"u8),
                Report = reader.Text("report"u8),
                Run = reader.Text("run"u8),
                Procedure = reader.Text("procedure"u8),
                Activity = reader.SmallWhole("activity"u8),
                From = reader.Text("from"u8),
                To = reader.Text("to"u8),
                Due = reader.Instant("due"u8),
                WorkingMinutes = reader.SmallWhole("workingMinutes"u8),
                StandardMinutes = reader.SmallWhole("standardMinutes"u8),
                Timeliness = Outcomes[reader.Text("timeliness"u8) ?? ""],
                FollowUp = reader.Text("followUp"u8),
                Evidence = reader.Text("evidence"u8),
                PreviousHash = reader.Text("previousHash"u8) ?? "",
                Hash = reader.Text("hash"u8) ?? "",
            };
            reader.End();
            return entry;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    private static void Number(Utf8JsonWriter writer, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }

    private static Dictionary<string, T> Named<T>()
        where T : struct, Enum =>
        Enum.GetValues(typeof(T)).Cast<T>().ToDictionary(value => value.ToString(), StringComparer.Ordinal);
}
