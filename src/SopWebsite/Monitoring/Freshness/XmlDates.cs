using System.Xml;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>What a feed or sitemap says.</summary>
internal sealed record XmlDateList
{
    /// <summary>The name of the root element, such as <c>rss</c> or <c>urlset</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The dates of its entries, as written.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>The addresses of a sitemap, each with its date as written; null where it has none.</summary>
    public IReadOnlyList<(string Location, string? Date)> Entries { get; init; } = [];

    /// <summary>The addresses of a sitemap index.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    public bool IsFeed => Root is "rss" or "feed" or "RDF";

    public bool IsSitemap => Root is "urlset" or "sitemapindex";
}

/// <summary>Reads the dates of a feed's or sitemap's entries, from a stranger's XML: no DTD, no entities, no other files.</summary>
internal static class XmlDates
{
    private const int MostDates = 50_000;

    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 8 * 1024 * 1024,
    };

    /// <summary>Reads XML up to its first fault: a feed that was cut still has its newest entries in front. Null for no XML at all.</summary>
    public static XmlDateList? Read(byte[] xml)
    {
        string? root = null;
        var dates = new List<string>();
        var locations = new List<string>();
        var entries = new List<(string Location, string? Date)>();
        string? location = null, date = null;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), Careful);
            string? entry = null;
            var entryDepth = 0;
            while (dates.Count < MostDates && entries.Count < MostDates && reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                root ??= reader.LocalName;
                if (entry is null || reader.Depth <= entryDepth)
                {
                    EndEntry();
                    entry = reader.LocalName is "item" or "entry" or "url" or "sitemap" ? reader.LocalName : null;
                    entryDepth = reader.Depth;
                }
                else if (reader.Depth == entryDepth + 1 && reader.LocalName is "pubDate" or "date" or "published" or "updated" or "lastmod")
                {
                    dates.Add(date = Content(reader));
                }
                else if (entry is "sitemap" or "url" && reader.Depth == entryDepth + 1 && reader.LocalName is "loc")
                {
                    location = Content(reader);
                    if (entry is "sitemap") locations.Add(location);
                }
            }
        }
        catch (XmlException)
        {
            // Kept: what came before the fault.
        }
        EndEntry();
        return root is null ? null : new XmlDateList { Root = root, Dates = dates, Locations = locations, Entries = entries };

        void EndEntry()
        {
            if (location is not null) entries.Add((location, date));
            (location, date) = (null, null);
        }
    }

    /// <summary>The element's own text; the reader is left on what follows the text, so that no element is passed over.</summary>
    private static string Content(XmlReader reader) =>
        !reader.IsEmptyElement && reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value : "";
}
