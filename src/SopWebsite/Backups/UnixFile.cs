#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
#endif

namespace SopWebsite.Backups;

/// <summary>What .NET does not say of files on Unix: sockets and pipes, identity, and how to flush a folder.</summary>
internal static class UnixFile
{
    /// <summary>Type and permission bits, size and identity of a file.</summary>
    internal readonly record struct Status(int Mode, ulong Inode, ulong Device)
    {
        /// <summary>Last change of content or rights (ctime), UTC; null where the system gave none.</summary>
        public DateTime? ChangedAt { get; init; }

        /// <summary>Bytes of content.</summary>
        public long Length { get; init; }

        /// <summary>Last change of content (mtime), UTC; null where it lies beyond what can be told.</summary>
        public DateTime? ModifiedAt { get; init; }

        /// <summary>The type is the upper four bits: 8 is a regular file.</summary>
        public bool IsRegular => Mode >> 12 == 8;

        /// <summary>A folder.</summary>
        public bool IsFolder => Mode >> 12 == 4;

        /// <summary>A symbolic link.</summary>
        public bool IsLink => Mode >> 12 == 10;

        /// <summary>A socket (12), pipe (1), character (2) or block (6) device.</summary>
        public bool IsSpecial => Mode >> 12 is 12 or 1 or 2 or 6;

        /// <summary>The twelve permission bits.</summary>
        public int Permissions => Mode & 0xFFF;
    }

#if NET8_0_OR_GREATER
    // statx is the one call of its kind whose structure is the same on every processor (Linux 4.11, glibc 2.28).
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Length;

        [FieldOffset(96)]
        public long ChangedSeconds;

        [FieldOffset(104)]
        public uint ChangedNanoseconds;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }

    /// <summary>The status of a path, not following a link; null where this system cannot say or the path is gone.</summary>
    public static Status? Of(string path) => Ask(CurrentFolder, path, NoFollow);

    /// <summary>The status of an open file; null where this system cannot say.</summary>
    public static Status? Of(SafeFileHandle handle) => Ask((int)handle.DangerousGetHandle(), "", EmptyPath);

    /// <summary>Flushes a folder, so that names just made or renamed in it survive a power cut. Quietly does nothing where it cannot.</summary>
    public static void FlushFolder(string path) => Flushed(path, Flush);

    /// <summary>Flushes all of the file system that a folder is on: of many new files at once. Quietly does nothing where it cannot.</summary>
    public static void FlushFileSystem(string path)
    {
        if (OperatingSystem.IsLinux()) Flushed(path, FlushAll);
    }

    private static void Flushed(string path, Func<int, int> flush)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            var descriptor = Open(Utf8(path), 0);
            if (descriptor < 0) return;
            _ = flush(descriptor);
            _ = Close(descriptor);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: the rename itself is still atomic.
        }
    }

    private static Status? Ask(int folder, string path, int flags)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            return StatxCall(folder, Utf8(path), flags, BasicStats, out var status) == 0
                ? new Status(status.Mode, status.Inode, ((ulong)status.DeviceMajor << 32) | status.DeviceMinor)
                {
                    ChangedAt = Time(status.ChangedSeconds, status.ChangedNanoseconds),
                    ModifiedAt = Time(status.ModifiedSeconds, status.ModifiedNanoseconds),
                    Length = (long)status.Length,
                }
                : null;
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static DateTime? Time(long seconds, uint nanoseconds) => seconds is > -62_000_000_000 and < 250_000_000_000
        ? DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (nanoseconds / 100))
        : null;

    private static byte[] Utf8(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatxCall(int folder, byte[] path, int flags, uint mask, out Statx status);

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "syncfs")]
    private static extern int FlushAll(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
#else
    public static void FlushFolder(string path) => _ = path;

    public static void FlushFileSystem(string path) => _ = path;
#endif
}
