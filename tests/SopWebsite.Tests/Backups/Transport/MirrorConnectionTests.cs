using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>Mirrors whose connection is lost, cannot be had again, or cannot be had twice.</summary>
public sealed class MirrorConnectionTests : MirrorTestBase
{
    [Fact]
    public void WhereverTheConnectionIsLostItGoesOnBehindWhatArrived()
    {
        var content = Bytes(40_000);
        Server.File("besar", content);
        Server.File("kecil", "kecil");
        var cuts = new Queue<long>([3000, 3000, 17_000, 39_000]);
        Server.Sending = (path, at) =>
        {
            if (path == "besar" && cuts.TryPeek(out var cut) && at >= cut)
            {
                cuts.Dequeue();
                throw MemoryTree.Lost;
            }
        };

        var outcome = Update(new MirrorOptions { Sessions = 1, Pause = TimeSpan.Zero });

        Assert.Equal(content, File.ReadAllBytes(At("besar")));
        Assert.Equal([0, 3000, 3000, 17_000, 39_000], Server.Reads.Where(read => read.Path == "besar").Select(read => read.Offset));
        Assert.Equal((4, 40_005L), (outcome.Reconnected, outcome.FetchedBytes));
    }

    [Fact]
    public void AServerThatStaysAwayEndsTheRunAndTheNextOneCompletesIt()
    {
        var content = Bytes(30_000);
        Server.File("besar", content);
        Server.Sending = (_, at) =>
        {
            if (at >= 20_000) throw MemoryTree.Lost;
        };
        Server.Opening = before =>
        {
            if (before > 0) throw MemoryTree.Unreachable;
        };

        var failure = Assert.Throws<SopException>(() => Update(new MirrorOptions { Sessions = 1, Reconnects = 3, Pause = TimeSpan.Zero }));
        Assert.Equal(SopErrorKind.ConnectionFailure, failure.Kind);
        Assert.Null(RemoteMirror.CompletedAt(Folder["cermin"]));
        Assert.Empty(Directory.EnumerateFiles(Files));

        (Server.Sending, Server.Opening) = ((_, _) => { }, _ => { });
        Server.Reads.Clear();
        var outcome = Update();
        Assert.Equal(("besar", 20_000L), Assert.Single(Server.Reads));
        Assert.Equal(10_000, outcome.FetchedBytes);
        Assert.Equal(content, File.ReadAllBytes(At("besar")));
        Assert.Equal(Clock.UtcNow, RemoteMirror.CompletedAt(Folder["cermin"]));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Folder["cermin"], "incoming")));
    }

    [Fact]
    public void APartOfAnotherVersionIsNotGoneOnWith()
    {
        Server.File("berkas", Bytes(30_000));
        Server.Sending = (_, at) =>
        {
            if (at >= 20_000) throw new OperationCanceledException();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Update());
        var newer = Bytes(30_000, seed: 2);
        Server.File("berkas", newer, MemoryTree.Time.AddSeconds(1));
        Server.Sending = (_, _) => { };

        Update();

        Assert.Equal(newer, File.ReadAllBytes(At("berkas")));
    }

    [Fact]
    public void OneSessionIsEnoughWhereTheServerAllowsNoMore()
    {
        foreach (var n in Enumerable.Range(0, 50)) Server.File($"berkas {n}", Bytes(3000, n));
        Server.Opening = before =>
        {
            if (before > 0) throw MemoryTree.Unreachable;
        };

        var outcome = Update(new MirrorOptions { Sessions = 4 });

        Assert.Equal((50, 50), (outcome.Files, outcome.Fetched));
        Assert.All(Enumerable.Range(0, 50), n => Assert.Equal(Bytes(3000, n), File.ReadAllBytes(At($"berkas {n}"))));
    }
}
