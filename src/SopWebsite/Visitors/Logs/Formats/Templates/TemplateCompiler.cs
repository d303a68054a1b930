using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>Makes a format of a format string, in whichever of three dialects it is written.</summary>
internal static class TemplateCompiler
{
    private const int Longest = 8192;

    /// <param name="text">The format string.</param>
    /// <param name="zone">Seconds east of Greenwich, for times that name no zone.</param>
    /// <exception cref="SopException"><c>SopLogFormatInvalid</c>.</exception>
    public static ILogFormat Compile(string text, int zone)
    {
        if (text.Length > Longest)
            throw Invalid(text.Substring(0, 80), new Phrase($"it is longer than {Longest} characters", $"lebih dari {Longest} karakter"));
        try
        {
            var (plain, read) = Dialect(text);
            var tokens = new List<TemplateToken>();
            ILogFormat format;
            if (JsonTemplate.Is(plain))
            {
                format = new JsonFormat(text, JsonTemplate.Read(plain, read, tokens), zone);
            }
            else
            {
                tokens = read(plain);
                format = TemplateBuilder.Build(tokens, text, zone);
            }
            Require(text, tokens);
            return format;
        }
        catch (FormatException failure)
        {
            throw Invalid(text, new Phrase($"'{failure.Message}' cannot be read", $"'{failure.Message}' tidak dapat dibaca"), failure);
        }
    }

    private static (string Plain, Func<string, List<TemplateToken>> Read) Dialect(string text)
    {
        if (text.IndexOf('%') < 0) return (NginxDialect.Plain(text), NginxDialect.Read);
        if (!GoAccessDialect.Is(text)) return (ApacheDialect.Plain(text), ApacheDialect.Read);
        var whole = new GoAccessDialect(text);
        return (whole.Text, part => whole.With(part).Read());
    }

    /// <summary>A request has an address, a time and something that was asked for.</summary>
    private static void Require(string text, List<TemplateToken> tokens)
    {
        if (!tokens.Exists(token => token.Field is LogField.Address or LogField.Forwarded))
            throw Invalid(text, new Phrase("the client's address is missing (%h or $remote_addr)", "alamat klien tidak ada (%h atau $remote_addr)"));
        if (!tokens.Exists(token => token.Field == LogField.Time || (token.Kind == TemplateTokenKind.Time && new TimePattern(token.Text).HasDate)))
            throw Invalid(text, new Phrase(
                "date and time are missing (%t, %d, %x or $time_local)", "tanggal dan waktu tidak ada (%t, %d, %x atau $time_local)"));
        if (!tokens.Exists(token => token.Field is LogField.Request or LogField.Target or LogField.Path))
            throw Invalid(text, new Phrase("the request is missing (%r, %U or $request)", "permintaan tidak ada (%r, %U atau $request)"));
    }

    private static SopException Invalid(string text, Phrase why, Exception? inner = null) => new(
        "SopLogFormatInvalid", SopErrorKind.InvalidArgument,
        new Phrase(
            $"The log format '{text}' cannot be used: {why.English}. Copy it from the server's configuration (LogFormat, log_format) or from "
            + "goaccess.conf.",
            $"Format log '{text}' tidak dapat dipakai: {why.Indonesian}. Salin dari konfigurasi server (LogFormat, log_format) atau dari "
            + "goaccess.conf."),
        text, inner);
}
