using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>Whatever happens to logs between two passes, each line is counted once, or its loss is told.</summary>
public sealed class LogPlannerTests
{
    public enum Act
    {
        Append,
        AppendMany,
        AppendPart,
        Rename,
        RenameAndReopen,
        Reopen,
        Copy,
        CopyAndTruncate,
        Truncate,
        DeleteOld,
        DeleteLive,
        Pack,
        PackWhilePassing,
        Pass,
        KilledPass,
    }

    [Theory]
    [InlineData(1, 250, 12)]
    [InlineData(2, 150, 30)]
    [InlineData(3, 60, 80)]
    public void EveryLineIsCountedOnceOrItsLossIsTold(ulong seed, int cases, int most) => Property.Holds(
        seed, cases,
        random => Enumerable.Range(0, random.Next(2, most)).Select(_ => (int)Choose(random)).ToArray(),
        script => Property.Smaller(script, _ => []),
        Play);

    [Theory]
    [InlineData(Act.RenameAndReopen)]
    [InlineData(Act.CopyAndTruncate)]
    [InlineData(Act.Rename)]
    public void RotationWithLinesOnBothSidesLosesNothingAndIsNoGap(Act rotation)
    {
        using var yard = new LogYard();
        for (var day = 0; day < 5; day++)
        {
            foreach (var act in new[]
            {
                Act.Append, Act.AppendMany, Act.Pass, Act.Append, Act.AppendPart, rotation, Act.Append, Act.Reopen, Act.Append, Act.Pass, Act.Pass,
                Act.Pack, Act.Pass,
            })
                Do(yard, act);
        }

        yard.AssertComplete();
        Assert.Empty(yard.Gaps);
    }

    [Fact]
    public void ALogThatIsPackedAtOnceIsReadOnFromThere()
    {
        using var yard = new LogYard();
        foreach (var act in new[] { Act.AppendMany, Act.Pass, Act.Append, Act.RenameAndReopen, Act.Append, Act.PackWhilePassing, Act.Pass })
            Do(yard, act);

        yard.AssertComplete();
        Assert.Empty(yard.Gaps);
    }

    [Fact]
    public void ALogThatIsCutBeforeItWasReadToItsEndIsAGap()
    {
        using var yard = new LogYard();
        foreach (var act in new[] { Act.Append, Act.Pass, Act.Append, Act.Truncate, Act.AppendMany, Act.Pass }) Do(yard, act);

        var gap = Assert.Single(yard.Gaps);
        Assert.Equal((LogGapKind.Truncated, LogYard.Live), (gap.Kind, Path.GetFileName(gap.Path)));
        Assert.Contains("dipotong", gap.Reason.Indonesian, StringComparison.Ordinal);
        Do(yard, Act.Pass);
        Assert.Single(yard.Gaps);
    }

    private static Act Choose(Random random) => random.Next(10) switch
    {
        < 3 => random.Next(4) == 0 ? Act.AppendMany : random.Next(4) == 0 ? Act.AppendPart : Act.Append,
        < 6 => random.Next(4) == 0 ? Act.KilledPass : Act.Pass,
        _ => (Act)random.Next((int)Act.KilledPass),
    };

    private static void Play(int[] script)
    {
        using var yard = new LogYard();
        foreach (var act in script) Do(yard, (Act)act);
        yard.Reopen();
        yard.Pass();
        yard.Pass(later: TimeSpan.FromHours(25));
        yard.Pass();
        yard.AssertComplete();
        if (!script.Intersect([(int)Act.Truncate, (int)Act.DeleteOld, (int)Act.DeleteLive]).Any() && !yard.HasDropped) Assert.Empty(yard.Gaps);
    }

    private static void Do(LogYard yard, Act act)
    {
        switch (act)
        {
            case Act.Append:
                yard.Append(2);
                break;
            case Act.AppendMany:
                yard.Append(60);
                break;
            case Act.AppendPart:
                yard.AppendPart();
                break;
            case Act.Rename:
                yard.Rename();
                break;
            case Act.RenameAndReopen:
                yard.Rename();
                yard.Reopen();
                break;
            case Act.Reopen:
                yard.Reopen();
                break;
            case Act.Copy:
                yard.Copy();
                break;
            case Act.CopyAndTruncate:
                yard.Copy();
                yard.Truncate();
                break;
            case Act.Truncate:
                yard.Truncate();
                break;
            case Act.DeleteOld:
                yard.DeleteOldest();
                break;
            case Act.DeleteLive:
                yard.Delete(LogYard.Live);
                break;
            case Act.Pack:
                yard.Pack(() => { });
                break;
            case Act.PackWhilePassing:
                yard.Pack(() => yard.Pass());
                break;
            default:
                yard.Pass(killed: act == Act.KilledPass);
                break;
        }
    }
}
