using SopWebsite.Backups;
using SopWebsite.Backups.Restoring;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Tests.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Restoring;

/// <summary>
/// Restores over SFTP to a real server: only what differs travels, a cut line is gone on with, and the plan says exactly what is done.
/// </summary>
public sealed class ServerRestoreTests : IDisposable
{
    private readonly Desk _desk = new();

    private static SshServer Server => SshServer.Get();

    private string Root => _desk.Folder["di server"];

    public void Dispose() => _desk.Dispose();

    [SkippableFact]
    public void OnlyWhatDiffersTravelsAndThePlanSaysWhich()
    {
        var set = Place();
        Put("index.php", "diubah");
        File.Delete(Path.Combine(Root, "images/1.bin"));
        File.SetUnixFileMode(Path.Combine(Root, "images/2.bin"), (UnixFileMode)0x1FF);
        File.Delete(Path.Combine(Root, "tautan"));
        File.CreateSymbolicLink(Path.Combine(Root, "tautan"), "index.php");
        Put("penyusup.php", "jahat");
        Put("baru/penyusup.php", "jahat");
        // As an intruder does who knows how files are compared.
        Disguise("images/3.bin");
        var before = BackupBench.Fingerprint(Root);
        var kept = Inode("images/4.bin");

        using var proxy = new CuttingProxy(Server.Port, _ => null);
        Reach(proxy.Port);

        var plan = Plan(set);
        Assert.Equal(before, BackupBench.Fingerprint(Root));
        Assert.Equal("SopRestoreLive", plan.Fault!.Id);
        var restored = Restore(set, Over());

        Assert.Equal(
            [
                ("images/1.bin", RestoreChange.Write), ("images/2.bin", RestoreChange.Replace), ("index.php", RestoreChange.Replace),
                ("tautan", RestoreChange.Replace),
            ],
            plan.Items.Where(item => item.Change is RestoreChange.Write or RestoreChange.Replace).Select(item => (item.Path, item.Change)).Order());
        Assert.Equal((1, 3, 9, 2), (plan.Written, plan.Replaced, plan.Kept, plan.Left));
        Assert.Equal((3, 9, 2), (restored.Files, restored.Kept, restored.Left));
        Assert.Equal(kept, Inode("images/4.bin"));
        Assert.Equal("<?php", File.ReadAllText(Path.Combine(Root, "index.php")));
        Assert.Equal("images", new FileInfo(Path.Combine(Root, "tautan")).LinkTarget);
        Assert.Equal("jahat", File.ReadAllText(Path.Combine(Root, "penyusup.php")));
        Assert.Equal((0, 0), (Plan(set).Written, Plan(set).Replaced));
        Assert.Equal($"Pemulihan dari {set.Name} ke {plan.Destination} selesai: 3 berkas, 9 sudah sama.", _desk.Register.Log.Read().Last().FollowUp);
        // Two images of 300,000 bytes and a page, with what the connections themselves take.
        Assert.InRange(proxy.Sent, 600_000, 700_000);
        Assert.Equal(0, File.ReadAllBytes(Path.Combine(Root, "images/3.bin"))[0]);

        var all = Restore(set, Over() with { All = true });

        Assert.Equal((12, 0), (all.Files, all.Kept));
        Assert.NotEqual(0, File.ReadAllBytes(Path.Combine(Root, "images/3.bin"))[0]);
        Assert.DoesNotContain(Directory.GetFiles(Root, "*", SearchOption.AllDirectories), WorkingName.Is);
    }

