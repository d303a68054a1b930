using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SopWebsite.Languages;

namespace SopWebsite.Runner.Output;

/// <summary>One JSON object a line, its properties named as on the cmdlets' objects.</summary>
internal sealed class JsonLines(Language language)
{
    private readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new PhraseConverter(language) },
    };

    public void Write(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, value.GetType(), _options));

    private sealed class PhraseConverter(Language language) : JsonConverter<Phrase>
    {
        public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Lines are only written.");

        public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.In(language));
    }
}
