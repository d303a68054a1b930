using System.Text;
using SopWebsite.Languages;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Adapters.BlockLists;

/// <summary>
/// Has lists checked by the programs they are for, each with a configuration of its own in a temporary folder that holds nothing but the list.
/// </summary>
internal sealed class BlockListChecker : IBlockListChecker
{
    public BlockListCheck Check(BlockListFormat format, string text, CancellationToken cancellation) => format switch
    {
        BlockListFormat.Json => BlockListCheck.Not("the module reads its own JSON", "JSON dibaca modul sendiri"),
        BlockListFormat.Csf => BlockListCheck.Not("csf has no check of its own", "csf tidak memiliki pemeriksaan sendiri"),
        _ => InFolder(folder => format switch
        {
            BlockListFormat.Htaccess => ApacheCheck.Of(folder, cancellation),
            BlockListFormat.Nginx => Nginx(folder, cancellation),
            BlockListFormat.Nftables => NftablesCheck.Of(folder, cancellation),
            _ => Fail2banCheck.Of(folder, text, cancellation),
        }, text),
    };

    /// <summary>A program that is not installed here.</summary>
    public static BlockListCheck Missing(string name) => BlockListCheck.Not($"{name} is not installed here", $"{name} tidak terpasang di sini");

    /// <summary>What a run came to.</summary>
    public static BlockListCheck Of(string tool, ToolRun run) => new()
    {
        State = run.Exit switch { 0 => BlockListCheckState.Passed, null => BlockListCheckState.Unchecked, _ => BlockListCheckState.Failed },
        Tool = tool,
        Remark = run.Exit == 0 ? null : new Phrase(run.Said, run.Said),
    };

    private static BlockListCheck Nginx(CheckFolder folder, CancellationToken cancellation)
    {
        if (ToolRun.Find("nginx") is not { } program) return Missing("nginx");
        folder.Write("nginx.conf", $$"""
            pid "{{folder["pid"]}}"; error_log stderr;
            events { }
            http {
              access_log off;
              client_body_temp_path "{{folder["body"]}}"; proxy_temp_path "{{folder["proxy"]}}"; fastcgi_temp_path "{{folder["fastcgi"]}}";
              uwsgi_temp_path "{{folder["uwsgi"]}}"; scgi_temp_path "{{folder["scgi"]}}";
              include "{{folder.List}}";
            }
            """);
        return Of("nginx -t", ToolRun.Of(program, ["-t", "-q", "-p", folder.Path, "-c", folder["nginx.conf"]], cancellation));
    }

    private static BlockListCheck InFolder(Func<CheckFolder, BlockListCheck> check, string text)
    {
        using var folder = new CheckFolder();
        folder.Write(System.IO.Path.GetFileName(folder.List), text);
        return check(folder);
    }
}

/// <summary>A folder for one check; gone after it.</summary>
internal sealed class CheckFolder : IDisposable
{
    public CheckFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "sopwebsite-check-" + Guid.NewGuid().ToString("N"));

    /// <summary>The list to be checked.</summary>
    public string List => this["list"];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text) => File.WriteAllText(this[name], text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
