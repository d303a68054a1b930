using System.Text;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// Counts the rows in a dump's INSERT statements as their bytes pass: the brackets outside of strings. Statements may be gigabytes long and end
/// in any chunk; nothing of them is kept but the table's name.
/// </summary>
internal sealed class InsertCounter
{
    private enum State
    {
        Outside,
        Prefix,
        Name,
        NameQuote,
        Head,
        HeadName,
        Values,
        Text,
        Escaped,
    }

    private const int LongestName = 1024;
    private static readonly byte[] Prefix = Encoding.ASCII.GetBytes("INSERT INTO `");
    private static readonly byte[] ValuesWord = Encoding.ASCII.GetBytes("VALUES");
    private readonly List<byte> _name = [];
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private State _state = State.Outside;
    private int _matched;
    private int _depth;
    private long _count;

    /// <summary>The rows of each table that has any.</summary>
    public IReadOnlyDictionary<string, long> Rows => _rows;

    /// <summary>True in the middle of a statement: what begins a line then is data.</summary>
    public bool IsInside => _state is not (State.Outside or State.Prefix);

    /// <summary>A line begins.</summary>
    public void BeginLine()
    {
        if (IsInside) return;
        _state = State.Prefix;
        _matched = 0;
    }

    public void Take(byte[] buffer, int at, int count)
    {
        for (var end = at + count; at < end; at++)
        {
            var b = buffer[at];
            switch (_state)
            {
                case State.Outside:
                    return;
                case State.Prefix:
                    if (b != Prefix[_matched])
                    {
                        _state = State.Outside;
                        return;
                    }
                    if (++_matched == Prefix.Length) Begin();
                    break;
                case State.Name:
                    if (b == '`') _state = State.NameQuote;
                    else if (_name.Count < LongestName) _name.Add(b);
                    break;
                case State.NameQuote:
                    // Two of them are one that belongs to the name.
                    _state = b == '`' ? State.Name : State.Head;
                    if (b == '`') _name.Add(b);
                    break;
                case State.Head:
                    if (b == '`') _state = State.HeadName;
                    _matched = b == ValuesWord[_matched] ? _matched + 1 : 0;
                    if (_matched == ValuesWord.Length) _state = State.Values;
                    break;
                case State.HeadName:
                    if (b == '`') _state = State.Head;
                    break;
                case State.Values:
                    TakeValue(b);
                    break;
                case State.Escaped:
                    _state = State.Text;
                    break;
                case State.Text:
                    // Most bytes of a dump are here.
                    var sign = buffer.AsSpan(at, end - at).IndexOfAny((byte)'\'', (byte)'\\');
                    if (sign < 0) return;
                    at += sign;
                    _state = buffer[at] == '\'' ? State.Values : State.Escaped;
                    break;
            }
        }
    }

    private void Begin()
    {
        _state = State.Name;
        _name.Clear();
        _matched = 0;
        _depth = 0;
        _count = 0;
    }

    private void TakeValue(byte b)
    {
        switch (b)
        {
            case (byte)'\'':
                _state = State.Text;
                break;
            case (byte)'(':
                if (++_depth == 1) _count++;
                break;
            case (byte)')':
                _depth--;
                break;
            case (byte)';' when _depth <= 0:
                var name = Encoding.UTF8.GetString([.. _name]);
                _rows[name] = (_rows.TryGetValue(name, out var rows) ? rows : 0) + _count;
                _state = State.Outside;
                break;
        }
    }
}
