namespace SopWebsite.Networks;

/// <summary>Something for each of many blocks; asked with an address, it gives that of the narrowest block. Blocks may lie within others.</summary>
internal sealed class AddressMap<T>
{
    private readonly AddressBlock[] _blocks;
    private readonly T[] _values;

    /// <summary>For each block the one that it lies in; -1 for none.</summary>
    private readonly int[] _within;

    /// <param name="entries">The blocks. Of the same block twice the first stands.</param>
    public AddressMap(IEnumerable<(AddressBlock Block, T Value)> entries)
    {
        // The wider of two blocks that begin alike comes first, so that what lies in a block follows it.
        var sorted = entries.OrderBy(entry => entry.Block.First).ThenBy(entry => entry.Block.Prefix).ToList();
        var kept = sorted.Where((entry, at) => at == 0 || entry.Block != sorted[at - 1].Block).ToList();
        _blocks = [.. kept.Select(entry => entry.Block)];
        _values = [.. kept.Select(entry => entry.Value)];
        _within = new int[_blocks.Length];
        var around = -1;
        for (var at = 0; at < _blocks.Length; at++)
        {
            while (around >= 0 && !_blocks[around].Contains(_blocks[at])) around = _within[around];
            _within[at] = around;
            around = at;
        }
    }

    /// <summary>How many blocks.</summary>
    public int Count => _blocks.Length;

    /// <summary>What the narrowest block that holds the address has; false when no block holds it.</summary>
    public bool TryFind(NetworkAddress address, out T value)
    {
        var (low, high) = (0, _blocks.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_blocks[middle].First.CompareTo(address) <= 0) low = middle + 1;
            else high = middle;
        }
        for (var at = low - 1; at >= 0; at = _within[at])
        {
            if (!_blocks[at].Contains(address)) continue;
            value = _values[at];
            return true;
        }
        value = default!;
        return false;
    }
}
