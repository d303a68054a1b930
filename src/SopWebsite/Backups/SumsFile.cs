using System.Text;

namespace SopWebsite.Backups;

/// <summary>
/// <c>SHA256SUMS</c>, in the form that <c>sha256sum -c</c> reads: digest, two spaces, name, line feed. A set's names need no escaping.
/// </summary>
internal static class SumsFile
{
    /// <summary>A thousand volumes with long names.</summary>
    private const int Largest = 512 * 1024;

    public static string Format(IEnumerable<(string File, string Sha256)> sums)
    {
        var text = new StringBuilder();
        foreach (var (file, sha256) in sums) text.Append(sha256).Append("  ").Append(file).Append('\n');
        return text.ToString();
    }

    /// <summary>The digests by name; null when the file is not of that form.</summary>
    public static Dictionary<string, string>? Read(string path)
    {
        if (new FileInfo(path).Length > Largest) return null;
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var raw in File.ReadAllLines(path))
        {
            if (raw.Length == 0) continue;
            // A star before the name means "binary", which tools on Windows write.
            if (raw.Length < 67 || raw[64] != ' ' || raw[65] is not (' ' or '*')) return null;
            var name = raw.Substring(66);
            if (sums.ContainsKey(name)) return null;
            sums.Add(name, raw.Substring(0, 64));
        }
        return sums;
    }
}
