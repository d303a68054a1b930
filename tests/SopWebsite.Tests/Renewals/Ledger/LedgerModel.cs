namespace SopWebsite.Tests.Renewals.Ledger;

/// <summary>The ledger in its simplest form: dictionaries and sets, no database, no clock but a number of days.</summary>
internal sealed class LedgerModel
{
    public const int FirstEnd = 30, Term = 40;

    private readonly Dictionary<int, int> _ends = [];
    private readonly Dictionary<(int Payee, int Number), (int Thing, int? Amount, bool IsPaid)> _invoices = [];
    private readonly HashSet<int> _proofs = [];

    public IReadOnlyDictionary<int, int> Ends => _ends;

    public IEnumerable<(int Thing, int Number, bool IsPaid)> Invoices =>
        _invoices.Select(one => (one.Value.Thing, one.Key.Number, one.Value.IsPaid));

    /// <summary>How many entries the log must have gained.</summary>
    public int Told { get; private set; }

    /// <summary>Does a step; the stable name of the refusal, or null.</summary>
    public string? Do(LedgerStep step) => step.Act switch
    {
        LedgerAct.Wait => null,
        LedgerAct.Register when _ends.ContainsKey(step.Thing) => "SopRenewalExists",
        LedgerAct.Register => Enter(step.Thing),
        _ when !_ends.ContainsKey(step.Thing) => "SopRenewalNotFound",
        LedgerAct.Receive => Receive(step),
        LedgerAct.Pay => Pay(step, step.Number, isForced: false),
        LedgerAct.PayUnnamed => PayUnnamed(step),
        LedgerAct.Force => Force(step.Thing),
        LedgerAct.Withdraw => Withdraw(step),
        LedgerAct.Correct => Tell(),
        _ => Unregister(step.Thing),
    };

    public static int PayeeOf(int thing) => thing == 2 ? 1 : 0;

    private string? Enter(int thing)
    {
        _ends[thing] = FirstEnd;
        return Tell();
    }

    private string? Receive(LedgerStep step)
    {
        var key = (PayeeOf(step.Thing), step.Number);
        if (_invoices.ContainsKey(key)) return "SopInvoiceExists";
        _invoices[key] = (step.Thing, step.Amount, false);
        return Tell();
    }

    private string? PayUnnamed(LedgerStep step)
    {
        var open = _invoices.Where(one => one.Value.Thing == step.Thing && !one.Value.IsPaid).ToList();
        return open.Count == 1 ? Pay(step, open[0].Key.Number, isForced: false) : "SopRenewalWithoutProof";
    }

    private string? Pay(LedgerStep step, int number, bool isForced)
    {
        var key = (PayeeOf(step.Thing), number);
        if (_invoices.TryGetValue(key, out var invoice))
        {
            if (invoice.Thing != step.Thing) return "SopInvoiceExists";
            if (invoice.IsPaid) return "SopInvoicePaid";
        }
        if (_proofs.Contains(step.Proof)) return "SopProofUsed";
        if (invoice.Amount is { } asked && asked != step.Amount && !isForced) return "SopPaymentDiffers";
        _proofs.Add(step.Proof);
        _invoices[key] = (step.Thing, step.Amount, true);
        _ends[step.Thing] += Term;
        return Tell();
    }

    private string? Force(int thing)
    {
        _ends[thing] += Term;
        return Tell();
    }

    private string? Withdraw(LedgerStep step)
    {
        var key = (PayeeOf(step.Thing), step.Number);
        if (!_invoices.TryGetValue(key, out var invoice) || invoice.Thing != step.Thing) return "SopInvoiceNotFound";
        if (invoice.IsPaid) return "SopInvoicePaid";
        _invoices.Remove(key);
        return Tell();
    }

    private string? Unregister(int thing)
    {
        foreach (var one in _invoices.Where(one => one.Value.Thing == thing && !one.Value.IsPaid).ToList())
        {
            _invoices.Remove(one.Key);
            Told++;
        }
        _ends.Remove(thing);
        return Tell();
    }

    private string? Tell()
    {
        Told++;
        return null;
    }
}
