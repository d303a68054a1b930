namespace SopWebsite.Visitors.Logs;

/// <summary>
/// Unpacks one file of a zip archive, and says so when it ends too early or its checksum is wrong. All that could be unpacked is given before.
/// </summary>
/// <exception cref="EndOfStreamException">From a read: the archive ends within the file.</exception>
/// <exception cref="InvalidDataException">From a read: the data is damaged.</exception>
internal sealed class ZipMember : ForwardStream
{
    private readonly Stream _archive;
    private readonly ZipEntry _entry;
    private readonly long _start;
    private readonly BitReader? _bits;
    private readonly Inflater? _inflater;
    private Exception? _fault;
    private uint _checksum;
    private long _given;
    private bool _done;

    /// <param name="archive">The archive, at the bytes of the file.</param>
    /// <param name="entry">The file.</param>
    /// <exception cref="InvalidDataException">It is packed or encrypted in a way that is not known.</exception>
    public ZipMember(Stream archive, ZipEntry entry) : base(archive)
    {
        if (entry.Encrypted) throw new InvalidDataException("it is encrypted");
        if (entry.Method is not (0 or 8) || (entry.Method == 0 && entry.Size < 0))
            throw new InvalidDataException($"it is packed by method {entry.Method}");
        _archive = archive;
        _entry = entry;
        _start = archive.Position;
        if (entry.Method == 0) return;
        _bits = new BitReader(archive);
        _inflater = new Inflater(_bits);
        _inflater.Begin();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var read = _inflater is null ? 0 : _inflater.Take(buffer.AsSpan(offset, count));
            try
            {
                if (read == 0 && _fault is null && !_done) read = Produce(buffer, offset, count);
            }
            catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException)
            {
                // First give what was unpacked before the fault.
                _fault = LogFaults.At(failure, _start + (_bits?.Position ?? _given));
                continue;
            }
            if (_entry.Size >= 0 && read > _entry.Size - _given)
            {
                read = (int)(_entry.Size - _given);
                _fault ??= LogFaults.At(new InvalidDataException("it is longer than the archive says"), _start + (_bits?.Position ?? _given));
            }
            _checksum = Crc32.Append(_checksum, buffer.AsSpan(offset, read));
            _given += read;
            if (read > 0) return read;
            if (_fault is not null) throw _fault;
            if (_done) return 0;
        }
        return 0;
    }

    /// <summary>Gives what is not packed; unpacks what is, for the next time round.</summary>
    private int Produce(byte[] buffer, int offset, int count)
    {
        if (_inflater is not null)
        {
            if (!_inflater.Run() && _inflater.Pending == 0) Finish();
            return 0;
        }
        var left = (int)Math.Min(count, _entry.Size - _given);
        if (left == 0)
        {
            Finish();
            return 0;
        }
        var read = _archive.Read(buffer, offset, left);
        return read > 0 ? read : throw new EndOfStreamException("the archive ends too early");
    }

    private void Finish()
    {
        _done = true;
        if (_entry.Size >= 0 && (_entry.Size != _given || _entry.Checksum != _checksum))
            throw new InvalidDataException("checksum or length is wrong");
    }
}
