using SopWebsite.Adapters;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring;

public sealed class CheckStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ACheckComesBackWhole()
    {
        var check = Check("pn-contoh", "https://example.go.id/berita?a=1", Start) with
        {
            State = AvailabilityState.Degraded,
            StatusCode = 200,
            RemoteAddress = "192.0.2.1",
            DnsTime = TimeSpan.FromTicks(12345),
            TotalTime = TimeSpan.FromMilliseconds(321.5),
            CertificateExpires = Start.AddDays(9),
            Redirects =
            [
                new() { From = new("http://example.go.id/"), To = new("https://example.go.id/"), StatusCode = 301, IsOffHost = false },
            ],
        };
        using (var register = Open()) register.Checks.Add(check);

        using var again = Open();
        var read = again.Checks.Latest("PN-Contoh")!;

        Assert.Equal(check with { Redirects = [], Conditions = [] }, read with { Redirects = [], Conditions = [] });
        Assert.Equal(check.Redirects, read.Redirects);
        Assert.Null(read.TlsTime);
    }

    [Fact]
    public void LatestAndSinceGoByTimeNotByOrderOfWriting()
    {
        using var register = Open();
        foreach (var hour in new[] { 3, 1, 2 }) register.Checks.Add(Check("pn-contoh", "http://example.go.id/", Start.AddHours(hour)));
        register.Checks.Add(Check("pn-contoh", "http://sipp.example.go.id/", Start.AddHours(2.5)));
        register.Checks.Add(Check("pn-lain", "http://example.go.id/", Start.AddHours(9)));

        Assert.Equal(Start.AddHours(3), register.Checks.Latest("pn-contoh")!.CheckedAt);
        Assert.Equal([Start.AddHours(3), Start.AddHours(2.5)], register.Checks.LatestOfEach("pn-contoh").Select(check => check.CheckedAt));
        Assert.Equal(
            [Start.AddHours(2), Start.AddHours(2.5), Start.AddHours(3)],
            register.Checks.Since("pn-contoh", Start.AddHours(2)).Select(check => check.CheckedAt));
        Assert.Null(register.Checks.Latest("pn-tiada"));
    }

    [Fact]
    public void AContentCheckComesBackWhole()
    {
        var content = new SiteContent
        {
            Name = "pn-contoh",
            Uri = new("https://example.go.id/"),
            State = ContentState.Stale,
            NewestDate = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(8)),
            Source = ContentSource.PageText,
            AgeInWorkingDays = 14,
            FreshnessLimit = 7,
            Evidence = [new() { Source = ContentSource.Feed, Uri = new("https://example.go.id/feed"), Note = new("none", "tidak ada") }],
            Reason = new("old", "lama"),
            CheckedAt = Start,
        };
        using var register = Open();
        register.Checks.Add(content);
        register.Checks.Add(content with { CheckedAt = Start.AddDays(-1), State = ContentState.Unknown });

        var read = register.Checks.LatestContent("pn-contoh")!;

        Assert.Equal(content with { Evidence = [] }, read with { Evidence = [] });
        Assert.Equal(content.Evidence, read.Evidence);
        Assert.Equal([ContentState.Unknown, ContentState.Stale], register.Checks.ContentSince("pn-contoh", Start.AddDays(-1)).Select(c => c.State));
        Assert.Empty(register.Checks.ContentSince("pn-contoh", Start.AddSeconds(1)));
    }

    [Theory]
    [InlineData(AvailabilityFailure.None, null, DiagnosisCause.None, null)]
    [InlineData(AvailabilityFailure.Dns, null, DiagnosisCause.Domain, ThirdPartyKind.Domain)]
    [InlineData(AvailabilityFailure.Connect, null, DiagnosisCause.Hosting, ThirdPartyKind.Hosting)]
    [InlineData(AvailabilityFailure.Timeout, null, DiagnosisCause.Hosting, ThirdPartyKind.Hosting)]
    [InlineData(AvailabilityFailure.LocalNetwork, null, DiagnosisCause.Connection, ThirdPartyKind.Connection)]
    [InlineData(AvailabilityFailure.Tls, null, DiagnosisCause.Certificate, ThirdPartyKind.Hosting)]
    [InlineData(AvailabilityFailure.Http, 503, DiagnosisCause.Website, null)]
    [InlineData(AvailabilityFailure.Http, 404, DiagnosisCause.Website, null)]
    [InlineData(AvailabilityFailure.Content, 200, DiagnosisCause.Website, null)]
    public void EachFailureHasItsCauseAndItsMender(AvailabilityFailure failure, int? status, DiagnosisCause cause, ThirdPartyKind? party)
    {
        var diagnosis = Diagnosis.Of(Check("pn-contoh", "http://example.go.id/", Start) with { Failure = failure, StatusCode = status });

        Assert.Equal((cause, party), (diagnosis.Cause, diagnosis.ThirdParty));
        Assert.NotEqual(diagnosis.Explanation.English, diagnosis.Explanation.Indonesian);
    }

    private static SiteAvailability Check(string name, string uri, DateTimeOffset at) => new()
    {
        Name = name,
        Uri = new(uri),
        State = AvailabilityState.Up,
        Reason = new Phrase("Answered.", "Menjawab."),
        CheckedAt = at,
    };

    private IRegister Open() => new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
}
