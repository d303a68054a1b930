namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// The names under which JSON logs hold a request. Sources: Caddy, "Access logs" (ts, request, status, size); nginx, the names of its variables
/// (ngx_http_log_module, escape=json); Traefik, "Access logs" (ClientHost, RequestPath, DownstreamStatus); and what configurations make of them.
/// </summary>
internal static class JsonNames
{
    /// <summary>The outermost object.</summary>
    public static JsonNode Root { get; } = Make();

    private static JsonNode Make()
    {
        var headers = new JsonNode()
            .Field(LogField.Agent, "user-agent")
            .Field(LogField.Referer, "referer", "referrer")
            .Field(LogField.Forwarded, "x-forwarded-for", "x-real-ip");
        var response = Named(new JsonNode());
        var request = Named(new JsonNode()).Child(headers, "headers", "header");
        return Named(new JsonNode())
            .Child(headers, "headers", "request_headers")
            .Child(request, "request", "req", "httpRequest")
            .Child(response, "response", "res", "resp")
            .Child(Named(new JsonNode()).Child(request, "request").Child(response, "response"), "http");
    }

    private static JsonNode Named(JsonNode node) => node
        .Field(LogField.Address, "client_ip", "remote_ip", "remote_addr", "clientip", "ClientHost", "client_addr", "ClientAddr", "c-ip",
            "remote_address", "client_address", "source_ip", "src_ip", "remote_host", "client", "ip", "remote", "addr")
        .Field(LogField.Forwarded, "http_x_forwarded_for", "x_forwarded_for", "forwarded_for", "xff", "http_x_real_ip")
        .Field(LogField.Time, "time_iso8601", "time_local", "msec", "StartUTC", "StartLocal", "@timestamp", "timestamp", "ts", "time",
            "datetime", "date_time", "date")
        .Field(LogField.Request, "request", "request_line", "http_request", "req", "r")
        .Field(LogField.Method, "request_method", "RequestMethod", "method", "http_method", "verb", "req_method", "cs-method")
        .Field(LogField.Target, "request_uri", "original_uri", "request_url", "target", "full_path")
        .Field(LogField.Path, "uri", "RequestPath", "path", "url", "document_uri", "url_path", "cs-uri-stem")
        .Field(LogField.Query, "args", "query_string", "query", "cs-uri-query")
        .Field(LogField.Status, "status", "DownstreamStatus", "status_code", "response_status", "http_status", "response_code", "response", "code",
            "sc-status")
        .Field(LogField.Bytes, "body_bytes_sent", "size", "DownstreamContentSize", "response_size", "bytes", "resp_bytes", "bytes_out", "sc-bytes")
        .Field(LogField.BytesWithHeaders, "bytes_sent")
        .Field(LogField.Referer, "http_referer", "http_referrer", "referer", "referrer", "request_Referer")
        .Field(LogField.Agent, "http_user_agent", "user_agent", "agent", "request_User-Agent", "ua")
        .Field(LogField.Host, "http_host", "host", "server_name", "vhost", "virtual_host", "RequestHost", "domain");
}
