using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Runtime.Versioning;
using System.Security.AccessControl;
#endif

namespace SopWebsite.Secrets;

/// <summary>Who may read a file that holds a secret.</summary>
internal static class SecretFileAccess
{
    /// <summary>Everyone, anonymous, authenticated users, built-in users, guests, domain users' well-known short forms in SDDL.</summary>
    private static readonly HashSet<string> Crowds = new(StringComparer.OrdinalIgnoreCase)
    {
        "WD", "AN", "AU", "BU", "BG", "IU", "NU", "DU", "DG",
        "S-1-1-0", "S-1-5-7", "S-1-5-11", "S-1-5-32-545", "S-1-5-32-546", "S-1-5-4", "S-1-5-2",
    };

    /// <summary>True when anyone but the owner (and, on Windows, named accounts) may read the file. The answer for a link is its target's.</summary>
    public static bool OthersMayRead(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return CrowdMayRead(SddlOf(path));
#if NET8_0_OR_GREATER
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return (UnixMode(file) & others) != 0;
#else
        return true;
#endif
    }

    /// <summary>
    /// Whether an access list (SDDL) lets a crowd in: an allowing entry for one of the broad groups with any right to the data.
    /// A list that is missing lets everyone in.
    /// </summary>
    internal static bool CrowdMayRead(string sddl)
    {
        var list = sddl.IndexOf("D:", StringComparison.Ordinal);
        if (list < 0 || sddl.IndexOf("NO_ACCESS_CONTROL", list, StringComparison.Ordinal) >= 0) return true;
        foreach (var entry in sddl.Substring(list).Split('(').Skip(1))
        {
            var fields = entry.TrimEnd(')', ' ').Split(';');
            if (fields.Length >= 6 && fields[0] is "A" or "XA" && Crowds.Contains(fields[5].TrimEnd(')'))) return true;
        }
        return false;
    }

#if NET8_0_OR_GREATER
    private static UnixFileMode UnixMode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static string SddlOf(string path) => OperatingSystem.IsWindows() ? WindowsSddl(path) : "";

    [SupportedOSPlatform("windows")]
    private static string WindowsSddl(string path) =>
        new FileInfo(path).GetAccessControl(AccessControlSections.Access).GetSecurityDescriptorSddlForm(AccessControlSections.Access);
#else
    /// <summary>The framework has the call, netstandard2.0 only does not name it.</summary>
    private static string SddlOf(string path)
    {
        var security = typeof(File).GetMethod("GetAccessControl", [typeof(string)])?.Invoke(null, [path]);
        var form = security?.GetType().GetMethod("GetSecurityDescriptorSddlForm");
        // 2 is AccessControlSections.Access.
        return form is null ? "" : (string)form.Invoke(security, [Enum.ToObject(form.GetParameters()[0].ParameterType, 2)])!;
    }
#endif
}
