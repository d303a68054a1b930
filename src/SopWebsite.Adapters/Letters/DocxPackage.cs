using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>
/// The parts of a Word file, in a package that is the same byte for byte whenever it is written: the SDK's own would hold the time of
/// writing, and names of chance.
/// </summary>
internal sealed class DocxPackage(DateTimeOffset createdAt, string language)
{
    /// <summary>The relationship that leads from the document to its picture.</summary>
    public const string PictureId = "rIdLogo";

    /// <summary>The relationship that leads from the document to its footer.</summary>
    public const string FooterId = "rIdFooter";

    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly (string Part, string Type, string Id, string Relationship)[] Known =
    [
        ("word/styles.xml", "styles+xml", "rIdStyles", "styles"),
        ("word/settings.xml", "settings+xml", "rIdSettings", "settings"),
        ("word/fontTable.xml", "fontTable+xml", "rIdFonts", "fontTable"),
        ("word/numbering.xml", "numbering+xml", "rIdNumbering", "numbering"),
        ("word/footer1.xml", "footer+xml", FooterId, "footer"),
    ];

    // ZIP knows no earlier time; any fixed one would do.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(string Name, byte[] Content)> _parts = [];
    private string? _picture;

    /// <summary>The document's properties.</summary>
    public void Describe(string title, string author)
    {
        var time = createdAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Add("docProps/core.xml", xml =>
        {
            xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
            xml.WriteAttributeString("xmlns", "dcterms", null, "http://purl.org/dc/terms/");
            xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
            foreach (var (name, text) in new[] { ("title", title), ("creator", author), ("language", language) })
                xml.WriteElementString("dc", name, "http://purl.org/dc/elements/1.1/", text);
            foreach (var name in new[] { "created", "modified" })
            {
                xml.WriteStartElement("dcterms", name, null);
                xml.WriteAttributeString("xsi", "type", null, "dcterms:W3CDTF");
                xml.WriteString(time);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    /// <summary>Adds a part.</summary>
    public void Add(string name, OpenXmlPartRootElement root)
    {
        using var content = new MemoryStream();
        root.Save(content);
        _parts.Add((name, content.ToArray()));
    }

    /// <summary>Adds the letterhead's picture.</summary>
    public void AddPicture(LetterLogo logo)
    {
        _picture = logo.MediaType == "image/png" ? "media/logo.png" : "media/logo.jpeg";
        _parts.Add(("word/" + _picture, logo.Content));
    }

    /// <summary>Writes the package.</summary>
    public void Write(Stream stream)
    {
        Add("word/_rels/document.xml.rels", xml => Link(xml,
        [
            .. Known.Where(part => Has(part.Part))
            .Select(part => (part.Id, OfficeRelationships + part.Relationship, part.Part.Substring("word/".Length))),
            .. _picture is { } picture ? new[] { (PictureId, OfficeRelationships + "image", picture) } : [],
        ]));
        Add("_rels/.rels", xml => Link(xml,
        [
            ("rId1", OfficeRelationships + "officeDocument", "word/document.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ]));
        Add("[Content_Types].xml", Types);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        // Some readers ask that the list of types comes first.
        for (var at = _parts.Count - 1; at >= 0; at--)
        {
            var entry = zip.CreateEntry(_parts[at].Name, CompressionLevel.Optimal);
            entry.LastWriteTime = Stamp;
            using var content = entry.Open();
            content.Write(_parts[at].Content, 0, _parts[at].Content.Length);
        }
    }

    private bool Has(string name) => _parts.Exists(part => part.Name == name);

    private void Add(string name, Action<XmlWriter> write)
    {
        using var content = new MemoryStream();
        using (var xml = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            write(xml);
        _parts.Add((name, content.ToArray()));
    }

    private static void Link(XmlWriter xml, (string Id, string Type, string Target)[] links)
    {
        xml.WriteStartElement("Relationships", Relationships);
        foreach (var (id, type, target) in links) Element(xml, "Relationship", Relationships, ("Id", id), ("Type", type), ("Target", target));
        xml.WriteEndElement();
    }

    private void Types(XmlWriter xml)
    {
        const string types = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.WriteStartElement("Types", types);
        Element(xml, "Default", types, ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", types, ("Extension", "png"), ("ContentType", "image/png"));
        Element(xml, "Default", types, ("Extension", "jpeg"), ("ContentType", "image/jpeg"));
        Element(
            xml, "Override", types, ("PartName", "/docProps/core.xml"),
            ("ContentType", "application/vnd.openxmlformats-package.core-properties+xml"));
        Element(xml, "Override", types, ("PartName", "/word/document.xml"), ("ContentType", MainType + "document.main+xml"));
        foreach (var part in Known.Where(part => Has(part.Part)))
            Element(xml, "Override", types, ("PartName", "/" + part.Part), ("ContentType", MainType + part.Type));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string space, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
