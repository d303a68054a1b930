using System.Reflection;
using SopWebsite.Composition;

namespace SopWebsite.PowerShell.Loading;

/// <summary>The one door to everything third-party, opened at first use so that importing the module stays quick.</summary>
internal static class Adapters
{
    private static readonly Lazy<IAdapterSet> Loaded = new(Load);

    public static IAdapterSet Current => Loaded.Value;

    private static IAdapterSet Load()
    {
        var file = Path.Combine(ModuleFolders.Dependencies, "SopWebsite.Adapters.dll");
#if NETFRAMEWORK
        var assembly = Assembly.LoadFrom(file);
#else
        var assembly = new AdapterLoadContext().LoadFromAssemblyPath(file);
#endif
        var type = assembly.GetType("SopWebsite.Adapters.AdapterSet", throwOnError: true)!;
        return (IAdapterSet)Activator.CreateInstance(type, ModuleFolders.Module)!;
    }
}
