using System.Text;
using SopWebsite.Networks;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Renewals.Sources.Registries;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>Whatever a stranger sends: an answer, or a fault with its name. Never another exception, never more than was sent.</summary>
public sealed class HostileSourceTests
{
    private const string Domain = "pn-contoh.go.id";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Rdap = Encoding.UTF8.GetBytes("""
        {"objectClassName":"domain","ldhName":"pn-contoh.go.id","unicodeName":"pn-contoh.go.id","status":["active"],
        "events":[{"eventAction":"registration","eventDate":"2012-05-01T00:00:00Z"},{"eventAction":"expiration","eventDate":"2027-05-01T00:00:00Z"}],
        "entities":[{"objectClassName":"entity","roles":["registrar"],"vcardArray":["vcard",[["fn",{},"text","Registrar Contoh"],["org",{},"text",["A","B"]]]]}],
        "nameservers":[{"ldhName":"ns1.example.id"}],"links":[{"rel":"related","href":"https://rdap.example.id/domain/pn-contoh.go.id"}],
        "redacted":[{"name":{"type":"Expiry"},"prePath":"$.x"}],"notices":[{"title":"Truncated","type":"x"}]}
        """);

    private static readonly byte[] Whois = Encoding.UTF8.GetBytes(
        "Domain Name: pn-contoh.go.id\r\nExpiration Date:01-May-2027 23:59:59 UTC\r\nStatus:ok\r\nName Server: "
        + "ns1.example.id\r\n[Registrar] Contoh\r\n");

    private static readonly byte[] Bootstrap = "{\"publication\":\"2026-11-01T00:00:00Z\",\"services\":[[[\"id\"],[\"https://rdap.example.id/\"]]]}"u8.ToArray();

    [Fact]
    public void AnRdapAnswer() => Throw(11, 6000, Rdap, bytes =>
    {
        try
        {
            var read = RdapAnswer.Read(bytes, Domain, new Uri("https://rdap.example.id/"));
            AssertTidy([read.Registrar, .. read.Statuses, .. read.Nameservers, .. read.Remarks.Select(remark => remark.English)]);
            Assert.Equal(read.ExpiresAt is null, read.Unknown is not null);
        }
        catch (RdapFault fault)
        {
            Assert.NotEmpty(fault.Reason.Indonesian);
        }
    });

    [Fact]
    public void AWhoisAnswer()
    {
        var server = WhoisServer.For(Domain, Desk.Adapters.Registries.WhoisServers)!;
        Throw(12, 6000, Whois, bytes =>
        {
            var reply = WhoisAnswer.Read(bytes, server, Domain, Now);
            Assert.Equal(reply.Outcome == RegistryOutcome.Answered, reply.Answer is not null);
            if (reply.Answer is not { } answer)
            {
                Assert.NotNull(reply.Reason);
                return;
            }
            AssertTidy([answer.Registrar, .. answer.Statuses, .. answer.Nameservers]);
            Assert.Equal(answer.ExpiresAt is null, answer.Unknown is not null);
        });
    }

    [Fact]
    public void ABootstrapFile() => Throw(13, 4000, Bootstrap, bytes => _ = RdapBootstrap.Read(bytes)?.ServerFor(Domain));

    [Fact]
    public void AListOfSuffixes() => Throw(14, 3000, "// x\nid\ngo.id\n*.ck\n!www.ck\n"u8.ToArray(), bytes =>
    {
        var list = PublicSuffixes.Read(new StringReader(Encoding.UTF8.GetString(bytes)));
        Assert.EndsWith("id", list.RegistrableNameOf("www.pn-contoh.go.id"), StringComparison.Ordinal);
    });

    [Fact]
    public void HeadersDatesAndWords() => Throw(15, 6000, "Sun, 22 Nov 2026 10:10:00 GMT"u8.ToArray(), bytes =>
    {
        var text = Encoding.Latin1.GetString(bytes);
        Assert.InRange(RetryAfter.Of(text, Now, Now), Now, Now + RetryAfter.Longest);
        if (RegistryDate.Rfc3339(text) is { } at) Assert.InRange(at.Year, 1985, 2199);
        _ = RegistryDate.Of(text, ["dd-MMM-yyyy HH:mm:ss 'UTC'", "yyyy-MM-dd'T'HH:mm:sszzz"], TimeSpan.FromHours(7));
        AssertTidy([DomainStatus.Of(text), ForeignText.Line(text), ForeignText.Line(Encoding.Unicode.GetString(bytes))]);
        Assert.Null(DomainStatus.Of(text) is { Length: > 2 * ForeignText.Longest } tooLong ? tooLong : null);
    });

    [Fact]
    public void ANameServersCaa()
    {
        var query = DnsMessage.Query("pn-contoh.go.id", 257);
        byte[] answer =
        [
            query[0], query[1], 0x81, 0x80, 0, 1, 0, 2, 0, 0, 0, 0, .. query[12..],
            0xC0, 12, 1, 1, 0, 1, 0, 0, 0, 60, 0, 12, 0, 5, .. "issuea.id"u8, 0, 0xC0, 12, 1, 1, 0, 1, 0, 0, 0, 60, 0, 9, 128, 5, .. "issue;;"u8,
        ];
        Throw(16, 6000, answer, bytes => AssertTidy(DnsMessage.Read(bytes, bytes.Length, query)?.Records ?? []));
        Assert.Equal(["0 issue a.id?", "128 issue ;;"], DnsMessage.Read(answer, answer.Length, query)!.Records);
    }

    private static void AssertTidy(IEnumerable<string?> texts) => Assert.All(texts.OfType<string>(), text =>
    {
        Assert.DoesNotContain(text, letter => char.IsControl(letter) || letter is '\u202E' or '\u200B' or '\uFEFF');
        Assert.InRange(text.Length, 1, 500);
    });

    /// <summary>Bytes of any kind, and good ones with bits turned, parts cut out, doubled and mixed up.</summary>
    private static void Throw(ulong seed, int cases, byte[] good, Action<byte[]> check) => Property.Holds(
        seed, cases,
        random =>
        {
            if (random.Next(5) == 0)
            {
                var any = new byte[random.Next(200)];
                random.NextBytes(any);
                return any;
            }
            var bytes = good.ToList();
            for (var n = random.Next(1, 6); n > 0 && bytes.Count > 0; n--)
            {
                var at = random.Next(bytes.Count);
                var length = random.Next(1, Math.Min(30, bytes.Count - at) + 1);
                switch (random.Next(5))
                {
                    case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                    case 1: bytes.RemoveRange(at, length); break;
                    case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                    case 3: bytes[at] = (byte)random.Next(256); break;
                    default: bytes.RemoveRange(at, bytes.Count - at); break;
                }
            }
            return [.. bytes];
        },
        bytes => bytes.Length > 1 ? [bytes[..^1], bytes[1..], bytes[..(bytes.Length / 2)]] : [],
        check);
}
