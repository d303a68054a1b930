namespace SopWebsite.Escalations;

/// <summary>Takes the entries of a log, or of a part of it, one after the other, and says what is wrong with the first that does not fit.</summary>
/// <param name="known">What was written down of the log earlier; null for nothing.</param>
/// <param name="first">The position of the first entry.</param>
/// <param name="previousHash">The hash before it.</param>
internal sealed class EscalationChainWalk(EscalationLogHead? known, long first = 1, string? previousHash = null)
{
    private string _hash = previousHash ?? EscalationChain.Genesis;
    private long _count;
    private EscalationLogFault _fault;
    private bool _met = known?.Hash is null || (known.Entries is null or 0 && HashesEqual(known.Hash, previousHash ?? EscalationChain.Genesis));

    /// <summary>The result so far; with no more entries to come, the result.</summary>
    public EscalationLogVerification Result
    {
        get
        {
            var fault = _fault != EscalationLogFault.None ? _fault
                : !_met || known?.Entries > first - 1 + _count ? EscalationLogFault.Cut
                : EscalationLogFault.None;
            return new EscalationLogVerification
            {
                FirstEntry = first,
                Entries = _count,
                LastHash = _hash,
                Fault = fault,
                FirstBadEntry = fault == EscalationLogFault.None ? null : first + _count,
            };
        }
    }

    /// <summary>Takes the next entry; false when it does not fit, and then the walk is over.</summary>
    public bool Take(EscalationEntry entry)
    {
        _fault = entry.Number != first + _count ? EscalationLogFault.Missing
            : !HashesEqual(entry.PreviousHash, _hash) ? EscalationLogFault.Unlinked
            : !HashesEqual(entry.Hash, EscalationChain.HashOf(entry)) ? EscalationLogFault.Altered
            : entry.Number == known?.Entries && known.Hash is { } hash && !HashesEqual(entry.Hash, hash) ? EscalationLogFault.Rewritten
            : EscalationLogFault.None;
        if (_fault != EscalationLogFault.None) return false;
        _count++;
        _hash = entry.Hash;
        _met = _met || HashesEqual(entry.Hash, known!.Hash!);
        return true;
    }

    /// <summary>Takes what is no entry at all in place of the next one: the walk is over.</summary>
    public void TakeUnreadable() => _fault = EscalationLogFault.Unreadable;

    private static bool HashesEqual(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
