using System.Text;
using System.Text.Json;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>The list as JSON: times in UTC (ISO 8601), addresses by their network and its length.</summary>
internal static class JsonBlockList
{
    /// <summary>What such a file is known by.</summary>
    public const string Mark = "\"format\": \"sopwebsite-block-list\"";

    public static string Of(BlockListOptions options, DateTimeOffset now, IReadOnlyList<ListedBlock> entries)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", "sopwebsite-block-list");
            json.WriteNumber("version", 1);
            if (options.Site is { } site) json.WriteString("site", site.Name);
            json.WriteString("createdAt", now.UtcDateTime);
            json.WriteStartArray("entries");
            foreach (var (block, entry) in entries) Entry(json, block, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()).Replace("\r\n", "\n") + "\n";
    }

    private static void Entry(Utf8JsonWriter json, AddressBlock block, VisitorBlock entry)
    {
        json.WriteStartObject();
        json.WriteString("network", block.First.ToString());
        json.WriteNumber("prefixLength", block.Prefix);
        json.WriteString("family", block.First.IsV4 ? "ipv4" : "ipv6");
        json.WriteString("since", entry.Since.UtcDateTime);
        json.WriteString("until", entry.Until.UtcDateTime);
        json.WriteString("lastSeen", entry.LastSeen.UtcDateTime);
        json.WriteString("verdict", entry.Verdict.ToString());
        json.WriteNumber("score", entry.Score);
        json.WriteNumber("addresses", entry.Addresses);
        json.WriteBoolean("forced", entry.IsForced);
        json.WriteStartArray("categories");
        foreach (var category in entry.Categories) json.WriteStringValue(category.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
