namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// One JSON object a line. Read by hand: a reader of the framework throws at every line that is none, and logs hold bytes and escapes
/// (<c>\x16</c>) that strict JSON does not have.
/// </summary>
/// <param name="definition">The name, or the text that the names were made of.</param>
/// <param name="root">The names.</param>
/// <param name="zone">Seconds east of Greenwich, for times that name no zone.</param>
internal sealed class JsonFormat(string definition, JsonNode root, int zone) : ILogFormat
{
    public string Name => definition;

    public string Definition => definition;

    public bool HasDirectives => false;

    public ILogFormat Directive(ReadOnlySpan<byte> line) => this;

    public ILineParser NewParser() => new JsonParser(root, zone);
}

/// <summary>Finds the fields in a line of JSON.</summary>
internal sealed class JsonParser(JsonNode root, int zone) : ILineParser
{
    private readonly FieldAssembler _fields = new(FieldStyle.Json, zone);
    private readonly int[] _ranks = new int[(int)LogField.Host + 1];

    public void Reset() => _fields.Reset();

    public bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        var at = AfterSpace(line, 0);
        if (at >= line.Length || line[at] != '{') return false;
        _fields.Clear();
        for (var n = 0; n < _ranks.Length; n++) _ranks[n] = int.MaxValue;
        return Object(line, ref at, root) && AfterSpace(line, at) == line.Length && _fields.TryAssemble(line, ref parsed);
    }

    /// <summary>Reads an object that is known; the depth is that of the known names.</summary>
    private bool Object(ReadOnlySpan<byte> line, ref int at, JsonNode node)
    {
        at = AfterSpace(line, at + 1);
        if (At(line, at) == '}')
        {
            at++;
            return true;
        }
        while (true)
        {
            if (At(line, at) != '"' || !Text(line, ref at, out var name)) return false;
            at = AfterSpace(line, at);
            if (At(line, at) != ':') return false;
            at = AfterSpace(line, at + 1);
            if (!Value(line, ref at, node.Find(name.Of(line)))) return false;
            at = AfterSpace(line, at);
            switch (At(line, at))
            {
                case ',':
                    at = AfterSpace(line, at + 1);
                    continue;
                case '}':
                    at++;
                    return true;
                default:
                    return false;
            }
        }
    }

    private bool Value(ReadOnlySpan<byte> line, ref int at, JsonName? name)
    {
        switch (At(line, at))
        {
            case '{':
                return name?.Child is { } child ? Object(line, ref at, child) : Skip(line, ref at);
            case '[':
                // A header may come more than once: its first value counts.
                var first = AfterSpace(line, at + 1);
                if (name is not null && At(line, first) == '"' && Text(line, ref first, out var header)) Take(name, header);
                return Skip(line, ref at);
            case '"':
                if (!Text(line, ref at, out var text)) return false;
                Take(name, text);
                return true;
            default:
                var start = at;
                while (at < line.Length && line[at] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'"')) at++;
                var token = line.Slice(start, at - start);
                if (token.Length == 0) return false;
                if (token[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
                    return token.SequenceEqual("null"u8) || token.SequenceEqual("true"u8) || token.SequenceEqual("false"u8);
                Take(name, new Part(start, token.Length));
                return true;
        }
    }

    private void Take(JsonName? name, Part part)
    {
        if (name is null || name.Field == LogField.None) return;
        // Nothing under one name is less than something under any other.
        var rank = part.Length == 0 ? int.MaxValue - 1 : name.Rank;
        if (rank > _ranks[(int)name.Field]) return;
        _ranks[(int)name.Field] = rank;
        _fields.Set(name.Field, part);
    }

    /// <summary>Passes over an object or an array, however deep.</summary>
    private static bool Skip(ReadOnlySpan<byte> line, ref int at)
    {
        var depth = 0;
        while (at < line.Length)
        {
            var next = line.Slice(at).IndexOfAny(Brackets);
            if (next < 0) return false;
            at += next;
            switch (line[at])
            {
                case (byte)'"':
                    if (!Text(line, ref at, out _)) return false;
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }
            at++;
            if (depth == 0) return true;
        }
        return false;
    }

    private static ReadOnlySpan<byte> Brackets => "\"{}[]"u8;

    /// <summary>A string, from its first quote to behind its last.</summary>
    private static bool Text(ReadOnlySpan<byte> line, ref int at, out Part text)
    {
        var start = ++at;
        while (at < line.Length)
        {
            var next = line.Slice(at).IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0) break;
            at += next;
            if (line[at] == '"')
            {
                text = new Part(start, at - start);
                at++;
                return true;
            }
            at += 2;
        }
        text = default;
        at = line.Length;
        return false;
    }

    private static int AfterSpace(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t') at++;
        return at;
    }

    private static char At(ReadOnlySpan<byte> line, int at) => at < line.Length ? (char)line[at] : '\0';
}
