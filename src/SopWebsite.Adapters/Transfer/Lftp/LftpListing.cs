using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Backups.Transport;

namespace SopWebsite.Adapters.Transfer.Lftp;

/// <summary>Reads what lftp lists of a folder; whatever form the server has, lftp prints it in one.</summary>
internal static class LftpListing
{
    /// <summary>Lists the current folder: the time to the second, of files by asking for each where the server can (MDTM).</summary>
    public const string Command = "cls -laq --time-style=\"%Y%m%d%H%M%S\"";

    private static readonly Regex Line = new(
        @"^(?<kind>[-dlbcps])(?<mode>[-rwxsStT ?]{9})\s+(?:\S+\s+){0,3}?(?<size>-?\d+) (?<time>\d{14}) (?<name>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(2));

    /// <summary>One line as an entry; null for what is neither file, folder nor link, or is no line of a listing.</summary>
    public static RemoteEntry? Read(string line, string folder)
    {
        if (Line.Match(line) is not { Success: true } match) return null;
        var name = match.Groups["name"].Value;
        string? target = null;
        var kind = match.Groups["kind"].Value[0];
        if (kind == 'l' && name.IndexOf(" -> ", StringComparison.Ordinal) is var arrow and > 0)
        {
            target = name.Substring(arrow + 4);
            name = name.Substring(0, arrow);
        }
        // So lftp writes a name that begins with a tilde.
        if (name.StartsWith("./", StringComparison.Ordinal)) name = name.Substring(2);
        if (kind is not ('-' or 'd' or 'l') || name is "." or "..") return null;
        if (!DateTime.TryParseExact(
                match.Groups["time"].Value, "yyyyMMddHHmmss", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return null;
        return new RemoteEntry
        {
            Path = folder.Length == 0 ? name : folder + "/" + name,
            Kind = kind == 'd' ? RemoteKind.Folder : kind == 'l' ? RemoteKind.Link : RemoteKind.File,
            Bytes = kind == '-' ? Math.Max(0, long.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture)) : 0,
            Modified = time,
            Mode = ModeOf(match.Groups["mode"].Value),
            Target = target,
        };
    }

    private static int? ModeOf(string letters)
    {
        if (letters.IndexOfAny([' ', '?']) >= 0) return null;
        var mode = 0;
        for (var i = 0; i < 9; i++)
        {
            mode <<= 1;
            if (letters[i] is not ('-' or 'S' or 'T')) mode |= 1;
        }
        return mode;
    }
}
