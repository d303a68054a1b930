using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>A mirror of a server that says just what a test wants.</summary>
public abstract class MirrorTestBase : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    private protected MemoryTree Server { get; } = new();

    private protected SettableClock Clock { get; } = new(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero));

    private protected string Files => RemoteMirror.FilesOf(Folder["cermin"]);

    public void Dispose()
    {
        Assert.Equal(0, Server.Open);
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected MirrorOutcome Update(MirrorOptions? options = null) =>
        new RemoteMirror(Folder["cermin"], "sftp://server.example.go.id/", Server.Connect, Clock)
            .Update(options ?? new MirrorOptions { Pause = TimeSpan.Zero });

    private protected string At(string path) => Path.Combine(Files, path);

    private protected string[] Listed() =>
        [
            .. Directory.EnumerateFiles(Files, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Files, path))
            .Order(StringComparer.Ordinal),
        ];

    private protected static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
