using System.Globalization;
using System.Text;

namespace SopWebsite.Benchmarks;

/// <summary>
/// A tree like that of a site run by a content management system. Of its files 55 % are small texts (scripts, styles, pages, translations),
/// 42 % pictures that do not compress, 3 % documents that compress in part; by size pictures are four fifths, as on real sites. The same
/// figures make the same tree.
/// </summary>
internal static class CmsTree
{
    private const double Text = 0.55, Pictures = 0.42;
    private const double TextSize = 8_000, PictureSize = 80_000, DocumentSize = 120_000;

    private static readonly string[] Words = MakeWords();
    private static readonly string[] TextEndings = [".php", ".php", ".php", ".js", ".css", ".html", ".json", ".ini", ".xml", ".svg", ".po", ".txt"];

    public static void Make(string root, int files, long bytes)
    {
        var random = new Random(20261121);
        var planned = files * ((Text * TextSize) + (Pictures * PictureSize) + ((1 - Text - Pictures) * DocumentSize));
        var scale = bytes / planned;
        for (var n = 0; n < files; n++)
        {
            var kind = random.NextDouble();
            var folder = Path.Combine(root, kind < Text ? CodeFolder(random) : UploadFolder(random));
            Directory.CreateDirectory(folder);
            var number = n.ToString(CultureInfo.InvariantCulture);
            if (kind < Text) WriteText(Path.Combine(folder, "berkas-" + number + TextEndings[random.Next(TextEndings.Length)]), random, Size(random, TextSize * scale));
            else if (kind < Text + Pictures) WritePicture(Path.Combine(folder, "foto-" + number + (random.Next(5) == 0 ? ".png" : ".jpg")), random, Size(random, PictureSize * scale));
            else WriteDocument(Path.Combine(folder, "putusan-" + number + (random.Next(4) == 0 ? ".doc" : ".pdf")), random, Size(random, DocumentSize * scale));
        }
    }

    /// <summary>Changes a share of the texts' and pictures' files and says how many.</summary>
    public static int Change(string root, double percent, int seed)
    {
        var random = new Random(seed);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var changed = (int)(files.Count * percent / 100);
        for (var n = 0; n < changed; n++)
        {
            using var stream = new FileStream(files[random.Next(files.Count)], FileMode.Append);
            var more = Encoding.ASCII.GetBytes("\n" + Words[random.Next(Words.Length)]);
            stream.Write(more);
        }
        return changed;
    }

    private static string CodeFolder(Random random) =>
        $"components/com_{Words[random.Next(40)]}/{Words[40 + random.Next(20)]}/{Words[60 + random.Next(6)]}";

    private static string UploadFolder(Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"images/{2015 + random.Next(11)}/{1 + random.Next(12):00}/{Words[random.Next(8)]}");

    /// <summary>Most are small, some are large, the mean is as asked.</summary>
    private static int Size(Random random, double mean)
    {
        // A log-normal distribution with sigma 1: its mean is exp(mu + 1/2).
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (int)Math.Min(mean * 50, Math.Max(40, mean * Math.Exp(normal - 0.5)));
    }

    private static void WriteText(string path, Random random, int size)
    {
        var text = new StringBuilder(size + 64);
        while (text.Length < size)
        {
            text.Append(' ', 4 * random.Next(4));
            for (var word = random.Next(3, 10); word > 0; word--) text.Append(Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2.5))]).Append(random.Next(6) == 0 ? "->" : " ");
            text.Append(random.Next(8) == 0 ? "\n\n" : ";\n");
        }
        File.WriteAllText(path, text.ToString(0, size));
    }

    private static void WritePicture(string path, Random random, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        ReadOnlySpan<byte> head = [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46];
        head.CopyTo(bytes);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Compressed streams between headers and tables of text.</summary>
    private static void WriteDocument(string path, Random random, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        for (var at = 0; at + 3000 < size; at += 12_000)
        {
            var line = "0000000000 00000 n obj << /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> >>\n"u8;
            for (var inside = 0; inside + line.Length < 2500; inside += line.Length) line.CopyTo(bytes.AsSpan(at + inside));
        }
        File.WriteAllBytes(path, bytes);
    }

    private static string[] MakeWords()
    {
        var random = new Random(7);
        string[] parts = ["get", "set", "item", "user", "view", "list", "data", "form", "page", "site", "menu", "link", "text", "date", "file", "tag", "url", "id", "row", "key"];
        return [.. Enumerable.Range(0, 4000).Select(n => parts[random.Next(parts.Length)] + parts[random.Next(parts.Length)] + (n < 400 ? "" : n.ToString("x", CultureInfo.InvariantCulture)))];
    }
}
