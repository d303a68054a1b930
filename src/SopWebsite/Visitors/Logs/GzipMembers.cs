namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Unpacks gzip (RFC 1952), several members one after the other too, and says so when the file ends too early: the framework's own stream
/// knows only the first member on .NET Framework and takes a cut file for a whole one.
/// </summary>
/// <exception cref="EndOfStreamException">From a read: the file ends within a member. All that could be unpacked was given before.</exception>
/// <exception cref="InvalidDataException">From a read: the data is damaged, or something else follows.</exception>
internal sealed class GzipMembers : ForwardStream
{
    private readonly BitReader _bits;
    private readonly Inflater _inflater;
    private uint _checksum;
    private long _memberStart;
    private bool _inMember;
    private bool _done;
    private Exception? _fault;

    public GzipMembers(Stream source) : this(new BitReader(source))
    {
    }

    private GzipMembers(BitReader bits) : base(bits)
    {
        _bits = bits;
        _inflater = new Inflater(_bits);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (true)
        {
            var given = _inflater.Take(buffer.AsSpan(offset, count));
            if (given > 0)
            {
                _checksum = Crc32.Append(_checksum, buffer.AsSpan(offset, given));
                return given;
            }
            if (_fault is not null) throw _fault;
            if (_done) return 0;
            try
            {
                Produce();
            }
            catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException or IOException)
            {
                // First give what was unpacked before the fault.
                _fault = LogFaults.At(failure, _bits.Position);
            }
        }
    }

    private void Produce()
    {
        if (!_inMember)
        {
            if (_bits.BytesUsed > 0 && !AnotherMember()) return;
            Header();
            _inMember = true;
            _checksum = 0;
            _memberStart = _inflater.Total;
            _inflater.Begin();
        }
        if (_inflater.Run()) return;
        if (_inflater.Pending > 0) return;
        _bits.AlignToByte();
        var checksum = _bits.UInt32();
        var size = _bits.UInt32();
        if (checksum != _checksum || size != unchecked((uint)(_inflater.Total - _memberStart)))
            throw new InvalidDataException("checksum or length of a member is wrong");
        _inMember = false;
    }

    /// <summary>Zeros after a member are padding (tapes, some log rotators); anything but a member is a fault.</summary>
    private bool AnotherMember()
    {
        int next;
        do next = _bits.PeekByte();
        while (next == 0 && _bits.Byte() == 0);
        if (next == 0x1F) return true;
        _done = true;
        if (next >= 0) throw new InvalidDataException("something that is not gzip follows the packed data");
        return false;
    }

    private void Header()
    {
        if (_bits.Byte() != 0x1F || _bits.Byte() != 0x8B || _bits.Byte() != 8) throw new InvalidDataException("not a gzip header");
        var flags = _bits.Byte();
        for (var n = 0; n < 6; n++) _bits.Byte();
        if ((flags & 4) != 0)
            for (var extra = _bits.Byte() | (_bits.Byte() << 8); extra > 0; extra--) _bits.Byte();
        if ((flags & 8) != 0) while (_bits.Byte() != 0) { }
        if ((flags & 16) != 0) while (_bits.Byte() != 0) { }
        if ((flags & 2) != 0) { _bits.Byte(); _bits.Byte(); }
    }
}
