using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters;
using SopWebsite.Backups;
using SopWebsite.Benchmarks;
using SopWebsite.Calendars;
using SopWebsite.Sites;

// make ROOT FILES MEGABYTES             makes a tree like a content management system's
// change ROOT PERCENT SEED              writes some of its text files anew
// backup ROOT SETS REGISTER TYPE [PASSWORD]   makes a set, full or differential, and prints what it took
// test SET REGISTER [PASSWORD]          unpacks and compares everything in a set
switch (args)
{
    case ["make", var root, var files, var megabytes]:
        CmsTree.Make(root, Number(files), Number(megabytes) * 1_000_000L);
        return 0;
    case ["change", var root, var percent, var seed]:
        Console.WriteLine(CmsTree.Change(root, double.Parse(percent, CultureInfo.InvariantCulture), Number(seed)));
        return 0;
    case ["backup", var root, var sets, var location, var type, .. var rest]:
    {
        var watch = Stopwatch.StartNew();
        using var register = new AdapterSet(AppContext.BaseDirectory).OpenRegister(location);
        var adapters = new AdapterSet(AppContext.BaseDirectory);
        var backups = new WebsiteBackups(register.Backups, register.Log, register, adapters.Dumper, SystemClock.Instance);
        var site = new SopSite { Name = "pn-contoh", DocumentRoot = root, BackupPath = sets };
        var options = new BackupOptions { Type = Enum.Parse<BackupType>(type, ignoreCase: true), Password = rest is [var password] ? password : null };
        var made = backups.Backup(site, options);
        Say($"{made.Type} {made.State}: {made.Files} files, {made.Bytes >> 20} MB; {watch.Elapsed.TotalSeconds:F2} s, archive {made.ArchiveBytes >> 10} KB");
        return made.Type.ToString().Equals(type, StringComparison.OrdinalIgnoreCase) && made.State == BackupState.Complete ? 0 : 1;
    }
    case ["test", var set, var location, .. var rest]:
    {
        var watch = Stopwatch.StartNew();
        using var register = new AdapterSet(AppContext.BaseDirectory).OpenRegister(location);
        var backups = new WebsiteBackups(register.Backups, register.Log, register, new AdapterSet(AppContext.BaseDirectory).Dumper, SystemClock.Instance);
        var found = backups.Test(set, password: rest is [var password] ? password : null);
        Say($"{(found.IsSound ? "sound" : "not sound")}: {found.Checked} checked; {watch.Elapsed.TotalSeconds:F2} s");
        return found.IsSound ? 0 : 1;
    }
    default:
        Console.Error.WriteLine("make | change | backup | test");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
