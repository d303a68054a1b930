using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Situations;
using SopWebsite.Situations.Problems;
using SopWebsite.Situations.Work;

namespace SopWebsite.Tests.Situations;

/// <summary>Situations that come back.</summary>
public sealed class SopProblemTests : SituationBench
{
    private SopProblems Problems => Desk.Workplace.Problems;

    [Fact]
    public void TheThirdAlikeOpensARecordAndTheFourthJoinsIt()
    {
        var first = Outage();
        var second = Outage();
        Assert.Null(second.Problem);
        Assert.Empty(Problems.Find());

        var third = Outage();

        var problem = Assert.Single(Problems.Find());
        Assert.Equal(("MB-2026-0001", DiagnosisCause.Hosting, "pn-contoh"), (problem.Number, problem.Cause, problem.Site));
        Assert.Equal([first.Number, second.Number, third.Number], problem.Reports);
        Assert.All(problem.Reports, number => Assert.Equal("MB-2026-0001", Reports.Get(number).Problem));
        Assert.Equal("MB-2026-0001", third.Problem);
        var fourth = Outage();
        Assert.Equal([first.Number, second.Number, third.Number, fourth.Number], Problems.Get("MB-2026-0001").Reports);
        var opened = Assert.Single(Desk.Register.Log.Read(), entry => entry.Event == EscalationEvent.ProblemOpened);
        Assert.Equal((third.Number, $"MB-2026-0001: {first.Number}, {second.Number}, {third.Number}"), (opened.Report, opened.FollowUp));
        Assert.Equal(SituationState.Open, third.State);
        Assert.NotNull(third.Due);
    }

    [Theory]
    [InlineData(30, 0, true)]
    [InlineData(30, 1, false)]
    public void ThirtyPlainDaysCount(int days, int seconds, bool problem)
    {
        Outage();
        Outage();
        Pass(TimeSpan.FromDays(days) + TimeSpan.FromSeconds(seconds));

        Assert.Equal(problem, Outage().Problem is not null);
    }

    [Fact]
    public void OtherCausesOtherSitesAndMergedReportsAreNotAlike()
    {
        Outage();
        var second = Outage();
        Check(AvailabilityFailure.Tls);
        Assert.Null(Open().Problem);
        Desk.Workplace.SituationMerges.Merge(Reports.Find()[0].Number, [second.Number]);
        Assert.Null(Outage().Problem);
        Desk.Workplace.Sites.Register(new SopWebsite.Sites.SopSite { Name = "pn-lain", Procedure = "pn-tais/website" });
        Assert.Null(Reports.Open(Desk.Workplace.Sites.Get("pn-lain"), "Situs mati", null).Problem);

        Assert.NotNull(Outage().Problem);
    }

    [Fact]
    public void WithoutAKnownCauseOnlyTheSameSymptomIsAlike()
    {
        Open("Formulir rusak");
        Open("Jadwal sidang kosong");
        Assert.Null(Open("formulir  RUSAK").Problem);

        var third = Open("Formulir rusak ");

        Assert.Equal(3, Problems.Get(third.Problem!).Reports.Length);
    }

    [Fact]
    public void ACauseEnteredByHandMakesReportsAlike()
    {
        Outage();
        Outage();
        Check(AvailabilityFailure.None);
        var report = Open("Situs tidak dapat dibuka dari luar");
        Assert.Null(report.Problem);

        Assert.Equal(
            "MB-2026-0001", Desk.Workplace.SituationWork.Change(report.Number, new SituationChange { Cause = DiagnosisCause.Hosting }).Problem);
    }

    [Fact]
    public void AClosedProblemThatComesBackOpensAnotherThatNamesIt()
    {
        for (var i = 0; i < 3; i++) Outage();
        var closed = Problems.Complete("MB-2026-0001", "Kuota server habis", "Paket dinaikkan", "Kasubbag Contoh");
        Assert.Equal((SopProblemState.Closed, "Kuota server habis", "Paket dinaikkan"), (closed.State, closed.RootCause, closed.Measure));
        Assert.Equal(EscalationEvent.ProblemClosed, Desk.Register.Log.Read().Last().Event);
        Assert.Empty(Problems.Find(openOnly: true));

        Outage();
        Assert.Null(Outage().Problem);
        var again = Problems.Get(Outage().Problem!);

        Assert.Equal(("MB-2026-0002", "MB-2026-0001", 3), (again.Number, again.Previous, again.Reports.Length));
        Assert.Equal("SopProblemClosed", Assert.Throws<SopException>(() => Problems.Complete("MB-2026-0001", "a", "b")).Id);
        Assert.Equal("SopRootCauseMissing", Assert.Throws<SopException>(() => Problems.Complete("MB-2026-0002", "a", " ")).Id);
        Assert.Equal("SopProblemNotFound", Assert.Throws<SopException>(() => Problems.Get("MB-0000-0000")).Id);
    }

    private SituationReport Outage()
    {
        Check(AvailabilityFailure.Connect);
        return Open();
    }
}
