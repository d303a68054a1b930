namespace SopWebsite.PowerShell.Loading;

/// <summary>Where the parts of the installed module lie.</summary>
internal static class ModuleFolders
{
    /// <summary><c>bin/net8.0</c> or <c>bin/net472</c>, the folder of this assembly.</summary>
    public static string Edition { get; } = Path.GetDirectoryName(typeof(ModuleFolders).Assembly.Location)!;

    /// <summary>Third-party assemblies and what stands on them.</summary>
    public static string Dependencies { get; } = Path.Combine(Edition, "deps");

    /// <summary>The module's own folder, with <c>procedures/</c> and <c>calendars/</c>.</summary>
    public static string Module { get; } = Path.GetFullPath(Path.Combine(Edition, "..", ".."));
}
