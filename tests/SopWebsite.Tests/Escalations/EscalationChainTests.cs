using SopWebsite.Escalations;

namespace SopWebsite.Tests.Escalations;

public sealed class EscalationChainTests
{
    private static readonly EscalationDraft First = new()
    {
        At = new DateTimeOffset(2026, 11, 20, 9, 30, 15, 123, TimeSpan.FromHours(7)).AddTicks(4567), Event = EscalationEvent.Note, Site = "pn-contoh",
        Due = new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.FromHours(7)), StandardMinutes = 90, FollowUp = "langkah 1: \"é\"\n",
    };

    private static readonly EscalationDraft Second = new()
    {
        At = new DateTimeOffset(2026, 11, 20, 2, 31, 0, TimeSpan.Zero), Event = EscalationEvent.ActivityCompleted, Site = "pn-contoh",
        Report = "SIT-1",
        Run = "R-20261120-0001", Procedure = "pn-tais/website", Activity = 6, From = "Nama Admin", To = "Nama Kasubbag",
        Due = new DateTimeOffset(2026, 11, 20, 4, 0, 0, TimeSpan.Zero), WorkingMinutes = -4, StandardMinutes = int.MaxValue,
        Timeliness = Timeliness.Late,
        FollowUp = "😀", Evidence = "bukti.png",
    };

    [Fact]
    public void TheFormAndTheHashAreWhatAnyoneComputesFromTheDescription()
    {
        // Computed with Python's hashlib over bytes written by hand, not with this code.
        var first = EscalationChain.Link(First, 1, EscalationChain.Genesis);
        Assert.Equal(
            "sopwebsite-log-1\n1:1\n24:2026-11-20T02:30:15.123Z\n4:Note\n9:pn-contoh\n-\n-\n-\n-\n-\n-\n24:2026-11-20T04:00:00.000Z\n-\n2:90\n13:NotMeasurable\n"
            + "16:langkah 1: \"é\"\n\n-\n",
            EscalationChain.CanonicalForm(first));
        Assert.Equal("c7828483567779b78896f5fb21e619f0dcb8006aa6a25b847618bb640a001aa8", first.Hash);
        Assert.Equal("4137fec8581ae3659442c2310e488c7e9222c61da6691c20581833783377609c", EscalationChain.Link(Second, 2, first.Hash).Hash);
    }

    [Fact]
    public void WhatNoDatabaseKeepsIsReplacedBeforeItIsHashed()
    {
        // Not as theory data: half a surrogate pair does not survive the way of an attribute.
        var (high, low, instead) = ((char)0xD83D, (char)0xDE00, (char)0xFFFD);
        foreach (var (given, written) in new[]
        {
            ("a\0b", $"a{instead}b"), ($"a{high}", $"a{instead}"), ($"{low}{high}{low}", $"{instead}{high}{low}"),
            ($"{high}{high}", $"{instead}{instead}"),
            ("apa adanya é 😀\n", "apa adanya é 😀\n"),
        })
            Assert.Equal(written, EscalationChain.Link(First with { FollowUp = given }, 1, EscalationChain.Genesis).FollowUp);
    }

    [Theory]
    [InlineData(3, 3, EscalationLogFault.None, null)]
    [InlineData(2, 2, EscalationLogFault.None, null)]
    [InlineData(0, 0, EscalationLogFault.None, null)]
    [InlineData(null, 2, EscalationLogFault.None, null)]
    [InlineData(null, 0, EscalationLogFault.None, null)]
    [InlineData(3, null, EscalationLogFault.None, null)]
    [InlineData(4, null, EscalationLogFault.Cut, 4L)]
    [InlineData(4, 3, EscalationLogFault.Cut, 4L)]
    [InlineData(null, 9, EscalationLogFault.Cut, 4L)]
    [InlineData(2, 1, EscalationLogFault.Rewritten, 2L)]
    [InlineData(3, 9, EscalationLogFault.Rewritten, 3L)]
    public void WhatWasWrittenDownOfALogIsFoundInItOrNot(int? entries, int? hashOf, EscalationLogFault fault, long? bad)
    {
        var log = new List<EscalationEntry>();
        for (var n = 1; n <= 3; n++) log.Add(EscalationChain.Link(First, n, n == 1 ? EscalationChain.Genesis : log[n - 2].Hash));
        var hash = hashOf switch { null => null, 0 => EscalationChain.Genesis, 9 => new string('9', 64), { } n => log[n - 1].Hash };

        var result = EscalationChain.Verify(log, new EscalationLogHead(entries, hash));

        Assert.Equal((fault, bad), (result.Fault, result.FirstBadEntry));
    }
}
