using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Transport;
using SopWebsite.Files;

namespace SopWebsite.Adapters.Transfer;

/// <summary>A file of this machine through which a program that only fetches files gives the content of one; gone with it.</summary>
internal sealed class ReadBack : IDisposable
{
    private const int Chunk = 128 * 1024;
    private const long Reserve = 16 * 1024 * 1024;

    private readonly string _folder;

    public ReadBack(RemoteEntry entry)
    {
        _folder = TemporaryName.NewFolder("readback");
        var free = new DriveInfo(System.IO.Path.DirectorySeparatorChar == '/' ? _folder : System.IO.Path.GetPathRoot(_folder)!).AvailableFreeSpace;
        if (free >= entry.Bytes + Reserve) return;
        Dispose();
        throw TransportFaults.NoRoomToReadBack(System.IO.Path.GetTempPath(), entry.Path, entry.Bytes, free);
    }

    public string Path => System.IO.Path.Combine(_folder, "content");

    public void CopyTo(Stream to, CancellationToken cancellation)
    {
        using var content = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[Chunk];
        int count;
        while ((count = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            to.Write(buffer, 0, count);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
