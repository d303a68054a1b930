using System.Globalization;
using SopWebsite.Files;

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
            var bytes = new byte[4 * sizeof(ulong)];
            var at = 0;
            foreach (var part in new[] { _first, _second, _third, _fourth })
                for (var shift = 56; shift >= 0; shift -= 8) bytes[at++] = (byte)(part >> shift);
            return Sha256Hex.Of(bytes);
        }
    }

    private static ulong Read(string text, int part) =>
        ulong.Parse(text.Substring(part * Part, Part), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
