using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SopWebsite.Adapters.Storage;

/// <summary>
/// Recognises files that lie on another machine. SQLite's write-ahead log needs memory that all its users share, and two machines share none
/// (sqlite.org/wal.html).
/// </summary>
internal static class NetworkShare
{
    /// <summary>The file systems of Linux whose files another kernel keeps too.</summary>
    private static readonly HashSet<string> Remote = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "9p", "virtiofs", "vboxsf", "prl_fs",
        "vmhgfs",
        "davfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.ceph", "fuse.davfs", "fuse.s3fs", "fuse.smbnetfs",
        "fuse.vmhgfs-fuse",
    };

    /// <summary>Whether a file, there already or not, lies on a network share. What cannot be found out counts as no.</summary>
    public static bool Holds(string path)
    {
        try
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return IsUnc(path) || IsNetworkDrive(path);
            const string mounts = "/proc/self/mountinfo";
            return File.Exists(mounts) ? IsRemote(RealPath(path), File.ReadLines(mounts)) : IsNetworkDrive(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether the mount with the longest matching mount point is a remote one (proc_pid_mountinfo(5)).</summary>
    internal static bool IsRemote(string path, IEnumerable<string> mountinfo)
    {
        var (longest, type) = (-1, "");
        foreach (var fields in mountinfo.Select(line => line.Split(' ')))
        {
            // 36 35 98:0 /root /mount/point options [optional fields] - type source options
            var dash = Array.IndexOf(fields, "-", Math.Min(6, fields.Length));
            if (dash < 0 || dash + 1 >= fields.Length) continue;
            var point = Unescaped(fields[4]);
            // Of two on the same point the later one covers the earlier.
            if (point.Length >= longest && IsWithin(path, point)) (longest, type) = (point.Length, fields[dash + 1]);
        }
        return Remote.Contains(type);
    }

    /// <summary>Whether a Windows path names a server: <c>\\server\share</c>, also in its long form, but no device and no local long path.</summary>
    internal static bool IsUnc(string path)
    {
        var plain = path.Replace('/', '\\');
        if (plain.StartsWith(@"\\?\UNC\", StringComparison.OrdinalIgnoreCase)) return true;
        return plain.StartsWith(@"\\", StringComparison.Ordinal)
            && !plain.StartsWith(@"\\?\", StringComparison.Ordinal) && !plain.StartsWith(@"\\.\", StringComparison.Ordinal);
    }

    private static bool IsNetworkDrive(string path) =>
        Path.GetPathRoot(path) is { Length: > 0 } root && new DriveInfo(root).DriveType == DriveType.Network;

    private static bool IsWithin(string path, string point) =>
        point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal);

    /// <summary>Blanks and the like are written as three octal digits.</summary>
    private static string Unescaped(string point) => point.IndexOf('\\') < 0
        ? point
        : Regex.Replace(
            point, @"\\([0-7]{3})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 8)).ToString(CultureInfo.InvariantCulture),
            RegexOptions.None,
            TimeSpan.FromSeconds(1));

    /// <summary>The path with the links on its way followed; a mount point is where a link leads, not where it stands.</summary>
    private static string RealPath(string path)
    {
#if NET8_0_OR_GREATER
        var real = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            // A link of links is followed to its end; what that one's own folder passes through is followed the same way.
            real = new FileInfo(next).LinkTarget is null ? next : RealPath(File.ResolveLinkTarget(next, returnFinalTarget: true)!.FullName);
        }
        return real;
#else
        return path;
#endif
    }
}
