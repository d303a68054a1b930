#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Text;
#endif

namespace SopWebsite.Backups;

/// <summary>
/// What the account may still write where the disk's administrator set a limit for it, as web hosts do: the disk itself then tells of more
/// room than there is.
/// </summary>
internal static class DiskQuota
{
#if NET8_0_OR_GREATER
    // quotactl_fd (Linux 5.14) takes any file of the disk; the number is the same on every processor.
    private const long QuotactlFd = 443;
    private const int UserQuota = 0;
    private const int GetQuota = 0x800007;
    private const uint HasLimits = 1;
    private const uint HasSpace = 2;

    [StructLayout(LayoutKind.Sequential)]
    private struct Quota
    {
        public ulong HardBlocks;
        public ulong SoftBlocks;
        public ulong Space;
        public ulong HardInodes;
        public ulong SoftInodes;
        public ulong Inodes;
        public ulong SpaceTime;
        public ulong InodeTime;
        public uint Valid;
    }

    /// <summary>Bytes left to this account below its hard limit; null where there is none or the system does not say.</summary>
    public static long? LeftAt(string folder)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)) return null;
        try
        {
            var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
            if (descriptor < 0) return null;
            try
            {
                var quota = default(Quota);
                var answer = Call(QuotactlFd, descriptor, (GetQuota << 8) | UserQuota, UserId(), ref quota);
                return answer == 0 && (quota.Valid & (HasLimits | HasSpace)) == (HasLimits | HasSpace)
                    && quota.HardBlocks is > 0 and < long.MaxValue / 1024
                    ? Math.Max(0, (long)(quota.HardBlocks * 1024) - (long)Math.Min(quota.Space, long.MaxValue))
                    : null;
            }
            finally
            {
                _ = Close(descriptor);
            }
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern long Call(long number, int descriptor, int command, uint user, ref Quota quota);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint UserId();

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
#else
    /// <summary>Null: .NET Framework runs on Windows only, where the free space it tells of is already the account's.</summary>
    public static long? LeftAt(string folder)
    {
        _ = folder;
        return null;
    }
#endif
}
