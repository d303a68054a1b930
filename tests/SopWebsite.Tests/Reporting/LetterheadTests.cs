using SopWebsite.Reporting;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Reporting;

public sealed class LetterheadTests
{
    private static readonly SopCourt Court = new()
    {
        Name = "Pengadilan Negeri Contoh", Superior = [" Mahkamah Agung ", ""], Address = "Jalan Contoh 1", Phone = "021-1",
        Website = "example.go.id",
        City = "Contoh", LetterCode = "W0-U0",
    };

    [Fact]
    public void LinesAreTrimmedAndEmptyOnesDropped() =>
        Assert.Equal(["Mahkamah Agung", "PN Contoh"], Letterhead.Resolve([" Mahkamah Agung", "", "PN Contoh "], court: null).Lines);

    [Fact]
    public void TheCourtSaysItAll()
    {
        var head = Letterhead.Resolve(given: null, Court);

        Assert.Equal(["Mahkamah Agung", "Pengadilan Negeri Contoh"], head.Lines);
        Assert.Equal(["Jalan Contoh 1", "Telp. 021-1  |  Website: example.go.id"], head.Contact);
        Assert.Equal(("Pengadilan Negeri Contoh", "Contoh", "W0-U0"), (head.Name, head.City, head.LetterCode));
    }

    [Fact]
    public void WhatIsGivenStandsInPlaceOfTheCourtsLines() => Assert.Equal(["Lain"], Letterhead.Resolve(["Lain"], Court).Lines);

    [Fact]
    public void NothingIsKnownWithoutACourt()
    {
        var head = Letterhead.Resolve([], court: null);
        Assert.Equal((0, 0), (head.Contact.Count, head.LetterCode?.Length ?? 0));
    }
}
