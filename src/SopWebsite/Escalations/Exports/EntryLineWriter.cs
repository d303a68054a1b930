using System.Security.Cryptography;
using System.Text.Json;
using SopWebsite.Files;

namespace SopWebsite.Escalations.Exports;

/// <summary>Writes entries line by line and keeps the SHA-256 of what it wrote. Holds some lines in memory, never the log.</summary>
internal sealed class EntryLineWriter : IDisposable
{
    private const int Full = 64 * 1024;

    private readonly Stream _stream;
    private readonly MemoryStream _lines = new(2 * Full);
    private readonly Utf8JsonWriter _json;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public EntryLineWriter(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(_lines, EntryLine.Writing);
    }

    /// <summary>Writes an entry; false, and nothing is written any more, when its line would be too long to be read again.</summary>
    public bool Write(EscalationEntry entry)
    {
        var start = _lines.Length;
        EntryLine.Write(_json, entry);
        _json.Flush();
        _json.Reset();
        if (_lines.Length - start > EntryLine.Longest) return false;
        _lines.WriteByte((byte)'\n');
        if (_lines.Length >= Full) Pass();
        return true;
    }

    /// <summary>Writes what is left and gives the SHA-256 of all.</summary>
    public string Finish()
    {
        Pass();
        return Sha256Hex.Of(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _json.Dispose();
        _lines.Dispose();
        _hash.Dispose();
    }

    private void Pass()
    {
        _hash.AppendData(_lines.GetBuffer(), 0, (int)_lines.Length);
        _stream.Write(_lines.GetBuffer(), 0, (int)_lines.Length);
        _lines.SetLength(0);
    }
}
