using SopWebsite.Backups.Restoring;
using SopWebsite.Backups.Retention;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Restores a set, or removes those that no rule keeps, and says when it begins and when it is done.</summary>
internal static class RestoreWorker
{
    public const string Begun = "mulai";
    public const string Done = "selesai";

    public static void Run(string location, string at, string what, string set, string target)
    {
        using var register = Desk.Adapters.OpenRegister(location);
        var clock = new SettableClock(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        var workplace = new Workplace(register, Desk.Adapters, clock);
        Console.WriteLine(Begun);
        try
        {
            if (what == "remove") Remove(workplace);
            else workplace.Restores.Restore(workplace.Restores.Plan(set, Options(what, target)));
            Console.WriteLine(Done);
        }
        catch (SopException failure)
        {
            Console.WriteLine("gagal " + failure.Id);
        }
    }

    /// <summary>The same as the test asks for.</summary>
    public static RestoreOptions Options(string what, string target) => what switch
    {
        "folder" => new RestoreOptions { Target = RestoreTarget.Folder, Destination = target },
        "over" => new RestoreOptions { Target = RestoreTarget.Folder, Destination = target, Force = true },
        "in-place" => new RestoreOptions { Target = RestoreTarget.DocumentRoot, Force = true },
        "in-place-empty" => new RestoreOptions { Target = RestoreTarget.DocumentRoot },
        "server" => new RestoreOptions { Target = RestoreTarget.Server, Force = true },
        _ => new RestoreOptions { Target = RestoreTarget.None, Database = target, Force = what == "database-over" },
    };

    public static void Remove(Workplace workplace)
    {
        var retentions = workplace.Retentions;
        var plan = retentions.Plan(workplace.Sites.Get("pn-contoh"), new RetentionOptions { Retention = new BackupRetention { KeepLast = 1 } });
        foreach (var verdict in plan.Verdicts) retentions.CarryOut(plan, verdict);
    }
}
