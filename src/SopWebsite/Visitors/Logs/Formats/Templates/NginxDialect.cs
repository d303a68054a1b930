using System.Text;

namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>
/// Reads nginx's log_format, the directive or its string alone. Source: nginx, ngx_http_log_module and the alphabetical index of variables.
/// </summary>
internal static class NginxDialect
{
    /// <summary>The string of a directive: its quoted pieces one behind the other.</summary>
    public static string Plain(string text)
    {
        text = text.Trim();
        if (!text.StartsWith("log_format", StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] is not ('\'' or '"')) continue;
            var quote = text[n];
            for (n++; n < text.Length && text[n] != quote; n++)
            {
                if (text[n] == '\\' && n + 1 < text.Length) n++;
                plain.Append(text[n]);
            }
        }
        return plain.ToString();
    }

    public static List<TemplateToken> Read(string text)
    {
        var tokens = new List<TemplateToken>();
        for (var n = 0; n < text.Length;)
        {
            if (text[n] != '$')
            {
                tokens.Add(TemplateToken.Literal(text[n++]));
                continue;
            }
            n++;
            var braced = n < text.Length && text[n] == '{';
            if (braced) n++;
            var start = n;
            while (n < text.Length && (text[n] == '_' || char.IsLetterOrDigit(text[n]))) n++;
            tokens.Add(TokenOf(text.Substring(start, n - start)));
            if (braced && n < text.Length) n++;
        }
        return tokens;
    }

    private static TemplateToken TokenOf(string variable) => variable switch
    {
        "time_local" => TemplateToken.Time(TemplateToken.CommonTime),
        "time_iso8601" => TemplateToken.Time("%Y-%m-%dT%H:%M:%S%z"),
        "msec" => TemplateToken.Time("%s.%f"),
        _ => TemplateToken.Of(FieldOf(variable)),
    };

    private static LogField FieldOf(string variable) => variable switch
    {
        "remote_addr" => LogField.Address,
        "http_x_forwarded_for" or "proxy_add_x_forwarded_for" or "http_x_real_ip" or "http_cf_connecting_ip" or "proxy_protocol_addr" =>
            LogField.Forwarded,
        "request" => LogField.Request,
        "request_method" => LogField.Method,
        "request_uri" => LogField.Target,
        "uri" or "document_uri" => LogField.Path,
        "args" or "query_string" => LogField.Query,
        "status" => LogField.Status,
        "body_bytes_sent" => LogField.Bytes,
        "bytes_sent" => LogField.BytesWithHeaders,
        "http_referer" => LogField.Referer,
        "http_user_agent" => LogField.Agent,
        "host" or "http_host" or "server_name" => LogField.Host,
        _ => LogField.None,
    };
}
