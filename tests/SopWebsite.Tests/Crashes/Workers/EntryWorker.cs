using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Writes officers, reports and batches of entries as fast as it can, together with others of its kind.</summary>
internal static class EntryWorker
{
    public const int Batch = 5;

    // All at one instant: numbers run within a month, and no month ends in the midst of it.
    private static readonly DateTimeOffset Clock = new(2026, 11, 16, 2, 0, 0, TimeSpan.Zero);

    public static void Run(string location, string name, int count)
    {
        using var register = Desk.Adapters.OpenRegister(location);
        var workplace = new Workplace(register, Desk.Adapters, new SettableClock(Clock));
        var site = workplace.Sites.Get("pn-contoh");
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var n = 0; n < count; n++)
        {
            register.Sites.Put(new SopOfficer { Name = $"Pejabat {name}-{n}", Role = "staf-it" });
            Console.WriteLine(workplace.Situations.Open(site, $"Laporan {name}-{n}", by: name).Number);
            register.Log.AppendAll(Enumerable.Range(0, Batch).Select(part => new EscalationDraft
            {
                At = workplace.Clock.UtcNow, Event = EscalationEvent.Note, From = name, FollowUp = $"{n}.{part}",
            }));
        }
    }
}
