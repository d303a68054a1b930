#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
#endif

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// Addresses and their records: an open index of 8-byte slots (32 bits of hash, 32 of number) over chunks of records. The number of addresses
/// is bounded: when the room is full, those that came long ago, asked for little and matched nothing are given up; one more record stands for
/// all of these and for all that found no room even so.
/// </summary>
internal sealed class ClientTable
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;
    private const ulong Tag = 0xFFFFFFFF00000000;

    /// <summary>A harmless address with more requests than this is never given up.</summary>
    private const uint MostDemoted = 64;

    private readonly int _limit;
    private readonly List<ClientRecord[]> _chunks = [];
    private readonly AddressStore _addresses = new();
    private ulong[] _slots = new ulong[4096];
    private int _refused;
#if !NET8_0_OR_GREATER
    /// <summary>Lest a compiler leave out reads of which nothing is kept.</summary>
    private ulong _touched;
#endif

    public ClientTable(int limit)
    {
        _limit = Math.Max(limit, 16);
        New(System.Text.Encoding.ASCII.GetBytes(SuspiciousVisitor.OtherAddress));
    }

    /// <summary>The number of the record that stands for all addresses without room.</summary>
    public const int Other = 0;

    /// <summary>Records, the one for the others included.</summary>
    public int Count { get; private set; }

    /// <summary>How many addresses were given up.</summary>
    public long Demoted { get; private set; }

    /// <summary>Requests of addresses that found no room or were given up.</summary>
    public long OtherRequests { get; set; }

    public ref ClientRecord this[int number] => ref _chunks[number >> ChunkBits][number & (ChunkSize - 1)];

    /// <summary>The address of a record.</summary>
    public ReadOnlySpan<byte> AddressOf(in ClientRecord record) => _addresses[record.Address];

    /// <summary>
    /// The record of an address, made if need be. The last eighth of the room is for addresses that have matched a rule, lest harmless ones
    /// crowd them out; without room it is <see cref="Other"/>. Numbers hold until the next call.
    /// </summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public int Find(ReadOnlySpan<byte> address, ulong hash, bool matters)
    {
        if (address.Length > AddressStore.Longest) address = address.Slice(0, AddressStore.Longest);
        var at = Slot(address, hash, out var number);
        if (number >= 0) return number;
        if (Count > Room(matters))
        {
            if (!MakeRoom(matters)) return Other;
            at = Slot(address, hash, out _);
        }
        var fresh = New(address);
        _slots[at] = (hash & Tag) | (uint)fresh;
        if (Count * 2L > _slots.Length) Grow();
        return fresh;
    }

#if NET8_0_OR_GREATER
    /// <summary>Has the processor fetch the slot that <see cref="Find"/> will look at.</summary>
    public void FetchSlot(ulong hash) => Fetch(ref _slots[(int)(hash >> 32) & (_slots.Length - 1)]);

    /// <summary>Has the processor fetch the record that the slot names; it may lie in two lines of the cache.</summary>
    public void FetchRecord(ulong hash)
    {
        ref var record = ref this[Likely(hash)];
        Fetch(ref record);
        Fetch(ref Unsafe.Add(ref Unsafe.As<ClientRecord, byte>(ref record), 56));
    }

    /// <summary>Has the processor fetch the address that the record names.</summary>
    public void FetchAddress(ulong hash) => Fetch(ref Unsafe.AsRef(in _addresses.FirstOf(this[Likely(hash)].Address)));

    /// <summary>The pointer is never followed, so it does not matter if the array moves meanwhile.</summary>
    private static unsafe void Fetch<T>(ref T place) => Sse.Prefetch0(Unsafe.AsPointer(ref place));
#else
    /// <summary>Reads what <see cref="Find"/> will read for some requests: their slots, then the records, then the addresses.</summary>
    public void Touch(RequestTraits[] traits, int from, int to)
    {
        var touched = 0UL;
        for (var n = from; n < to; n++) touched ^= _slots[(int)(traits[n].Address >> 32) & (_slots.Length - 1)];
        for (var n = from; n < to; n++) touched ^= this[Likely(traits[n].Address)].Address;
        for (var n = from; n < to; n++) touched ^= _addresses.FirstOf(this[Likely(traits[n].Address)].Address);
        _touched = touched;
    }
