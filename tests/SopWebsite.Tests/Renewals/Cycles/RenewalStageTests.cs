using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Renewals.Sources;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Cycles;

public sealed class RenewalStageTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 16, 2, 0, 0, TimeSpan.Zero);
    private static readonly RenewalRules Rules = Desk.Adapters.RenewalRules;

    [Fact]
    public void WithoutAnEndNothingIsKnown()
    {
        Assert.Equal(RenewalStage.Unknown, Stage(Domain(null)));
        Assert.Equal(RenewalStage.InvoiceReceived, Stage(Domain(null), Invoice()));
        Assert.Equal(RenewalStage.Unknown, Domain(null).Stage);
    }

    [Theory]
    [InlineData(61, RenewalStage.Active)]
    [InlineData(60, RenewalStage.Due)]
    [InlineData(1, RenewalStage.Due)]
    [InlineData(0, RenewalStage.Grace)]
    public void ItComesUpAndLapses(int days, RenewalStage stage) => Assert.Equal(stage, Stage(Domain(Now.AddDays(days))));

    [Fact]
    public void AnInvoiceThatWaitsComesBeforeAllButALapse()
    {
        Assert.Equal(RenewalStage.InvoiceReceived, Stage(Domain(Now.AddDays(300)), Invoice()));
        Assert.Equal(RenewalStage.InvoiceReceived, Stage(Paid(Now.AddDays(300), Now.AddDays(300)), Invoice()));
        Assert.Equal(RenewalStage.Grace, Stage(Domain(Now.AddDays(-1)), Invoice()));
    }

    [Fact]
    public void PaidIsConfirmedOnlyByTheSource()
    {
        var until = Now.AddDays(300);
        Assert.Equal(RenewalStage.Paid, Stage(Paid(until, until)));
        Assert.Equal(RenewalStage.Confirmed, Stage(Paid(until, until) with { Answer = Answer(until) }));
        // A registry that counts days, not seconds.
        Assert.Equal(RenewalStage.Confirmed, Stage(Paid(until.AddHours(-20), until) with { Answer = Answer(until.AddHours(-20)) }));
        // The registry still shows the old end: paid, however near that is.
        Assert.Equal(RenewalStage.Paid, Stage(Paid(Now.AddDays(5), until) with { Answer = Answer(Now.AddDays(5)) }));
        // And when that has passed, what was paid does not help.
        Assert.Equal(RenewalStage.Grace, Stage(Paid(Now.AddDays(-1), until) with { Answer = Answer(Now.AddDays(-1)) }));
        // The next term comes up.
        Assert.Equal(RenewalStage.Due, Stage(Paid(Now.AddDays(20), Now.AddDays(20)) with { Answer = Answer(Now.AddDays(20)) }));
        // Renewed at the registry beyond what the ledger knows.
        Assert.Equal(RenewalStage.Active, Stage(Paid(Now.AddDays(700), until) with { Answer = Answer(Now.AddDays(700)) }));
    }

    [Theory]
    [InlineData(-10, "redemption period|pending delete", RenewalStage.Redemption)]
    [InlineData(-10, "pending delete", RenewalStage.Redemption)]
    [InlineData(-66, "pending delete", RenewalStage.PendingDelete)]
    [InlineData(-75, "pending delete", RenewalStage.PendingDelete)]
    [InlineData(-75, "Redemption Period", RenewalStage.Redemption)]
    [InlineData(-50, "auto renew period", RenewalStage.Grace)]
    [InlineData(200, "pending delete", RenewalStage.Redemption)]
    // Before the end the word means that a renewal can be taken back.
    [InlineData(200, "auto renew period", RenewalStage.Active)]
    [InlineData(-50, "active|client transfer prohibited", RenewalStage.Redemption)]
    public void TheRegistrysOwnWordOutweighsTheDays(int days, string words, RenewalStage stage)
    {
        var end = Now.AddDays(days);
        Assert.Equal(stage, Stage(Domain(end) with { Answer = Answer(end, words.Split('|')) }));
    }

    [Fact]
    public void AnOldWordCountsNoMore()
    {
        var renewal = Domain(Now.AddDays(-80)) with { Answer = Answer(Now.AddDays(-80), "redemption period") with { AskedAt = Now.AddDays(-39) } };
        Assert.Equal(RenewalStage.Redemption, Stage(renewal));
        Assert.Equal(RenewalStage.Lapsed, Stage(renewal with { Answer = renewal.Answer! with { AskedAt = Now.AddDays(-41) } }));
    }

    [Fact]
    public void WhatTheBudgetYearAsksForComesUpByThatDay()
    {
        // 25 March, seen on 10 October: 166 days, but 82 to the year's end; on 2 November it comes up.
        var renewal = Domain(new DateTimeOffset(2027, 3, 25, 0, 0, 0, TimeSpan.Zero));
        var payBy = new DateTimeOffset(2026, 12, 31, 16, 59, 0, TimeSpan.Zero);

        var cycle = RenewalCycles.Of(renewal, [], Rules, "WIB", new DateTimeOffset(2026, 10, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((RenewalStage.Active, payBy, payBy), (cycle.Stage, cycle.PayBy, cycle.ActBy));
        Assert.Equal(RenewalStage.Due, RenewalCycles.Of(renewal, [], Rules, "WIB", new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)).Stage);
        // Nothing is to be paid for what is free, or paid already.
        Assert.Null(RenewalCycles.Of(renewal with { Cost = 0 }, [], Rules, "WIB", Now).PayBy);
        Assert.Null(RenewalCycles.Of(Paid(renewal.ExpiresAt!.Value, renewal.ExpiresAt.Value.AddYears(1)), [], Rules, "WIB", Now).PayBy);
    }

    [Fact]
    public void TheNextThingToDoIsTheEarliest()
    {
        var end = Now.AddDays(90);
        DateTimeOffset? ActBy(params RenewalInvoice[] open) => RenewalCycles.Of(Domain(end), open, Rules, "WIB", Now).ActBy;

        Assert.Equal(end, ActBy());
        Assert.Equal(
            Now.AddDays(1),
            ActBy(Invoice() with { SopDueAt = Now.AddDays(3) }, Invoice() with { SopDueAt = Now.AddDays(9), DueAt = Now.AddDays(1) }));
        Assert.Equal(end, ActBy(Invoice() with { DueAt = Now.AddDays(99) }));
    }

    [Theory]
    [InlineData("days: 35-40", "days: 40-35", 12)]
    [InlineData("days: 35-40", "days: nanti", 12)]
    [InlineData("days: 30,", "", 13)]
    [InlineData("days: 30", "days: 0", 13)]
    [InlineData("stage: redemption", "stage: lapsed", 13)]
    [InlineData("stage: redemption", "stage: grace", 11)]
    [InlineData("kind: domain", "kind: mobil", 9)]
    public void ADamagedFileIsRefusedWithItsLine(string was, string becomes, int line)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["rules"]);
        var text = File.ReadAllText(Repository.Path("rules", "renewals.yaml"));
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(folder["rules/renewals.yaml"], text.Replace(was, becomes, StringComparison.Ordinal));

        var failure = Assert.Throws<SopException>(() => new SopWebsite.Adapters.AdapterSet(folder.Path).RenewalRules);

        Assert.Equal("SopRenewalRuleInvalid", failure.Id);
        Assert.Contains($"line {line}:", failure.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheFileEverythingLapsesAtItsEnd()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(new SopWebsite.Adapters.AdapterSet(folder.Path).RenewalRules.LifeCycles);
    }

    private static RenewalStage Stage(HostingRenewal renewal, params RenewalInvoice[] open) =>
        RenewalCycles.Of(renewal, open, Rules, "WIB", Now).Stage;

    private static HostingRenewal Domain(DateTimeOffset? end) =>
        new() { Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", CheckedAt = Now, ExpiresAt = end };

    private static HostingRenewal Paid(DateTimeOffset end, DateTimeOffset until) =>
        Domain(end) with { Payments = [new RenewalPayment { RecordedAt = Now.AddDays(-9), To = until }] };

    private static SourceAnswer Answer(DateTimeOffset end, params string[] words) =>
        new() { Source = RenewalSource.Rdap, Server = "rdap.example", AskedAt = Now, ExpiresAt = end, Statuses = words };

    private static RenewalInvoice Invoice() => new() { Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "pn-contoh.go.id", Number = "1" };
}
