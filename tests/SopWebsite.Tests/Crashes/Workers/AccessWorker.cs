using System.Globalization;
using SopWebsite.Composition;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Switches the site's access off and stays so, until it is killed.</summary>
internal static class AccessWorker
{
    public static void Run(string location)
    {
        using var register = Desk.Adapters.OpenRegister(location);
        var workplace = new Workplace(register, Desk.Adapters, new SettableClock(new DateTimeOffset(2026, 11, 16, 2, 0, 0, TimeSpan.Zero)));
        using var pause = workplace.SiteAccess.SwitchOff(workplace.Sites.Get("pn-contoh"), CancellationToken.None);
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "stat")).Split(") ")[^1].Split(' ')[1] == self)
                    Console.WriteLine("watch " + Path.GetFileName(folder));
            }
            catch (IOException)
            {
                // Processes come and go.
            }
        }
        new Holding(1).Pass();
    }
}
