using SopWebsite.Backups.Transport;
using SopWebsite.Errors;

namespace SopWebsite.Tests.Backups.Transport;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("sftp://user@host:2222/var/www/html", RemoteProtocol.Sftp, "host", 2222, "user", "/var/www/html")]
    [InlineData("SFTP://host", RemoteProtocol.Sftp, "host", 22, null, ".")]
    [InlineData("sftp://host/", RemoteProtocol.Sftp, "host", 22, null, "/")]
    [InlineData("sftp://host/~", RemoteProtocol.Sftp, "host", 22, null, ".")]
    [InlineData("sftp://host/~/public_html/", RemoteProtocol.Sftp, "host", 22, null, "public_html")]
    [InlineData(
        "ftpes://web@pn-contoh.go.id@ftp.example.go.id/~/situs", RemoteProtocol.FtpExplicitTls, "ftp.example.go.id", 21, "web@pn-contoh.go.id",
        "situs")]
    [InlineData("ftps://web%40pn-contoh.go.id@host", RemoteProtocol.FtpImplicitTls, "host", 990, "web@pn-contoh.go.id", ".")]
    [InlineData("ftp://[2001:db8::1]:2121/a%20b#c?d", RemoteProtocol.Ftp, "2001:db8::1", 2121, null, "/a b#c?d")]
    [InlineData("davs://host/dav", RemoteProtocol.WebDavTls, "host", 443, null, "/dav")]
    [InlineData("scp://u@h/x", RemoteProtocol.Scp, "h", 22, "u", "/x")]
    [InlineData("s3://k@s3.example.com/ember", RemoteProtocol.S3, "s3.example.com", 443, "k", "/ember")]
    public void AddressesAreReadAndComeBack(string text, RemoteProtocol protocol, string host, int port, string? user, string path)
    {
        var address = RemoteAddress.Parse(text);
        Assert.Equal((protocol, host, port, user, path), (address.Protocol, address.Host, address.Port, address.User, address.Path));
        Assert.Equal(address, RemoteAddress.Parse(address.ToString()));
    }

    [Theory]
    [InlineData("gopher://host/x")]
    [InlineData("sftp://host:0/x")]
    [InlineData("sftp://host:70000/x")]
    [InlineData("sftp:///x")]
    [InlineData("sftp://-host/x")]
    [InlineData("sftp://ho st/x")]
    [InlineData("sftp://host/a%0Ab")]
    [InlineData("sftp://us%00er@host/a")]
    [InlineData("sftp://host;touch/x")]
    [InlineData("relatif/folder")]
    [InlineData("")]
    public void WhatIsNoAddressIsRefusedAndNotRepeated(string text)
    {
        var failure = Assert.Throws<SopException>(() => RemoteAddress.Parse(text));
        Assert.Equal("SopSourceInvalid", failure.Id);
        if (text.Length > 10) Assert.DoesNotContain(text, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APasswordInAnAddressIsRefusedAndNotRepeated()
    {
        var failure = Assert.Throws<SopException>(() => RemoteAddress.Parse("sftp://user:rahasia@host/x"));
        Assert.Equal("SopSourcePassword", failure.Id);
        Assert.DoesNotContain("rahasia", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderIsAnAddressToo()
    {
        Assert.Equal((RemoteProtocol.Folder, "/srv/situs"), (RemoteAddress.Parse("/srv/situs").Protocol, RemoteAddress.Parse("/srv/situs").Path));
        Assert.Equal("/srv/situs web", RemoteAddress.Parse("file:///srv/situs%20web").Path);
    }

    [Theory]
    [InlineData("SHA256:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "SHA256:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData("ssh-ed25519 255 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "SHA256:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData(
        "00:01:02:03:04:05:06:07:08:09:0A:0b:0c:0d:0e:0f:10:11:12:13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void PinsAreReadInTheFormsThatPeopleHaveThem(string text, string canonical)
    {
        Assert.Equal(canonical, HostKeyPin.Parse(text).ToString());
        Assert.Equal(HostKeyPin.Parse(text), HostKeyPin.Parse(canonical));
    }

    [Theory]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f")]
    [InlineData("MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48")]
    [InlineData("SHA256:terlalu-pendek")]
    [InlineData("")]
    [InlineData("accept")]
    public void WhatPinsNothingIsRefused(string text) =>
        Assert.Equal("SopHostKeyInvalid", Assert.Throws<SopException>(() => HostKeyPin.Parse(text)).Id);

    [Theory]
    [InlineData("*.log", "a/b/ERROR.log", true)]
    [InlineData("*.log", "a/b/error.log.1", false)]
    [InlineData("cache/", "a/cache/b/c.txt", true)]
    [InlineData("cache/", "a/cachex/b", false)]
    [InlineData("cache/", "a/cache", false)]
    [InlineData("/cache/", "a/cache/b", false)]
    [InlineData("a/cache/", "a/cache/b", true)]
    [InlineData("images/*.tmp", "images/x/y.tmp", true)]
    [InlineData("images/*.tmp", "a/images/y.tmp", false)]
    [InlineData("?.php", "x/a.php", true)]
    [InlineData("*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("  ; *.bak ;", "x.BAK", true)]
    public void MasksTakeWhatTheyMean(string mask, string path, bool takes)
    {
        Assert.Equal(!takes, new TransferMask(include: null, [mask]).Takes(path));
        Assert.Equal(takes, new TransferMask([mask], exclude: null).Takes(path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("a\nb")]
    public void WhatIsNoMaskIsRefused(string mask) =>
        Assert.Equal("SopMaskInvalid", Assert.Throws<SopException>(() => new TransferMask([mask], exclude: null)).Id);
}
