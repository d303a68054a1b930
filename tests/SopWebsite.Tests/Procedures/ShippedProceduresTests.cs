using SopWebsite.Adapters;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures;

/// <summary>The facts of the ten documents, as the documents print them.</summary>
public sealed class ShippedProceduresTests
{
    private static readonly IProcedureCatalog Catalog = new AdapterSet(Repository.Root).ProceduresFor();

    [Theory]
    [InlineData("pn-dumai/website", "4 jam,6 jam,relatif,relatif,15 menit,relatif,relatif", null)]
    [InlineData("pn-tais/website", "1 hari,1 hari,1 hari,3 jam,1 hari,5 menit,2 jam,1 jam - 3 hari,1 jam", null)]
    [InlineData("pa-mukomuko/it-policy", "2 jam,4 jam,4 jam,1 hari,1 hari", "1.500 menit / 3 hari 2 jam 47 menit")]
    [InlineData(
        "pa-mukomuko/it-service-request", "10 menit,10 menit,10 menit,15 menit,15 menit,30 menit,30 menit,15 menit,1 hari",
        "585 menit / 1 hari 2 jam 25 menit")]
    [InlineData("pa-mukomuko/device-maintenance", "1 hari,1 jam,1 jam,1 jam,1 jam,1 jam,1 jam,1 hari,,1 jam,30 menit", "1.350 menit / 3 hari")]
    [InlineData("pa-mukomuko/device-security", "1 jam,2 jam,1 jam,1 jam,2 jam,30 menit,2 jam", "570 menit / 9 jam 30 menit")]
    [InlineData("pa-mukomuko/content", "3 jam,1 jam,2 jam,30 menit,30 menit,30 menit,15 menit", "465 menit / 1 hari 23 menit")]
    [InlineData("pa-mukomuko/website", "1 hari,1 hari,1 hari,3 jam,1 hari,2 jam,1 hari", "5 hari 5 jam")]
    [InlineData("pn-bangil/sipp", "1 jam,2 jam,relatif,15 menit,15 menit,15 menit,relatif", null)]
    [InlineData("sop-05/website", "1 hari,1 hari,1 hari,3 jam,1 hari,2 jam,3 hari", null)]
    public void TimesAndTotalsAreThoseOfTheDocument(string code, string times, string? total)
    {
        var procedure = Catalog.Get(code);

        Assert.Equal(times, string.Join(",", procedure.Activities.Select(activity => activity.StandardTime)));
        Assert.Equal(Enumerable.Range(1, procedure.Activities.Length), procedure.Activities.Select(activity => activity.Number));
        Assert.Equal(total, procedure.PrintedTotal?.Text);
    }

    [Fact]
    public void ThereAreTen() => Assert.Equal(10, Catalog.All().Count);

    [Fact]
    public void PeriodsAreThoseOfTheDocument() => Assert.Equal(
        [
            "device-maintenance 2: 1 minggu", "device-maintenance 3: 1 minggu", "device-maintenance 4: 1 minggu", "device-maintenance 5: 1 bulan",
            "device-maintenance 6: 1 bulan", "device-maintenance 7: 1 bulan", "device-security 1: 1 bulan", "device-security 2: 1 bulan",
            "device-security 3: 1 bulan", "device-security 4: 1 bulan",
        ],
        Catalog.All().SelectMany(procedure => procedure.Activities
            .Where(activity => activity.Every is not null)
            .Select(activity => $"{procedure.Code.Split('/')[1]} {activity.Number}: {activity.Every}")));

    [Theory]
    [InlineData("pn-tais/website", "monitoring backup visitors renewals report forward decide fix backup-again")]
    [InlineData("pn-dumai/website", "monitoring backup visitors renewals report decide fix")]
    [InlineData("pa-mukomuko/website", "monitoring backup visitors renewals report decide fix")]
    [InlineData("sop-05/website", "monitoring backup visitors renewals report decide fix")]
    [InlineData("pn-bangil/sipp", "monitoring backup visitors complaint report decide fix")]
    public void DutiesStandWhereOtherRoomsLookForThem(string code, string duties) =>
        Assert.Equal(duties, string.Join(" ", Catalog.Get(code).Activities.Select(activity => activity.Duty)));

    [Theory]
    [InlineData("pn-tais/website", "kasubbag-ptip")]
    [InlineData("pn-dumai/website", "sekretaris")]
    [InlineData("pa-mukomuko/website", "penanggung-jawab-informasi")]
    [InlineData("sop-05/website", "penanggung-jawab-informasi")]
    public void ReportsGoWhereTheDocumentSendsThem(string code, string recipient) =>
        Assert.Equal(recipient, Catalog.Get(code).ActivityOf(SopDuties.Report)!.Recipient);

    [Fact]
    public void WhatWeProposeIsMarkedAsProposed() => Assert.All(Catalog.All(), procedure =>
    {
        Assert.True(procedure.ChainIsDefault);
        Assert.All(procedure.Chain, role => Assert.Contains(role, SopRoles.Codes));
        Assert.All(procedure.Activities, activity => Assert.True(activity.PerformerIsDefault));
    });

    [Fact]
    public void TheLinterFindsExactlyTheErrorsOfTheDocuments() => Assert.Equal(
        [
            ("pa-mukomuko/content", "SopConversionWrong", null),
            ("pa-mukomuko/device-maintenance", "SopTimeBlank", 9),
            ("pa-mukomuko/it-policy", "SopConversionWrong", null),
            ("pa-mukomuko/it-service-request", "SopConversionWrong", null),
        ],
        Catalog.All().SelectMany(procedure => ProcedureLinter.Check(procedure)).Select(finding => (finding.Procedure, finding.Id, finding.Activity)));

    [Fact]
    public void AWrongConversionIsSetRight() => Assert.Equal(
        "'3 hari 2 jam 47 menit' adalah 1517 menit, bukan 1500; yang benar '3 hari 2 jam 30 menit'",
        ProcedureLinter.Check(Catalog.Get("pa-mukomuko/it-policy")).Single().Message.Indonesian);
}
