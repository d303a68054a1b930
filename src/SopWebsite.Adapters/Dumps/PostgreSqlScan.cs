using System.Text;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// Reads a plain dump of PostgreSQL as it passes: the tables it makes, the rows of its COPY blocks, and its end. Lines of data may be gigabytes
/// long; only the first bytes of a line are kept.
/// </summary>
/// <param name="output">Where it passes to.</param>
/// <param name="keepRestrict">
/// False to leave out the lines <c>\restrict</c> and <c>\unrestrict</c>, which only new clients know and which a loader sets itself.
/// </param>
internal sealed class PostgreSqlScan(Stream output, bool keepRestrict)
{
    private const int Kept = 1024;
    private const int KeptTail = 12;
    private static readonly byte[] LineFeed = [(byte)'\n'];
    private readonly byte[] _line = new byte[Kept];
    private readonly byte[] _tail = new byte[KeptTail];
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private int _length;
    private long _seen;
    private string? _copying;
    private bool _held;
    private bool _complete;

    /// <summary>The tables that the dump makes, as schema.name.</summary>
    public List<string> Tables { get; } = [];

    /// <summary>The server's version as the dump states it; null if it does not.</summary>
    public string? ServerVersion { get; private set; }

    /// <summary>True when nothing but remarks followed the line that a whole dump ends with.</summary>
    public bool IsWhole => _complete && _copying is null;

    /// <summary>The rows of a table; null where the dump has no block of them, as of a partitioned one.</summary>
    public long? RowsOf(string table) => _rows.TryGetValue(table, out var rows) ? rows : null;

    public void Take(byte[] buffer, int count)
    {
        var at = 0;
        while (at < count)
        {
            var end = Array.IndexOf(buffer, (byte)'\n', at, count - at);
            var until = end < 0 ? count : end;
            if (_seen == 0 && until > at) _held = !keepRestrict && _copying is null && buffer[at] == '\\';
            Keep(buffer, at, until - at);
            if (_held && _seen > Kept) LetGo(buffer, until, end);
            else if (!_held) output.Write(buffer, at, (end < 0 ? until : until + 1) - at);
            if (end >= 0) EndLine(lineFeed: true);
            at = until + 1;
        }
    }

    /// <summary>What is left when the stream ends without a line feed.</summary>
    public void End()
    {
        if (_seen > 0) EndLine(lineFeed: false);
    }

    /// <summary>
    /// A held line that is longer than those that are left out goes its way: what was kept of it, then what is at hand beyond that.
    /// </summary>
    private void LetGo(byte[] buffer, int until, int end)
    {
        _held = false;
        output.Write(_line, 0, _length);
        var rest = (int)(_seen - _length);
        output.Write(buffer, until - rest, rest);
        if (end >= 0) output.Write(LineFeed, 0, 1);
    }

    private void Keep(byte[] buffer, int at, int count)
    {
        var room = Math.Min(count, Kept - _length);
        Array.Copy(buffer, at, _line, _length, room);
        _length += room;
        _seen += count;
        var fresh = Math.Min(count, KeptTail);
        if (fresh < KeptTail) Array.Copy(_tail, fresh, _tail, 0, KeptTail - fresh);
        Array.Copy(buffer, at + count - fresh, _tail, KeptTail - fresh, fresh);
    }

    private void EndLine(bool lineFeed)
    {
        if (_held && !IsRestrict())
        {
            output.Write(_line, 0, _length);
            if (lineFeed) output.Write(LineFeed, 0, 1);
        }
        if (_copying is not null) EndCopyLine();
        else Note();
        _held = false;
        _length = 0;
        _seen = 0;
    }

    private void EndCopyLine()
    {
        if (_seen == 2 && _line[0] == '\\' && _line[1] == '.') _copying = null;
        else _rows[_copying!]++;
    }

    private void Note()
    {
        if (_seen == 0) return;
        var text = Encoding.UTF8.GetString(_line, 0, _length);
        if (text.StartsWith("COPY ", StringComparison.Ordinal) && Encoding.ASCII.GetString(_tail).EndsWith("FROM stdin;", StringComparison.Ordinal))
        {
            _copying = NameAt(text, 5);
            _rows[_copying] = RowsOf(_copying) ?? 0;
        }
        else if (text.StartsWith("CREATE TABLE ", StringComparison.Ordinal)) Tables.Add(NameAt(text, 13));
        else if (text.StartsWith("CREATE UNLOGGED TABLE ", StringComparison.Ordinal)) Tables.Add(NameAt(text, 22));
        else if (text.StartsWith("-- Dumped from database version ", StringComparison.Ordinal)) ServerVersion ??= text.Substring(32).Trim();
        if (text.StartsWith("-- PostgreSQL database dump complete", StringComparison.Ordinal)) _complete = true;
        else if (!text.StartsWith("--", StringComparison.Ordinal) && !text.StartsWith("\\unrestrict", StringComparison.Ordinal)) _complete = false;
    }

    private bool IsRestrict()
    {
        var text = Encoding.UTF8.GetString(_line, 0, _length);
        return text.StartsWith("\\restrict ", StringComparison.Ordinal) || text.StartsWith("\\unrestrict ", StringComparison.Ordinal);
    }

    /// <summary>A name of one or more parts, each as it is or in double quotes.</summary>
    private static string NameAt(string text, int at)
    {
        var name = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"') at++;
            else if (c == '"')
            {
                quoted = !quoted;
                continue;
            }
            if (!quoted && c is ' ' or '(' or ';') break;
            name.Append(c);
        }
        return name.ToString();
    }
}
