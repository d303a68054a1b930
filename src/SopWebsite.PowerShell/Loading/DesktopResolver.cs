#if NETFRAMEWORK
using System.Reflection;
using System.Runtime.InteropServices;

namespace SopWebsite.PowerShell.Loading;

/// <summary>
/// Windows PowerShell has one load context and no binding redirects of ours: this answers for the files in our own folder, and only when
/// one of our own assemblies asks.
/// </summary>
internal static class DesktopResolver
{
    private static readonly Dictionary<string, string> Files = Directory
        .EnumerateFiles(ModuleFolders.Dependencies, "*.dll")
        .ToDictionary(Path.GetFileNameWithoutExtension, file => file, StringComparer.OrdinalIgnoreCase);

    public static void Attach()
    {
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        // The native library is found by its name once it is in the process.
        var native = Path.Combine(
            ModuleFolders.Dependencies, "runtimes", Environment.Is64BitProcess ? "win-x64" : "win-x86", "native", "e_sqlite3.dll");
        if (File.Exists(native)) LoadLibrary(native);
    }

    public static void Detach() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        var asker = request.RequestingAssembly;
        if (asker is null || asker.IsDynamic || !asker.Location.StartsWith(ModuleFolders.Edition, StringComparison.OrdinalIgnoreCase)) return null;
        return Files.TryGetValue(new AssemblyName(request.Name).Name, out var file) ? Assembly.LoadFrom(file) : null;
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LoadLibrary(string path);
}
#endif
