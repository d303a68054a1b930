namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>
/// Reads GoAccess's log-format, with the lines date-format, time-format and datetime-format of its configuration where they are given too.
/// Source: goaccess(1), "Custom log/date format".
/// </summary>
internal sealed class GoAccessDialect
{
    private readonly string _date = "%d/%b/%Y";
    private readonly string _time = "%H:%M:%S";
    private readonly string _both = TemplateToken.CommonTime;

    public GoAccessDialect(string text)
    {
        Text = text.Trim();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Trim().TrimStart('-').Split([' ', '\t', '='], 2);
            if (words.Length < 2) continue;
            var value = words[1].Trim().Trim('\'');
            switch (words[0])
            {
                case "log-format": Text = value; break;
                case "date-format": _date = value; break;
                case "time-format": _time = value; break;
                case "datetime-format": _both = value; break;
            }
        }
    }

    private GoAccessDialect(GoAccessDialect whole, string part) => (Text, _date, _time, _both) = (part, whole._date, whole._time, whole._both);

    /// <summary>The log-format.</summary>
    public string Text { get; }

    /// <summary>A part of the log-format, read with the same forms of date and time.</summary>
    public GoAccessDialect With(string part) => new(this, part);

    /// <summary>Whether a text is in this dialect and not in Apache's: they share most of their letters.</summary>
    public static bool Is(string text) => text.IndexOf("log-format", StringComparison.Ordinal) >= 0
        || (text.IndexOf("%{", StringComparison.Ordinal) < 0 && text.IndexOf("%>", StringComparison.Ordinal) < 0
            && text.IndexOf("%l", StringComparison.Ordinal) < 0
            && (text.IndexOf("%^", StringComparison.Ordinal) >= 0 || text.IndexOf("%d", StringComparison.Ordinal) >= 0
                || text.IndexOf("%x", StringComparison.Ordinal) >= 0 || text.IndexOf("~h", StringComparison.Ordinal) >= 0));

    /// <exception cref="FormatException">The string ends within a specifier.</exception>
    public List<TemplateToken> Read()
    {
        var tokens = new List<TemplateToken>();
        for (var n = 0; n < Text.Length; n++)
        {
            if (Text[n] == '~' && n + 1 < Text.Length && Text[n + 1] == 'h')
            {
                // ~h{, }: a proxy's list of addresses; what separates them stands in the braces.
                n++;
                if (n + 1 < Text.Length && Text[n + 1] == '{') n = Text.IndexOf('}', n);
                if (n < 0) throw new FormatException("~h{");
                tokens.Add(TemplateToken.Of(LogField.Forwarded));
                continue;
            }
            if (Text[n] == '\\' && n + 1 < Text.Length)
            {
                n++;
                tokens.Add(TemplateToken.Literal(Text[n] == 't' ? '\t' : Text[n]));
                continue;
            }
            if (Text[n] != '%')
            {
                tokens.Add(TemplateToken.Literal(Text[n]));
                continue;
            }
            if (++n == Text.Length) throw new FormatException("%");
            tokens.Add(TokenOf(Text[n]));
        }
        return tokens;
    }

    private TemplateToken TokenOf(char specifier) => specifier switch
    {
        '%' => TemplateToken.Literal('%'),
        'd' => TemplateToken.Time(_date),
        't' => TemplateToken.Time(_time),
        'x' => TemplateToken.Time(_both),
        '~' => new TemplateToken(TemplateTokenKind.Spaces, ""),
        'h' => TemplateToken.Of(LogField.Address),
        'r' => TemplateToken.Of(LogField.Request),
        'm' => TemplateToken.Of(LogField.Method),
        'U' => TemplateToken.Of(LogField.Path),
        'q' => TemplateToken.Of(LogField.Query),
        's' => TemplateToken.Of(LogField.Status),
        'b' => TemplateToken.Of(LogField.Bytes),
        'R' => TemplateToken.Of(LogField.Referer),
        'u' => TemplateToken.Of(LogField.Agent),
        'v' => TemplateToken.Of(LogField.Host),
        _ => TemplateToken.Of(LogField.None),
    };
}
