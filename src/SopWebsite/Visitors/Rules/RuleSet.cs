namespace SopWebsite.Visitors.Rules;

/// <summary>A set of rules by their index, without allocation.</summary>
internal struct RuleSet
{
    /// <summary>No more rules than this.</summary>
    public const int Capacity = 128;

    private ulong _low;
    private ulong _high;

    public readonly bool IsEmpty => (_low | _high) == 0;

    public readonly bool Has(int rule) => ((rule < 64 ? _low : _high) & (1UL << rule)) != 0;

    public void Add(int rule)
    {
        if (rule < 64) _low |= 1UL << rule;
        else _high |= 1UL << rule;
    }

    public void Add(RuleSet other)
    {
        _low |= other._low;
        _high |= other._high;
    }

    /// <summary>Takes the lowest rule out; -1 when there is none.</summary>
    public int TakeFirst()
    {
        var offset = 0;
        if (_low == 0)
        {
            if (_high == 0) return -1;
            offset = 64;
        }
        var bits = offset == 0 ? _low : _high;
        var first = 0;
        while ((bits & 1) == 0)
        {
            bits >>= 1;
            first++;
        }
        if (offset == 0) _low &= _low - 1;
        else _high &= _high - 1;
        return offset + first;
    }
}
