using SopWebsite.Errors;
using SopWebsite.Reporting;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Sites;

public sealed class SopCourtsTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private SopCourts Courts => _desk.Workplace.Courts;

    [Fact]
    public void ASitesOwnCourtHeadsItsPapersAndTheRegistersOwnAllOthers()
    {
        Assert.Null(Courts.HeadOf("pn-contoh"));
        Courts.Put(new SopCourt { Name = "Pengadilan Tinggi Contoh" });
        Courts.Put(new SopCourt { Name = "Pengadilan Negeri Contoh", Site = "pn-contoh", Superior = ["Mahkamah Agung"] });

        Assert.Equal("Pengadilan Negeri Contoh", Courts.HeadOf("PN-CONTOH")?.Name);
        Assert.Equal(["Mahkamah Agung"], Courts.HeadOf("pn-contoh")!.Superior);
        Assert.Equal(
            ["Pengadilan Tinggi Contoh", "Pengadilan Tinggi Contoh"], new[] { Courts.HeadOf("lain")!.Name, Courts.HeadOf(site: null)!.Name });
        Assert.Equal(["", "pn-contoh"], Courts.All().Select(court => court.Site ?? ""));
    }

    [Fact]
    public void ACourtReplacesTheOneOfItsSiteAlone()
    {
        Courts.Put(new SopCourt { Name = "Satu" });
        Courts.Put(new SopCourt { Name = "Dua", Site = "pn-contoh" });
        Courts.Put(new SopCourt { Name = "Tiga", Site = "PN-contoh" });

        Assert.Equal(["Satu", "Tiga"], Courts.All().Select(court => court.Name));
    }

    [Theory]
    [InlineData(" ", null, "SopCourtNameMissing")]
    [InlineData("PN Contoh", "CET", "SopZoneUnknown")]
    public void ACourtThatNoLetterheadCanBeMadeOfIsRefused(string name, string? zone, string id)
    {
        Assert.Equal(id, Assert.Throws<SopException>(() => Courts.Put(new SopCourt { Name = name, Zone = zone })).Id);
        Assert.Empty(Courts.All());
    }

    [Fact]
    public void TheCourtSaysTheRegistersZone()
    {
        Assert.Equal("WIB", RegisterZone.Of(_desk.Register.Sites));
        Courts.Put(new SopCourt { Name = "PN Contoh", Zone = "wit" });
        Assert.Equal("WIT", RegisterZone.Of(_desk.Register.Sites));
    }
}
