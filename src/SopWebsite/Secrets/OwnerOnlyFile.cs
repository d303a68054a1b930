using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Runtime.Versioning;
using System.Security.AccessControl;
#endif

namespace SopWebsite.Secrets;

/// <summary>Files that nobody but their owner may read, from the moment they are there.</summary>
public static class OwnerOnlyFile
{
    private const int Buffer = 81920;

    /// <summary>Full rights for the owner, none for others, none inherited from the folder.</summary>
    private const string OwnerAlone = "D:P(A;;FA;;;OW)";

    /// <summary>Makes a new file for writing.</summary>
    /// <exception cref="IOException">A file of that name is there already.</exception>
    public static FileStream Create(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return CreateOnWindows(path);
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = Buffer };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer);
#endif
    }

    /// <summary>True when others than its owner (and, on Windows, accounts that are named one by one) may read or change a file.</summary>
    public static bool IsOpenToOthers(string path) => SecretFileAccess.OthersMayRead(path);

#if NET8_0_OR_GREATER
    private static FileStream CreateOnWindows(string path) =>
        OperatingSystem.IsWindows() ? WithAccessList(path) : throw new PlatformNotSupportedException();

    [SupportedOSPlatform("windows")]
    private static FileStream WithAccessList(string path)
    {
        var security = new FileSecurity();
        security.SetSecurityDescriptorSddlForm(OwnerAlone);
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, Buffer, FileOptions.None, security);
    }
#else
    /// <summary>The framework has the constructor and the types, netstandard2.0 only does not name them.</summary>
    private static FileStream CreateOnWindows(string path)
    {
        var library = typeof(FileStream).Assembly;
        var rights = library.GetType("System.Security.AccessControl.FileSystemRights", throwOnError: true)!;
        var security = Activator.CreateInstance(library.GetType("System.Security.AccessControl.FileSecurity", throwOnError: true)!)!;
        security.GetType().GetMethod("SetSecurityDescriptorSddlForm", [typeof(string)])!.Invoke(security, [OwnerAlone]);
        try
        {
            // 278 is FileSystemRights.Write.
            return (FileStream)Activator.CreateInstance(
                typeof(FileStream), path, FileMode.CreateNew, Enum.ToObject(rights, 278), FileShare.None, Buffer, FileOptions.None, security)!;
        }
        catch (System.Reflection.TargetInvocationException failure) when (failure.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }
#endif
}
