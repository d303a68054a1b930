namespace SopWebsite.Backups.Packing;

/// <summary>Encrypts what is written on its way to another stream: salt, check, content, code. Leaves the other stream open.</summary>
internal sealed class AesWriteStream : WriteOnlyStream
{
    private readonly Stream _output;
    private readonly ZipAes _aes;
    private readonly byte[] _buffer = new byte[64 * 1024];

    public AesWriteStream(Stream output, byte[] password)
    {
        _output = output;
        _aes = new ZipAes(password);
        output.Write(_aes.Salt, 0, _aes.Salt.Length);
        output.Write(_aes.Check, 0, _aes.Check.Length);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var taken = Math.Min(count, _buffer.Length);
            Buffer.BlockCopy(buffer, offset, _buffer, 0, taken);
            _aes.Encrypt(_buffer, 0, taken);
            _output.Write(_buffer, 0, taken);
            offset += taken;
            count -= taken;
        }
    }

    /// <summary>Writes the code. Without it the entry is not whole.</summary>
    public void Finish()
    {
        var code = _aes.Code();
        _output.Write(code, 0, code.Length);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _aes.Dispose();
        base.Dispose(disposing);
    }
}
