using System.Text;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Logs.Formats;
using SopWebsite.Visitors.Matching;
using SopWebsite.Visitors.Matching.Sieving;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors;

/// <summary>What the sieve clears, the rules do not match: for the shipped rules and for any others.</summary>
public sealed class SieveTests
{
    private static readonly string[] Pieces =
    [
        "/index.php", "?id=1", "&x=", "%20", "+", "%2F", "%27", "%2527", "%3Cscript%3E", "..", "/", "//", "/./", "union", "UnIoN", "select", "/**/",
        "%0a", "%c0%af", "%e2%80%9c", "%C3%A9", "%c2%a0",
        "%u0027", "&#60;", "&lt;", ";", "\\", "\\x27", "c99.php", ".env", "/.git/config", "sleep(5)", "%5B", "%5D", "[", "]", "or", "1=1", "--", "'",
        "\"", "=http://198.51.100.7/a", "%2e%2e%2f", "etc/passwd",
        "wp-login.php", "berita", "putusan", "Jum'at", "%FF", "%", "%2", "a", "=", "&", "wget", "%2B", "%23", "#", "  ", "++", "\x80", "%EF%BC%87",
        "%25", "slot", "-gacor", ".php.", "${", "jndi", "xmlrpc.php",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void ASievedMatcherFindsWhatAPlainOneFinds(int seed)
    {
        var random = new Random(seed);
        var sieved = new LineMatcher(LogText.Rules.Book);
        var plain = new LineMatcher(LogText.Rules.Book, sieved: false);
        var hash = new KeyedHash();
        var parser = new CombinedParser();
        var parsed = default(LogLine);
        var matches = 0;
        for (var n = 0; n < 6000; n++)
        {
            // Runs of attacks and of harmless lines, so that the sieve stands aside now and then.
            var attacks = n / 1500 % 2 == 0;
            string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => attacks || random.Next(12) == 0
                ? Pieces[random.Next(Pieces.Length)] : Pieces[random.Next(3)]));
            var line = Encoding.Latin1.GetBytes(
                LogText.Line(
                    "/" + Text(9), 404, referer: random.Next(2) == 0 ? "-" : "https://example.go.id/" + Text(5),
                    agent: random.Next(3) == 0 ? "" : LogText.Firefox));
            if (!parser.TryParse(line, ref parsed)) continue;

            var expected = plain.Match(line, in parsed, agentKey: 0, pathKey: 0);
            var found = sieved.Match(line, in parsed, hash.Of(parsed.Agent.Of(line)), hash.Of(RequestTraits.PathOf(parsed.Target.Of(line))));

            if (!expected.IsEmpty) matches++;
            Assert.True(List(expected).SequenceEqual(List(found)), Encoding.Latin1.GetString(line));
        }
        Assert.InRange(matches, 500, 5000);
    }

    [Fact]
    public void NoRuleSetMakesASieveClearALiteral()
    {
        var random = new Random(6);
        string Word(string alphabet, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
        for (var round = 0; round < 40; round++)
        {
            var alphabet = round % 2 == 0 ? "abcdefghijklmnopqrstuvwxyz0123456789-_./=&" : "aeint/- '\"(<;.\\\0|{_@";
            var literals = Enumerable.Range(0, random.Next(1, 200))
                .Select(_ => Encoding.Latin1.GetBytes(Word(alphabet, random.Next(1, 9)).Replace('\\', '/'))).ToArray();
            var sieve = new FieldSieve(
                new TextSieve(new SievePlan(literals.Select(literal => (literal, (byte[]?)null)), BenignPairs.Shipped, FieldSieve.IsConspicuous)));
            for (var n = 0; n < 300; n++)
            {
                var literal = literals[random.Next(literals.Length)];
                var disguised = Encoding.Latin1.GetString(literal).ToUpperInvariant().Replace(' ', '+')
                    .Replace("_", random.Next(2) == 0 ? "%5F" : "_", StringComparison.Ordinal);
                var text = Word("abc/", random.Next(0, 70)) + (n % 2 == 0 ? disguised : Encoding.Latin1.GetString(literal))
                    + Word("xyz", random.Next(0, 40));
                var line = Encoding.Latin1.GetBytes("GET " + text + new string('~', random.Next(2) * TextSieve.Slack));

                Assert.False(sieve.Clears(line, 4, text.Length), text + " holds " + Encoding.Latin1.GetString(literal));
            }
        }
    }

    [Fact]
    public void OrdinaryRequestsAreCleared()
    {
        var sieve = new FieldSieve(LogText.Rules.Book.Sieve);
        var targets = BenignVisitTests.Targets.AsEnumerable<object[]>()
            .Select(row => Encoding.ASCII.GetBytes((string)row[0] + new string(' ', TextSieve.Slack))).ToArray();

        var cleared = targets.Count(target => sieve.Clears(target, 0, target.Length - TextSieve.Slack));

        // These are the hardest of ordinary requests; of all, it is about nineteen in twenty.
        Assert.InRange(cleared, targets.Length / 3, targets.Length);
    }

    [Fact]
    public void BytesAndVectorsSayTheSame()
    {
        var random = new Random(8);
        for (var n = 0; n < 4000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(n % 2 == 0 ? 12 : Pieces.Length)]));
            var bytes = Encoding.Latin1.GetBytes("x" + text + new string('~', TextSieve.Slack));

            Assert.Equal(LogText.Rules.Book.Sieve.SiftBytes(bytes.AsSpan(1, text.Length)), LogText.Rules.Book.Sieve.Sift(bytes, 1, text.Length));
        }
    }

    private static List<int> List(RuleSet set)
    {
        var list = new List<int>();
        for (var rule = set.TakeFirst(); rule >= 0; rule = set.TakeFirst()) list.Add(rule);
        return list;
    }
}
