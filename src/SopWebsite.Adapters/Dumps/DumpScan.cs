using System.Text;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// Reads a dump of MariaDB or MySQL as it passes: leaves out MariaDB's sandbox line, notes the tables, their storage engines and rows and the
/// server's version, and remembers the end. Lines of data may be gigabytes long; only the first bytes of a line are kept.
/// </summary>
internal sealed class DumpScan(Stream output)
{
    private const int Kept = 512;
    private const string Create = "CREATE TABLE `";
    private static readonly byte[] LineFeed = [(byte)'\n'];
    private readonly byte[] _line = new byte[Kept];
    private int _length;
    private long _seen;
    private bool _first = true;
    private string _last = "";
    private readonly InsertCounter _inserts = new();
    private string? _table;
    private bool _program;

    public Dictionary<string, int> Engines { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tables that the dump makes, and their engines.</summary>
    public Dictionary<string, string?> Tables { get; } = new(StringComparer.Ordinal);

    public string? ServerVersion { get; private set; }

    public bool SandboxLineRemoved { get; private set; }

    public bool Any { get; private set; }

    /// <summary>True when the last line with anything on it is the one that a whole dump ends with.</summary>
    public bool IsWhole => _last.StartsWith("-- Dump completed", StringComparison.Ordinal);

    public void Take(byte[] buffer, int count)
    {
        var at = 0;
        while (at < count)
        {
            var end = Array.IndexOf(buffer, LineFeed[0], at, count - at);
            var until = end < 0 ? count : end;
            if (_seen == 0 && !_program) _inserts.BeginLine();
            _inserts.Take(buffer, at, until - at);
            Keep(buffer, at, until - at);
            // The first line is held back until it is known: it is short in every dump there is, and let go as soon as it is not.
            if (!_first) output.Write(buffer, at, (end < 0 ? until : until + 1) - at);
            else if (_length >= Kept || end >= 0) PassFirst(buffer, until, end);
            if (end >= 0) EndLine();
            at = until + 1;
        }
    }

    /// <summary>What is left when the stream ends without a line feed.</summary>
    public void End()
    {
        if (_first && _length > 0) output.Write(_line, 0, _length);
        if (_length > 0) EndLine();
    }

    private void PassFirst(byte[] buffer, int until, int end)
    {
        _first = false;
        if (end >= 0 && IsSandbox(Text()))
        {
            SandboxLineRemoved = true;
            return;
        }
        // What was held back of it, then what is at hand beyond that.
        output.Write(_line, 0, _length);
        var rest = _seen - _length;
        if (rest > 0) output.Write(buffer, until - (int)rest, (int)rest);
        if (end >= 0) output.Write(LineFeed, 0, 1);
    }

    private void Keep(byte[] buffer, int at, int count)
    {
        var room = Math.Min(count, Kept - _length);
        Array.Copy(buffer, at, _line, _length, room);
        _length += room;
        _seen += count;
    }

    private void EndLine()
    {
        var text = Text();
        if (text.TrimEnd().Length > 0)
        {
            _last = text;
            Any = true;
        }
        if (!_inserts.IsInside) Note(text);
        _length = 0;
        _seen = 0;
    }

    /// <summary>What a line outside of data says.</summary>
    private void Note(string text)
    {
        // Between these a stored program's own text stands, which may have any line in it.
        if (text.StartsWith("DELIMITER ", StringComparison.Ordinal)) _program = text.TrimEnd() != "DELIMITER ;";
        else if (_program) return;
        else if (text.StartsWith(Create, StringComparison.Ordinal)) Tables[_table = NameIn(text)] = null;
        else if (text.StartsWith(") ENGINE=", StringComparison.Ordinal))
        {
            var engine = text.Substring(9).Split(' ', ';', '\r')[0];
            Count(engine);
            if (_table is not null) Tables[_table] = engine;
            _table = null;
        }
        else if (ServerVersion is null && text.StartsWith("-- Server version", StringComparison.Ordinal)) ServerVersion = text.Substring(17).Trim();
    }

    /// <summary>The rows of a table that the dump holds.</summary>
    public long RowsOf(string table) => _inserts.Rows.TryGetValue(table, out var rows) ? rows : 0;

    private static string NameIn(string line)
    {
        var name = new StringBuilder();
        for (var at = Create.Length; at < line.Length; at++)
        {
            if (line[at] == '`' && (++at >= line.Length || line[at] != '`')) break;
            name.Append(line[at]);
        }
        return name.ToString();
    }

    private void Count(string engine) => Engines[engine] = (Engines.TryGetValue(engine, out var count) ? count : 0) + 1;

    private string Text() => Encoding.UTF8.GetString(_line, 0, _length);

    private static bool IsSandbox(string line) =>
        line.StartsWith("/*", StringComparison.Ordinal) && line.IndexOf("999999\\-", StringComparison.Ordinal) is > 0 and < 8;
}
