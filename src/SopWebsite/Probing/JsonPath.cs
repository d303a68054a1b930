using System.Text.Json;
using System.Text.RegularExpressions;

namespace SopWebsite.Probing;

/// <summary>
/// A path into JSON, a subset of RFC 9535: <c>$</c> for the whole, <c>.name</c> or <c>['a name']</c> for a member, <c>[0]</c> for an item.
/// </summary>
internal static class JsonPath
{
    private static readonly Regex Form = new(
        @"\G\$(?:\.[\p{L}_][\p{L}\p{Nd}_-]*|\[[0-9]{1,9}\]|\['[^']*'\])*(?=\s|[=!<>~]|\z)", RegexOptions.CultureInvariant,
        ConditionParser.MatchTimeout);

    private static readonly Regex Step = new(
        @"\.([\p{L}_][\p{L}\p{Nd}_-]*)|\[([0-9]{1,9})\]|\['([^']*)'\]", RegexOptions.CultureInvariant, ConditionParser.MatchTimeout);

    /// <summary>Takes a path off a text; null when there is none.</summary>
    public static string? Cut(string text, ref int at)
    {
        var found = Form.Match(text, at);
        if (!found.Success) return null;
        at += found.Length;
        return found.Value;
    }

    /// <summary>What a path leads to; null for nothing.</summary>
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (Match step in Step.Matches(path))
        {
            var name = step.Groups[1].Success ? step.Groups[1].Value : step.Groups[3].Success ? step.Groups[3].Value : null;
            if (name is null)
            {
                var index = int.Parse(step.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (at.ValueKind != JsonValueKind.Array || index >= at.GetArrayLength()) return null;
                at = at[index];
            }
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }
        return at;
    }

    /// <summary>A value as a condition compares it: texts as they are, everything else as JSON writes it.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
