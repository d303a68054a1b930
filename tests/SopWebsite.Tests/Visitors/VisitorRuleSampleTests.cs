using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors;

/// <summary>Every shipped rule does what its samples say: the canaries of the detectors.</summary>
public sealed class VisitorRuleSampleTests
{
    public static TheoryData<string> Ids => new(LogText.Rules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void ARuleDoesWhatItsSamplesSay(string id)
    {
        var rule = LogText.Rules.All.Single(rule => rule.Id == id);

        var test = VisitorRuleTester.Test(rule, LogText.Rules);

        Assert.Empty(test.Failures);
        Assert.NotEmpty(rule.Innocent);
        // What only follows another alarm needs more than one kind of request, which a sample cannot say.
        if (rule.Burst?.After is null) Assert.NotEmpty(rule.Matching);
    }
}
