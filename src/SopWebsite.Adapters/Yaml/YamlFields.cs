using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Asks a map for its fields; whatever is not as expected is a fault with its line.</summary>
internal sealed class YamlFields
{
    private readonly YamlFile _file;
    private readonly YamlMap _map;

    public YamlFields(YamlFile file, YamlMap map, params string[] known)
    {
        (_file, _map) = (file, map);
        foreach (var entry in map.Entries.Where(entry => Array.IndexOf(known, entry.Key) < 0))
            throw file.Fault(entry.Value.Line, OneOf(known), new Phrase($"'{entry.Key}'", $"'{entry.Key}'"));
    }

    public int Line => _map.Line;

    public static Phrase OneOf(IEnumerable<string> known) =>
        new("one of " + string.Join(", ", known), "salah satu dari " + string.Join(", ", known));

    /// <summary>Where a field stands; the map's own line when it is not there.</summary>
    public int LineOf(string key) => _map.Entries.TryGetValue(key, out var entry) ? entry.Line : _map.Line;

    public string Required(string key) => Optional(key)
        ?? throw _file.Fault(LineOf(key), new Phrase($"a value for '{key}'", $"nilai untuk '{key}'"), new Phrase("none", "kosong"));

    public string? Optional(string key) => Find(key) switch
    {
        null or YamlText { IsNothing: true } => null,
        YamlText text => text.Value,
        { } other => throw _file.Fault(other.Line, new Phrase($"one text for '{key}'", $"satu teks untuk '{key}'"), Kind(other)),
    };

    public T Parsed<T>(string key, TryRead<T> read, T fallback, Phrase expected) =>
        Optional(key) is not { } text ? fallback
        : read(text, out var value) ? value
        : throw _file.Fault(LineOf(key), expected, new Phrase($"'{text}'", $"'{text}'"));

    public int Number(string key, int minimum, int maximum) => Number(key, minimum, maximum, fallback: null);

    public int Number(string key, int minimum, int maximum, int? fallback)
    {
        if (fallback is { } value && Optional(key) is null) return value;
        var text = Required(key);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw _file.Fault(
                LineOf(key), new Phrase($"a number from {minimum} to {maximum}", $"angka {minimum} sampai {maximum}"),
                new Phrase($"'{text}'", $"'{text}'"));
    }

    public DateTime Date(string key)
    {
        var text = Required(key);
        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw _file.Fault(
                LineOf(key), new Phrase("a date such as 2026-01-31", "tanggal seperti 2026-01-31"), new Phrase($"'{text}'", $"'{text}'"));
    }

    public TValue Choice<TValue>(string key, IReadOnlyDictionary<string, TValue> choices, string? fallback = null)
    {
        var text = fallback is null ? Required(key) : Optional(key) ?? fallback;
        return choices.TryGetValue(text, out var value)
            ? value
            : throw _file.Fault(LineOf(key), OneOf(choices.Keys), new Phrase($"'{text}'", $"'{text}'"));
    }

    /// <summary>A list of texts; a single text stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null or YamlText { IsNothing: true } => [],
        YamlText text => [text.Value],
        YamlList list => list.Items.Select(item => item is YamlText { IsNothing: false } text ? text.Value : throw NotText(key, item)).ToArray(),
        { } other => throw NotText(key, other),
    };

    /// <summary>A list of maps with the same fields.</summary>
    public IReadOnlyList<YamlFields> Maps(string key, params string[] known) => Find(key) switch
    {
        null or YamlText { IsNothing: true } => [],
        YamlList list => list.Items.Select(item => item is YamlMap map ? new YamlFields(_file, map, known) : throw NotMaps(key, item)).ToArray(),
        { } other => throw NotMaps(key, other),
    };

    /// <summary>A map whose keys are not known beforehand; null when it is not there.</summary>
    public YamlMap? Map(string key) => Find(key) switch
    {
        null or YamlText { IsNothing: true } => null,
        YamlMap map => map,
        { } other => throw NotMaps(key, other),
    };

    private YamlValue? Find(string key) => _map.Entries.TryGetValue(key, out var entry) ? entry.Value : null;

    private SopException NotText(string key, YamlValue value) =>
        _file.Fault(value.Line, new Phrase($"texts for '{key}'", $"teks untuk '{key}'"), Kind(value));

    private SopException NotMaps(string key, YamlValue value) =>
        _file.Fault(value.Line, new Phrase($"entries with fields for '{key}'", $"butir dengan isian untuk '{key}'"), Kind(value));

    private static Phrase Kind(YamlValue value) => value switch
    {
        YamlList => new Phrase("a list", "daftar"),
        YamlMap => new Phrase("fields", "isian"),
        _ => new Phrase("a text", "teks"),
    };
}

/// <summary>Reads a text as something else.</summary>
internal delegate bool TryRead<T>(string text, out T value);
