namespace SopWebsite.Backups;

/// <summary>
/// A digest of 64 hex digits, kept as the 32 bytes it is: a manifest has as many as a site has files, and as texts they take five times the
/// room. Any other text is kept as it is, so that it can be refused.
/// </summary>
internal readonly record struct DigestText
{
    private const int Part = 16;
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;
    private readonly string? _other;

    public DigestText(string? text)
    {
        if (text is null) return;
        IsDigest = text.Length == 4 * Part && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
        if (IsDigest) (_first, _second, _third, _fourth) = (Read(text, 0), Read(text, 1), Read(text, 2), Read(text, 3));
        else _other = text;
    }

    /// <summary>True for a digest.</summary>
    public bool IsDigest { get; }

    /// <summary>The text.</summary>
    public string? Text
    {
        get
        {
            if (!IsDigest) return _other;
            Span<char> digits = stackalloc char[4 * Part];
            Write(_first, digits);
            Write(_second, digits.Slice(Part));
            Write(_third, digits.Slice(2 * Part));
            Write(_fourth, digits.Slice(3 * Part));
            return digits.ToString();
        }
    }

    private static ulong Read(string text, int part)
    {
        ulong value = 0;
        for (var at = part * Part; at < (part + 1) * Part; at++)
            value = (value << 4) | (uint)(text[at] <= '9' ? text[at] - '0' : text[at] - 'a' + 10);
        return value;
    }

    private static void Write(ulong value, Span<char> digits)
    {
        for (var at = Part - 1; at >= 0; at--, value >>= 4) digits[at] = "0123456789abcdef"[(int)(value & 15)];
    }
}
