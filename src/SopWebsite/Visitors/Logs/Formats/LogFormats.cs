using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Visitors.Logs.Formats.Templates;

namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>The formats by their names, and those that a text describes.</summary>
internal static class LogFormats
{
    /// <summary>Seen by the first lines of each log.</summary>
    public const string Auto = "auto";

    public const string Common = "common";
    public const string CombinedName = "combined";
    public const string VhostCommon = "vhost_common";
    public const string VhostCombined = "vhost_combined";
    public const string W3c = "w3c";
    public const string Json = "json";

    /// <summary>Every line by itself.</summary>
    public const string Mixed = "mixed";

    /// <summary>The names that a user may give.</summary>
    public static string[] Names { get; } = [Auto, CombinedName, Common, VhostCombined, VhostCommon, W3c, Json, Mixed];

    /// <summary>The combined format, and the common one.</summary>
    public static ILogFormat Combined { get; } = new PlainFormat(CombinedName, () => new CombinedParser());

    /// <summary>The format of a name, of <c>#Fields</c>, or of a format string of GoAccess, Apache or nginx; null for <see cref="Auto"/>.</summary>
    /// <param name="text">The name or the description.</param>
    /// <param name="zone">The offset of times that name none.</param>
    /// <exception cref="SopException"><c>SopLogFormatUnknown</c> or <c>SopLogFormatInvalid</c>.</exception>
    public static ILogFormat? Of(string text, TimeSpan zone)
    {
        var seconds = (int)zone.TotalSeconds;
        switch (text.Trim().ToLowerInvariant().Replace('-', '_'))
        {
            case "" or Auto:
                return null;
            case CombinedName or "nginx" or "apache" or "ncsa":
                return Combined;
            case Common or "clf":
                return new PlainFormat(Common, () => new CombinedParser());
            case VhostCombined or "vcombined":
                return new PlainFormat(VhostCombined, () => new VhostParser());
            case VhostCommon or "vcommon":
                return new PlainFormat(VhostCommon, () => new VhostParser());
            case W3c or "iis":
                return W3cFormat.Usual;
            case Json or "caddy" or "traefik":
                return new JsonFormat(Json, JsonNames.Root, seconds);
            case Mixed:
                return MixedOf(seconds);
        }
        if (text.TrimStart().StartsWith(W3cFormat.Prefix, StringComparison.OrdinalIgnoreCase)) return W3cFormat.Of(text.Trim());
        if (text.IndexOfAny(['%', '$']) >= 0) return TemplateCompiler.Compile(text, seconds);
        throw new SopException(
            "SopLogFormatUnknown", SopErrorKind.InvalidArgument,
            new Phrase(
                $"'{text}' is no log format. Use one of {string.Join(", ", Names)}, or a format string of GoAccess, Apache (LogFormat) or nginx "
                + "(log_format).",
                $"'{text}' bukan format log. Pakai salah satu dari {string.Join(", ", Names)}, atau untaian format GoAccess, Apache (LogFormat) "
                + "atau nginx (log_format)."),
            text);
    }

    /// <summary>All that are known without being told.</summary>
    public static ILogFormat MixedOf(int zone) => new MixedFormat(Mixed, Known(zone));

    /// <summary>What detection tries, the strictest first.</summary>
    public static ILogFormat[] Known(int zone) =>
    [
        new JsonFormat(Json, JsonNames.Root, zone),
        new PlainFormat(VhostCombined, () => new VhostParser()),
        Combined,
        W3cFormat.Usual,
    ];
}
