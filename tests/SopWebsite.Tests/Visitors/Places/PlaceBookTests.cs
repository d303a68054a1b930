using SopWebsite.Errors;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Places;

namespace SopWebsite.Tests.Visitors.Places;

/// <summary>Where addresses are, by files that came from somewhere.</summary>
public sealed class PlaceBookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FilesSayTogetherWhereAnAddressIs()
    {
        Write(
            "negara.csv",
            "\uFEFFnetwork,country\r\n203.0.113.0/24,id\r\n203.0.113.128/25,SG\r\n2001:db8::/32,ID\r\n# catatan\r\n\r\n198.51.100.0/24,\r\n");
        Write("asn.csv", "network,autonomous_system_number,autonomous_system_organization\n203.0.113.0/24,64496,\"Penyedia \"\"Contoh\"\", PT\"\n");

        var places = PlaceBook.Read([_folder["negara.csv"], _folder["asn.csv"]]);

        Assert.Equal("ID AS64496 Penyedia \"Contoh\", PT", places.Find("203.0.113.7")!.ToString());
        Assert.Equal(new VisitorPlace { Country = "SG", Asn = 64496, Name = "Penyedia \"Contoh\", PT" }, places.Find("::ffff:203.0.113.200"));
        Assert.Equal("ID", places.Find("2001:db8::5")!.ToString());
        Assert.Equal("", places.Find("198.51.100.1")!.ToString());
        Assert.Null(places.Find("192.0.2.1"));
        Assert.Null(places.Find("kantor.example.go.id"));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("203.0.113.0/24,ID", 1)]
    [InlineData("network\n203.0.113.0/24", 1)]
    [InlineData("network,country\n203.0.113.1/24,ID", 2)]
    [InlineData("network,country\n203.0.113.0/24,Indonesia", 2)]
    [InlineData("network,country\n\n203.0.113.0/24,I=", 3)]
    [InlineData("network,asn\n203.0.113.0/24,-5", 2)]
    [InlineData("network,asn\n203.0.113.0/24,4294967296", 2)]
    [InlineData("network,country\n,ID", 2)]
    [InlineData("network,country\n\"203.0.113.0/24,ID\nx", 2)]
    public void WhatIsNotUnderstoodIsToldWithItsLine(string text, int line)
    {
        Write("tempat.csv", text);
        var fault = Assert.Throws<SopException>(() => PlaceBook.Read([_folder["tempat.csv"]]));
        Assert.Equal("SopPlaceFileInvalid", fault.Id);
        if (text.Length > 0) Assert.Contains($"tempat.csv, baris {line}: ", fault.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileFilesAreBounded()
    {
        Write("panjang.csv", "network,name\n203.0.113.0/24," + new string('x', 3_000_000));
        Assert.Equal("SopPlaceFileInvalid", Assert.Throws<SopException>(() => PlaceBook.Read([_folder["panjang.csv"]])).Id);
        Assert.Equal("SopPlaceFileUnreadable", Assert.Throws<SopException>(() => PlaceBook.Read([_folder["tak-ada.csv"]])).Id);
        Write("kendali.csv", "network,name\n203.0.113.0/24,\"a\u001b[31m\u202Eb" + new string('x', 500) + "\"\n");
        var name = PlaceBook.Read([_folder["kendali.csv"]]).Find("203.0.113.1")!.Name!;
        Assert.StartsWith("a\\x1b[31m\\u{202e}b", name, StringComparison.Ordinal);
        Assert.True(name.Length < 130);
    }

    [Fact]
    public void ReadingStopsWhenAsked()
    {
        Write("tempat.csv", "network,country\n203.0.113.0/24,ID\n");
        Assert.ThrowsAny<OperationCanceledException>(() => PlaceBook.Read([_folder["tempat.csv"]], new CancellationToken(canceled: true)));
    }

    private void Write(string name, string text) => File.WriteAllText(_folder[name], text);
}
