using SopWebsite.Escalations;
using SopWebsite.Tests.Crashes.Workers;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Crashes;

/// <summary>Eight processes at once on one register: what the court's PCs do in the morning.</summary>
public sealed class ManyProcessesTests(ITestOutputHelper output)
{
    private const int Processes = 8;

    [Fact]
    public Task OnAFileNothingIsLostAndNoNumberGivenTwice() => WriteAsync(() => new SqlitePlace(), each: 10);

    [SkippableFact]
    public Task OnAServerNothingIsLostAndNoNumberGivenTwice() => WriteAsync(() => new PostgreSqlPlace(), each: 25);

    [Fact]
    public Task OnAFileTheSameReportsAreMovedByAllAndStandAsTheLogSays() => MoveAsync(() => new SqlitePlace(), operations: 15);

    [SkippableFact]
    public Task OnAServerTheSameReportsAreMovedByAllAndStandAsTheLogSays() => MoveAsync(() => new PostgreSqlPlace(), operations: 40);

    private async Task WriteAsync(Func<RegisterPlace> make, int each)
    {
        using var place = new CrashPlace(make());

        var lines = await AllAsync(n => ["entries", place.Location, $"p{n}", $"{each}"]);

        var log = place.AssertSound();
        var numbers = lines.SelectMany(one => one.Where(line => line.StartsWith("LS-", StringComparison.Ordinal))).Order(StringComparer.Ordinal)
            .ToList();
        var month = numbers[0][..^4];
        Assert.Equal(Enumerable.Range(1, Processes * each).Select(n => $"{month}{n:0000}"), numbers);
        Assert.Equal(Processes * each, log.Count(entry => entry.Event == EscalationEvent.SituationOpened));
        Assert.Equal(Processes * each, log.Where(entry => entry.Event == EscalationEvent.RunStarted).Select(entry => entry.Run).Distinct().Count());
        var notes = log.Where(entry => entry.From?.StartsWith('p') == true && entry.Event == EscalationEvent.Note).ToList();
        var written = Enumerable.Range(0, each).SelectMany(n => Enumerable.Range(0, EntryWorker.Batch).Select(part => $"{n}.{part}")).ToList();
        foreach (var process in notes.GroupBy(entry => entry.From)) Assert.Equal(written, process.Select(entry => entry.FollowUp));
        Assert.Equal(Processes * each * EntryWorker.Batch, notes.Count);
        // What was written together stands together.
        Assert.All(notes.Chunk(EntryWorker.Batch), batch => Assert.Equal(EntryWorker.Batch - 1, batch[^1].Number - batch[0].Number));
        using var register = place.Open();
        Assert.Equal(Processes * each, register.Sites.Officers().Count(officer => officer.Name.StartsWith("Pejabat ", StringComparison.Ordinal)));
    }

    private async Task MoveAsync(Func<RegisterPlace> make, int operations)
    {
        using var place = new CrashPlace(make());

        var lines = await AllAsync(n => ["transitions", place.Location, $"{n}", $"{operations}", "0"]);

        var refusals = lines.SelectMany(one => one).Where(line => line.StartsWith("refused ", StringComparison.Ordinal)).GroupBy(line => line)
            .ToList();
        output.WriteLine($"{place.AssertSound().Count} entries; {string.Join(", ", refusals.Select(group => $"{group.Key}: {group.Count()}"))}");
        Assert.Empty(refusals.Where(group => group.Key.StartsWith("refused SopRegister", StringComparison.Ordinal)));
        Assert.Equal(Processes * operations, lines.Sum(one => one.Count(line => line.StartsWith("begin ", StringComparison.Ordinal))));
    }

    /// <summary>Starts them all, lets them begin together, and gives what each said.</summary>
    private static async Task<List<List<string>>> AllAsync(Func<int, string[]> arguments)
    {
        var workers = Enumerable.Range(0, Processes).Select(n => WorkerProcess.Start(arguments(n))).ToList();
        try
        {
            foreach (var worker in workers) Assert.True(await worker.ReadToAsync(line => line == "ready"));
            foreach (var worker in workers) worker.Go();
            Assert.Equal(Enumerable.Repeat(0, Processes), await Task.WhenAll(workers.Select(worker => worker.EndAsync())));
            return [.. workers.Select(worker => worker.Lines)];
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }
    }
}
