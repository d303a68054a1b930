using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Visitors;

/// <summary>The formats of access logs that can be asked for.</summary>
public static class VisitorLogFormats
{
    /// <summary>Each log's format is told by its first lines.</summary>
    public const string Auto = LogFormats.Auto;

    /// <summary>
    /// The names. Beside them a format can be a <c>#Fields</c> line of IIS, or a format string: of GoAccess (its log-format, with the lines
    /// date-format and time-format where they are not the usual ones), of Apache (LogFormat) or of nginx (log_format).
    /// </summary>
    public static IReadOnlyList<string> Names => LogFormats.Names;

    /// <summary>Checks that a format can be used.</summary>
    /// <param name="format">A name, a <c>#Fields</c> line or a format string.</param>
    /// <exception cref="SopException"><c>SopLogFormatUnknown</c> or <c>SopLogFormatInvalid</c>: it cannot.</exception>
    public static void Check(string format) => LogFormats.Of(format, IndonesianZone.OffsetOf("WIB"));
}
