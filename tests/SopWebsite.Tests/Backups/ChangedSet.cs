using System.IO.Compression;
using System.Text.Json.Nodes;
using SopWebsite.Backups;
using SopWebsite.Files;

namespace SopWebsite.Tests.Backups;

/// <summary>A finished set that someone changes afterwards.</summary>
public abstract class ChangedSet : IDisposable
{
    private protected readonly BackupBench _bench = new();
    private protected readonly WebsiteBackup _set;

    protected ChangedSet()
    {
        _bench.Write("index.php", "<?php");
        _bench.Write("images/logo.png", "png");
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "tautan"), "images");
        _set = _bench.Make();
    }

    public void Dispose() => _bench.Dispose();

    protected void Change(Action<JsonNode> change, bool resign)
    {
        var path = Path.Combine(_set.Path, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
        if (resign) Resign();
    }

    protected void Rebuild(Action<ZipArchive> change)
    {
        var path = Path.Combine(_set.Path, "files.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) change(zip);
        Change(
            manifest =>
            {
                manifest["archive"]!["bytes"] = new FileInfo(path).Length;
                manifest["archive"]!["sha256"] = Sha256Hex.OfFile(path);
            },
            resign: true);
        // As if the set had come from elsewhere: this register cannot help.
        _bench.Register.Backups.Put(_set with { ManifestSha256 = null });
    }

    protected void Resign() => File.WriteAllText(
        Path.Combine(_set.Path, "SHA256SUMS"),
        string.Concat(
            new[] { "files.zip", "BACA-SAYA.txt", "manifest.json" }.Select(name => $"{Sha256Hex.OfFile(Path.Combine(_set.Path, name))}  {name}\n")));
}
