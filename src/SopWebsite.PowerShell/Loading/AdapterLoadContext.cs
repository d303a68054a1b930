#if !NETFRAMEWORK
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SopWebsite.PowerShell.Loading;

/// <summary>
/// Third-party assemblies load here, apart from the session: whatever version of them another module brought, ours are ours.
/// What is not in our folder (SopWebsite.dll among it) comes from the default context, so the types that cmdlets output are shared.
/// </summary>
internal sealed class AdapterLoadContext() : AssemblyLoadContext("SopWebsite")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(ModuleFolders.Dependencies, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var name = NativePrefix + unmanagedDllName + NativeSuffix;
        foreach (var system in new[] { RuntimeInformation.RuntimeIdentifier, PortableIdentifier })
        {
            var file = Path.Combine(ModuleFolders.Dependencies, "runtimes", system, "native", name);
            if (File.Exists(file)) return LoadUnmanagedDllFromPath(file);
        }
        return IntPtr.Zero;
    }

    private static string NativePrefix => OperatingSystem.IsWindows() ? "" : "lib";

    private static string NativeSuffix => OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    private static string PortableIdentifier
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }
}
#endif
