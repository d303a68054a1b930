using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Tests.Visitors.Blocking;

/// <summary>Blocks kept in a register of either kind.</summary>
public sealed class VisitorBlockStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void ABlockComesBackAndOneOfTheSameAddressTakesItsPlace(bool onServer)
    {
        using RegisterPlace place = onServer ? new PostgreSqlPlace() : new SqlitePlace();
        var block = new VisitorBlock
        {
            Site = "pn-contoh", Network = "203.0.113.5", Since = Now, Until = Now.AddDays(30), LastSeen = Now.AddHours(-1),
            Verdict = VisitorVerdict.Hostile,
            Score = 40, Categories = [VisitorCategory.SqlInjection, VisitorCategory.WebShell], Zone = "WITA",
        };
        using (var register = place.Open())
        {
            register.VisitorBlocks.Put(block with { Score = 1, IsActive = true });
            register.VisitorBlocks.Put(
                block with { Site = "PN-CONTOH", IsForced = true, LiftedAt = Now, LiftedBy = "Nama Kasubbag", LiftReason = "uji" });
            register.VisitorBlocks.Put(block with { Site = "pa-contoh", Network = "2001:db8::7" });
        }

        using var again = place.Open();
        var found = Assert.Single(again.VisitorBlocks.All("Pn-Contoh"));
        Assert.Equal(block.Categories, found.Categories);
        Assert.Equal(
            block with { Site = "PN-CONTOH", IsForced = true, LiftedAt = Now, LiftedBy = "Nama Kasubbag", LiftReason = "uji",
                Categories = found.Categories }, found);
        Assert.Equal(2, again.VisitorBlocks.All().Count);
    }
}
