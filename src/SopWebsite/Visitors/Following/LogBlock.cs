namespace SopWebsite.Visitors.Following;

/// <summary>A piece of a log's text, given by where it ends: what a log is known again by.</summary>
internal readonly record struct LogBlock(long End, int Length)
{
    /// <summary>No piece is longer.</summary>
    public const int Longest = 4096;

    /// <summary>The piece that ends there, as long as may be.</summary>
    public static LogBlock Before(long end) => new(end, (int)Math.Min(end, Longest));
}
