using SopWebsite.Backups.Media;
using SopWebsite.Errors;
using SopWebsite.Escalations;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>The register of media.</summary>
public sealed class BackupMediaTests : IDisposable
{
    private readonly MediaBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void AMediumIsEnteredChangedAndTakenOutWithItsEntries()
    {
        _bench.Media.Register(Draft("HDD-01") with { KeptAt = "Brankas", Holder = "Nama Staf" }, "Admin Contoh");
        _bench.Media.Change(_bench.Media.Get("hdd-01") with { KeptAt = "Gedung B", OffSite = true });

        var changed = Assert.Single(_bench.Media.All());
        Assert.Equal(("HDD-01", "Gedung B", "Nama Staf", true), (changed.Name, changed.KeptAt, changed.Holder, changed.OffSite));

        _bench.Media.Remove("HDD-01");

        Assert.Empty(_bench.Media.All());
        var told = _bench.Told(EscalationEvent.Note);
        Assert.Equal("Media backup didaftarkan: HDD-01, hard disk portabel, disimpan di Brankas, pemegang Nama Staf", told[0].FollowUp);
        Assert.Equal("Admin Contoh", told[0].From);
        Assert.Equal(3, told.Count);
        Assert.Equal("SopMediumNotFound", Assert.Throws<SopException>(() => _bench.Media.Get("HDD-01")).Id);
    }

    [Fact]
    public void TheCopiesOfAMediumGoWithItAndOthersStay()
    {
        var set = _bench.Make();
        _bench.Media.Register(Draft("HDD-01") with { Folder = Directory.CreateDirectory(_bench["a"]).FullName });
        _bench.Copy(set, _bench["a"]);
        _bench.Copy(set, Directory.CreateDirectory(_bench["b"]).FullName);

        Assert.Equal(2, _bench.Media.CopiesOf("PN-contoh").Count);
        _bench.Media.Remove("HDD-01");

        Assert.Equal(_bench["b/" + set.Name], Assert.Single(_bench.Media.CopiesOf("pn-contoh")).Path);
    }

    [Fact]
    public void WhatSomeoneReadByHandCountsAsRead()
    {
        var set = _bench.Make();
        _bench.Media.Register(Draft("HDD-01") with { Folder = Directory.CreateDirectory(_bench["a"]).FullName });
        _bench.Copy(set, _bench["a"]);
        var at = _bench.Desk.Clock.UtcNow.AddDays(1);

        _bench.Media.Change(_bench.Media.Get("HDD-01") with { ReadableAt = at, Readable = true });

        Assert.Equal((at, at), (_bench.Media.Get("HDD-01").ReadableAt, _bench.Media.Get("HDD-01").Copies[0].VerifiedAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("HDD*")]
    [InlineData("../x")]
    public void ANameThatCannotBeOneIsRefused(string name) =>
        Assert.Equal("SopMediumInvalid", Assert.Throws<SopException>(() => _bench.Media.Register(Draft(name))).Id);

    [Fact]
    public void TwoOfANameOrASerialAreRefused()
    {
        _bench.Media.Register(Draft("HDD-01") with { Serial = "1A2B-3C4D" });

        Assert.Equal("SopMediumExists", Assert.Throws<SopException>(() => _bench.Media.Register(Draft("hdd-01"))).Id);
        Assert.Equal("SopMediumInvalid", Assert.Throws<SopException>(() => _bench.Media.Register(Draft("HDD-02") with { Serial = "1a2b-3c4d" })).Id);
    }

    private static BackupMedium Draft(string name) => new() { Name = name, Kind = MediumKind.HardDisk, RegisteredAt = default };
}
