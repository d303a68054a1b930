namespace SopWebsite.Visitors.Clients;

/// <summary>
/// Addresses and their records: an open index of 8-byte slots (32 bits of hash, 32 of number) over chunks of records that never move.
/// The number of addresses is bounded; one more record stands for all that came after.
/// </summary>
internal sealed class ClientTable
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private const int PageSize = 64 * 1024;

    private readonly List<ClientRecord[]> _chunks = [];
    private readonly int _limit;
    private ulong[] _slots = new ulong[4096];
    private byte[] _page = new byte[PageSize];
    private int _pageUsed;

    public ClientTable(int limit)
    {
        _limit = Math.Max(limit, 16);
        New(System.Text.Encoding.ASCII.GetBytes(SuspiciousVisitor.OtherAddress));
    }

    /// <summary>The number of the record that stands for all addresses without room.</summary>
    public const int Other = 0;

    /// <summary>Records, the one for the others included.</summary>
    public int Count { get; private set; }

    public ref ClientRecord this[int number] => ref _chunks[number >> ChunkBits][number & (ChunkSize - 1)];

    /// <summary>
    /// The record of an address, made if need be. The last eighth of the room is for addresses that have matched a rule, lest harmless ones
    /// crowd them out; without room it is <see cref="Other"/>.
    /// </summary>
    public int Find(ReadOnlySpan<byte> address, ulong hash, bool matters)
    {
        var mask = _slots.Length - 1;
        var tag = hash & 0xFFFFFFFF00000000;
        var at = (int)hash & mask;
        for (; _slots[at] != 0; at = (at + 1) & mask)
        {
            if ((_slots[at] & 0xFFFFFFFF00000000) != tag) continue;
            var number = (int)(uint)_slots[at];
            if (this[number].Address.SequenceEqual(address)) return number;
        }
        if (Count > (matters ? _limit : _limit - (_limit / 8))) return Other;
        var fresh = New(address);
        _slots[at] = tag | (uint)fresh;
        if (Count * 3L > _slots.Length * 2L) Grow();
        return fresh;
    }

    private int New(ReadOnlySpan<byte> address)
    {
        var number = Count++;
        if (number >> ChunkBits == _chunks.Count) _chunks.Add(new ClientRecord[ChunkSize]);
        if (_pageUsed + address.Length > PageSize)
        {
            _page = new byte[PageSize];
            _pageUsed = 0;
        }
        address.CopyTo(_page.AsSpan(_pageUsed));
        ref var record = ref this[number];
        record.AddressPage = _page;
        record.AddressStart = _pageUsed;
        record.AddressLength = address.Length;
        record.First = long.MaxValue;
        record.Last = long.MinValue;
        record.Clock = long.MinValue;
        _pageUsed += address.Length;
        return number;
    }

    /// <summary>The low half of the hash is not kept, so the addresses are hashed again by whoever owns the secret.</summary>
    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot == 0) continue;
            var hash = Rehash!(this[(int)(uint)slot].Address);
            var at = (int)hash & mask;
            while (_slots[at] != 0) at = (at + 1) & mask;
            _slots[at] = slot;
        }
    }

    /// <summary>The hash of an address, for growing.</summary>
    public required AddressHash Rehash { private get; init; }

    internal delegate ulong AddressHash(ReadOnlySpan<byte> address);
}
