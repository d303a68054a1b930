using System.Reflection;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Conventions;

/// <summary>The built cmdlets of one edition, read as metadata: no PowerShell engine is needed.</summary>
internal sealed class Edition : IDisposable
{
    public static readonly string[] Frameworks = ["net8.0", "net472"];

    private readonly MetadataLoadContext _context;

    public Edition(string framework)
    {
        Folder = Repository.Path("src", "SopWebsite.PowerShell", "bin", Repository.Configuration, framework);
        // The later ones win: our own files first, the engine's reference, then the running framework for all that is left.
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.GetFiles(Folder, "*.dll").Append(EngineReference())
            .Concat(Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")))
            files[Path.GetFileName(file)] = file;
        _context = new MetadataLoadContext(new PathAssemblyResolver(files.Values), typeof(object).Assembly.GetName().Name);
        Module = _context.LoadFromAssemblyPath(Path.Combine(Folder, "SopWebsite.PowerShell.dll"));
        Duties = _context.LoadFromAssemblyPath(Path.Combine(Folder, "SopWebsite.dll"));
        Cmdlets = Module.GetTypes().Select(CmdletInfo.Of).OfType<CmdletInfo>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal).ToList();
    }

    public string Folder { get; }

    public Assembly Module { get; }

    public Assembly Duties { get; }

    public IReadOnlyList<CmdletInfo> Cmdlets { get; }

    public void Dispose() => _context.Dispose();

    private static string EngineReference() => Directory.GetFiles(
        Path.Combine(Repository.PackageRoot, "powershellstandard.library"), "System.Management.Automation.dll", SearchOption.AllDirectories)
        .OrderBy(file => file, StringComparer.Ordinal).Last();
}
