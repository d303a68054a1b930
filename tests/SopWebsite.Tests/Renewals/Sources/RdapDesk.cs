using SopWebsite.Renewals.Sources;
using SopWebsite.Tests.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>A registry on loopback, and somebody who asks it.</summary>
public abstract class RdapDesk : IDisposable
{
    protected const string Domain = "pn-contoh.go.id";
    protected const string Expiration = """{"eventAction":"expiration","eventDate":"2027-05-01T00:00:00Z"}""";

    private readonly TemporaryFolder _folder = new();

    protected static DateTimeOffset Now { get; } = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    protected static DateTimeOffset May { get; } = new(2027, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public void Dispose() => _folder.Dispose();

    private protected async Task<SourceAnswer> AskAsync(LoopbackServer server, string host = Domain, TimeSpan? timeout = null)
    {
        var inquiry = Inquiry(server, Now, timeout);
        var answer = await inquiry.DomainAsync(host, CancellationToken.None);
        inquiry.Memory.Save(Now);
        return answer;
    }

    private protected RenewalInquiry Inquiry(LoopbackServer server, DateTimeOffset at, TimeSpan? timeout = null) =>
        new(new SettableClock(at), Desk.Adapters.Registries)
        {
            Server = server.At("/rdap"),
            Fetching = Checking.Fetching,
            Timeout = timeout ?? TimeSpan.FromSeconds(15),
            Memory = new SourceMemory(_folder["register.db.sources"]),
        };

    private protected static LoopbackServer Answering(string body) =>
        LoopbackServer.Start(exchange => exchange.ReplyAsync(200, body, "Content-Type: application/rdap+json"));

    protected static string Body(string events, string more = "") =>
        "{\"objectClassName\":\"domain\",\"ldhName\":\"PN-CONTOH.GO.ID\",\"events\":[" + events + "]" + more + "}";
}
