namespace SopWebsite.Adapters.Yaml;

/// <summary>A value of a YAML file and the line it begins on.</summary>
internal abstract record YamlValue(int Line);

/// <summary>A text, a number, or nothing: whoever asks for it says how it is read.</summary>
internal sealed record YamlText(string Value, int Line) : YamlValue(Line)
{
    public bool IsNothing => Value is "" or "~" or "null";
}

/// <summary>A list.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line) : YamlValue(Line);

/// <summary>A map; its keys are texts and each is there once.</summary>
internal sealed record YamlMap(IReadOnlyDictionary<string, YamlEntry> Entries, int Line) : YamlValue(Line);

/// <summary>A key's line and its value.</summary>
internal sealed record YamlEntry(YamlValue Value, int Line);
