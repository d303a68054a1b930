namespace SopWebsite.Notices;

/// <summary>When a message that could not be sent is tried again: soon at first, then every four hours, for about two days.</summary>
public static class NoticeRetries
{
    /// <summary>How often a message is tried before it is given up.</summary>
    public const int Most = 17;

    /// <summary>For how long a message is left alone while one is at sending it; whoever was killed at it has it tried again after that.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    private static readonly int[] First = [1, 5, 15, 60];

    /// <summary>How long to wait after so many attempts.</summary>
    /// <param name="attempts">The attempts so far, 1 or more.</param>
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(attempts <= First.Length ? First[attempts - 1] : 240);
}
