using System.Globalization;
using System.Text.RegularExpressions;

namespace SopWebsite.Adapters.Html;

/// <summary>A colour of a style.</summary>
internal readonly record struct Colour(int Red, int Green, int Blue, double Alpha)
{
    private const int Alike = 12;

    private static readonly Regex Function = new(
        @"rgba?\(\s*([0-9.]+)\s*[, ]\s*([0-9.]+)\s*[, ]\s*([0-9.]+)\s*(?:[,/]\s*([0-9.]+)(%?)\s*)?\)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, int> Names = new(StringComparer.Ordinal)
    {
        ["white"] = 0xffffff, ["black"] = 0, ["red"] = 0xff0000, ["lime"] = 0x00ff00, ["green"] = 0x008000, ["blue"] = 0x0000ff,
        ["yellow"] = 0xffff00,
        ["navy"] = 0x000080, ["maroon"] = 0x800000, ["gray"] = 0x808080, ["grey"] = 0x808080, ["silver"] = 0xc0c0c0, ["whitesmoke"] = 0xf5f5f5,
        ["snow"] = 0xfffafa, ["ivory"] = 0xfffff0, ["ghostwhite"] = 0xf8f8ff, ["orange"] = 0xffa500, ["purple"] = 0x800080, ["teal"] = 0x008080,
    };

    public static Colour White { get; } = new(255, 255, 255, 1);

    /// <summary>The colour that a value begins with or holds; null for none that is known.</summary>
    public static Colour? Parse(string value)
    {
        value = value.Trim().ToLowerInvariant();
        if (value.StartsWith("transparent", StringComparison.Ordinal)) return new Colour(0, 0, 0, 0);
        foreach (var part in value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Names.TryGetValue(part, out var named)) return Of(named);
            if (part[0] == '#' && Hex(part.Substring(1)) is { } hex) return hex;
        }
        if (Function.Match(value) is not { Success: true } match) return null;
        var alpha = match.Groups[4].Success ? Number(match.Groups[4].Value) / (match.Groups[5].Length > 0 ? 100 : 1) : 1;
        return new Colour((int)Number(match.Groups[1].Value), (int)Number(match.Groups[2].Value), (int)Number(match.Groups[3].Value), alpha);
    }

    /// <summary>True for colours that no eye tells apart.</summary>
    public bool IsLike(Colour other) =>
        Math.Abs(Red - other.Red) <= Alike && Math.Abs(Green - other.Green) <= Alike && Math.Abs(Blue - other.Blue) <= Alike;

    private static Colour? Hex(string digits)
    {
        if (digits.Length is 3 or 4) digits = string.Concat(digits.Select(digit => new string(digit, 2)));
        if (digits.Length is not (6 or 8) || !uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number))
            return null;
        return digits.Length == 6 ? Of((int)number) : Of((int)(number >> 8)) with { Alpha = (number & 255) / 255.0 };
    }

    private static Colour Of(int number) => new((number >> 16) & 255, (number >> 8) & 255, number & 255, 1);

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
