using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Makes short pieces of what was found, fit for a letter: one line, no live address.</summary>
internal static class Sample
{
    private const int Most = 120;

    private static readonly Regex Blank = new(@"\s+", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>A piece of a text around a place in it.</summary>
    public static string Of(string text, int at = 0)
    {
        var begin = Math.Max(0, Math.Min(at, text.Length) - (Most / 3));
        var piece = Blank.Replace(text.Substring(begin, Math.Min(Most, text.Length - begin)), " ").Trim();
        piece = new string(piece.Where(letter => !char.IsControl(letter)).ToArray());
        return Unlinked(piece) + (begin + Most < text.Length ? "…" : "");
    }

    /// <summary>An address that nobody follows by accident.</summary>
    public static string Of(Uri uri)
    {
        var text = uri.AbsoluteUri;
        return Unlinked(text.Length > Most ? text.Substring(0, Most) + "…" : text);
    }

    /// <summary>The first of some addresses; null for none.</summary>
    public static string? First(IEnumerable<Uri> uris) => uris.FirstOrDefault() is { } uri ? Of(uri) : null;

    private static string Unlinked(string text) =>
        text.Replace("http://", "hxxp://").Replace("https://", "hxxps://").Replace(".", "[.]");
}
