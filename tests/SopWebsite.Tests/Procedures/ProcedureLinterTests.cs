using SopWebsite.Procedures;

namespace SopWebsite.Tests.Procedures;

public sealed class ProcedureLinterTests
{
    private static readonly SopProcedure Sound = TestProcedures.Five with
    {
        Activities = [
            TestProcedures.Activity(1, "1 jam", null), TestProcedures.Activity(2, "1 jam - 3 hari", null),
            TestProcedures.Activity(3, "relatif", null)],
    };

    [Fact]
    public void ASoundProcedureHasNoFindings() => Assert.Empty(ProcedureLinter.Check(Sound));

    [Theory]
    [InlineData("60 menit", "SopTotalDiffers")] // less than the least
    [InlineData("2 jam", null)]
    [InlineData("9 hari", null)] // relatif may take the rest
    [InlineData("2 jam / 3 jam", "SopConversionWrong")]
    public void TotalsAreCheckedAgainstWhatTheStepsCanTake(string printed, string? id)
    {
        Assert.True(PrintedTotal.TryParse(printed, out var total));

        Assert.Equal(id is null ? [] : [id], ProcedureLinter.Check(Sound with { PrintedTotal = total }).Select(finding => finding.Id));
    }

    [Fact]
    public void WithoutRelativeStepsATotalMayNotBeMoreEither()
    {
        Assert.True(PrintedTotal.TryParse("9 hari", out var total));

        Assert.Equal(
            "SopTotalDiffers", ProcedureLinter.Check(Sound with { PrintedTotal = total, Activities = [.. Sound.Activities.Take(2)] }).Single().Id);
    }

    [Theory]
    [InlineData("SopNumberDuplicate", 1, 2, 2)]
    [InlineData("SopNumberMissing", 1, 3, 4)]
    [InlineData("SopNumberMissing", 2, 3, 4)]
    public void NumbersRunFromOneWithoutGapsOrRepeats(string id, int first, int second, int third)
    {
        var activities = new[] { first, second, third }.Select(number => TestProcedures.Activity(number, "1 jam", null)).ToArray();

        Assert.Equal(
            [(id, SopFindingSeverity.Error)],
            ProcedureLinter.Check(Sound with { Activities = activities }).Select(finding => (finding.Id, finding.Severity)));
    }

    [Theory]
    [InlineData("", "SopTimeBlank")]
    [InlineData("0 menit", "SopTimeZero")]
    [InlineData("3 hari - 1 jam", "SopRangeReversed")]
    [InlineData("1 hari - 450 menit", "SopRangeReversed")]
    public void TimesThatCannotBeMeantAreFound(string time, string id) => Assert.Equal(
        [(id, (int?)1)],
        ProcedureLinter.Check(Sound with { Activities = [TestProcedures.Activity(1, time, null)] })
            .Select(finding => (finding.Id, finding.Activity)));

    [Fact]
    public void RolesDutiesAndChainsAreChecked()
    {
        var odd = TestProcedures.Activity(1, "1 jam", "lapor") with { Performer = "juru-kunci", Recipient = "juru-tulis" };
        var findings = ProcedureLinter.Check(
            Sound with
            {
                Chain = ["sekretaris", "sekretaris", "raja"], Activities = [odd, TestProcedures.Activity(2, "1 jam", null) with { Performer = null }],
            });

        Assert.Equal(
            ["SopDutyUnknown", "SopPerformerMissing", "SopPerformerUnknown", "SopRecipientUnknown", "SopRoleRepeated", "SopRoleUnknown"],
            findings.Select(finding => finding.Id).OrderBy(id => id, StringComparer.Ordinal));
        Assert.Equal("SopChainEmpty", ProcedureLinter.Check(Sound with { Chain = [] }).Single().Id);
        Assert.Equal(["SopActivitiesMissing"], ProcedureLinter.Check(Sound with { Activities = [] }).Select(finding => finding.Id));
    }

    [Fact]
    public void SituationReportsNeedTheirDutiesOnce()
    {
        var website = Sound with
        {
            Kind = SopProcedureKind.Website,
            Activities = [
                TestProcedures.Activity(1, "1 jam", "report"), TestProcedures.Activity(2, "1 jam", "fix"),
                TestProcedures.Activity(3, "1 jam", "fix")],
        };

        Assert.Equal(
            [("SopDutyMissing", null), ("SopDutyRepeated", 3)], ProcedureLinter.Check(website).Select(finding => (finding.Id, finding.Activity)));
    }
}
