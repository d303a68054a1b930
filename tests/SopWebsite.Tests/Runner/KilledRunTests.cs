using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Runner;

public sealed class KilledRunTests : IDisposable
{
    private const int Times = 20;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The routine is killed at random moments, from its first milliseconds to past its end. After each: the register opens, the log
    /// verifies, and no set that calls itself complete fails its check.
    /// </summary>
    [Fact]
    public async Task KilledAtRandomLosesNothingAndPretendsNothing()
    {
        var random = new Random(20261121);
        var sound = 0L;
        SetUp();
        var whole = System.Diagnostics.Stopwatch.StartNew();
        await Sopweb.RunAsync("run", "--register", _folder["register.db"], "--force");
        var span = (int)whole.ElapsedMilliseconds;
        for (var n = 0; n < Times; n++)
        {
            using (var process = Sopweb.Start("run", "--register", _folder["register.db"], "--force"))
            {
                using var cut = new CancellationTokenSource(random.Next(span / 10, span));
                try
                {
                    await process.WaitForExitAsync(cut.Token);
                }
                catch (OperationCanceledException)
                {
                    process.Kill();
                    await process.WaitForExitAsync();
                }
            }
            sound = AssertSound(sound);
        }
    }

    private long AssertSound(long before)
    {
        using var register = Desk.Adapters.OpenRegister(_folder["register.db"]);
        var verification = EscalationChain.Verify(register.Log.Read());
        Assert.True(verification.IsValid, $"the log is {verification.Fault} at {verification.FirstBadEntry}");
        Assert.True(verification.Entries >= before, "entries were lost");
        var workplace = new Workplace(register, Desk.Adapters, SystemClock.Instance);
        foreach (var set in workplace.Backups.List(workplace.Sites.Get("pn-contoh")).Where(set => set.State == BackupState.Complete))
            Assert.True(workplace.Backups.Test(set.Path).IsSound, $"{set.Name} calls itself complete and is not");
        return verification.Entries;
    }

    private void SetUp()
    {
        var random = new Random(1);
        for (var n = 0; n < 300; n++)
        {
            var file = _folder[$"public_html/{n % 10}/{n}.bin"];
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var bytes = new byte[random.Next(200_000)];
            random.NextBytes(bytes);
            File.WriteAllBytes(file, bytes);
        }
        File.WriteAllText(_folder["access.log"], "192.0.2.1 - - [16/Nov/2026:01:00:00 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0\"\n");
        using var register = Desk.Adapters.OpenRegister(_folder["register.db"]);
        new SopSites(register.Sites).Register(new SopSite
        {
            Name = "pn-contoh",
            Uri = [new Uri($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/")],
            DocumentRoot = _folder["public_html"],
            BackupPath = _folder["backup"],
            LogPath = [_folder["access.log"]],
        });
    }
}
