using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Crashes;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>
/// A run that is killed wherever it stands leaves whole files, a mirror that does not pass for whole, and no more work than was left.
/// </summary>
public sealed class KilledMirrorTests
{
    private const int Kills = 50;

    private static SshServer Server => SshServer.Get();

    [SkippableFact]
    public async Task FiftyRunsKilledInTheTransferLeaveAMirrorThatTheNextOneCompletes()
    {
        using var folder = new TemporaryFolder();
        var root = Directory.CreateDirectory(folder["situs"]).FullName;
        var mirror = folder["cermin"];
        var address = Server.Address(root);
        var random = new Random(17);
        var n = 0;
        var ended = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // Something new to fetch each time: many small files and one that takes long.
            for (var more = 0; more < 15; more++) Plant(root, n++, random.Next(30_000), random);
            Plant(root, n++, 600_000, random);
            using var worker = WorkerProcess.Start(
                "mirror", mirror, address, Server.KeyFile, Server.HostKey);
            var lines = random.Next(1, 110);
            await worker.ReadToAsync(line => line == "selesai" || --lines <= 0);
            if (!await worker.KillAsync()) ended++;
            AssertNothingHalf(root, mirror, worker.Lines.Contains("selesai"));
        }
        Assert.True(ended < Kills / 2, $"{ended} runs had ended before they were killed");

        var clock = new SettableClock(DateTimeOffset.UnixEpoch);
        var last = new RemoteMirror(mirror, address, stop => Desk.Adapters.Transports.Open(Server.Access(root), stop), clock)
            .Update(new MirrorOptions());
        Assert.Equal((n, 0), (last.Files, last.Skipped.Length));
        Assert.NotNull(RemoteMirror.CompletedAt(mirror));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(mirror, "incoming")));
        foreach (var file in Directory.EnumerateFiles(root))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(last.Folder, Path.GetFileName(file))));
    }

    private static void AssertNothingHalf(string root, string mirror, bool ended)
    {
        var files = RemoteMirror.FilesOf(mirror);
        if (!Directory.Exists(files)) return;
        // What is in place is whole, whatever was going on.
        foreach (var file in Directory.EnumerateFiles(files))
            Assert.Equal(File.ReadAllBytes(Path.Combine(root, Path.GetFileName(file))), File.ReadAllBytes(file));
        var isWhole = Directory.EnumerateFiles(root).All(file => File.Exists(Path.Combine(files, Path.GetFileName(file))));
        if (!isWhole || ended) Assert.Equal(ended, RemoteMirror.CompletedAt(mirror) is not null);
    }

    private static void Plant(string root, int number, int size, Random random)
    {
        var content = new byte[size];
        random.NextBytes(content);
        File.WriteAllBytes(Path.Combine(root, $"berkas {number}"), content);
    }
}
