using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SopWebsite.Backups;
using SopWebsite.Backups.Restoring;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Backups.Restoring;

/// <summary>
/// Sets that someone made with ill intent, by chance and by plan: whatever they hold, nothing outside of the target changes, and what is said is
/// one of our own refusals.
/// </summary>
public sealed class HostileRestoreTests : IDisposable
{
    private const int Mutants = 2400;

    private static readonly string[] Names =
    [
        "..", "../luar/korban.txt", "../../luar/korban.txt", "a/../../luar/x", "/etc/sop-uji", "//luar/x", "\\\\server\\luar", "..\\luar\\x", "C:\\x", "C:/x", "c:x",
        "x:aliran", ".", "./x", "a/./b", "a//b", "a/", "", " ", "CON", "nul.txt", "a/PRN", "COM1.log", "LPT9", "tautan/x", "TAUTAN/x", "Index.php", "INDEX.PHP", "images",
        "Images/logo.png", "index.php/x", "%2e%2e/x", "%2E%2E%2Fluar%2Fkorban.txt", "a%00b", "%", "%zz", "a\u0000b", "a\nb", "a\u202Eb", "a.", "a ", ".sop-0123456789ab.part",
        "manifest.json", ".restoring/x", "files", "database.sql", "é", "e\u0301", "\ud800", "keluar/x", "dalam/x",
    ];

    private static readonly string[] Targets = ["..", "../..", "../../luar", "/etc", "/", "tautan", "images/../..", "../luar/korban.txt", ".", "images", "a\\..\\..", "C:\\", ""];

    private readonly Desk _desk = new();
    private readonly ITestOutputHelper _output;
    private readonly string _pristine;
    private readonly Random _random = new(20261122);

