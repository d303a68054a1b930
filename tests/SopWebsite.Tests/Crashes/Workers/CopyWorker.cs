using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Composition;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Copies a set to a folder and counts its steps aloud.</summary>
internal static class CopyWorker
{
    public static void Run(string location, string set, string destination)
    {
        using var register = Desk.Adapters.OpenRegister(location);
        var copies = new Workplace(register, Desk.Adapters, new SettableClock(new DateTimeOffset(2026, 11, 16, 3, 0, 0, TimeSpan.Zero))).BackupCopies;
        Console.WriteLine("ready");
        Console.ReadLine();
        copies.Copy(copies.Plan(set, new CopyOptions { Destination = destination }), new Counting());
        Console.WriteLine("copied");
    }

    private sealed class Counting : IProgress<BackupProgress>
    {
        private int _steps;

        public void Report(BackupProgress value) => Console.WriteLine(++_steps);
    }
}
