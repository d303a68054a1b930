using SopWebsite.Tests.Support;
using SopWebsite.Tests.Visitors;
using SopWebsite.Tests.Visitors.Following;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// Passes over a visitor log are killed (SIGKILL) between reading and keeping, and in the midst of keeping: no line is lost or counted
/// twice.
/// </summary>
public sealed class KilledPassTests
{
    [Fact]
    public async Task EveryLineIsCountedOnceWhereverPassesAreKilled()
    {
        using var log = new FollowedLog();
        for (var round = 0; round < 6; round++)
        {
            log.Append(LogText.Line("/.env", 404, seconds: round * 10), LogText.Line("/", 200, "203.0.113.7", (round * 10) + 1));
            if (round % 2 == 1) log.Rotate();
            var hold = (round % 3) + 1;
            using var worker = WorkerProcess.Start(
                "pass", TestRegister.In(log.Desk.Folder), log.Desk.Clock.UtcNow.ToString("o", System.Globalization.CultureInfo.InvariantCulture),
                hold.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(await worker.ReadToAsync(line => line == "held"));
            Assert.True(await worker.KillAsync());
            // The third is killed when it has kept what it found.
            Assert.Equal(
                hold == 3 ? 2 * (round + 1) : 2 * (round - (round % 3)), log.Following.Over(log.Site, "2026-11-20", "2026-11-20").Summary.Requests);
        }
        log.Append(LogText.Line("/.env", 404, seconds: 100));
        log.Pass(200);

        Assert.Equal(FollowedLog.Account(log.Scan()), FollowedLog.Account(log.Following.Over(log.Site, "2026-11-20", "2026-11-20")));
    }
}
