using System.Buffers.Binary;

namespace SopWebsite.Visitors.Clients;

/// <summary>Keeps addresses one after the other, each found by a number of four bytes.</summary>
internal sealed class AddressStore
{
    /// <summary>No host name is longer (RFC 1035, 2.3.4), yet a log may say anything; what is longer is known by its beginning.</summary>
    public const int Longest = 1024;

    private const int PageBits = 18;
    private const int Step = 4;

    private readonly List<byte[]> _pages = [];
    private int _page = -1;
    private int _used = 1 << PageBits;

    /// <summary>Keeps an address of at most <see cref="Longest"/> bytes.</summary>
    public uint Add(ReadOnlySpan<byte> address)
    {
        var needed = (address.Length + 2 + Step - 1) / Step * Step;
        if (_used + needed > 1 << PageBits)
        {
            if (++_page == _pages.Count) _pages.Add(new byte[1 << PageBits]);
            _used = 0;
        }
        var target = _pages[_page].AsSpan(_used);
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)address.Length);
        address.CopyTo(target.Slice(2));
        var number = (uint)(((long)_page << (PageBits - 2)) + (_used / Step));
        _used += needed;
        return number;
    }

    /// <summary>
    /// Begins anew in the same memory. What was kept may be kept again, in the order in which it was: it moves to where it was or before, so it
    /// is not written over before it was read.
    /// </summary>
    public void Rewind() => (_page, _used) = (-1, 1 << PageBits);

    /// <summary>Where an address begins.</summary>
    public ref readonly byte FirstOf(uint number) => ref _pages[(int)(number >> (PageBits - 2))][(int)(number & ((1 << (PageBits - 2)) - 1)) * Step];

    public ReadOnlySpan<byte> this[uint number]
    {
        get
        {
            var page = _pages[(int)(number >> (PageBits - 2))];
            var at = (int)(number & ((1 << (PageBits - 2)) - 1)) * Step;
            return new ReadOnlySpan<byte>(page, at + 2, page[at] | (page[at + 1] << 8));
        }
    }
}
