using System.Globalization;
using System.Text;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Texts as hexadecimal digits of their UTF-8, which travel through any program's columns and lines unharmed.</summary>
internal static class Hex
{
    public static string Of(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    public static string Text(string digits)
    {
        var bytes = new byte[digits.Length / 2];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = byte.Parse(digits.Substring(2 * at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetString(bytes);
    }
}
