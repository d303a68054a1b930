using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Fills a mirror from an SSH server, to be killed at any moment.</summary>
internal static class MirrorWorker
{
    public static void Run(string mirror, string address, string identity, string hostKey)
    {
        var access = new RemoteAccess { Address = RemoteAddress.Parse(address), IdentityFile = identity, Pins = [HostKeyPin.Parse(hostKey)] };
        Console.WriteLine("mulai");
        new RemoteMirror(mirror, address, stop => Desk.Adapters.Transports.Open(access, stop), new SettableClock(DateTimeOffset.UnixEpoch))
            .Update(new MirrorOptions(), new Teller());
        Console.WriteLine("selesai");
    }

    private sealed class Teller : IProgress<SopWebsite.Backups.BackupProgress>
    {
        public void Report(SopWebsite.Backups.BackupProgress value) => Console.WriteLine($"{value.Done}");
    }
}
