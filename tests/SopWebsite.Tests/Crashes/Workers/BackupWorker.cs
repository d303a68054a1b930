using SopWebsite.Backups;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>
/// Makes one set of a site's files and database, and stops for good at one of the points where its work can be seen: a file opened, a piece of
/// the dump written, a stage told of.
/// </summary>
internal static class BackupWorker
{
    public static void Run(string location, string type, int hold)
    {
        var holding = new Holding(hold);
        var gate = new object();
        var points = 0;
        using var register = Desk.Adapters.OpenRegister(location);
        var backups = new WebsiteBackups(register.Backups, register.Log, register, new PieceDumper(Pass), SopWebsite.Calendars.SystemClock.Instance)
        {
            OpenFile = path =>
            {
                Pass();
                return File.OpenRead(path);
            },
        };
        backups.Backup(
            register.Sites.Find("pn-contoh")!, new BackupOptions { Type = Enum.Parse<BackupType>(type), NameTemplate = "{site}-{type}" },
            new Told(Pass));
        Pass();
        Console.WriteLine("points " + points.ToString(System.Globalization.CultureInfo.InvariantCulture));

        void Pass()
        {
            // The others wait here too, so that nothing goes on behind the one that is held.
            lock (gate)
            {
                points++;
                holding.Pass();
            }
        }
    }

    private sealed class Told(Action pass) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => pass();
    }

    private sealed class PieceDumper(Action pass) : IDatabaseDumper
    {
        public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
        {
            var piece = new byte[300_000];
            for (var n = 0; n < 12; n++)
            {
                new Random(n).NextBytes(piece);
                output.Write(piece, 0, piece.Length);
                pass();
            }
            return new DumpOutcome { Tool = "contoh", Engines = new Dictionary<string, int>(StringComparer.Ordinal) };
        }
    }
}