#endif

    /// <summary>The first record whose hash agrees; any, when there is none.</summary>
    private int Likely(ulong hash)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        var at = (int)(hash >> 32) & mask;
        while (slots[at] != 0 && (slots[at] & Tag) != (hash & Tag)) at = (at + 1) & mask;
        return (int)(uint)slots[at];
    }

    private int Room(bool matters) => matters ? _limit : _limit - (_limit / 8);

    /// <summary>Where the address is, or would be: then the number is negative.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private int Slot(ReadOnlySpan<byte> address, ulong hash, out int number)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        var tag = hash & Tag;
        var at = (int)(hash >> 32) & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
        {
            if ((slots[at] & Tag) != tag) continue;
            number = (int)(uint)slots[at];
            if (_addresses[this[number].Address].SequenceEqual(address)) return at;
        }
        number = -1;
        return at;
    }

    private int New(ReadOnlySpan<byte> address)
    {
        var number = Count++;
        if (number >> ChunkBits == _chunks.Count) _chunks.Add(new ClientRecord[ChunkSize]);
        ref var record = ref this[number];
        record.Address = _addresses.Add(address);
        record.First = long.MaxValue;
        record.Last = long.MinValue;
        record.Clock = long.MinValue;
        return number;
    }

    /// <summary>The hash's high half is in the slot and is all that is needed.</summary>
    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        foreach (var slot in old)
            if (slot != 0) Place(slot);
    }

    private void Place(ulong slot)
    {
        var mask = _slots.Length - 1;
        var at = (int)(slot >> 32) & mask;
        while (_slots[at] != 0) at = (at + 1) & mask;
        _slots[at] = slot;
    }

    /// <summary>Gives up addresses; false when none could be, which is not tried again before as many were refused as there is room for.</summary>
    private bool MakeRoom(bool matters)
    {
        if (_refused > 0)
        {
            _refused--;
            return false;
        }
        // The newest quarter stays: they have hardly come.
        var old = Count - (Count / 4);
        for (uint most = 1; most <= MostDemoted; most *= 4)
        {
            var gone = 0;
            for (var number = 1; number < old; number++)
                if (IsDemotable(in this[number], most)) gone++;
            // Fewer are not worth the walk through all of them.
            if (Count - gone > Room(matters) || gone < Math.Max(Count / 16, 1)) continue;
            Demote(old, most);
            return true;
        }
        _refused = _limit / 4;
        return false;
    }

    private static bool IsDemotable(in ClientRecord record, uint most) => record.Requests <= most && record.Detail is not { Matches.Count: > 0 };

    /// <summary>Moves what stays together, in its order, in the memory that there is.</summary>
    private void Demote(int old, uint most)
    {
        var hashes = new uint[Count];
        foreach (var slot in _slots)
            if (slot != 0) hashes[(int)(uint)slot] = (uint)(slot >> 32);
        var count = Count;
        Count = 0;
        _addresses.Rewind();
        Array.Clear(_slots, 0, _slots.Length);
        for (var number = 0; number < count; number++)
        {
            ref var record = ref this[number];
            if (number > 0 && number < old && IsDemotable(in record, most))
            {
                GiveUp(in record);
                continue;
            }
            record.Address = _addresses.Add(_addresses[record.Address]);
            var kept = Count++;
            if (kept < number) this[kept] = record;
            if (kept > Other) Place(((ulong)hashes[number] << 32) | (uint)kept);
        }
        for (var number = Count; number < count; number++) this[number] = default;
    }

    private void GiveUp(in ClientRecord record)
    {
        Demoted++;
        OtherRequests += record.Requests;
        ref var other = ref this[Other];
        if (record.First < other.First) other.First = record.First;
        if (record.Last > other.Last) other.Last = record.Last;
    }
}
