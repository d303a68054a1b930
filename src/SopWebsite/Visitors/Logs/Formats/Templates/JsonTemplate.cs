using System.Text;
using System.Text.Json;

namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>A format string that is an object of JSON: the names say where the fields are, in whatever order the log has them.</summary>
internal static class JsonTemplate
{
    public static bool Is(string text) => text.TrimStart().StartsWith("{", StringComparison.Ordinal);

    /// <summary>The names of the object.</summary>
    /// <param name="text">The format string.</param>
    /// <param name="read">Reads the dialect of its values.</param>
    /// <param name="tokens">All fields that were found.</param>
    /// <exception cref="FormatException">It is no object of JSON.</exception>
    public static JsonNode Read(string text, Func<string, List<TemplateToken>> read, List<TemplateToken> tokens)
    {
        try
        {
            using var document = JsonDocument.Parse(Quoted(text), new JsonDocumentOptions { AllowTrailingCommas = true });
            return Node(document.RootElement, new JsonNode(), read, tokens);
        }
        catch (JsonException failure)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    private static JsonNode Node(JsonElement element, JsonNode node, Func<string, List<TemplateToken>> read, List<TemplateToken> tokens)
    {
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() > 0 ? property.Value[0] : property.Value;
            if (value.ValueKind == JsonValueKind.Object) Node(value, node.Child(property.Name), read, tokens);
            if (value.ValueKind != JsonValueKind.String) continue;
            var field = FieldOf(read(value.GetString()!));
            if (field == LogField.None || tokens.Exists(token => token.Field == field)) continue;
            tokens.Add(TemplateToken.Of(field));
            node.Field(field, property.Name);
        }
        return node;
    }

    /// <summary>A value may be made of several fields, such as method, path and protocol: that is a request.</summary>
    private static LogField FieldOf(List<TemplateToken> tokens)
    {
        if (tokens.Exists(token => token.Kind == TemplateTokenKind.Time)) return LogField.Time;
        var fields = tokens.Where(token => token.Kind == TemplateTokenKind.Field).Select(token => token.Field).ToList();
        if (fields.Contains(LogField.Method) && fields.Count > 1) return LogField.Request;
        if (fields.Count > 1 && fields[0] == LogField.Path) return LogField.Target;
        return fields.Count > 0 ? fields[0] : LogField.None;
    }

    /// <summary>Numbers are mostly written without quotes, which is no JSON before they are put in.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 16);
        var inText = false;
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] == '"' && (n == 0 || text[n - 1] != '\\')) inText = !inText;
            if (inText || text[n] is not ('%' or '$'))
            {
                quoted.Append(text[n]);
                continue;
            }
            var end = n;
            for (var braces = 0; end < text.Length && (braces > 0 || text[end] is not (',' or '}' or ']' or ' ' or '\n' or '\r')); end++)
                braces += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
            quoted.Append('"').Append(text, n, end - n).Append('"');
            n = end - 1;
        }
        return quoted.ToString();
    }
}
