using System.Globalization;
using System.Text;

namespace SopWebsite.Backups;

/// <summary>
/// Paths that every system can hold: relative, forward slashes, no name that Windows forbids or that could lead out of a folder. A path that
/// is not of that kind (legal on Linux: <c>a:b</c>, a line feed, <c>CON</c>) is kept in escaped form, <c>%</c> and two hex digits, so that
/// the archive opens in every Explorer and the real name still comes back.
/// </summary>
internal static class PortablePath
{
    private static readonly HashSet<char> Forbidden = ['<', '>', ':', '"', '|', '?', '*', '\\', '/'];
    private static readonly char[] Separator = ['/'];
    private const int Longest = 32767;

    /// <summary>True when the path is one that an archive of ours may hold.</summary>
    public static bool IsSafe(string? path) =>
        path is { Length: > 0 and <= Longest } && path.Split('/').All(IsPortable);

    /// <summary>True when the text is a single name of that kind.</summary>
    public static bool IsSafeName(string? name) => name is { Length: > 0 and <= 255 } && name.IndexOfAny(Separator) < 0 && IsPortable(name);

    /// <summary>The form in which the archive holds a path. Different paths have different forms.</summary>
    public static (string Path, bool Escaped) Escape(string path)
    {
        var names = path.Split('/');
        return names.All(name => IsPortable(name) && !LooksEscaped(name))
            ? (path, false)
            : (string.Join("/", names.Select(EscapeName)), true);
    }

    /// <summary>The real path of an escaped form; null where the form is broken or hides a path that leads elsewhere.</summary>
    public static string? Unescape(string path)
    {
        var names = path.Split('/').Select(UnescapeName).ToList();
        return names.TrueForAll(name => name is { Length: > 0 } and not "." and not ".." && name.IndexOfAny(['/', '\0']) < 0)
            ? string.Join("/", names)
            : null;
    }

    /// <summary>A name that any file system takes, made from any text.</summary>
    public static string NameFrom(string text)
    {
        var name = new StringBuilder();
        foreach (var c in text) name.Append(char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-');
        var trimmed = name.ToString().Trim('.', '-');
        return trimmed.Length == 0 ? "situs" : IsDevice(trimmed) ? "_" + trimmed : trimmed;
    }

    private static bool IsPortable(string name)
    {
        if (name.Length == 0 || name[name.Length - 1] is '.' or ' ' || IsDevice(name)) return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (IsForbidden(name[i])) return false;
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static bool IsForbidden(char c) => c < ' ' || c == '\x7f' || Forbidden.Contains(c);

    private static bool LooksEscaped(string name)
    {
        for (var at = 0; at + 2 < name.Length; at++)
            if (name[at] == '%' && Uri.IsHexDigit(name[at + 1]) && Uri.IsHexDigit(name[at + 2])) return true;
        return false;
    }

    /// <summary>Windows takes these for devices, whatever follows the first dot.</summary>
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
                && (stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³'));
    }

    private static string EscapeName(string name)
    {
        var escaped = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var trailing = i == name.Length - 1 && (name[i] is '.' or ' ');
            if (name[i] == '%' || trailing || IsForbidden(name[i]) || (i == 0 && IsDevice(name)))
                escaped.Append('%').Append(((int)name[i]).ToString("X2", CultureInfo.InvariantCulture));
            else escaped.Append(name[i]);
        }
        return escaped.ToString();
    }

    private static string? UnescapeName(string name)
    {
        var real = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '%')
            {
                real.Append(name[i]);
                continue;
            }
            if (i + 2 >= name.Length || !Uri.IsHexDigit(name[i + 1]) || !Uri.IsHexDigit(name[i + 2])) return null;
            real.Append((char)int.Parse(name.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 2;
        }
        return real.ToString();
    }
}
