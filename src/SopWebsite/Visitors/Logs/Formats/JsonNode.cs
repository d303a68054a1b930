using System.Text;

namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// The names of one object of a JSON log and what they stand for. Names are compared without case and without what joins their words:
/// <c>user_agent</c>, <c>User-Agent</c> and <c>userAgent</c> are one.
/// </summary>
internal sealed class JsonNode
{
    private const int LongestName = 64;

    private readonly Dictionary<ulong, JsonName> _names = [];

    /// <summary>Adds a field. Of several for one field the lowest rank counts.</summary>
    public JsonNode Field(LogField field, params string[] names)
    {
        for (var rank = 0; rank < names.Length; rank++) Of(names[rank]).Set(field, rank);
        return this;
    }

    /// <summary>Adds objects within this one.</summary>
    public JsonNode Child(JsonNode node, params string[] names)
    {
        foreach (var name in names) Of(name).Child = node;
        return this;
    }

    /// <summary>The object of a name within this one, made where there was none.</summary>
    public JsonNode Child(string name) => Of(name).Child ??= new JsonNode();

    /// <summary>What a name stands for; null for nothing that is asked for.</summary>
    public JsonName? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName) return null;
        Span<byte> plain = stackalloc byte[LongestName];
        var length = Plain(name, plain);
        return _names.TryGetValue(Hash(plain.Slice(0, length)), out var found) && plain.Slice(0, length).SequenceEqual(found.Plain) ? found : null;
    }

    private JsonName Of(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var plain = new byte[bytes.Length];
        plain = plain.AsSpan(0, Plain(bytes, plain)).ToArray();
        if (!_names.TryGetValue(Hash(plain), out var found)) _names.Add(Hash(plain), found = new JsonName(plain));
        return found;
    }

    private static int Plain(ReadOnlySpan<byte> name, Span<byte> plain)
    {
        var length = 0;
        foreach (var value in name)
            if (value is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)'@' or (byte)' '))
                plain[length++] = value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
        return length;
    }

    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in name) hash = unchecked((hash ^ value) * 1099511628211UL);
        return hash;
    }
}

/// <summary>One name in an object of a JSON log.</summary>
internal sealed class JsonName(byte[] plain)
{
    public byte[] Plain => plain;

    /// <summary>What its value is, where that is a text or a number.</summary>
    public LogField Field { get; private set; }

    /// <summary>Of several names for one field the lowest counts.</summary>
    public int Rank { get; private set; }

    /// <summary>Its names, where its value is an object.</summary>
    public JsonNode? Child { get; set; }

    public void Set(LogField field, int rank)
    {
        // Two spellings may be one name.
        if (Field == field) return;
        Field = field;
        Rank = rank;
    }
}
