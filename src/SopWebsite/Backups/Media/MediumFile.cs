#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace SopWebsite.Backups.Media;

/// <summary>Writes files to a medium and reads them back from it.</summary>
internal static class MediumFile
{
    private const int Chunk = 256 * 1024;

    /// <summary>Copies a file, flushed to the medium.</summary>
    /// <returns>The digest of what was read.</returns>
    public static string Copy(string from, string to, Action<int> done, CancellationToken cancellation)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using (var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
        {
            var sha256 = Copy(source, target, long.MaxValue, done, cancellation);
            target.Flush(flushToDisk: true);
            Forget(target);
            target.Close();
            File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(from));
            return sha256;
        }
    }

    /// <summary>Copies the next bytes of a stream, at most so many.</summary>
    /// <returns>The digest of what was read.</returns>
    public static string Copy(Stream source, Stream target, long most, Action<int> done, CancellationToken cancellation)
    {
        using var hashing = new HashingStream(target);
        var buffer = new byte[Chunk];
        int count;
        while (most > 0 && (count = source.Read(buffer, 0, (int)Math.Min(buffer.Length, most))) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hashing.Write(buffer, 0, count);
            most -= count;
            done(count);
        }
        return hashing.Digest();
    }

    /// <summary>The digest of a file, read from the medium rather than from memory where the system lets us ask for that.</summary>
    public static string Digest(string path, Action<int> done, CancellationToken cancellation)
    {
        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        Forget(source);
        return Copy(source, Stream.Null, long.MaxValue, done, cancellation);
    }

    /// <summary>Lets the system forget what it remembers of a file that is flushed: else the reading back would read memory.</summary>
    private static void Forget(FileStream file)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsLinux() || IntPtr.Size != 8) return;
        try
        {
            _ = Advise((int)file.SafeFileHandle.DangerousGetHandle(), 0, 0, DontNeed);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: it is read back all the same, perhaps from memory.
        }
#else
        _ = file;
#endif
    }

#if NET8_0_OR_GREATER
    private const int DontNeed = 4;

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    private static extern int Advise(int descriptor, long offset, long length, int advice);
#endif
}
