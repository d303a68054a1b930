using System.Threading.Channels;
using SopWebsite.Calendars;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>A live log is followed; each wait ends with what it waits for, however long the machine takes.</summary>
public sealed class VisitorWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Channel<SuspiciousVisitor> _told = Channel.CreateUnbounded<SuspiciousVisitor>();
    private readonly Channel<VisitorScanResult> _remarks = Channel.CreateUnbounded<VisitorScanResult>();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(0.02)]
    public async Task VisitorsAreToldWhenTheirVerdictRisesAndWhenItGrowsWorse(double poll)
    {
        Append(LogText.Line("/?x=<script>", 404, "203.0.113.1"));
        // Without a poll worth the name only the system's word wakes it; with one, nothing else is needed.
        var watching = Watch(TimeSpan.FromSeconds(poll));

        var first = await Next();
        Assert.Equal("203.0.113.1", first.Address);
        Append(LogText.Line("/", 200, "203.0.113.1", 5), LogText.Line("/.env", 200, "203.0.113.2", 6));
        Assert.Equal(("203.0.113.2", VisitorVerdict.Hostile), await NextVerdict());
        File.Move(_folder["access.log"], _folder["access.log.1"]);
        Append(LogText.Line("/?x=1+union+select+1,2,3", 200, "203.0.113.1", 7));
        Assert.Equal(("203.0.113.1", VisitorVerdict.Hostile), await NextVerdict());
        File.AppendAllText(_folder["access.log.1"], LogText.Line("/.git/config", 200, "203.0.113.3", 8) + "\n");
        Assert.Equal(("203.0.113.3", VisitorVerdict.Hostile), await NextVerdict());

        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.False(_told.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task ALogThatIsCutIsRemarkedAndALogThatIsNotThereYetIsWaitedFor()
    {
        var watching = Watch(TimeSpan.FromMilliseconds(20));
        Assert.Equal("SopLogUnreadable", Assert.Single((await _remarks.Reader.ReadAsync()).Faults).Id);
        Append(LogText.Line("/.env", 200, "203.0.113.1"));
        Assert.Equal("203.0.113.1", (await Next()).Address);
        File.WriteAllText(_folder["access.log"], "");
        Append(LogText.Line("/.env", 200, "203.0.113.2", 60));
        Assert.Equal("203.0.113.2", (await Next()).Address);

        Assert.Equal(LogGapKind.Truncated, Assert.Single((await _remarks.Reader.ReadAsync()).Gaps).Kind);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    private Task Watch(TimeSpan poll)
    {
        string[] paths = [_folder["access.log"]];
        var tail = new VisitorTail(LogText.Rules, faults => LogFiles.ExpandAll(paths, faults), new VisitorScanOptions(), SystemClock.Instance);
        return Task.Run(() => new VisitorWatch(poll, TimeSpan.FromMilliseconds(1)).RunAsync(
            paths, tail.Pass, visitor => _told.Writer.TryWrite(visitor), result => _remarks.Writer.TryWrite(result), _stop.Token));
    }

    private async Task<SuspiciousVisitor> Next() => await _told.Reader.ReadAsync();

    private async Task<(string Address, VisitorVerdict Verdict)> NextVerdict()
    {
        // On the way to the verdict that is waited for there may be milder ones, of a part of its lines.
        while (true)
        {
            var visitor = await Next();
            if (visitor.Verdict == VisitorVerdict.Hostile) return (visitor.Address, visitor.Verdict);
        }
    }

    private void Append(params string[] lines) => File.AppendAllText(_folder["access.log"], string.Concat(lines.Select(line => line + "\n")));
}
