using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups;

/// <summary>Whose host key counts for a database that is reached through SSH.</summary>
public sealed class SiteHostKeysTests
{
    private const string Own = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0yPmBV1mXHOEQcPmOXB3A6gAVvrYU7cuzSJtQ7XbwX";
    private const string Other = "SHA256:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    [Theory]
    [InlineData("sftp://u@host.example.go.id/situs", "HOST.example.go.id", true)]
    [InlineData("sftp://u@host.example.go.id/situs", "v@host.example.go.id:22", true)]
    [InlineData("sftp://u@host.example.go.id:2222/situs", "host.example.go.id:2222", true)]
    [InlineData("sftp://u@host.example.go.id:2222/situs", "host.example.go.id", false)]
    [InlineData("sftp://u@host.example.go.id/situs", "db.example.go.id", false)]
    [InlineData("ftpes://u@host.example.go.id:22/situs", "host.example.go.id", false)]
    [InlineData("/var/www/html", "host.example.go.id", false)]
    [InlineData(null, "host.example.go.id", false)]
    public void TheSitesCountsOnItsOwnServerOnly(string? root, string ssh, bool same)
    {
        var database = new SiteDatabase { Name = "web", Ssh = SshRoute.Parse(ssh) with { HostKey = [Other] } };
        var site = new SopSite { Name = "pn-contoh", Procedure = "x", RemoteRoot = root, HostKey = [Own], Database = database };

        Assert.Equal([same ? Own : Other], Assert.Single(site.ReachedDatabases()).Ssh!.HostKey);
        Assert.Equal([Other], Assert.Single((site with { HostKey = [] }).ReachedDatabases()).Ssh!.HostKey);
        Assert.Equal([Other], Assert.Single((site with { HostKey = [new string('a', 64)] }).ReachedDatabases()).Ssh!.HostKey);
    }

    [Fact]
    public void ASecondPinOfTheSitesServerIsRefusedAndTheSameOneNotKept()
    {
        using var desk = new Desk();
        desk.Set(site => site with { RemoteRoot = "sftp://u@host.example.go.id/situs", HostKey = [Own] });
        var database = new SiteDatabase { Name = "web", Ssh = SshRoute.Parse("host.example.go.id") };

        var refusal = Assert.Throws<SopException>(() => desk.Workplace.Databases.Register("pn-contoh", With(Other)));
        Assert.Equal(("SopSshHostKeyOfSite", SopErrorKind.InvalidArgument), (refusal.Id, refusal.Kind));
        Assert.Empty(desk.Workplace.Databases.Register("pn-contoh", With(Own)).Database.Ssh!.HostKey);
        var elsewhere = new SiteDatabase { Name = "arsip", Ssh = SshRoute.Parse("db.example.go.id") with { HostKey = [Other] } };
        Assert.Equal([Other], desk.Workplace.Databases.Register("pn-contoh", elsewhere).Database.Ssh!.HostKey);
        Assert.Equal("SopHostKeyInvalid", Assert.Throws<SopException>(() => desk.Workplace.Databases.Register("pn-contoh", With("salah"))).Id);

        SiteDatabase With(string key) => database with { Ssh = database.Ssh! with { HostKey = [key] } };
    }
}
