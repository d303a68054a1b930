using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Allowing;

namespace SopWebsite.Tests.Visitors.Allowing;

public sealed class AllowedVisitorsTests : IDisposable
{
    private readonly Desk _desk = new();

    private AllowedVisitors Allowed => _desk.Workplace.AllowedVisitors;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void TheNarrowestEntryOfTheSiteDecides()
    {
        _desk.Workplace.Sites.Register(new SopSite { Name = "pn-lain" });
        Allowed.Register("203.0.113.0/24", "Penyedia koneksi kantor");
        Allowed.Register("203.0.113.8/29", "Kantor pengadilan", "PN-contoh", by: "Admin Contoh");
        Allowed.Register("2001:db8::/32", "Mahkamah Agung");

        Assert.Equal("Kantor pengadilan", Reason("pn-contoh", "203.0.113.9"));
        Assert.Equal("Kantor pengadilan", Reason("pn-contoh", "::ffff:203.0.113.9"));
        Assert.Equal("Penyedia koneksi kantor", Reason("pn-contoh", "203.0.113.1"));
        Assert.Equal("Penyedia koneksi kantor", Reason("pn-lain", "203.0.113.9"));
        Assert.Equal("Penyedia koneksi kantor", Reason(site: null, "203.0.113.9"));
        Assert.Equal("Mahkamah Agung", Reason("pn-lain", "2001:db8:1::5"));
        Assert.Null(Reason("pn-contoh", "203.0.114.1"));
        Assert.Null(Reason("pn-contoh", "kantor.pn-contoh.go.id"));
        Assert.Equal(["203.0.113.0/24", "203.0.113.8/29"], Allowed.Find("pn-contoh", "203.0.113.9").Select(one => one.Network));
        Assert.Equal(["2001:db8::/32", "203.0.113.0/24"], Allowed.Find("pn-lain").Select(one => one.Network));
    }

    [Fact]
    public void AnEntryHoldsForRequestsUntilItsEndAndUncoversTheOneAroundIt()
    {
        var start = _desk.Clock.UtcNow;
        Allowed.Register("198.51.100.0/24", "Pusat data");
        Allowed.Register("198.51.100.7", "Uji penetrasi, kontrak 12/2026", until: start.AddDays(2));
        _desk.Clock.UtcNow = start.AddDays(9);
        var book = Allowed.BookFor("pn-contoh");

        Assert.Equal("Uji penetrasi, kontrak 12/2026", book.Find("198.51.100.7", start.AddDays(1))!.Reason);
        Assert.Equal("Pusat data", book.Find("198.51.100.7", start.AddDays(3))!.Reason);
        Assert.Equal([true, false], Allowed.Find().OrderBy(one => one.Until is null).Select(one => one.IsExpired));
    }

    [Fact]
    public void EachChangeIsInTheLog()
    {
        Allowed.Register("203.0.113.7", "Monitor", "pn-contoh", _desk.Clock.UtcNow.AddDays(1), "Admin Contoh");
        Allowed.Register("203.0.113.7/32", "Monitor uptime", "pn-contoh");
        Assert.Equal("Monitor uptime", Assert.Single(Allowed.Find()).Reason);
        Allowed.Remove("203.0.113.7", "pn-contoh", "Kasubbag Contoh");

        Assert.Empty(Allowed.Find());
        var entries = _desk.Register.Log.Read().ToList();
        Assert.All(entries, entry => Assert.Equal((EscalationEvent.Note, "pn-contoh"), (entry.Event, entry.Site)));
        Assert.Equal(
            [
                "Pengunjung diizinkan: 203.0.113.7, pn-contoh: Monitor (sampai 2026-11-17 08:00 WIB)",
                "Pengunjung diizinkan: 203.0.113.7, pn-contoh: Monitor uptime",
                "Izin pengunjung dicabut: 203.0.113.7, pn-contoh: Monitor uptime",
            ],
            entries.Select(entry => entry.FollowUp));
        Assert.Equal(["Admin Contoh", null, "Kasubbag Contoh"], entries.Select(entry => entry.From));
    }

    [Fact]
    public void WhatWouldLetEverybodyPassIsRefused()
    {
        Assert.Equal("SopAllowedVisitorInvalid", Id(() => Allowed.Register("0.0.0.0/0", "x")));
        Assert.Equal("SopAllowedVisitorInvalid", Id(() => Allowed.Register("10.0.0.0/7", "x")));
        Assert.Equal("SopAllowedVisitorInvalid", Id(() => Allowed.Register("2000::/3", "x")));
        Assert.Equal("SopAllowedVisitorInvalid", Id(() => Allowed.Register("203.0.113.7", " ")));
        Assert.Equal("SopAllowedVisitorInvalid", Id(() => Allowed.Register("203.0.113.7", "x", until: _desk.Clock.UtcNow)));
        Assert.Equal("SopAddressBlockInvalid", Id(() => Allowed.Register("kantor", "x")));
        Assert.Equal("SopSiteNotFound", Id(() => Allowed.Register("203.0.113.7", "x", "tak-ada")));
        Assert.Equal("SopAllowedVisitorNotFound", Id(() => Allowed.Remove("203.0.113.7")));
        Assert.Empty(_desk.Register.Log.Read());
        Allowed.Register("10.0.0.0/8", "Jaringan kantor");
        Allowed.Register("fc00::/7", "Jaringan kantor");
    }

    private static string Id(Action act) => Assert.Throws<SopException>(act).Id;

    private string? Reason(string? site, string address) => Allowed.BookFor(site).Find(address, _desk.Clock.UtcNow)?.Reason;
}
