using System.Globalization;
using System.Text.Json;

namespace SopWebsite.Escalations.Exports;

/// <summary>
/// Reads one flat JSON object whose fields must stand there in the order in which they are asked for: a field that is unknown, missing, doubled or
/// of another kind is a <see cref="FormatException"/>, and what is no JSON or no UTF-8 what <see cref="Utf8JsonReader"/> throws.
/// </summary>
internal ref struct StrictJson
{
    private Utf8JsonReader _reader;

    public StrictJson(ReadOnlySpan<byte> json)
    {
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1 });
        Expect(JsonTokenType.StartObject);
    }

    public string? Text(ReadOnlySpan<byte> name)
    {
        Next(name);
        return _reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => _reader.GetString(),
            _ => throw new FormatException(),
        };
    }

    public long Whole(ReadOnlySpan<byte> name)
    {
        Next(name);
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var number) ? number : throw new FormatException();
    }

    public int? SmallWhole(ReadOnlySpan<byte> name)
    {
        Next(name);
        if (_reader.TokenType == JsonTokenType.Null) return null;
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var number) ? number : throw new FormatException();
    }

    public DateTimeOffset? Instant(ReadOnlySpan<byte> name) => Text(name) is not { } text ? null
        : DateTimeOffset.ParseExact(text, EntryLine.InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public void End()
    {
        Expect(JsonTokenType.EndObject);
        if (_reader.Read()) throw new FormatException();
    }

    private void Next(ReadOnlySpan<byte> name)
    {
        Expect(JsonTokenType.PropertyName);
        if (!_reader.ValueTextEquals(name) || !_reader.Read()) throw new FormatException();
    }

    private void Expect(JsonTokenType token)
    {
        if (!_reader.Read() || _reader.TokenType != token) throw new FormatException();
    }
}
