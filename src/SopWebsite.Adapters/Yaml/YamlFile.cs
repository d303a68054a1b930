using System.Text;
using SopWebsite.Errors;
using SopWebsite.Languages;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SopWebsite.Adapters.Yaml;

/// <summary>
/// Reads a file that anyone may have written. Only plain maps, lists and texts get through: no aliases (which can blow a small file up to
/// gigabytes), no tags, no binary, nothing large or deep.
/// </summary>
internal sealed class YamlFile(string path, string faultId)
{
    private const int MaximumBytes = 512 * 1024;
    private const int MaximumDepth = 12;
    private static readonly Phrase ValidYaml = new("valid YAML", "YAML yang sah");
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file, as messages name it.</summary>
    public string Path { get; } = path;

    public YamlMap Read()
    {
        var parser = new Parser(new StringReader(Text()));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw Fault(1, new Phrase("some content", "isi"), new Phrase("an empty file", "berkas kosong"));
            var root = Value(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
                throw Fault((int)second.Start.Line, new Phrase("one document", "satu dokumen"), new Phrase("another '---'", "'---' lagi"));
            return root as YamlMap ?? throw Fault(root.Line, new Phrase("keys with values at the top", "kunci dan nilai pada tingkat teratas"), null);
        }
        catch (YamlException failure)
        {
            throw Fault((int)failure.Start.Line, ValidYaml, new Phrase(failure.Message, failure.Message), failure);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner trips over some malformed files in ways of its own.
            throw Fault((int)(parser.Current?.End.Line ?? 1), ValidYaml, null, failure);
        }
    }

    /// <summary>A fault: where, what was expected, and what stood there instead.</summary>
    public SopException Fault(int line, Phrase expected, Phrase? found, Exception? inner = null) => new(
        faultId, SopErrorKind.InvalidData,
        new Phrase(
            $"{Path}, line {line}: expected {expected.English}{(found is null ? "" : $", found {found.English}")}.",
            $"{Path}, baris {line}: seharusnya {expected.Indonesian}{(found is null ? "" : $", tertulis {found.Indonesian}")}."),
        Path, inner);

    private string Text()
    {
        try
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaximumBytes)
                throw Fault(
                    1, new Phrase($"at most {MaximumBytes / 1024} KB", $"paling besar {MaximumBytes / 1024} KB"),
                    new Phrase($"{stream.Length} bytes", $"{stream.Length} bita"));
            using var reader = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: false);
            var text = reader.ReadToEnd().TrimStart('\uFEFF');
            return text.IndexOf('\0') < 0 ? text : throw NotText();
        }
        catch (DecoderFallbackException failure)
        {
            throw NotText(failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SopException(
                "SopFileUnreadable", SopErrorKind.ReadFailure,
                new Phrase($"'{Path}' cannot be read: {failure.Message}", $"'{Path}' tidak dapat dibaca: {failure.Message}"), Path, failure);
        }
    }

    private SopException NotText(Exception? inner = null) =>
        Fault(1, new Phrase("text in UTF-8", "teks UTF-8"), new Phrase("binary data", "data biner"), inner);

    private YamlValue Value(IParser parser, int depth)
    {
        var next = parser.Current ?? throw new YamlException("The file ends early.");
        var line = (int)next.Start.Line;
        if (next is AnchorAlias) throw Fault(line, new Phrase("the value itself", "nilainya sendiri"), new Phrase("an alias (*)", "alias (*)"));
        if (next is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            throw Fault(line, new Phrase("a plain value", "nilai biasa"), new Phrase("an anchor (&) or a tag (!)", "jangkar (&) atau tag (!)"));
        if (depth > MaximumDepth)
            throw Fault(line, new Phrase($"at most {MaximumDepth} levels", $"paling dalam {MaximumDepth} tingkat"), null);
        if (parser.TryConsume<Scalar>(out var text)) return new YamlText(text.Value.Trim(), line);
        return parser.TryConsume<SequenceStart>(out _) ? List(parser, depth, line) : Map(parser, depth, line);
    }

    private YamlList List(IParser parser, int depth, int line)
    {
        var items = new List<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(parser, depth + 1));
        return new YamlList(items, line);
    }

    private YamlMap Map(IParser parser, int depth, int line)
    {
        parser.Consume<MappingStart>();
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(parser, depth + 1) as YamlText ?? throw Fault(line, new Phrase("a text as key", "teks sebagai kunci"), null);
            if (entries.ContainsKey(key.Value))
                throw Fault(key.Line, new Phrase($"'{key.Value}' once", $"'{key.Value}' satu kali saja"), new Phrase("it again", "lagi"));
            entries[key.Value] = new YamlEntry(Value(parser, depth + 1), key.Line);
        }
        return new YamlMap(entries, line);
    }
}
