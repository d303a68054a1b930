using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Blocking;
using SopWebsite.Visitors.Bots;

namespace SopWebsite.Tests.Visitors.Blocking;

public sealed class VisitorBlocksTests : IDisposable
{
    private readonly BlockDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void TheHostileOnesOfTheSitesScansAreListed()
    {
        _desk.Found(_desk.Visitor("203.0.113.5"), _desk.Visitor("203.0.113.6", VisitorVerdict.Suspicious), _desk.Visitor("2001:DB8::7"));
        _desk.Found(_desk.Visitor("203.0.113.5", daysAgo: 0.5, score: 90), _desk.Visitor("::ffff:203.0.113.8"));

        var plan = _desk.Plan();

        Assert.Equal(["203.0.113.5", "203.0.113.8", "2001:db8::7"], BlockDesk.Networks(plan));
        var first = plan.Entries[0];
        Assert.Equal((90, _desk.Now.AddDays(29.5), _desk.Now), (first.Score, first.Until, first.Since));
        Assert.Equal([VisitorCategory.SqlInjection], first.Categories);
        Assert.Equal(3, plan.Added);
        Assert.Equal(4, _desk.Plan(change: options => options with { Verdict = VisitorVerdict.Suspicious }).Entries.Length);
    }

    [Theory]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("::1", "loopback")]
    [InlineData("10.4.5.6", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.168.1.10", "private")]
    [InlineData("::ffff:192.168.1.10", "private")]
    [InlineData("100.64.0.1", "CGNAT")]
    [InlineData("100.127.255.254", "CGNAT")]
    [InlineData("169.254.1.1", "link-local")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fe80::1%eth0", "link-local")]
    [InlineData("fd00::5", "private")]
    [InlineData("224.0.0.1", "no address of a visitor")]
    [InlineData("255.255.255.255", "no address of a visitor")]
    [InlineData("0.0.0.0", "no address of a visitor")]
    [InlineData("::", "no address of a visitor")]
    [InlineData("ff02::1", "no address of a visitor")]
    [InlineData(BlockDesk.Server, "the address of www.pn-contoh.go.id")]
    [InlineData("203.0.113.40", "allowed: Kantor pengadilan")]
    public void WhoMustNotBeBlockedIsNotUnlessForcedAndThenItIsSaid(string address, string reason)
    {
        _desk.Desk.Workplace.AllowedVisitors.Register("203.0.113.32/27", "Kantor pengadilan");
        _desk.Found(_desk.Visitor(address), _desk.Visitor("203.0.113.200"));

        var plan = _desk.Plan();

        Assert.Equal(["203.0.113.200"], BlockDesk.Networks(plan));
        Assert.Contains(reason, Assert.Single(plan.LeftOut).Reason.English, StringComparison.Ordinal);
        Assert.Empty(plan.Warnings);

        var forced = _desk.Plan(change: options => options with { Force = true });
        Assert.Equal(2, forced.Entries.Length);
        Assert.Contains(forced.Entries, entry => entry.IsForced);
        Assert.Contains(reason, Assert.Single(forced.Warnings).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.32.0.1")]
    [InlineData("11.0.0.1")]
    [InlineData("203.0.113.64")]
    public void TheirNeighboursAreBlocked(string address)
    {
        _desk.Desk.Workplace.AllowedVisitors.Register("203.0.113.32/27", "Kantor pengadilan");
        _desk.Found(_desk.Visitor(address));

        Assert.Equal([address], BlockDesk.Networks(_desk.Plan()));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("(lainnya)")]
    [InlineData("penyerang.example")]
    [InlineData("203.0.113.5; }\nlocation / { allow all; ")]
    [InlineData("203.0.113.5\r\nRequire all granted")]
    [InlineData("203.0.113.005")]
    [InlineData("0xCB.0.113.5")]
    [InlineData("3405803781")]
    [InlineData("198.51.100")]
    [InlineData("203.0.113.5/8")]
    [InlineData("0.0.0.0/0")]
    [InlineData("203.0.113.5 # ")]
    [InlineData("$(reboot)")]
    [InlineData("'; reboot #")]
    public void TextsThatAreNoAddressNeverGetIntoAnyList(string text)
    {
        foreach (var format in Enum.GetValues<BlockListFormat>())
        {
            var plan = _desk.PlanOf(format, text, "203.0.113.200");

            Assert.Equal(["203.0.113.200"], BlockDesk.Networks(plan));
            Assert.Single(plan.LeftOut);
            Assert.DoesNotContain("\n", plan.LeftOut[0].Address, StringComparison.Ordinal);
            if (text.Length > 3) Assert.DoesNotContain(text, plan.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("reboot", plan.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("allow all", plan.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ASearchEngineThatWasVerifiedIsLeftOutAndOneThatPosesAsItIsNot()
    {
        SuspiciousVisitor Engine(string address, SearchEngineIdentity identity) => _desk.Visitor(address) with
        {
            SearchEngine = new SearchEngineCheck
            {
                Address = address, Engine = "google", Identity = identity, Reason = new Phrase("-", "-"), CheckedAt = _desk.Now,
            },
        };
        _desk.Found(Engine("203.0.113.5", SearchEngineIdentity.Verified), Engine("203.0.113.6", SearchEngineIdentity.Spoofed));

        Assert.Equal(["203.0.113.6"], BlockDesk.Networks(_desk.Plan()));
        Assert.Contains("google", Assert.Single(_desk.Plan().LeftOut).Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void AddressesComeOffByThemselvesAndStayLongerWhenSeenAgain()
    {
        _desk.Found(_desk.Visitor("203.0.113.5", daysAgo: 0), _desk.Visitor("203.0.113.6", daysAgo: 0));
        _desk.Write(_desk.Plan());
        var since = _desk.Now;

        _desk.Desk.Clock.UtcNow += TimeSpan.FromDays(20);
        _desk.Found(_desk.Visitor("203.0.113.6", daysAgo: 0));
        var later = _desk.Plan();
        Assert.Equal([since.AddDays(30), since.AddDays(50)], later.Entries.Select(entry => entry.Until));
        Assert.Equal([since, since], later.Entries.Select(entry => entry.Since));
        Assert.Equal(0, later.Added);
        Assert.Equal("203.0.113.6", Assert.Single(later.Changes).Network);
        _desk.Write(later);

        _desk.Desk.Clock.UtcNow += TimeSpan.FromDays(11);
        Assert.Equal(["203.0.113.6"], BlockDesk.Networks(_desk.Plan()));
        Assert.Equal(["203.0.113.6"], _desk.Blocks.Find("pn-contoh").Select(block => block.Network));
        Assert.Equal(2, _desk.Blocks.Find("pn-contoh", all: true).Count);

        // Seen again after its time, it is blocked anew.
        _desk.Found(_desk.Visitor("203.0.113.5", daysAgo: 0));
        Assert.Equal(_desk.Now, _desk.Plan().Entries[0].Since);
    }

    [Fact]
    public void AShorterTimeDoesNotShortenWhatWasDecided()
    {
        _desk.Found(_desk.Visitor("203.0.113.5", daysAgo: 0));
        _desk.Write(_desk.Plan());

        var plan = _desk.Plan(change: options => options with { Time = TimeSpan.FromDays(2) });

        Assert.Equal(_desk.Now.AddDays(30), Assert.Single(plan.Entries).Until);
    }

    [Fact]
    public void ALogOfOldOrOfTimesToComeBlocksNobodyForLonger()
    {
        var plan = _desk.Plan(change: options => options with
        {
            Visitors = [_desk.Visitor("203.0.113.5", daysAgo: 31), _desk.Visitor("203.0.113.6", daysAgo: -400)],
        });

        Assert.Equal("203.0.113.5", Assert.Single(plan.LeftOut).Address);
        Assert.Equal(_desk.Now.AddDays(30), Assert.Single(plan.Entries).Until);
    }

    [Fact]
    public void WhoIsLiftedComesBackOnlyWhenSeenAgain()
    {
        _desk.Found(_desk.Visitor("203.0.113.5"));
        _desk.Write(_desk.Plan());

        var lifted = _desk.Blocks.Lift("pn-contoh", "203.0.113.5", "alamat kantor cabang", "Nama Kasubbag");

        Assert.Equal((_desk.Now, "Nama Kasubbag", false), (lifted.LiftedAt, lifted.LiftedBy, lifted.IsActive));
        Assert.Empty(_desk.Plan().Entries);
        Assert.Contains("lifted", Assert.Single(_desk.Plan().LeftOut).Reason.English, StringComparison.Ordinal);
        Assert.Equal("SopVisitorBlockNotFound", Assert.Throws<SopException>(() => _desk.Blocks.Lift("pn-contoh", "203.0.113.5")).Id);

        _desk.Desk.Clock.UtcNow += TimeSpan.FromDays(1);
        _desk.Found(_desk.Visitor("203.0.113.5", daysAgo: 0));
        Assert.Equal(["203.0.113.5"], BlockDesk.Networks(_desk.Plan()));
    }

    [Fact]
    public void WhoIsAllowedLaterComesOffTheList()
    {
        _desk.Found(_desk.Visitor("203.0.113.5"));
        _desk.Write(_desk.Plan());
        _desk.Desk.Workplace.AllowedVisitors.Register("203.0.113.5", "Pemantau");

        Assert.Empty(_desk.Plan().Entries);
    }

    [Fact]
    public void WritingIsInTheLogWithTheFilesDigest()
    {
        _desk.Found(_desk.Visitor("203.0.113.5"));

        var list = _desk.Blocks.Write(_desk.Plan(), BlockListCheck.Not("", ""), _desk.Desk.Folder["blokir.conf"], "Nama Kasubbag");

        var entry = _desk.Desk.Register.Log.Read().Last();
        Assert.Equal((EscalationEvent.Note, "pn-contoh", "Nama Kasubbag"), (entry.Event, entry.Site, entry.From));
        Assert.Equal("blokir.conf SHA-256 " + list.Sha256, entry.Evidence);
        Assert.Equal(list.Sha256, Files.Sha256Hex.OfBytes(File.ReadAllBytes(list.Path)));
    }

    [Fact]
    public void AFileOfSomeoneElseIsNeverReplaced()
    {
        var path = _desk.Desk.Folder[".htaccess"];
        File.WriteAllText(path, "RewriteEngine On\n");
        _desk.Found(_desk.Visitor("203.0.113.5"));

        Assert.Equal("SopBlockListForeign", Assert.Throws<SopException>(() => _desk.Write(_desk.Plan(), ".htaccess")).Id);

        Assert.Equal("RewriteEngine On\n", File.ReadAllText(path));
        Assert.Empty(_desk.Blocks.Find());
        foreach (var format in Enum.GetValues<BlockListFormat>()) _desk.Write(_desk.Plan(format), "daftar");
    }

    [Fact]
    public void WithoutASiteNothingIsRemembered()
    {
        _desk.Write(_desk.PlanOf(BlockListFormat.Json, "203.0.113.5"));

        Assert.Empty(_desk.Blocks.Find(all: true));
        Assert.Equal("SopBlockListWithoutSource", Assert.Throws<SopException>(() => _desk.Plan(change: options => options with { Site = null })).Id);
    }

    [Fact]
    public void BlocksAreShownInTheOrderOfAddresses()
    {
        _desk.Found(_desk.Visitor("203.0.113.10"), _desk.Visitor("2001:db8::1"), _desk.Visitor("203.0.113.9"));
        _desk.Write(_desk.Plan());

        Assert.Equal(["203.0.113.9", "203.0.113.10", "2001:db8::1"], _desk.Blocks.Find().Select(block => block.Network));
    }

    [Fact]
    public void AServerThatCannotBeFoundIsSaid()
    {
        _desk.Desk.Set(site => site with { Uri = [new Uri("https://tak-ada.example/")] });

        Assert.Contains("tak-ada.example", Assert.Single(_desk.Plan().Warnings).English, StringComparison.Ordinal);
    }
}
