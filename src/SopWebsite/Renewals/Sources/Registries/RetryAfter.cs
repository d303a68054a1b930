using System.Globalization;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>When a server may be asked again (RFC 9110 section 10.2.3): seconds, or a date by its own clock.</summary>
internal static class RetryAfter
{
    /// <summary>What holds where the server says nothing: registries count by the hour.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    /// <summary>No server is taken at its word for longer: it may be wrong, and the domain lapses meanwhile.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    private static readonly string[] Forms =
        ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <param name="value">The header; null when it was not sent.</param>
    /// <param name="serverTime">The server's own time (Date); null when it was not sent.</param>
    /// <param name="now">The time here.</param>
    public static DateTimeOffset Of(string? value, DateTimeOffset? serverTime, DateTimeOffset now)
    {
        var wait = Wait(value?.Trim(), serverTime ?? now) ?? Usual;
        return now + (wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait);
    }

    private static TimeSpan? Wait(string? value, DateTimeOffset serverTime)
    {
        if (value is not { Length: > 0 }) return null;
        if (value.All(letter => letter is >= '0' and <= '9'))
            return value.Length > 9 ? Longest : TimeSpan.FromSeconds(int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture));
        return DateTime.TryParseExact(
            value, Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowInnerWhite, out var at)
            ? new DateTimeOffset(at, TimeSpan.Zero) - serverTime
            : null;
    }
}
