using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SopWebsite.Backups;

/// <summary>
/// Writes an entry of a manifest on one line: a tree of 50,000 files is a list that people can read and search, not half a million lines.
/// </summary>
internal sealed class ManifestEntryWriter : JsonConverter<ManifestEntry>, IDisposable
{
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _writer;

    public ManifestEntryWriter() =>
        _writer = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override ManifestEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ManifestEntry value, JsonSerializerOptions options)
    {
        _line.SetLength(0);
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteString("path", value.Path);
        if (value.Escaped) _writer.WriteBoolean("escaped", true);
        _writer.WriteString("kind", value.Kind switch { EntryKind.Folder => "folder", EntryKind.Link => "link", _ => "file" });
        if (value.InBase) _writer.WriteBoolean("inBase", true);
        _writer.WriteNumber("bytes", value.Bytes);
        if (value.Sha256 is not null) _writer.WriteString("sha256", value.Sha256);
        _writer.WriteString("modified", value.Modified.ToString("O", CultureInfo.InvariantCulture));
        if (value.Mode is not null) _writer.WriteString("mode", value.Mode);
        if (value.Changed) _writer.WriteBoolean("changed", true);
        _writer.WriteEndObject();
        _writer.Flush();
        writer.WriteRawValue(_line.GetBuffer().AsSpan(0, (int)_line.Length), skipInputValidation: true);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _line.Dispose();
    }
}
