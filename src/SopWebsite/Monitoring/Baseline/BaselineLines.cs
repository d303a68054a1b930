using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// How a baseline's files are kept: a line each, in parts of many lines. The digest of a baseline runs over its head and all its lines, so that
/// whoever alters one of them in the register is found out.
/// </summary>
internal static class BaselineLines
{
    /// <summary>Lines of one part: some tens of kilobytes.</summary>
    public const int PerPart = 500;

    private static readonly char[] Blank = [' '];

    /// <summary>The lines of files, in parts.</summary>
    public static IEnumerable<string> Parts(IReadOnlyList<BaselineFile> files)
    {
        var part = new StringBuilder();
        for (var at = 0; at < files.Count; at++)
        {
            part.Append(Line(files[at])).Append('\n');
            if ((at + 1) % PerPart != 0 && at + 1 != files.Count) continue;
            yield return part.ToString();
            part.Clear();
        }
    }

    /// <summary>The digest of a head and parts, in this order.</summary>
    public static string DigestOf(SiteBaseline head, IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Head(head));
        foreach (var part in parts) Add(part);
        return Sha256Hex.Of(hash.GetHashAndReset());

        void Add(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(bytes, 0, bytes.Length);
        }
    }

    /// <summary>The files of a part; null for a line that is none.</summary>
    public static IEnumerable<BaselineFile?> Read(string part) =>
        part.Split('\n').Where(line => line.Length > 0).Select(File);

    private static string Head(SiteBaseline head)
    {
        var text = new StringBuilder();
        foreach (var field in (string?[])
        [
            head.Site, Number(head.Number), head.Root, Number(head.CreatedAt.UtcTicks), head.By, Number(head.Files), Number(head.Bytes),
            .. head.Excludes, "", .. head.Accepted.SelectMany(accepted => (string?[])[accepted.Path, accepted.Sha256]), "",
            .. head.Suspects.SelectMany(suspect => (string?[])[suspect.Path, suspect.Sha256, Number(suspect.Weight)]),
        ])
        {
            text.Append(field is null ? "-" : "=" + Escape(field)).Append('\n');
        }
        return text.ToString();
    }

    private static string Line(BaselineFile file) => string.Join(
        " ", file.IsLink ? "l" : "f", file.Sha256, Number(file.Size), Number(file.ModifiedAt.Ticks),
        file.ChangedAt is { } changed ? Number(changed.Ticks) : "-", file.Inode?.ToString(CultureInfo.InvariantCulture) ?? "-",
        file.Mode is { } mode ? Number(mode) : "-", Escape(file.Path));

    private static BaselineFile? File(string line)
    {
        var fields = line.Split(Blank, 8);
        if (fields.Length != 8 || fields[0] is not ("f" or "l") || fields[1].Length != 64
            || !long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || Time(fields[3]) is not { } modified || Unescape(fields[7]) is not { } path)
            return null;
        return new BaselineFile(
            path, fields[0] == "l", size, modified, Time(fields[4]),
            ulong.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var inode) ? inode : null,
            int.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out var mode) ? mode : null, fields[1]);
    }

    private static DateTime? Time(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= DateTime.MaxValue.Ticks
            ? new DateTime(value, DateTimeKind.Utc)
            : null;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names may hold line ends, and on Windows halves of letters, which no database takes.</summary>
    private static string Escape(string text)
    {
        if (!text.Any(letter => letter is '\\' or < ' ' || char.IsSurrogate(letter))) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (letter is '\\' or < ' ' || char.IsSurrogate(letter))
                escaped.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else escaped.Append(letter);
        }
        return escaped.ToString();
    }

    private static string? Unescape(string text)
    {
        if (text.IndexOf('\\') < 0) return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at]);
                continue;
            }
            if (at + 5 >= text.Length || text[at + 1] != 'u'
                || !int.TryParse(text.Substring(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
                return null;
            plain.Append((char)letter);
            at += 5;
        }
        return plain.ToString();
    }
}
