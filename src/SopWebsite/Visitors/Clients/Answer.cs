using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Clients;

/// <summary>How the server answered.</summary>
internal static class Answer
{
    /// <summary>
    /// Answered 2xx with a body: what was asked for was given. Where the log does not say how much was sent, the status has to do: a success
    /// that is overlooked is worse than one that was none.
    /// </summary>
    public static bool IsSuccess(ReadOnlySpan<byte> text, in LogLine parsed) =>
        parsed.Status is >= 200 and < 300 and not (204 or 205) && parsed.Bytes != 0 && !parsed.Method.Of(text).SequenceEqual("HEAD"u8);
}
