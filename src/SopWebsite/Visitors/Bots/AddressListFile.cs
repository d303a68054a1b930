using System.Text;
using System.Text.Json;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Bots;

/// <summary>
/// Reads a list of a crawler's addresses that a search engine publishes: JSON with <c>prefixes</c> (Google, Bing, Apple, DuckDuckGo), or text
/// with one address or block a line and <c>#</c> for remarks.
/// </summary>
internal static class AddressListFile
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostBlocks = 100_000;

    private static readonly string[] PrefixNames = ["ipv4Prefix", "ipv6Prefix", "ip_prefix", "ipv6_prefix"];

    /// <exception cref="SopException"><c>SopAddressListUnreadable</c>; <c>SopAddressListInvalid</c>: it is neither, or too large.</exception>
    public static IReadOnlyList<AddressBlock> Read(string path)
    {
        var text = Text(path);
        var blocks = text.TrimStart().StartsWith("{", StringComparison.Ordinal) ? Json(path, text) : Lines(path, text);
        return blocks.Count > 0 ? blocks : throw Invalid(path, "it names no address", "tidak menyebut satu alamat pun");
    }

    private static string Text(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MostBytes) throw Invalid(path, $"it has more than {MostBytes} bytes", $"lebih dari {MostBytes} bita");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SopException(
                "SopAddressListUnreadable", SopErrorKind.ReadFailure,
                new Phrase($"The list of addresses '{path}' cannot be read: {failure.Message}",
                    $"Daftar alamat '{path}' tidak dapat dibaca: {failure.Message}"),
                path, failure);
        }
    }

    private static List<AddressBlock> Json(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8, AllowTrailingCommas = true });
            if (!document.RootElement.TryGetProperty("prefixes", out var prefixes) || prefixes.ValueKind != JsonValueKind.Array)
                throw Invalid(path, "it has no list of 'prefixes'", "tidak memuat daftar 'prefixes'");
            var blocks = new List<AddressBlock>();
            foreach (var entry in prefixes.EnumerateArray())
            {
                foreach (var name in PrefixNames)
                {
                    if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty(name, out var value)) continue;
                    Add(path, blocks, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), blocks.Count + 1);
                }
            }
            return blocks;
        }
        catch (JsonException failure)
        {
            throw Invalid(path, $"it is no proper JSON ({failure.Message})", $"bukan JSON yang benar ({failure.Message})");
        }
    }

    private static List<AddressBlock> Lines(string path, string text)
    {
        var blocks = new List<AddressBlock>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var mark = raw.IndexOf('#');
            var line = (mark < 0 ? raw : raw.Substring(0, mark)).Trim();
            if (line.Length > 0) Add(path, blocks, line, number);
        }
        return blocks;
    }

    private static void Add(string path, List<AddressBlock> blocks, string text, int number)
    {
        if (!AddressBlock.TryParse(text, out var block))
        {
            var shown = SampleLine.Of(text.Length > 60 ? text.Substring(0, 60) : text);
            throw Invalid(path, $"entry {number}, '{shown}', is no block of addresses", $"butir {number}, '{shown}', bukan blok alamat");
        }
        if (blocks.Count == MostBlocks) throw Invalid(path, $"it has more than {MostBlocks} entries", $"lebih dari {MostBlocks} butir");
        blocks.Add(block);
    }

    private static SopException Invalid(string path, string english, string indonesian) => new(
        "SopAddressListInvalid", SopErrorKind.InvalidData,
        new Phrase($"'{path}' is no list of addresses: {english}.", $"'{path}' bukan daftar alamat: {indonesian}."), path);
}
