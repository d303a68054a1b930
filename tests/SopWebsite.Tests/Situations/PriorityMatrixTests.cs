using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Situations.Grading;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations;

public sealed class PriorityMatrixTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private PriorityMatrix Matrix => _desk.Workplace.Priorities;

    [Fact]
    public void EveryPairHasOneCellAndMoreImpactOrUrgencyIsNeverLessGrave()
    {
        var cells = PriorityMatrix.Shipped;
        Assert.Equal(16, cells.Select(cell => (cell.Impact, cell.Urgency)).Distinct().Count());
        Assert.Equal(16, cells.Count);
        foreach (var less in cells)
            foreach (var more in cells.Where(cell => cell.Impact >= less.Impact && cell.Urgency >= less.Urgency))
            {
                Assert.True(more.Severity >= less.Severity, $"{less} {more}");
                Assert.True(more.Priority <= less.Priority, $"{less} {more}");
            }
        Assert.All(cells, cell => Assert.InRange(cell.Priority, 1, 4));
    }

    [Fact]
    public void ACourtsOwnCellHoldsUntilItIsTakenBack()
    {
        var own = Cell(SopSeverity.Low, 4);
        Matrix.Set(own, "Ketua Contoh");
        Matrix.Set(own, "Ketua Contoh");

        var grade = Matrix.Grade(new SituationGrade { Impact = SituationImpact.Whole, Urgency = SituationUrgency.Now });
        Assert.Equal((SopSeverity.Low, 4), (grade.Severity, grade.Priority));
        Assert.True(Assert.Single(Matrix.Cells(), cell => cell.IsOwn).Impact == SituationImpact.Whole);

        Matrix.Reset(SituationImpact.Whole, SituationUrgency.Now);
        Assert.Equal(PriorityMatrix.Shipped, Matrix.Cells());
        // A cell set to what it is already is no change to tell of.
        Assert.Equal(
            ["Matriks prioritas Whole x Now: High, 1 -> Low, 4", "Matriks prioritas Whole x Now: Low, 4 -> High, 1"],
            _desk.Register.Log.Read().Select(entry => entry.FollowUp));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void APriorityOutsideOneToFourIsRefused(int priority)
    {
        Assert.Equal("SopPriorityInvalid", Assert.Throws<SopException>(() => Matrix.Set(Cell(SopSeverity.Low, priority))).Id);
        Assert.Equal(PriorityMatrix.Shipped, Matrix.Cells());
    }

    private static PriorityCell Cell(SopSeverity severity, int priority) =>
        new() { Impact = SituationImpact.Whole, Urgency = SituationUrgency.Now, Severity = severity, Priority = priority };
}
