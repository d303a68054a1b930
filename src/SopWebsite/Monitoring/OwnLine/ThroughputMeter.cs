using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>
/// Measures what comes through: a file is read over one connection until it ends, a number of bytes has come or the time is over. One
/// connection to one server shows what came, not all that the line could carry: a low figure is a sign, no proof.
/// </summary>
internal static class ThroughputMeter
{
    /// <summary>The most that is read, in bytes.</summary>
    public const int MostBytes = 25_000_000;

    /// <summary>The longest that is read.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    /// <summary>Below this share of the promise the throughput is bad.</summary>
    public const double FairShare = 0.8;

    /// <summary>Fewer bytes of a file that ended say more of the server than of the line.</summary>
    private const int FewestBytes = 256 * 1024;

    /// <param name="file">The file.</param>
    /// <param name="promised">What is promised, Mbit/s; null for nothing.</param>
    /// <param name="options">How it is fetched.</param>
    /// <param name="most">The longest that is read.</param>
    /// <param name="stop">The caller's cancellation.</param>
    public static async Task<(double? Mbps, ConnectionLeg Leg)> MeasureAsync(
        Uri file, double? promised, FetchOptions options, TimeSpan most, CancellationToken stop)
    {
        // The first piece was on its way before the clock ran, so only what came after it counts.
        TimeSpan? first = null;
        var (last, bytes) = (TimeSpan.Zero, 0L);
        var fetched = await PageFetcher.FetchAsync(
            file,
            options with
            {
                Timeout = most, BodyLimit = MostBytes, KeepLimit = 0, Accept = "*/*", Uncompressed = true,
                Received = count =>
                {
                    last = options.Elapsed();
                    if (first is null) first = last;
                    else bytes += count;
                },
            },
            stop).ConfigureAwait(false);
        var isOver = fetched.Failure == AvailabilityFailure.Timeout;
        if (fetched.Answer is { StatusCode: < 200 or > 299 } answer)
            return Unmeasured(
                file, new($"the server answered with status {answer.StatusCode}", $"server menjawab dengan status {answer.StatusCode}"));
        if (fetched.Failure != AvailabilityFailure.None && !isOver)
            return Unmeasured(file, new(fetched.Reason!.English.TrimEnd('.'), fetched.Reason.Indonesian.TrimEnd('.')));
        // A line that stalls is slow until the time is over, not only while something comes.
        if (isOver) last = options.Elapsed();
        var took = last - (first ?? last);
        if (took <= TimeSpan.Zero || (!isOver && bytes < FewestBytes))
            return Unmeasured(file, new("too little came to measure by", "yang diterima terlalu sedikit untuk diukur"));
        var mbps = bytes * 8 / took.TotalSeconds / 1e6;
        var isBad = mbps < FairShare * promised;
        var (english, indonesian) = promised is { } full
            ? (FormattableString.Invariant($", of {full:0.##} promised"), FormattableString.Invariant($", dari {full:0.##} yang dijanjikan"))
            : ("", "");
        return (mbps, new ConnectionLeg
        {
            Part = ConnectionPart.Throughput,
            Target = file.OriginalString,
            Verdict = isBad ? ConnectionVerdict.Bad : ConnectionVerdict.Good,
            Milliseconds = took.TotalMilliseconds,
            Reason = new(FormattableString.Invariant($"{mbps:0.##} Mbit/s came through{english}."),
                FormattableString.Invariant($"Kecepatan terukur {mbps:0.##} Mbit/s{indonesian}.")),
        });
    }

    private static (double? Mbps, ConnectionLeg Leg) Unmeasured(Uri file, Phrase why) => (null, new ConnectionLeg
    {
        Part = ConnectionPart.Throughput,
        Target = file.OriginalString,
        Verdict = ConnectionVerdict.Unknown,
        Reason = new($"The throughput was not measured: {why.English}.", $"Kecepatan tidak terukur: {why.Indonesian}."),
    });
}
