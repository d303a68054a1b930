using System.Management.Automation;

namespace SopWebsite.PowerShell.Loading;

/// <summary>Runs when the module is imported and when it is removed. On PowerShell 7 there is nothing to do at import.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
#if NETFRAMEWORK
        DesktopResolver.Attach();
#endif
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
#if NETFRAMEWORK
        DesktopResolver.Detach();
#endif
    }
}
