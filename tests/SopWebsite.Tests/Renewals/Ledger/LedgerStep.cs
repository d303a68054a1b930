namespace SopWebsite.Tests.Renewals.Ledger;

/// <summary>What somebody does at the ledger.</summary>
internal enum LedgerAct
{
    Receive, Pay, PayUnnamed, Force, Withdraw, Correct, Unregister, Register, Wait,
}

/// <summary>One step of a script: who, what, and with which of few numbers, so that doubles are frequent.</summary>
/// <param name="Act">What is done.</param>
/// <param name="Thing">To which of the things, 0 to 2; the first two have the same provider.</param>
/// <param name="Number">The invoice's number, 0 to 3.</param>
/// <param name="Proof">The proof, 0 to 5.</param>
/// <param name="Amount">The amount, 1 or 2.</param>
internal sealed record LedgerStep(LedgerAct Act, int Thing, int Number, int Proof, int Amount)
{
    private static readonly LedgerAct[] Acts =
    [
        LedgerAct.Receive, LedgerAct.Receive, LedgerAct.Receive, LedgerAct.Pay, LedgerAct.Pay, LedgerAct.Pay, LedgerAct.PayUnnamed, LedgerAct.Force,
        LedgerAct.Withdraw, LedgerAct.Correct, LedgerAct.Unregister, LedgerAct.Register, LedgerAct.Register, LedgerAct.Wait,
    ];

    public static LedgerStep[] Script(Random random) =>
        [.. Enumerable.Range(0, random.Next(4, 40)).Select(_ => new LedgerStep(
            Acts[random.Next(Acts.Length)], random.Next(3), random.Next(4), random.Next(6), random.Next(4) == 0 ? 2 : 1))];

    public static IEnumerable<LedgerStep> Smaller(LedgerStep step)
    {
        if (step.Thing > 0) yield return step with { Thing = 0 };
        if (step.Number > 0) yield return step with { Number = 0 };
        if (step.Proof > 0) yield return step with { Proof = 0 };
        if (step.Amount > 1) yield return step with { Amount = 1 };
    }
}
