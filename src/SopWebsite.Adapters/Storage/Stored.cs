using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SopWebsite.Adapters.Storage;

/// <summary>How values are kept in text columns: instants as ISO 8601 UTC to the millisecond, bodies as JSON.</summary>
internal static class Stored
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    public static string? Instant(DateTimeOffset? at) => at is { } value ? Instant(value) : null;

    public static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(
        text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateTimeOffset? TryInstant(string text) => DateTimeOffset.TryParseExact(
        text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        ? at
        : null;

    public static string Body<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Body<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
