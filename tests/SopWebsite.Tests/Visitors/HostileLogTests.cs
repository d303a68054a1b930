using System.Text;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

public sealed class HostileLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LinesInNoFormatAreCountedAndOneIsShown()
    {
        var result = LogText.Scan(LogText.Line("/"), "[error] \x1B[31mmerah\x07 password=rahasia1", "", LogText.Line("/a"), "lain");

        var file = Assert.Single(result.Summary.Files);
        Assert.Equal((4L, 2L, 2L), (result.Summary.Lines, result.Summary.Requests, result.Summary.Unparsed));
        Assert.Equal("[error] \\x1b[31mmerah\\x07 password=***", file.FirstUnparsed);
    }

    [Fact]
    public void AMegabyteLineIsCountedAndTheNextOneRead()
    {
        var result = LogText.Scan(
            LogText.Line("/" + new string('%', 1_000_000)), LogText.Line("/.env"), new string('\0', 1_000_000), LogText.Line("/.env"));

        Assert.Equal((4L, 2L, 2L), (result.Summary.Lines, result.Summary.Requests, result.Summary.Unparsed));
        Assert.Equal(2, Assert.Single(result.Visitors).Reasons[0].Count);
    }

    [Fact]
    public void ALogThatWasCutWhileTheServerWroteBeginsWithZeros()
    {
        var result = new VisitorScanner(LogText.Rules)
            .Scan([LogText.Source([.. new byte[70_000], .. Encoding.ASCII.GetBytes(LogText.Line("/.env") + "\n")])]);

        Assert.Equal((1L, 0L), (result.Summary.Requests, result.Summary.Unparsed));
        Assert.Empty(result.Faults);
    }

    [Fact]
    public void BytesThatAreNoUtf8AndAByteOrderMarkAreTaken()
    {
        byte[] log = [0xEF, 0xBB, 0xBF, .. Encoding.Latin1.GetBytes(LogText.Line("/\xFF\xC3\x28?<script>\xE2\x82", agent: "\xF8\x88 x") + "\n")];

        var visitor = Assert.Single(new VisitorScanner(LogText.Rules).Scan([LogText.Source(log)]).Visitors);

        Assert.Equal("203.0.113.9", visitor.Address);
        Assert.Contains("/\\xff\\xc3(?<script>\\xe2\\x82 HTTP", visitor.Reasons[0].SampleLine, StringComparison.Ordinal);
    }

    [Fact]
    public void DatesOfTheFutureAndOfThePastAreKeptAsTheyAre()
    {
        var result = LogText.Scan(
            "203.0.113.1 - - [01/Jan/9998:00:00:00 +0000] \"GET /.env HTTP/1.1\" 404 0 \"-\" \"x\"",
            "203.0.113.1 - - [01/Jan/1970:00:00:00 +0000] \"GET /.env HTTP/1.1\" 404 0 \"-\" \"x\"");

        var visitor = Assert.Single(result.Visitors);
        Assert.Equal((1970, 9998), (visitor.FirstSeen.Year, visitor.LastSeen.Year));
    }

    [Fact]
    public void BinaryAndMissingFilesAreFaultsAndTheOthersAreRead()
    {
        var random = new byte[20_000];
        new Random(1).NextBytes(random);
        random[0] = 1;
        File.WriteAllBytes(_folder["biner.log"], random);
        File.WriteAllText(_folder["utf16.log"], LogText.Line("/.env") + "\n", new UnicodeEncoding(bigEndian: false, byteOrderMark: false));
        File.WriteAllText(_folder["access.log"], LogText.Line("/.env") + "\n");
        Directory.CreateDirectory(_folder["folder"]);

        var result = new VisitorScanner(LogText.Rules).Scan(
            [_folder["biner.log"], _folder["tidak-ada.log"], _folder["utf16.log"], _folder["folder"], _folder["access.log"]]);

        Assert.Equal(
            [("SopLogNotText", "biner.log"), ("SopLogNotText", "utf16.log"), ("SopLogUnreadable", "folder"), ("SopLogUnreadable", "tidak-ada.log")],
            result.Faults.Select(fault => (fault.Id, Path.GetFileName((string)fault.Offender!))).Order());
        Assert.Equal(_folder["access.log"], Assert.Single(result.Summary.Files).Name);
        Assert.Single(result.Visitors);
    }

    [Fact]
    public void TheTableOfAddressesGivesUpHarmlessOnesAndSaysSo()
    {
        var harmless = Enumerable.Range(0, 500).Select(n => LogText.Line("/", 200, $"2001:db8::{n:x}", n));
        var attacks = Enumerable.Range(0, 40).Select(n => LogText.Line("/?id=1+union+select+1,2", 404, $"198.51.100.{n}", 600 + n));

        var result = new VisitorScanner(LogText.Rules, new VisitorScanOptions { AddressLimit = 64 }).Scan([LogText.Source(harmless.Concat(attacks))]);

        Assert.Equal((540L, 40), (result.Summary.Requests, result.Visitors.Count));
        Assert.InRange(result.Summary.Addresses, 40, 64);
        Assert.InRange(result.Summary.DemotedAddresses, 400, 500);
        Assert.Equal(result.Summary.DemotedAddresses, result.Summary.UntrackedRequests);
        Assert.Equal(540, result.Summary.Addresses + result.Summary.UntrackedRequests);
    }

    [Fact]
    public void MoreAttackersThanRoomAreCountedTogether()
    {
        var attacks = Enumerable.Range(0, 100).Select(n => LogText.Line("/?id=1+union+select+1,2", 404, $"198.51.100.{n}", n));

        var result = new VisitorScanner(LogText.Rules, new VisitorScanOptions { AddressLimit = 64 }).Scan([LogText.Source(attacks)]);

        var others = Assert.Single(result.Visitors, visitor => visitor.Address == SuspiciousVisitor.OtherAddress);
        Assert.Equal((65, 36L, 36L, 36L), (result.Visitors.Count, others.Requests, others.Reasons[0].Count, result.Summary.UntrackedRequests));
        Assert.Equal(100, result.Visitors.Sum(visitor => visitor.Reasons.Single(reason => reason.Rule == "sqli-union").Count));
    }

    [Fact]
    public void NoLineMakesAPatternRunAway()
    {
        string[] seeds = [
            "' or ", "union select ", "(select ", "<a ", "../", "{{", "${", "`", "concat(", "wget ", "=http://a/", "/.env", "a.php.", "/images/a/",
            "exec(", "order by ", "&&", "config", "\"onload"];
        var lines = seeds.Select(seed => LogText.Line("/x?a=" + string.Concat(Enumerable.Repeat(seed.Replace(' ', '+'), 8000 / seed.Length))))
            .Concat(seeds.Select(seed => LogText.Line("/" + string.Concat(Enumerable.Repeat(seed.Replace(' ', '+'), 8000 / seed.Length)))));

        var result = new VisitorScanner(LogText.Rules).Scan([LogText.Source(lines)]);

        Assert.Equal(seeds.Length * 2, result.Summary.Requests);
        Assert.NotEmpty(result.Visitors);
    }

    [Fact]
    public void RandomBytesNeverFail()
    {
        var random = new Random(11);
        for (var n = 0; n < 300; n++)
        {
            var line = Encoding.Latin1.GetBytes(LogText.Line("/index.php?id=%2527&x=%u003c%c0%ae&#60;\\x3c\\u003e", agent: "a\\\"b"));
            for (var change = random.Next(1, 12); change > 0; change--) line[random.Next(line.Length)] = (byte)random.Next(256);
            var result = new VisitorScanner(LogText.Rules).Scan([LogText.Source([.. Encoding.ASCII.GetBytes(LogText.Line("/") + "\n"), .. line])]);
            Assert.Equal(result.Summary.Lines, result.Summary.Requests + result.Summary.Unparsed);
        }
    }

    [Fact]
    public void ACancelledScanStops()
    {
        using var stop = new CancellationTokenSource();
        var endless = LogSource.OfStream("tanpa-akhir", () => new EndlessStream(stop));

        Assert.Throws<OperationCanceledException>(() => new VisitorScanner(LogText.Rules).Scan([endless], stop.Token));
    }

    /// <summary>Gives the same line for ever; after some reads someone asks to stop.</summary>
    private sealed class EndlessStream(CancellationTokenSource stop) : MemoryStream
    {
        private readonly byte[] _line = Encoding.ASCII.GetBytes(LogText.Line("/") + "\n");
        private int _reads;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (++_reads == 50) stop.Cancel();
            for (var n = 0; n < count; n++) buffer[offset + n] = _line[n % _line.Length];
            return count;
        }
    }
}
