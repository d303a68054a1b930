using System.Text;
using SopWebsite.Evidence;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Matching;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors;

/// <summary>
/// Gathers the lines of certain visitors that match a rule, as the log has them, passwords and all: evidence (eviden) is not redacted.
/// </summary>
internal sealed class MatchedLines : ILineSink
{
    private const int MostVisitors = 50;
    private const int MostLines = 20_000;

    private readonly LineMatcher _matcher;
    private readonly List<byte[]> _addresses;
    private readonly KeyedHash _hash = new();
    private readonly MemoryStream _text = new();

    public MatchedLines(VisitorRules rules, IEnumerable<string> addresses)
    {
        _matcher = new LineMatcher(rules.Book);
        _addresses = [.. addresses.Take(MostVisitors).Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>How many lines were gathered.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there were more than are kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The lines, one after the other, in the order of the logs.</summary>
    public byte[] ToBytes() => _text.ToArray();

    public void Request(ReadOnlySpan<byte> text, in LogLine parsed)
    {
        if (IsCut || !Concerns(parsed.Address.Of(text))) return;
        var agent = parsed.Agent.Length > 1 ? _hash.Of(parsed.Agent.Of(text)) : 0;
        if (_matcher.Match(text, in parsed, agent).IsEmpty) return;
        var line = parsed.Line(text);
        if (Count == MostLines || _text.Length + line.Length + 1 > EvidenceStore.MostBytes)
        {
            IsCut = true;
            return;
        }
        Count++;
        var bytes = line.ToArray();
        _text.Write(bytes, 0, bytes.Length);
        _text.WriteByte((byte)'\n');
    }

    private bool Concerns(ReadOnlySpan<byte> address)
    {
        foreach (var one in _addresses)
            if (address.SequenceEqual(one)) return true;
        return false;
    }
}
