using SopWebsite.Errors;
using SopWebsite.Situations;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Work;

namespace SopWebsite.Tests.Situations;

/// <summary>Every move in every state, against a table written down apart from the module's own.</summary>
public sealed class SituationTransitionTests : SituationBench
{
    /// <summary>What may be done at each stage of seed 001. All else is refused.</summary>
    private static readonly Dictionary<string, SituationMove[]> Allowed = new()
    {
        ["report"] = [SituationMove.Submit, SituationMove.Change, SituationMove.Grade, SituationMove.Absorb, SituationMove.Merge],
        ["forward"] = [SituationMove.Submit, SituationMove.Change, SituationMove.Grade, SituationMove.Absorb, SituationMove.Merge],
        ["decide"] = [SituationMove.Approve, SituationMove.Change, SituationMove.Grade, SituationMove.Absorb, SituationMove.Merge],
        ["fix"] = [SituationMove.Resolve, SituationMove.Grade, SituationMove.Act, SituationMove.Absorb],
        ["backup-again"] = [SituationMove.Close, SituationMove.Grade],
        ["closed"] = [],
    };

    public static TheoryData<string, SituationMove> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, SituationMove>();
            foreach (var stage in Allowed.Keys)
                foreach (var move in Enum.GetValues<SituationMove>())
                    matrix.Add(stage, move);
            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void AMoveIsDoneOrRefusedWithWhatIsAllowed(string stage, SituationMove move)
    {
        var other = Open("Laporan lain");
        var report = At(stage);
        Pass(TimeSpan.FromMinutes(1));
        var before = Desk.Register.Log.Read().Count();
        var state = report.State;

        if (Allowed[stage].Contains(move))
        {
            Do(move, report, other);
            Assert.True(Desk.Register.Log.Read().Count() > before);
            return;
        }
        var refusal = Assert.Throws<SopException>(() => Do(move, report, other));
        Assert.Equal("SopSituationTransition", refusal.Id);
        Assert.Equal(before, Desk.Register.Log.Read().Count());
        Assert.Equal(state, Reports.Get(report.Number).State);
        foreach (var command in Allowed[stage].Select(CommandOf))
        {
            Assert.Contains(command, refusal.Phrase.English, StringComparison.Ordinal);
            Assert.Contains(command, refusal.Phrase.Indonesian, StringComparison.Ordinal);
        }
        if (Allowed[stage].Length == 0) Assert.Contains("closed", refusal.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public void AReportPublishesWhatMayBeDoneWithIt()
    {
        foreach (var (stage, moves) in Allowed) Assert.Equal(moves, At(stage).AllowedMoves);
    }

    [Fact]
    public void WhileTheClockStandsStillNoStepIsCompleted()
    {
        var report = At("decide");
        Desk.Workplace.Runs.Suspend(report.Run!.Id, "Menunggu");

        Assert.Equal(
            [SituationMove.Change, SituationMove.Grade, SituationMove.Absorb, SituationMove.Merge], Reports.Get(report.Number).AllowedMoves);
        Assert.Equal("SopRunNotActive", Assert.Throws<SopException>(() => Reports.Approve(report.Number, 1)).Id);
    }

    [Fact]
    public void ARunEndedByHandLeavesNoOpenReport()
    {
        var report = At("forward");
        Desk.Workplace.Runs.Close(report.Run!.Id, "Salah lapor");

        Assert.Empty(Reports.Find(openOnly: true));
        Assert.Equal(SituationState.Closed, Reports.Get(report.Number).State);
        Assert.Empty(Reports.Get(report.Number).AllowedMoves);
    }

    private void Do(SituationMove move, SituationReport report, SituationReport other)
    {
        var work = Desk.Workplace.SituationWork;
        switch (move)
        {
            case SituationMove.Submit: Reports.Submit(report.Number, "sekretaris"); break;
            case SituationMove.Approve: Reports.Approve(report.Number, 1); break;
            case SituationMove.Resolve:
                Reports.Resolve(report.Number, new SituationResolution { Action = "Selesai", Performer = SituationPerformer.OwnStaff });
                break;
            case SituationMove.Close: Reports.CloseWithBackup(report.Number, Set(Desk.Clock.UtcNow)); break;
            case SituationMove.Change: work.Change(report.Number, new SituationChange { Symptom = "Lain" }); break;
            case SituationMove.Grade: work.Change(report.Number, new SituationChange { Impact = SituationImpact.Court }); break;
            case SituationMove.Act: work.Act(report.Number, "Memeriksa log"); break;
            case SituationMove.Absorb: Desk.Workplace.SituationMerges.Merge(report.Number, [other.Number]); break;
            default: Desk.Workplace.SituationMerges.Merge(other.Number, [report.Number]); break;
        }
    }

    private static string CommandOf(SituationMove move) => move switch
    {
        SituationMove.Submit => "Submit-SituationReport",
        SituationMove.Approve => "Approve-SituationReport",
        SituationMove.Resolve => "Resolve-SituationReport",
        SituationMove.Close => "Backup-Website",
        SituationMove.Change => "Set-SituationReport",
        SituationMove.Grade => "Set-SituationReport -Impact",
        SituationMove.Act => "Add-SituationAction",
        SituationMove.Absorb => "Merge-SituationReport -From",
        _ => "Merge-SituationReport",
    };
}
