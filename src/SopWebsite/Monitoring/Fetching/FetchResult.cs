using System.Text;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>One answer to one request.</summary>
internal sealed record HopAnswer
{
    public required int StatusCode { get; init; }

    /// <summary>The Location header as it came.</summary>
    public string? Location { get; init; }

    public IReadOnlyList<string> SetCookies { get; init; } = [];

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The server's own time.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>True when the answer shows that a program made it: it sets a cookie or names the program.</summary>
    public bool IsDynamic { get; init; }

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    /// <summary>The headers by name, without regard to case; several of a name joined with commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; init; } = [];

    /// <summary>The bytes that were read of the body, kept or not.</summary>
    public long Size { get; init; }

    /// <summary>True when the body went on past what is kept of it.</summary>
    public bool IsCut { get; init; }
}

/// <summary>What came of a fetch: an answer, or where and why it failed.</summary>
internal sealed record FetchResult
{
    /// <summary>The address that answered last, after redirects.</summary>
    public required Uri Uri { get; init; }

    public HopAnswer? Answer { get; init; }

    public AvailabilityFailure Failure { get; init; }

    public Phrase? Reason { get; init; }

    public IReadOnlyList<SiteRedirect> Redirects { get; init; } = [];

    public required FetchTrace Trace { get; init; }

    /// <summary>True for an answer of 200 to 299 that came whole or was cut at the limit.</summary>
    public bool IsSuccess => Failure == AvailabilityFailure.None && Answer is { StatusCode: >= 200 and < 300 };

    /// <summary>The body as text, by its byte order mark, its charset, else UTF-8; bytes that fit none of them read as Latin-1.</summary>
    public string Text()
    {
        var body = Answer?.Body ?? [];
        foreach (var marked in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var mark = marked.GetPreamble();
            if (body.Length >= mark.Length && body.Take(mark.Length).SequenceEqual(mark))
                return marked.GetString(body, mark.Length, body.Length - mark.Length);
        }
        if (Named(Answer?.Charset) is { } named) return named.GetString(body);
        try
        {
            // A cut may fall within a character: that is no reason to doubt the encoding.
            var length = Answer is { IsCut: true } ? WholeCharacters(body) : body.Length;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("iso-8859-1").GetString(body);
        }
    }

    private static int WholeCharacters(byte[] body)
    {
        var end = body.Length;
        while (end > 0 && body.Length - end < 3 && (body[end - 1] & 0xC0) == 0x80) end--;
        return end > 0 && body[end - 1] >= 0xC0 ? end - 1 : body.Length;
    }

    private static Encoding? Named(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name) || string.Equals(name, "utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
