using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters;
using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Transport;
using SopWebsite.Benchmarks;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Sites;

// make ROOT FILES MEGABYTES             makes a tree like a content management system's
// change ROOT PERCENT SEED              writes some of its text files anew
// backup ROOT SETS REGISTER TYPE [PASSWORD]   makes a set, full or differential, and prints what it took
// test SET REGISTER [PASSWORD]          unpacks and compares everything in a set
// fetch ADDRESS IDENTITY HOSTKEY MIRROR brings a server's tree into a mirror
// send SET REGISTER ADDRESS IDENTITY HOSTKEY  copies a set to a server and reads it back
// dump SOCKET DATABASE SETS REGISTER    makes a set of a MariaDB database alone
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
    case ["fetch", var address, var identity, var hostKey, var mirror]:
    {
        var watch = Stopwatch.StartNew();
        var access = new RemoteAccess { Address = RemoteAddress.Parse(address), IdentityFile = identity, Pins = [HostKeyPin.Parse(hostKey)] };
        var transports = new AdapterSet(AppContext.BaseDirectory).Transports;
        var outcome = new RemoteMirror(mirror, address, stop => transports.Open(access, stop), SystemClock.Instance).Update(new MirrorOptions());
        Say($"{outcome.Fetched} of {outcome.Files} files, {outcome.FetchedBytes >> 20} MB; {watch.Elapsed.TotalSeconds:F2} s");
        return outcome.Skipped.Length + outcome.Changed.Length == 0 ? 0 : 1;
    }
    case ["send", var set, var location, var address, var identity, var hostKey]:
    {
        var watch = Stopwatch.StartNew();
        var adapters = new AdapterSet(AppContext.BaseDirectory);
        using var register = adapters.OpenRegister(location);
        var workplace = new Workplace(register, adapters, SystemClock.Instance);
        if (register.BackupMedia.Find("SERVER-01") is null)
            workplace.BackupMedia.Register(new BackupMedium
            {
                Name = "SERVER-01", Kind = MediumKind.OffSiteServer, Folder = address, IdentityFile = identity, HostKey = [hostKey], RegisteredAt = default,
            });
        var copy = workplace.BackupCopies.Copy(workplace.BackupCopies.Plan(set, new CopyOptions { Medium = "SERVER-01" }));
        Say($"{copy.Bytes >> 20} MB sent and read back; {watch.Elapsed.TotalSeconds:F2} s");
        return copy.Verified == true ? 0 : 1;
    }
    case ["dump", var socket, var name, var sets, var location]:
    {
        var watch = Stopwatch.StartNew();
        var adapters = new AdapterSet(AppContext.BaseDirectory);
        using var register = adapters.OpenRegister(location);
        var backups = new WebsiteBackups(register.Backups, register.Log, register, adapters.Dumper, SystemClock.Instance);
        var database = new SiteDatabase { Name = name, Socket = socket, UserName = Environment.UserName };
        var site = new SopSite { Name = "pn-contoh", BackupPath = sets, Database = database };
        var made = backups.Backup(site, new BackupOptions { Parts = BackupParts.Database });
        Say($"{made.State}: {made.DumpBytes >> 10} KB; {watch.Elapsed.TotalSeconds:F2} s");
        return made.State == BackupState.Complete ? 0 : 1;
    }
    default:
        Console.Error.WriteLine("make | change | backup | test | fetch | send | dump");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
