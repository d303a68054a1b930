#if NET8_0_OR_GREATER
using System.Numerics;
#endif

namespace SopWebsite.Visitors.Rules;

/// <summary>A set of rules by their index, without allocation.</summary>
internal struct RuleSet
{
    /// <summary>No more rules than this.</summary>
    public const int Capacity = 256;

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public readonly bool IsEmpty => (_a | _b | _c | _d) == 0;

    public readonly bool Has(int rule) => ((rule >> 6) switch { 0 => _a, 1 => _b, 2 => _c, _ => _d } & (1UL << rule)) != 0;

    /// <summary>Whether both have a rule in common.</summary>
    public readonly bool Overlaps(in RuleSet other) => ((_a & other._a) | (_b & other._b) | (_c & other._c) | (_d & other._d)) != 0;

    /// <summary>The rules that both have.</summary>
    public readonly RuleSet And(in RuleSet other) => new() { _a = _a & other._a, _b = _b & other._b, _c = _c & other._c, _d = _d & other._d };

    public void Add(int rule)
    {
        switch (rule >> 6)
        {
            case 0: _a |= 1UL << rule; break;
            case 1: _b |= 1UL << rule; break;
            case 2: _c |= 1UL << rule; break;
            default: _d |= 1UL << rule; break;
        }
    }

    public void Add(in RuleSet other)
    {
        _a |= other._a;
        _b |= other._b;
        _c |= other._c;
        _d |= other._d;
    }

    public void Remove(int rule)
    {
        switch (rule >> 6)
        {
            case 0: _a &= ~(1UL << rule); break;
            case 1: _b &= ~(1UL << rule); break;
            case 2: _c &= ~(1UL << rule); break;
            default: _d &= ~(1UL << rule); break;
        }
    }

    /// <summary>Takes the lowest rule out; -1 when there is none.</summary>
    public int TakeFirst()
    {
        if (_a != 0) return Lowest(ref _a);
        if (_b != 0) return 64 + Lowest(ref _b);
        if (_c != 0) return 128 + Lowest(ref _c);
        return _d != 0 ? 192 + Lowest(ref _d) : -1;
    }

    private static int Lowest(ref ulong bits)
    {
#if NET8_0_OR_GREATER
        var first = BitOperations.TrailingZeroCount(bits);
#else
        var first = 0;
        for (var rest = bits; (rest & 1) == 0; rest >>= 1) first++;
#endif
        bits &= bits - 1;
        return first;
    }
}
