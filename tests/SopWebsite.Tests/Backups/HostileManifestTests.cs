using System.Text.Json.Nodes;
using SopWebsite.Backups;
using SopWebsite.Errors;

namespace SopWebsite.Tests.Backups;

/// <summary>Manifests that someone made or changed with ill intent: refused by a stable id, and nothing is touched.</summary>
public sealed class HostileManifestTests : ChangedSet
{
    [Theory]
    [InlineData("../x")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a/../../x")]
    [InlineData("a/./x")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/x")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("..\\x")]
    [InlineData("C:\\x")]
    [InlineData("C:/x")]
    [InlineData("c:x")]
    [InlineData("x:stream")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("NUL")]
    [InlineData("a/con.txt")]
    [InlineData("LPT9 .log")]
    [InlineData("CONIN$")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u007f")]
    public void APathThatCouldLeadOutIsRefused(string path) => Refused("SopManifestUnsafe", manifest => Entries(manifest)[0]!["path"] = path);

    [Theory]
    [InlineData("%2E%2E/x")]
    [InlineData("a%2Fb")]
    [InlineData("a%00")]
    [InlineData("%")]
    [InlineData("%zz")]
    public void AnEscapedPathThatCouldLeadOutIsRefused(string path) => Refused("SopManifestUnsafe", manifest =>
    {
        Entries(manifest)[0]!["path"] = path;
        Entries(manifest)[0]!["escaped"] = true;
    });

    [Theory]
    [InlineData("../lain")]
    [InlineData("/etc")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("")]
    public void ABaseElsewhereIsRefused(string name) => Refused("SopManifestUnsafe", manifest =>
    {
        manifest["type"] = "differential";
        manifest["base"] = JsonNode.Parse("{\"createdAt\":\"2026-11-21T00:00:00Z\",\"manifestSha256\":\"" + new string('0', 64) + "\"}");
        manifest["base"]!["name"] = name;
    });

    [Theory]
    [InlineData("../files.zip.001")]
    [InlineData("manifest.json")]
    [InlineData("BACA-SAYA.txt")]
    public void AVolumeElsewhereIsRefused(string file) => Refused("SopManifestUnsafe", manifest =>
        manifest["archive"]!["volumes"] = new JsonArray(new JsonObject
        {
            ["file"] = file, ["bytes"] = (long)manifest["archive"]!["bytes"]!, ["sha256"] = (string)manifest["archive"]!["sha256"]!,
        }));

    [Theory]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[{\"file\":\"files.zip.001\",\"bytes\":9223372036854775807,\"sha256\":\"x\"}]")]
    public void VolumesThatDoNotAddUpAreRefused(string json) =>
        Refused("SopManifestInvalid", manifest => manifest["archive"]!["volumes"] = JsonNode.Parse(json));

    [Fact]
    public void APathThatStandsTwiceIsRefused() =>
        Refused("SopManifestUnsafe", manifest => Entries(manifest).Add(Entries(manifest)[0]!.DeepClone()));

    [Fact]
    public void AFileBelowALinkIsRefused() => Refused("SopManifestUnsafe", manifest =>
    {
        var file = Entries(manifest).First(entry => (string)entry!["kind"]! == "file")!.DeepClone();
        file["path"] = "tautan/passwd";
        Entries(manifest).Add(file);
    });

    [Theory]
    [InlineData("../arsip.zip")]
    [InlineData("sub/arsip.zip")]
    [InlineData("manifest.json")]
    [InlineData("sha256sums")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void AnArchiveElsewhereIsRefused(string file) => Refused("SopManifestUnsafe", manifest => manifest["archive"]!["file"] = file);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("1e999")]
    [InlineData("{\"format\":\"sopwebsite-backup\",\"version\":1,\"site\":\"x\",\"createdAt\":\"2026-11-21T00:00:00Z\"}")]
    [InlineData("{\"format\":\"sopwebsite-backup\",\"version\":1,\"site\":\"x\",\"createdAt\":\"besok\"}")]
    [InlineData("{\"format\":\"sopwebsite-backup\",\"version\":1,\"site\":null,\"createdAt\":\"2026-11-21T00:00:00Z\",\"entries\":null}")]
    public void BrokenJsonIsRefused(string text) => RefusedText("SopManifestInvalid", text);

    [Fact]
    public void DeepJsonIsRefused() => RefusedText("SopManifestInvalid", new string('[', 100_000));

    [Fact]
    public void BytesThatAreNotTextAreRefused()
    {
        File.WriteAllBytes(Path.Combine(_set.Path, "manifest.json"), [0xff, 0xfe, 0x00, 0x7b, 0x80]);
        CheckRefusal("SopManifestInvalid");
    }

    [Fact]
    public void AHugeManifestIsRefusedUnread()
    {
        using (var stream = new FileStream(Path.Combine(_set.Path, "manifest.json"), FileMode.Create))
            stream.SetLength(ManifestFile.LargestBytes + 1);
        CheckRefusal("SopManifestInvalid");
    }

    public static TheoryData<string, string?> Figures => new()
    {
        { "bytes", "-1" }, { "bytes", "9223372036854775807" }, { "bytes", "1e99" }, { "sha256", "\"abc\"" }, { "sha256", null },
        { "kind", "\"device\"" }, { "kind", "2" }, { "mode", "\"9\"" }, { "mode", "\"7777777\"" }, { "modified", "\"x\"" }, { "path", null },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public void AnEntryThatIsNotDescribedIsRefused(string field, string? json) => Refused(
        "SopManifestInvalid",
        manifest => Entries(manifest).First(entry => (string)entry!["kind"]! == "file")![field] = json is null ? null : JsonNode.Parse(json));

    [Theory]
    [InlineData("version", "0")]
    [InlineData("version", "3")]
    [InlineData("type", "\"differential\"")]
    [InlineData("type", "7")]
    [InlineData("dumps", "null")]
    [InlineData("dumps", "[null]")]
    [InlineData("dump", "{\"file\":\"a\",\"bytes\":1,\"sha256\":\"x\",\"sqlBytes\":1,\"sqlSha256\":\"x\",\"database\":\"a\"}")]
    [InlineData("base", "{\"name\":\"lain\",\"createdAt\":\"2026-11-21T00:00:00Z\",\"manifestSha256\":\"x\"}")]
    [InlineData("encryption", "{\"method\":\"lain\",\"digest\":\"x\",\"salt\":\"x\",\"rounds\":1,\"check\":\"x\"}")]
    [InlineData("guide", "{\"file\":\"BACA-SAYA.txt\",\"bytes\":-1,\"sha256\":\"x\"}")]
    [InlineData("format", "\"lain\"")]
    [InlineData("skipped", "[null]")]
    [InlineData("warnings", "null")]
    [InlineData("entries", "[null]")]
    [InlineData("archive", "null")]
    public void AManifestOfAnotherMakeIsRefused(string field, string json) =>
        Refused("SopManifestInvalid", manifest => manifest[field] = JsonNode.Parse(json));

    private static JsonArray Entries(JsonNode manifest) => manifest["entries"]!.AsArray();

    private void Refused(string id, Action<JsonNode> change)
    {
        Change(change, resign: true);
        CheckRefusal(id);
    }

    private void RefusedText(string id, string text)
    {
        File.WriteAllText(Path.Combine(_set.Path, "manifest.json"), text);
        CheckRefusal(id);
    }

    private void CheckRefusal(string id)
    {
        var before = BackupBench.Fingerprint(_bench.Sets);

        Assert.Equal(id, Assert.Throws<SopException>(() => _bench.Backups.Test(_set.Path)).Id);
        Assert.Equal(id, Assert.Throws<SopException>(() => _bench.Backups.Restore(_set.Path, _bench["restored"])).Id);
        Assert.Equal(BackupState.Damaged, Assert.Single(_bench.Backups.List(_bench.Site)).State);

        Assert.Equal(before, BackupBench.Fingerprint(_bench.Sets));
        Assert.False(Path.Exists(_bench["restored"]));
    }
}
