using System.Text;

namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>Reads Apache's LogFormat, the directive or its string alone. Source: Apache HTTP Server, mod_log_config, "Custom Log Formats".</summary>
internal static class ApacheDialect
{
    /// <summary>The string of a directive: without its name, its quotes and the nickname behind them, escapes undone.</summary>
    public static string Plain(string text)
    {
        text = text.Trim();
        var directive = text.StartsWith("LogFormat", StringComparison.OrdinalIgnoreCase);
        if (directive) text = text.Substring("LogFormat".Length).TrimStart();
        var plain = new StringBuilder(text.Length);
        var quoted = directive && text.Length > 0 && text[0] == '"';
        for (var n = quoted ? 1 : 0; n < text.Length; n++)
        {
            if (text[n] == '\\' && n + 1 < text.Length)
            {
                n++;
                plain.Append(text[n] switch { 't' => '\t', 'n' => '\n', var other => other });
            }
            else if (quoted && text[n] == '"')
            {
                break;
            }
            else
            {
                plain.Append(text[n]);
            }
        }
        return plain.ToString();
    }

    /// <exception cref="FormatException">The string ends within a conversion.</exception>
    public static List<TemplateToken> Read(string text)
    {
        var tokens = new List<TemplateToken>();
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] != '%')
            {
                tokens.Add(TemplateToken.Literal(text[n]));
                continue;
            }
            n++;
            // %400,501{Referer}i, %!200s, %>s, %{X}^ti: which answers, which of two requests, a trailer.
            while (n < text.Length && (char.IsDigit(text[n]) || text[n] is ',' or '!' or '<' or '>')) n++;
            var argument = "";
            if (n < text.Length && text[n] == '{')
            {
                var end = text.IndexOf('}', n);
                if (end < 0) throw new FormatException(text.Substring(n));
                argument = text.Substring(n + 1, end - n - 1);
                n = end + 1;
            }
            if (n < text.Length && text[n] == '^') n += 2;
            if (n >= text.Length) throw new FormatException("%");
            Add(tokens, text[n], argument);
        }
        return tokens;
    }

    private static void Add(List<TemplateToken> tokens, char kind, string argument)
    {
        switch (kind)
        {
            case '%':
                tokens.Add(TemplateToken.Literal('%'));
                break;
            case 't' when argument.Length == 0:
                tokens.Add(TemplateToken.Literal('['));
                tokens.Add(TemplateToken.Time(TemplateToken.CommonTime));
                tokens.Add(TemplateToken.Literal(']'));
                break;
            case 't':
                tokens.Add(TemplateToken.Time(Pattern(argument)));
                break;
            default:
                tokens.Add(TemplateToken.Of(FieldOf(kind, argument)));
                break;
        }
    }

    private static string Pattern(string argument)
    {
        var colon = argument.StartsWith("begin:", StringComparison.Ordinal) || argument.StartsWith("end:", StringComparison.Ordinal)
            ? argument.IndexOf(':') + 1 : 0;
        return argument.Substring(colon) switch
        {
            "sec" or "msec" or "usec" => "%s",
            "msec_frac" or "usec_frac" => "%f",
            var pattern => pattern,
        };
    }

    private static LogField FieldOf(char kind, string argument) => kind switch
    {
        'h' => LogField.Address,
        'a' => argument == "c" ? LogField.None : LogField.Address,
        'r' => LogField.Request,
        's' => LogField.Status,
        'b' or 'B' => LogField.Bytes,
        'O' => LogField.BytesWithHeaders,
        'U' => LogField.Path,
        'q' => LogField.Query,
        'm' => LogField.Method,
        'v' or 'V' => LogField.Host,
        'i' => HeaderOf(argument),
        _ => LogField.None,
    };

    private static LogField HeaderOf(string name) => name.ToLowerInvariant() switch
    {
        "referer" => LogField.Referer,
        "user-agent" => LogField.Agent,
        "host" => LogField.Host,
        "x-forwarded-for" or "x-real-ip" or "cf-connecting-ip" or "true-client-ip" => LogField.Forwarded,
        _ => LogField.None,
    };
}
