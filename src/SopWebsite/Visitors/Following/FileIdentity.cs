using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SopWebsite.Backups;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// What stays the same when a file is renamed: device and file number. Null where the system does not give them; then a log is known by its
/// content alone.
/// </summary>
internal static class FileIdentity
{
    /// <summary>The identity of an open file.</summary>
    public static string? Of(SafeFileHandle file)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return OnWindows(file);
#if NET8_0_OR_GREATER
        return Name(UnixFile.Of(file));
#else
        return null;
#endif
    }

    /// <summary>The identity of the file at a path; null also when it is gone.</summary>
    public static string? Of(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return Of(file.SafeFileHandle);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

#if NET8_0_OR_GREATER
    private static string? Name(UnixFile.Status? status) =>
        status is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Device:x}:{known.Inode:x}") : null;
#endif

    private static string? OnWindows(SafeFileHandle file) => GetFileInformationByHandle(file, out var known)
        ? ((FormattableString)$"{known.Volume:x}:{known.IndexHigh:x8}{known.IndexLow:x8}").ToString(CultureInfo.InvariantCulture)
        : null;

    // Source: Microsoft Learn, BY_HANDLE_FILE_INFORMATION (fileapi.h).
    [StructLayout(LayoutKind.Explicit, Size = 52)]
    private struct HandleInformation
    {
        [FieldOffset(28)]
        public uint Volume;

        [FieldOffset(44)]
        public uint IndexHigh;

        [FieldOffset(48)]
        public uint IndexLow;
    }

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandle(SafeFileHandle file, out HandleInformation information);
}
