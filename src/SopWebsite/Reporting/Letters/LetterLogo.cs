using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Reporting.Letters;

/// <summary>The emblem of a letterhead: a PNG or JPEG picture as its file holds it.</summary>
public sealed record LetterLogo
{
    private const int MostBytes = 2_000_000;

    /// <summary>The file's bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Reads a picture file.</summary>
    /// <exception cref="SopException"><c>SopLogoUnusable</c>: it cannot be read, is over 2 MB, or is neither PNG nor JPEG.</exception>
    public static LetterLogo Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length <= MostBytes && Of(File.ReadAllBytes(path)) is { } logo) return logo;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unusable(path, failure);
        }
        throw Unusable(path, failure: null);
    }

    /// <summary>The picture that bytes hold; null where they are neither a PNG nor a JPEG with a size.</summary>
    public static LetterLogo? Of(byte[] content)
    {
        var size = SizeOfPng(content);
        var type = size is null ? "image/jpeg" : "image/png";
        return (size ?? SizeOfJpeg(content)) is (> 0, > 0) and var (width, height)
            ? new LetterLogo { Content = content, MediaType = type, Width = width, Height = height }
            : null;
    }

    // PNG (W3C Recommendation), 5.2 and 11.2.2: the signature, then the IHDR chunk with width and height.
    private static (int Width, int Height)? SizeOfPng(byte[] content) =>
        content.Length >= 24 && content.AsSpan(0, 8).SequenceEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })
            ? (Number(content, 16, 4), Number(content, 20, 4))
            : null;

    // JPEG (ITU-T T.81), annex B: segments of a marker and a length; a start-of-frame segment holds height and width.
    private static (int Width, int Height)? SizeOfJpeg(byte[] content)
    {
        if (content.Length < 4 || content[0] != 0xFF || content[1] != 0xD8) return null;
        for (var at = 2; at + 9 <= content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return (Number(content, at + 7, 2), Number(content, at + 5, 2));
            // Fill bytes may stand before a marker.
            at += marker == 0xFF ? 1 : 2 + Number(content, at + 2, 2);
        }
        return null;
    }

    private static int Number(byte[] content, int at, int bytes)
    {
        var number = 0;
        for (var index = 0; index < bytes; index++) number = (number << 8) | (at + index < content.Length ? content[at + index] : 0);
        return number;
    }

    private static SopException Unusable(string path, Exception? failure) => new(
        "SopLogoUnusable", SopErrorKind.InvalidData,
        new Phrase($"The emblem '{path}' cannot be used: {failure?.Message ?? "it is no PNG or JPEG picture of at most 2 MB."} Choose another file.",
            $"Logo '{path}' tidak dapat dipakai: {failure?.Message ?? "bukan gambar PNG atau JPEG paling besar 2 MB."} Pilih berkas lain."),
        path, failure);
}
