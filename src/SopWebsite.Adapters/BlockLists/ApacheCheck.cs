using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Adapters.BlockLists;

/// <summary>Apache's own check of a list, within a Directory section as <c>.htaccess</c> would be.</summary>
internal static class ApacheCheck
{
    /// <summary>Where distributions keep the modules.</summary>
    private static readonly string[] ModuleFolders =
    [
        "/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules", "/usr/local/apache2/modules", "/usr/local/libexec/apache24",
        "/opt/homebrew/lib/httpd/modules",
    ];

    public static BlockListCheck Of(CheckFolder folder, CancellationToken cancellation)
    {
        if (ToolRun.Find("apache2", "httpd") is not { } program) return BlockListChecker.Missing("Apache");
        if (ModuleFolders.FirstOrDefault(place => File.Exists(Path.Combine(place, "mod_authz_host.so"))) is not { } modules)
            return BlockListCheck.Not("Apache's modules were not found", "modul Apache tidak ditemukan");
        folder.Write("httpd.conf", $"""
            ServerRoot "{folder.Path}"
            ServerName localhost
            PidFile "{folder["pid"]}"
            ErrorLog "{folder["error.log"]}"
            {Module(modules, "mpm_event")}
            {Module(modules, "authz_core")}
            {Module(modules, "authz_host")}
            <Directory "{folder.Path}">
              Include "{folder.List}"
            </Directory>
            """);
        return BlockListChecker.Of("apachectl -t", ToolRun.Of(program, ["-t", "-f", folder["httpd.conf"]], cancellation));
    }

    /// <summary>A module that is built into the program has no file.</summary>
    private static string Module(string folder, string name)
    {
        var file = Path.Combine(folder, "mod_" + name + ".so");
        return File.Exists(file) ? $"LoadModule {name}_module \"{file}\"" : "";
    }
}