    public HostileRestoreTests(ITestOutputHelper output)
    {
        _output = output;
        Put("web/index.php", "<?php");
        Put("web/images/logo.png", "png");
        Put("web/a:b", "nama yang dilarang Windows");
        Put("luar/korban.txt", "milik orang");
        File.CreateSymbolicLink(_desk.Folder["web/tautan"], "images");
        File.CreateSymbolicLink(_desk.Folder["web/dalam"], "images/logo.png");
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"] });
        _pristine = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions()).Path;
        // From here on the register cannot help: the sets are somebody else's.
        _desk.Register.Backups.Remove(_pristine);
        Directory.Delete(_desk.Folder["web"], recursive: true);
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["situs"] });
    }

    private string Hostile => _desk.Folder["jahat"];

    private string Target { get; set; } = "";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void WhateverASetHoldsNothingOutsideOfTheTargetChanges()
    {
        var before = Outside();
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var n = 0; n < Mutants; n++)
        {
            Prepare(n);
            var what = (n % 4) switch { 0 => Bytes("manifest.json"), 1 => Bytes("files.zip"), 2 => Manifest(), _ => Consistent() };
            var result = Try(n);
            said[result] = said.GetValueOrDefault(result) + 1;

            Assert.True(before == Outside(), $"mutant {n} ({what}) wrote outside: {result}");
            if (result != "restored") Assert.DoesNotContain(Directory.Exists(Target) ? Directory.GetFiles(Target, "*", All) : [], WorkingName.Is);
            foreach (var link in Links()) Assert.True(Inside(link), $"mutant {n} ({what}) made a link that leads out: {link} -> {new FileInfo(link).LinkTarget}");
        }
        _output.WriteLine(string.Join(", ", said.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key}: {pair.Value}")));
        // The test is none if everything is refused at the door.
        Assert.InRange(said.GetValueOrDefault("restored"), Mutants / 20, Mutants / 2);
        Assert.True(said.GetValueOrDefault("SopManifestUnsafe") > Mutants / 10);
        Assert.True(said.GetValueOrDefault("SopBackupDamaged") > Mutants / 10);
    }

    /// <summary>Names that are honest on Linux, and two that differ by case alone: all come back, in place too.</summary>
    [Fact]
    public void OddButHonestNamesComeBackInPlace()
    {
        var site = _desk.Folder["sulit"];
        foreach (var name in new[]
                 {
                     "CON", "nul.txt", "a:b", "baris\nbaru", "kutip \"'` $x", "titik.", "spasi ", "Besar.txt", "besar.txt", "BESAR/x", "besar/x", "%2e%2e", "a\\b", ".htaccess",
                     new string('p', 250), string.Concat(Enumerable.Repeat("é", 125)), string.Concat(Enumerable.Repeat("図", 83)), ".sop-0123456789ab.partx",
                 })
            Put("sulit/" + name, name);
        _desk.Set(one => one with { DocumentRoot = site });
        var set = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        var before = BackupBench.Fingerprint(site);
        Directory.Delete(site, recursive: true);
        Put("sulit/BESAR/x", "lama");
        Put("sulit/nul.txt", "lama");

        var restored = _desk.Workplace.Restores.Restore(
            _desk.Workplace.Restores.Plan(set.Path, new RestoreOptions { Target = RestoreTarget.DocumentRoot, Force = true }));

        Assert.Empty(restored.Skipped);
        Assert.Equal(before, BackupBench.Fingerprint(site));
    }

    private static EnumerationOptions All => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A fresh copy of the set, and of what is at the target: nothing, a folder with traps, or a site.</summary>
    private void Prepare(int number)
    {
        foreach (var folder in new[] { Hostile, Target }.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
        // In place, or to a folder.
        var name = number % 3 == 2 ? "situs" : "tujuan";
        Target = _desk.Folder[name];
        Directory.CreateDirectory(Hostile);
        foreach (var file in Directory.GetFiles(_pristine)) File.Copy(file, Path.Combine(Hostile, Path.GetFileName(file)));
        if (number % 3 == 0) return;
        Put(name + "/files/index.php", "lama");
        Put(name + "/index.php", "lama");
        foreach (var root in new[] { name, name + "/files" })
        {
            File.CreateSymbolicLink(_desk.Folder[root + "/keluar"], "../../luar");
            File.CreateSymbolicLink(_desk.Folder[root + "/.restoring"], _desk.Folder["luar"]);
            File.CreateSymbolicLink(_desk.Folder[root + "/besar.bin"], _desk.Folder["luar/korban.txt"]);
        }
    }

    private string Try(int number)
    {
        try
        {
            var options = (number % 3) switch
            {
                0 => new RestoreOptions { Target = RestoreTarget.Folder, Destination = Target },
                1 => new RestoreOptions { Target = RestoreTarget.Folder, Destination = Target, Force = true },
                _ => new RestoreOptions { Target = RestoreTarget.DocumentRoot, Force = true, Site = "pn-contoh" },
            };
            // A set to stand for what is written over, so that no refusal of that kind hides another.
            if (number % 3 != 0) _desk.Register.Backups.Put(new WebsiteBackup
            {
                Site = "pn-contoh", Name = Path.GetFileName(_pristine), Path = _pristine, State = BackupState.Complete, CreatedAt = _desk.Clock.UtcNow, Files = 1,
            });
            _desk.Workplace.Restores.Restore(_desk.Workplace.Restores.Plan(Hostile, options));
            return "restored";
        }
        catch (SopException refusal)
        {
            return refusal.Id;
        }
    }

    /// <summary>Some bytes of a file are others, or gone, or there twice; the sums are right again half of the time.</summary>
    private string Bytes(string name)
    {
        var path = Path.Combine(Hostile, name);
        var bytes = File.ReadAllBytes(path).ToList();
        for (var change = _random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            // The directory at the end of an archive is where the names are.
            var at = _random.Next(2) == 0 ? _random.Next(bytes.Count) : Math.Max(0, bytes.Count - 1 - _random.Next(600));
            switch (_random.Next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
                case 1: bytes[at] = (byte)_random.Next(256); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at, _random.Next(1, 9))); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, _random.Next(1, 40)))); break;
            }
        }
        File.WriteAllBytes(path, [.. bytes]);
        if (_random.Next(4) > 0) Sign(name == "files.zip");
        return name;
    }

    /// <summary>A field or an entry of the manifest is another; the sums are right again.</summary>
    private string Manifest()
    {
        var manifest = Read();
        var told = Change(manifest);
        File.WriteAllText(Path.Combine(Hostile, "manifest.json"), manifest.ToJsonString());
        Sign(archiveToo: false);
        return told;
    }

    /// <summary>Manifest, archive and sums agree, and all of them lie: only the names themselves can be refused.</summary>
    private string Consistent()
    {
        var manifest = Read();
        var contents = Contents();
        var told = "";
        foreach (var _ in Enumerable.Range(0, _random.Next(1, 3)))
        {
            var entries = (JsonArray)manifest["entries"]!;
            var entry = entries[_random.Next(entries.Count)]!;
            var old = (string)entry["path"]!;
            var path = _random.Next(5) == 0 ? Odd() : Names[_random.Next(Names.Length)];
            if (_random.Next(4) == 0)
            {
                entry = entry.DeepClone();
                entries.Add(entry);
            }
            entry["path"] = path;
            var content = contents.GetValueOrDefault(old) ?? [];
            if ((string)entry["kind"]! == "link" && _random.Next(2) == 0) content = Encoding.UTF8.GetBytes(Targets[_random.Next(Targets.Length)]);
            if (_random.Next(6) == 0) entry["kind"] = _random.Next(2) == 0 ? "link" : "file";
            if (_random.Next(6) == 0) entry["mode"] = _random.Next(2) == 0 ? "4777" : "0000";
            if (_random.Next(8) == 0) entry["modified"] = _random.Next(2) == 0 ? "0001-01-01T00:00:00Z" : "9999-12-31T23:59:59Z";
            if ((string)entry["kind"]! == "folder") content = [];
            else
            {
                entry["bytes"] = content.Length;
                entry["sha256"] = Sha256Hex.OfBytes(content);
            }
            contents[path] = content;
            told += $" {old} as {path} ({(string)entry["kind"]!}),";
        }
        var archive = Path.Combine(Hostile, "files.zip");
        File.Delete(archive);
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            foreach (var entry in ((JsonArray)manifest["entries"]!).OfType<JsonNode>())
            {
                var path = (string)entry["path"]!;
                try
                {
                    using var stream = zip.CreateEntry((string)entry["kind"]! == "folder" ? path + "/" : path).Open();
                    stream.Write(contents.GetValueOrDefault(path) ?? []);
                }
                catch (ArgumentException)
                {
                    // No archive has such a name.
                }
            }
        }
        File.WriteAllText(Path.Combine(Hostile, "manifest.json"), manifest.ToJsonString());
        Sign(archiveToo: true);
        return told;
    }

    private string Change(JsonNode manifest)
    {
        var entries = (JsonArray)manifest["entries"]!;
        var entry = entries[_random.Next(entries.Count)]!;
        var field = new[] { "path", "kind", "bytes", "sha256", "modified", "mode", "escaped", "inBase" }[_random.Next(8)];
        JsonNode? value = field switch
        {
            "path" => Names[_random.Next(Names.Length)],
            "kind" => new[] { "file", "folder", "link", "device", "" }[_random.Next(5)],
            "bytes" => new[] { -1L, 0, 1, long.MaxValue, 1L << 50 }[_random.Next(5)],
            "sha256" => new string("0f"[_random.Next(2)], 64),
            "modified" => new[] { "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "besok" }[_random.Next(3)],
            "mode" => new[] { "7777", "0000", "8", "", "-1" }[_random.Next(5)],
            _ => true,
        };
        if (_random.Next(10) == 0) entries.RemoveAt(_random.Next(entries.Count));
        if (_random.Next(10) == 0) entries.Add(entry.DeepClone());
        if (_random.Next(12) == 0) manifest["archive"]!["file"] = Names[_random.Next(Names.Length)];
        if (_random.Next(20) == 0) manifest["site"] = "../" + (string)manifest["site"]!;
        entry[field] = value;
        return $"{field} = {value}";
    }

    private string Odd() => string.Concat(Enumerable.Range(0, _random.Next(1, 12)).Select(_ => "./\\:%~ ab\u0001\u00e9*?|<>\"\u00b9"[_random.Next(17)]));

    private JsonNode Read() => JsonNode.Parse(File.ReadAllText(Path.Combine(Hostile, "manifest.json")))!;

    private Dictionary<string, byte[]> Contents()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Hostile, "files.zip"));
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            found[entry.FullName.TrimEnd('/')] = content.ToArray();
        }
        return found;
    }

    /// <summary>Makes the hashes right again, as someone does who knows how a set is checked.</summary>
    private void Sign(bool archiveToo)
    {
        var manifest = Path.Combine(Hostile, "manifest.json");
        if (archiveToo)
        {
            var text = Read();
            var archive = Path.Combine(Hostile, "files.zip");
            text["archive"]!["bytes"] = new FileInfo(archive).Length;
            text["archive"]!["sha256"] = Sha256Hex.OfFile(archive);
            File.WriteAllText(manifest, text.ToJsonString());
        }
        File.WriteAllText(
            Path.Combine(Hostile, "SHA256SUMS"),
            string.Concat(new[] { "files.zip", "BACA-SAYA.txt", "manifest.json" }.Select(name => $"{Sha256Hex.OfFile(Path.Combine(Hostile, name))}  {name}\n")));
    }

    /// <summary>All of the test's folder but the target, the mutant itself and the register; and the names beside that folder that some mutants aim at.</summary>
    private string Outside() => string.Join(
        '\n',
        Directory.GetFileSystemEntries(_desk.Folder.Path).Select(Path.GetFileName).OfType<string>()
            .Where(name => name is not ("tujuan" or "situs" or "jahat") && !name.StartsWith("register", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Concat([BackupBench.Fingerprint(_desk.Folder["luar"]), BackupBench.Fingerprint(_desk.Folder["sets"])])
            .Concat(new[] { "/etc/sop-uji", _desk.Folder["../luar"], _desk.Folder["../x"], _desk.Folder["../../x"] }.Where(Path.Exists)));

    private IEnumerable<string> Links() => !Directory.Exists(Target) ? [] : Directory.EnumerateFileSystemEntries(Target, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(path => new FileInfo(path).LinkTarget is not null && Path.GetFileName(path) is not ("keluar" or ".restoring" or "besar.bin"));

    private bool Inside(string link) =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link)!, new FileInfo(link).LinkTarget!)).StartsWith(Target, StringComparison.Ordinal);

    private void Put(string path, string content)
    {
        var full = _desk.Folder[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
