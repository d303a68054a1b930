using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Tests.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media.Servers;

/// <summary>Sets copied to a server over SFTP, against a real sshd.</summary>
public sealed class ServerCopyTests
{
    [SkippableFact]
    public void ACopyLiesWholeOnTheServerAndCountsAsBeingElsewhere()
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make();
        Assert.False(bench.Bench.Compliance.Of(bench.Bench.Desk.Site).HasOffSite);
        var plan = bench.Plan(set, new CopyOptions { Medium = "server-01", By = "Nama Staf" });
        Assert.False(Directory.Exists(bench.Folder));

        var copy = bench.Bench.Copies.Copy(plan);

        Assert.Equal([set.Name], bench.There);
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(bench.At(set)));
        Assert.All(
            Directory.GetFiles(bench.At(set)), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(
            (bench.Server.Address(bench.At(set)), "SERVER-01", MediumKind.OffSiteServer, true), (copy.Path, copy.Medium, copy.Kind, copy.Verified));
        Assert.True(bench.Bench.Backups.Test(bench.At(set)).IsSound);
        Assert.Equal(copy.VerifiedAt, bench.Media.Get(ServerBench.Medium).ReadableAt);
        var told = Assert.Single(bench.Bench.Told(EscalationEvent.BackupCopied));
        Assert.Equal("Nama Staf", told.From);
        Assert.Contains("SERVER-01 (server di luar kantor)", told.FollowUp, StringComparison.Ordinal);
        var compliance = bench.Bench.Compliance.Of(bench.Bench.Desk.Site);
        Assert.Equal((BackupVerdict.Met, true, 2), (compliance.Verdict, compliance.HasOffSite, compliance.Copies));
    }

    [SkippableFact]
    public void ACopyThatIsThereIsReadBackAndToldOnce()
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make();
        var first = bench.Copy(set);
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromDays(30);

        var second = bench.Bench.Copies.Copy(bench.Plan(set, new CopyOptions { Destination = bench.Server.Address(bench.Folder) + "/" }));

        Assert.Equal((first.Path, first.CopiedAt, first.VerifiedAt + TimeSpan.FromDays(30)), (second.Path, second.CopiedAt, second.VerifiedAt));
        Assert.Single(bench.Bench.Told(EscalationEvent.BackupCopied));
        Directory.Delete(bench.At(set), recursive: true);
        bench.Copy(set);
        Assert.Equal(2, bench.Bench.Told(EscalationEvent.BackupCopied).Count);
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(bench.At(set)));
    }

    [SkippableTheory]
    [InlineData("altered")]
    [InlineData("cut")]
    [InlineData("grown")]
    [InlineData("deleted")]
    public void AFileThatIsNotAsItWasOnTheServerIsFoundAndTheCopyCountsNoMore(string what)
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make();
        bench.Copy(set);
        var archive = Directory.GetFiles(bench.At(set), "*.zip")[0];
        var content = File.ReadAllBytes(archive);
        var changed = what switch
        {
            "altered" => [.. content[..^10], (byte)(content[^10] ^ 1), .. content[^9..]],
            "cut" => content[..^1],
            _ => [.. content, 0],
        };
        if (what == "deleted") File.Delete(archive);
        else File.WriteAllBytes(archive, changed);

        var failure = Refused(() => bench.Copy(set));

        Assert.Equal(("SopCopyDamaged", Path.GetFileName(archive)), (failure.Id, failure.Offender));
        Assert.False(Assert.Single(bench.Media.CopiesOf("pn-contoh")).Verified);
        Assert.False(bench.Media.Get(ServerBench.Medium).Readable);
        Assert.False(bench.Bench.Compliance.Of(bench.Bench.Desk.Site).HasOffSite);
        // Nothing is repaired behind anybody's back.
        if (what != "deleted") Assert.Equal(changed, File.ReadAllBytes(archive));
    }

    [SkippableFact]
    public void WhatAnotherSetLeftUnderTheNameIsNoPartOfTheCopy()
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make(2_000_000);
        var part = bench.PartOf(set);
        Directory.CreateDirectory(Path.Combine(part, "lain/di dalam"));
        File.WriteAllText(Path.Combine(part, "lain/di dalam/berkas"), "asing");
        File.WriteAllText(Path.Combine(part, "asing.txt"), "asing");
        foreach (var file in Directory.GetFiles(set.Path)) File.WriteAllText(Path.Combine(part, Path.GetFileName(file)), "awal yang lain");
        // One is longer than the set's.
        File.WriteAllBytes(Path.Combine(part, "manifest.json"), new byte[3_000_000]);

        bench.Copy(set);

        Assert.Equal([set.Name], bench.There);
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(bench.At(set)));
    }

    [SkippableFact]
    public void WhatIsInThePlaceAndIsNotTheSetStays()
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make();
        foreach (var content in new[]
        {
            null, "{}", File.ReadAllText(Path.Combine(set.Path, "manifest.json")).Replace("pn-contoh", "pn-contah", StringComparison.Ordinal),
        })
        {
            Directory.CreateDirectory(bench.At(set));
            if (content is not null) File.WriteAllText(Path.Combine(bench.At(set), "manifest.json"), content);
            var before = BackupBench.Fingerprint(bench.Folder);

            Assert.Equal("SopCopyTaken", Refused(() => bench.Copy(set)).Id);

            Assert.Equal(before, BackupBench.Fingerprint(bench.Folder));
        }
        Assert.Empty(bench.Media.CopiesOf("pn-contoh"));
    }

    [SkippableFact]
    public void ADamagedSetIsNeverCopied()
    {
        using var bench = new ServerBench();
        var older = bench.Bench.Make();
        bench.Copy(older);
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var set = bench.Bench.Make(200_000);
        var archive = Directory.GetFiles(set.Path, "*.zip")[0];
        var content = File.ReadAllBytes(archive);
        content[^10] ^= 1;
        File.WriteAllBytes(archive, content);

        Assert.Equal("SopCopySourceUnsound", Refused(() => bench.Copy(set)).Id);

        Assert.Equal([older.Name], bench.There);
        Assert.Single(bench.Media.CopiesOf("pn-contoh"));
    }

    [SkippableFact]
    public void ADifferentialSetIsWarnedOfUntilItsFullSetIsThere()
    {
        using var bench = new ServerBench();
        var full = bench.Bench.Make();
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        File.WriteAllText(Path.Combine(bench.Bench.Root, "baru.php"), "<?php // baru");
        var part = bench.Bench.Backups.Backup(bench.Bench.Desk.Site, new BackupOptions { Type = BackupType.Differential });
        Assert.Equal(full.Name, part.Base);

        Assert.Contains(bench.Plan(part).Warnings, warning => warning.English.Contains(full.Name, StringComparison.Ordinal));
        bench.Copy(part);
        var compliance = bench.Bench.Compliance;
        Assert.False(compliance.Of(bench.Bench.Desk.Site).HasOffSite);
        Assert.Contains(compliance.Of(bench.Bench.Desk.Site).Places, place => place is { LacksBase: true, Where: ServerBench.Medium });

        bench.Copy(full);
        Assert.Empty(bench.Plan(part).Warnings);
        Assert.True(compliance.Of(bench.Bench.Desk.Site).HasOffSite);
        Assert.True(bench.Bench.Backups.Test(bench.At(part)).IsSound);
    }

    [SkippableFact]
    public void TheSitesOwnServerIsWarnedOfAndDoesNotCountAsBeingElsewhere()
    {
        using var bench = new ServerBench();
        bench.Bench.Desk.Set(site => site with { RemoteRoot = "sftp://web@127.0.0.1/var/www/html" });
        var set = bench.Bench.Make();

        Assert.Contains("127.0.0.1", Assert.Single(bench.Plan(set).Warnings).Indonesian, StringComparison.Ordinal);
        bench.Copy(set);

        var compliance = bench.Bench.Compliance.Of(bench.Bench.Desk.Site);
        Assert.Equal((2, false), (compliance.Copies, compliance.HasOffSite));
    }

    [Theory]
    [InlineData("sftp://u@host.example.go.id/home/u/public_html/cadangan", 1)]
    [InlineData("sftp://u@host.example.go.id/home/u/cadangan", 0)]
    [InlineData("ftp://u@host.example.go.id/~/WWW/x", 2)]
    [InlineData("ftpes://u@host.example.go.id/", 0)]
    public void WhatEverybodyCouldReadIsWarnedOf(string address, int warnings)
    {
        using var bench = new MediaBench();
        bench.Media.Register(new BackupMedium { Name = "S", Kind = MediumKind.OffSiteServer, Folder = address, RegisteredAt = default });

        var plan = bench.Copies.Plan(bench.Make().Path, new CopyOptions { Medium = "S" });

        Assert.Equal(warnings, plan.Warnings.Length);
        Assert.DoesNotContain("//" + Path.GetFileName(plan.Set), plan.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void AServerIsReachedAsItsMediumSaysAndNoOtherWay()
    {
        using var bench = new MediaBench();
        var set = bench.Make();
        bench.Media.Register(
            new BackupMedium { Name = "S", Kind = MediumKind.OffSiteServer, Folder = "sftp://u@host.example.go.id/a", RegisteredAt = default });
        bench.Media.Register(new BackupMedium { Name = "HDD", Kind = MediumKind.HardDisk, Folder = bench["hdd"], RegisteredAt = default });

        Assert.Equal("SopCopyServerUnknown", Refused("sftp://u@lain.example.go.id/a", null));
        Assert.Equal("SopCopyServerUnknown", Refused("sftp://u@host.example.go.id/ab", null));
        Assert.Equal("SopCopyElsewhere", Refused("sftp://u@lain.example.go.id/a", "S"));
        Assert.Equal("SopCopyElsewhere", Refused("sftp://u@host.example.go.id:2222/a", "S"));
        Assert.Equal("SopCopyElsewhere", Refused(bench["folder"], "S"));
        Assert.Equal("SopCopyElsewhere", Refused("sftp://u@host.example.go.id/a", "HDD"));
        Assert.Equal("SopSourcePassword", Refused("sftp://u:sandi@host.example.go.id/a", null));
        Assert.Equal("S", bench.Copies.Plan(set.Path, new CopyOptions { Destination = "sftp://u@host.example.go.id/a/b" }).Medium!.Name);
        foreach (var bad in new[]
        {
            new BackupMedium { Name = "X", Kind = MediumKind.OffSiteServer, Folder = "sftp://u:sandi@host/a", RegisteredAt = default },
            new BackupMedium { Name = "X", Kind = MediumKind.OffSiteServer, Folder = "sftp://u@host/a", HostKey = ["salah"], RegisteredAt = default },
            new BackupMedium { Name = "X", Kind = MediumKind.OffSiteServer, Folder = "sftp://u@host/a", Secret = "sandi", RegisteredAt = default },
        })
            Assert.Throws<SopException>(() => bench.Media.Register(bad));

        string Refused(string? destination, string? medium) =>
            Assert.Throws<SopException>(() => bench.Copies.Plan(set.Path, new CopyOptions { Destination = destination, Medium = medium })).Id;
    }

    [Fact]
    public void AMediumThatAnOlderRegisterHasIsReadAsOneWithoutAServersKey()
    {
        var medium = Adapters.Storage.Stored.Body<BackupMedium>(
            """{"Name":"SERVER-01","Kind":"OffSiteServer","Folder":"/mnt/banding","OffSite":true,"RegisteredAt":"2026-11-16T01:00:00+00:00"}""");

        Assert.Empty(medium.HostKey);
        Assert.Equal((MediumKind.OffSiteServer, null, null), (medium.Kind, medium.IdentityFile, medium.Secret));
    }

    private static SopException Refused(Action work) => Assert.Throws<SopException>(work);
}

/// <summary>The same over FTP with TLS, whose program goes through a file of this machine to read back.</summary>
public sealed class ServerCopyOverFtpTests(ExplicitFtpsServer server) : IClassFixture<ExplicitFtpsServer>
{
    [SkippableFact]
    public void ACopyIsMadeReadBackAndItsDamageFound()
    {
        Skip.If(server.Missing is not null, server.Missing);
        using var bench = new MediaBench();
        var set = bench.Make(1_000_000);
        var folder = Directory.CreateDirectory(bench["ftp"]).FullName;
        using (var secret = SopWebsite.Secrets.OwnerOnlyFile.Create(bench["sandi"]))
            secret.Write(System.Text.Encoding.UTF8.GetBytes(FtpServer.Password));
        bench.Media.Register(new BackupMedium
        {
            Name = "FTP-01", Kind = MediumKind.OffSiteServer, Folder = server.Access(folder).Address.ToString(), HostKey = [server.Sha256],
            Secret = "file:" + bench["sandi"], RegisteredAt = default,
        });
        var options = new CopyOptions { Medium = "FTP-01" };
        // The next run goes on behind what this one left.
        var part = Directory.CreateDirectory(Path.Combine(folder, ".partial-" + set.Name)).FullName;
        var archive = Path.GetFileName(Directory.GetFiles(set.Path, "*.zip")[0]);
        File.WriteAllBytes(Path.Combine(part, archive), File.ReadAllBytes(Path.Combine(set.Path, archive))[..400_000]);

        var copy = bench.Copies.Copy(bench.Copies.Plan(set.Path, options));

        Assert.True(copy.Verified);
        Assert.Equal([Path.Combine(folder, set.Name)], Directory.GetFileSystemEntries(folder));
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(Path.Combine(folder, set.Name)));
        File.AppendAllText(Path.Combine(folder, set.Name, archive), "x");
        Assert.Equal("SopCopyDamaged", Assert.Throws<SopException>(() => bench.Copies.Copy(bench.Copies.Plan(set.Path, options))).Id);
        bench.Media.Change(bench.Media.Get("FTP-01") with { HostKey = [new string('0', 64)] });
        Assert.Equal("SopHostKeyChanged", Assert.Throws<SopException>(() => bench.Copies.Copy(bench.Copies.Plan(set.Path, options))).Id);
    }
}
