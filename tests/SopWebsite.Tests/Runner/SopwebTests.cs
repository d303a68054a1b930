using System.Text.Json;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Runner;

public sealed class SopwebTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheDemoDoesTheMainJobAndLeavesWhatItSays()
    {
        var (code, output, errors) = await Sopweb.RunAsync("demo", "--out", _folder["demo"]);

        Assert.True(code == 0, output + errors);
        Assert.Contains("Laporan", output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, Directory.GetDirectories(_folder["demo/backup"]).Length);
        Assert.NotEmpty(Directory.GetFiles(_folder["demo"], "laporan-*.xlsx"));
        Assert.Single(Directory.GetFiles(_folder["demo"], "LS-*-disposisi.docx"));
        Assert.Equal(2, Directory.GetFiles(_folder["demo"], "LS-*.docx").Length);
        using var register = Desk.Adapters.OpenRegister(_folder["demo/register.db"]);
        var log = register.Log.Read().ToList();
        Assert.True(EscalationChain.Verify(log).IsValid);
        Assert.Contains(log, entry => entry.Event == EscalationEvent.Escalated);
        Assert.Contains(log, entry => entry.Event == EscalationEvent.SituationClosed);
    }

    [Fact]
    public async Task TheDemoSpeaksEnglishWhenAskedAndTouchesNoFolderInUse()
    {
        var (_, output, _) = await Sopweb.RunAsync("demo", "--lang", "en");
        Assert.Contains("The month's workbook", output, StringComparison.Ordinal);

        File.WriteAllText(_folder["milik-orang"], "x");
        var (code, _, errors) = await Sopweb.RunAsync("demo", "--out", _folder.Path);
        Assert.Equal(2, code);
        Assert.Contains("SopDemoFolderNotEmpty", errors, StringComparison.Ordinal);
        Assert.Equal(["milik-orang"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData]
    [InlineData("tidak-ada")]
    [InlineData("check")]
    [InlineData("check", "http://")]
    [InlineData("check", "example.go.id", "--timeout", "0")]
    [InlineData("scan")]
    [InlineData("run", "--lang", "xx")]
    public async Task WrongUsageIs64AndSaysWhatIsWrong(params string[] arguments)
    {
        var (code, _, errors) = await Sopweb.RunAsync(arguments);

        Assert.Equal(64, code);
        Assert.StartsWith("sopweb: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckTellsByItsCodeAndWritesOneObjectALine()
    {
        await using var server = LoopbackServer.WithPages(new() { ["/"] = new LoopbackPage("baik") });
        Assert.Equal(0, (await Sopweb.RunAsync("check", server.Uri.AbsoluteUri)).Code);

        var (code, output, _) = await Sopweb.RunAsync("check", server.Uri.AbsoluteUri, $"http://127.0.0.1:{LoopbackServer.ClosedPort()}/", "--json");

        Assert.Equal(1, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["Up", "Down"], lines.Select(line => line.GetProperty("State").GetString()));
        Assert.Equal("Connect", lines[1].GetProperty("Failure").GetString());
    }

    [Fact]
    public async Task ScanTellsByItsCodeAndGoesOnPastABadFile()
    {
        File.WriteAllText(_folder["bersih.log"], "192.0.2.1 - - [16/Nov/2026:01:00:00 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0\"\n");
        File.WriteAllLines(_folder["serangan.log"], Enumerable.Repeat(
            "203.0.113.66 - - [16/Nov/2026:01:00:00 +0000] \"GET /?id=1%27%20UNION%20SELECT%201-- HTTP/1.1\" 200 5 \"-\" \"sqlmap\"", 5));

        Assert.Equal(0, (await Sopweb.RunAsync("scan", _folder["bersih.log"])).Code);
        var (code, output, errors) = await Sopweb.RunAsync("scan", _folder["serangan.log"], _folder["tak-ada.log"], "--json");

        Assert.Equal(2, code);
        Assert.Contains("SopLogUnreadable", errors, StringComparison.Ordinal);
        Assert.Equal("203.0.113.66", JsonDocument.Parse(output.Trim()).RootElement.GetProperty("Address").GetString());
    }
}
