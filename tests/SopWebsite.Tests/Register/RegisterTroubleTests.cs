using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Register;

public sealed class RegisterTroubleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void AFullDiskIsNamedAndNothingWrittenBeforeIsLost()
    {
        using var disk = SmallDisk.Mount(_folder["disk"], megabytes: 2);
        var location = Path.Combine(disk.Path, "register.db");
        var written = 0;
        using (var register = Desk.Adapters.OpenRegister(location))
        {
            void Fill()
            {
                for (; written < 10_000; written++) register.Log.Append(Draft(new string('x', 5000)));
            }
            var failure = Assert.Throws<SopException>(Fill);
            Assert.Equal("SopRegisterDiskFull", failure.Id);
            Assert.Contains("penuh", failure.Phrase.Indonesian, StringComparison.Ordinal);
            Assert.Equal("SopRegisterDiskFull", Assert.Throws<SopException>(Fill).Id);
        }

        using var again = Desk.Adapters.OpenRegister(location, RegisterAccess.Read);
        var verification = EscalationChain.Verify(again.Log.Read());
        Assert.Equal((true, written), (verification.IsValid, verification.Entries));
        Assert.True(written > 0);
    }

    [Theory]
    [InlineData("ini bukan basis data, hanya teks yang cukup panjang untuk dibaca sebagai kepala berkas ................................")]
    [InlineData("SQLite format 3\0rusak sesudah kepalanya ......................................................................................")]
    public void AFileThatIsNoRegisterIsRefusedAndLeftAsItIs(string text)
    {
        File.WriteAllText(_folder["register.db"], text);

        Assert.Equal("SopRegisterUnusable", Assert.Throws<SopException>(() => Desk.Adapters.OpenRegister(_folder["register.db"])).Id);
        Assert.Equal(text, File.ReadAllText(_folder["register.db"]));
    }

    [Fact]
    public void AFolderInItsPlaceIsRefused() =>
        Assert.Equal("SopRegisterUnusable", Assert.Throws<SopException>(() => Desk.Adapters.OpenRegister(_folder.Path)).Id);

    [Fact]
    public void ARegisterOfANewerVersionIsRefused()
    {
        using (Desk.Adapters.OpenRegister(_folder["register.db"])) { }
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder["register.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 9999";
            command.ExecuteNonQuery();
        }

        Assert.Equal("SopRegisterNewer", Assert.Throws<SopException>(() => Desk.Adapters.OpenRegister(_folder["register.db"])).Id);
    }

    [Fact]
    public void ReadingWhereThereIsNoneMakesNone()
    {
        using (var register = Desk.Adapters.OpenRegister(_folder["baru/register.db"], RegisterAccess.Read)) Assert.Empty(register.Sites.All());

        Assert.False(Directory.Exists(_folder["baru"]));
    }

    [Fact]
    public void ALockIsFreeAgainWhenItIsGivenBack()
    {
        using var first = Desk.Adapters.OpenRegister(_folder["register.db"]);
        using var second = Desk.Adapters.OpenRegister(_folder["register.db"]);
        using (var held = first.TryLock("rutin"))
        {
            Assert.NotNull(held);
            Assert.Null(second.TryLock("rutin"));
            using var other = second.TryLock("lain");
            Assert.NotNull(other);
        }

        using var again = second.TryLock("rutin");
        Assert.NotNull(again);
    }

    [Fact]
    public void SitesOfAnyNameAndTextComeBackAsTheyWere()
    {
        using var register = Desk.Adapters.OpenRegister(_folder["register.db"]);
        var sites = new SopSites(register.Sites);
        var site = new SopSite
        {
            Name = "PN-Contoh", Uri = [new Uri("https://www.example.go.id/a?b=%27")], LogPath = ["/log/'; DROP TABLE site; --*", "D:\\log\\é.log"],
            FreshnessLimit = 3,
        };
        sites.Register(site);

        var read = sites.Get("pn-contoh");

        Assert.Equal((site.Name, site.FreshnessLimit), (read.Name, read.FreshnessLimit));
        Assert.Equal(site.Uri, read.Uri);
        Assert.Equal(site.LogPath, read.LogPath);
    }

    private static EscalationDraft Draft(string followUp) => new()
    {
        At = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), Event = EscalationEvent.Note, FollowUp = followUp,
    };
}
