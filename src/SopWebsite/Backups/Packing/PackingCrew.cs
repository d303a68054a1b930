using System.Collections.Concurrent;

namespace SopWebsite.Backups.Packing;

/// <summary>
/// Threads that pack pieces of work side by side. Whoever gives work keeps it in order and waits for the oldest, so that what is written
/// does not depend on who was faster.
/// </summary>
internal sealed class PackingCrew : IDisposable
{
    /// <summary>More gain nothing: one thread writes for all.</summary>
    private const int Most = 8;

    private readonly BlockingCollection<PackingJob> _waiting = new();
    private readonly Thread[] _threads;

    /// <summary>Starts a thread for each processor.</summary>
    public PackingCrew()
    {
        _threads = new Thread[Math.Max(1, Math.Min(Most, Environment.ProcessorCount))];
        for (var n = 0; n < _threads.Length; n++)
        {
            _threads[n] = new Thread(Work) { IsBackground = true, Name = "SopWebsite packing" };
            _threads[n].Start();
        }
    }

    /// <summary>How many pieces may be under way at once: more only take memory.</summary>
    public int Room => _threads.Length + 1;

    /// <summary>Gives a piece of work.</summary>
    public void Give(PackingJob job)
    {
        job.Begin();
        _waiting.Add(job);
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        _waiting.Dispose();
    }

    private void Work()
    {
        foreach (var job in _waiting.GetConsumingEnumerable()) job.Run();
    }
}