    [SkippableFact]
    public void ALineThatIsCutIsOpenedAnewAndTheRestoreGoesOn()
    {
        var set = Place();
        var before = BackupBench.Fingerprint(Root);
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "images"))) File.Delete(file);
        // The first connection lists; the second and the third are cut in the midst of a file.
        using var proxy = new CuttingProxy(Server.Port, _ => null) { LimitSent = number => number is 2 or 3 ? 700_000 : null };
        Reach(proxy.Port);

        var restored = Restore(set, Over());

        Assert.Equal((11, 2), (restored.Files, restored.Reconnected));
        Assert.Equal(Seconds(before), Seconds(BackupBench.Fingerprint(Root)));
    }

    [SkippableFact]
    public void ALineThatIsGoneForGoodLeavesWholeFilesAndTheSameCommandDoesTheRest()
    {
        var set = Place();
        var before = BackupBench.Fingerprint(Root);
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "images"))) File.WriteAllText(file, "lama");
        using (var proxy = new CuttingProxy(Server.Port, _ => null) { LimitSent = number => number switch { 1 => null, 2 => 1_500_000, _ => 0 } })
        {
            Reach(proxy.Port);
            var refusal = Assert.Throws<SopException>(() => Restore(set, Over()));
            Assert.Equal("SopRestoreInterrupted", refusal.Id);
            Assert.Matches("terhenti setelah [1-9] dari 11 berkas: ", refusal.Phrase.Indonesian);
        }
        var (old, working) = (0, 0);
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "images")))
        {
            if (WorkingName.Is(file)) working++;
            else if (File.ReadAllText(file) == "lama") old++;
            else Assert.Equal(300_000, new FileInfo(file).Length);
        }
        Assert.InRange(old, 1, 10);
        Assert.Equal(1, working);
        Assert.Contains("TERHENTI setelah", _desk.Register.Log.Read().Last().FollowUp, StringComparison.Ordinal);
        Reach(Server.Port);

        // What the killed transfer left half is nobody's file, neither in the plan nor afterwards.
        Assert.Equal((old, 0), (Plan(set).Replaced, Plan(set).Left));
        Assert.Equal(old, Restore(set, Over()).Files);
        Assert.Equal(Seconds(before), Seconds(BackupBench.Fingerprint(Root)));
    }

    [SkippableFact]
    public void BackupFirstFetchesWhatIsWrittenOver()
    {
        var set = Place();
        _desk.Clock.UtcNow += TimeSpan.FromHours(2);
        Put("index.php", "diubah");
        Put("penyusup.php", "jahat");

        Assert.Equal("SopRestoreNoFreshBackup", Assert.Throws<SopException>(() => Restore(set, Over())).Id);
        var restored = Restore(set, Over() with { BackupFirst = true });

        var fresh = _desk.Workplace.Backups.List(_desk.Site).Single(one => one.Name == Assert.Single(restored.BackupsMade));
        var before = _desk.Workplace.Backups.Restore(fresh.Path, _desk.Folder["sebelum"]).FilesPath!;
        Assert.Equal(
            ("diubah", "jahat"), (File.ReadAllText(Path.Combine(before, "index.php")), File.ReadAllText(Path.Combine(before, "penyusup.php"))));
        Assert.Equal("<?php", File.ReadAllText(Path.Combine(Root, "index.php")));
    }

    [SkippableFact]
    public void AServerWithoutEvenTheFolderGetsAllOfItWithoutBeingAskedFor()
    {
        var set = Place();
        var before = BackupBench.Fingerprint(Root);
        Directory.Delete(Root, recursive: true);

        var plan = Plan(set);
        var restored = _desk.Workplace.Restores.Restore(plan);

        Assert.Null(plan.Refusal);
        Assert.Equal((12, 0, 12), (restored.Files, restored.Kept, plan.Written - 1));
        Assert.Equal(Seconds(before), Seconds(BackupBench.Fingerprint(Root)));
    }

    [SkippableFact]
    public void AnEncryptedDifferentialSetGoesToTheServerToo()
    {
        const string password = "Kata-Sandi-Contoh-2026";
        Place();
        var full = Make(new BackupOptions { Password = password, VolumeSize = 1024 * 1024 });
        Put("index.php", "<?php // dua");
        var changed = Make(new BackupOptions { Password = password, Type = BackupType.Differential });
        var before = BackupBench.Fingerprint(Root);
        Put("index.php", "diubah");
        File.Delete(Path.Combine(Root, "images/5.bin"));

        Assert.Equal(
            "SopBackupPasswordWrong", Assert.Throws<SopException>(() => Plan(changed, Over() with { Password = "Bukan-Sandi-Ini-2026" })).Id);
        Assert.Equal("SopBackupPasswordNeeded", Plan(changed, Over()).Fault!.Id);
        var restored = Restore(changed, Over() with { Password = password });

        Assert.Equal((BackupType.Differential, full.Name), (changed.Type, changed.Base));
        Assert.Equal((2, 10), (restored.Files, restored.Kept - 1));
        Assert.Equal(Seconds(before), Seconds(BackupBench.Fingerprint(Root)));
    }

    private static RestoreOptions Over() => new() { Target = RestoreTarget.Server, Force = true, Pause = TimeSpan.Zero };

    private RestorePlan Plan(WebsiteBackup set, RestoreOptions? options = null) =>
        _desk.Workplace.Restores.Plan(set.Path, options ?? new RestoreOptions { Target = RestoreTarget.Server });

    private RestoredWebsite Restore(WebsiteBackup set, RestoreOptions options) => _desk.Workplace.Restores.Restore(Plan(set, options));

    /// <summary>Twelve files and a link on the server, and a set of them.</summary>
    private WebsiteBackup Place()
    {
        _ = Server;
        Put("index.php", "<?php");
        var random = new Random(3);
        for (var n = 0; n < 11; n++)
        {
            var content = new byte[300_000];
            random.NextBytes(content);
            content[0] = 1;
            Directory.CreateDirectory(Path.Combine(Root, "images"));
            File.WriteAllBytes(Path.Combine(Root, $"images/{n}.bin"), content);
        }
        File.CreateSymbolicLink(Path.Combine(Root, "tautan"), "images");
        Reach(Server.Port);
        return Make(new BackupOptions());
    }

    private void Reach(int port) => _desk.Set(site => site with
    {
        RemoteRoot = Server.Address(Root, port),
        IdentityFile = Server.KeyFile,
        HostKey = [Server.HostKey],
        BackupPath = _desk.Folder["sets"],
    });

    private WebsiteBackup Make(BackupOptions options)
    {
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(1);
        return _desk.Workplace.Backups.Backup(_desk.Site, options);
    }

    private void Put(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), content);
    }

    private void Disguise(string path)
    {
        var full = Path.Combine(Root, path);
        var (content, time) = (File.ReadAllBytes(full), File.GetLastWriteTimeUtc(full));
        content[0] = 0;
        File.WriteAllBytes(full, content);
        File.SetLastWriteTimeUtc(full, time);
    }

    private ulong Inode(string path) => UnixFile.Of(Path.Combine(Root, path))!.Value.Inode;

    /// <summary>Without the times of folders, and those of files to the second.</summary>
    private static string Seconds(string fingerprint) => string.Join('\n', fingerprint.Split('\n').Select(line =>
        System.Text.RegularExpressions.Regex.Replace(
            line, " ([0-9]{11})[0-9]{7}( |$)", match => match.Groups[2].Value == " " ? " " + match.Groups[1].Value + " " : "")));
}
