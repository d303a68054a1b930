using System.Text;

namespace SopWebsite.Escalations.Exports;

/// <summary>Bytes as PEM in its strict form (RFC 7468, 3): lines of 64 characters, parted by line feeds.</summary>
public static class PemText
{
    private const int Width = 64;

    /// <summary>Puts bytes into PEM.</summary>
    /// <param name="label">What they are, such as <c>PUBLIC KEY</c>.</param>
    /// <param name="bytes">The bytes.</param>
    public static string Of(string label, byte[] bytes)
    {
        var base64 = Convert.ToBase64String(bytes);
        var text = new StringBuilder("-----BEGIN ").Append(label).Append("-----\n");
        for (var at = 0; at < base64.Length; at += Width) text.Append(base64, at, Math.Min(Width, base64.Length - at)).Append('\n');
        return text.Append("-----END ").Append(label).Append("-----\n").ToString();
    }

    /// <summary>The bytes of a PEM; null when it is none of that label, or has anything beside it.</summary>
    public static byte[]? TryRead(string label, string text)
    {
        var (head, foot) = ($"-----BEGIN {label}-----\n", $"-----END {label}-----\n");
        if (text.Length < head.Length + foot.Length) return null;
        if (!text.StartsWith(head, StringComparison.Ordinal) || !text.EndsWith(foot, StringComparison.Ordinal)) return null;
        try
        {
            var bytes = Convert.FromBase64String(text.Substring(head.Length, text.Length - head.Length - foot.Length));
            return string.Equals(Of(label, bytes), text, StringComparison.Ordinal) ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
