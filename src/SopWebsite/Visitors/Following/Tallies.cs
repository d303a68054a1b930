using System.IO.Compression;
using System.Text;

namespace SopWebsite.Visitors.Following;

/// <summary>Adds up what addresses did.</summary>
internal static class Tallies
{
    /// <summary>Two figures of one address together; the first line is the one of the earlier.</summary>
    public static VisitorTally Plus(this VisitorTally one, VisitorTally other) => one with
    {
        Requests = one.Requests + other.Requests,
        First = Math.Min(one.First, other.First),
        Last = Math.Max(one.Last, other.Last),
        Succeeded = one.Succeeded + other.Succeeded,
        Rules = other.Rules.Length == 0 ? one.Rules : one.Rules.Length == 0 ? other.Rules : Plus(one.Rules, other.Rules),
    };

    /// <summary>One figure for each address.</summary>
    public static Dictionary<string, VisitorTally> Merge(IEnumerable<VisitorTally> tallies)
    {
        var merged = new Dictionary<string, VisitorTally>(StringComparer.Ordinal);
        foreach (var tally in tallies) merged[tally.Address] = merged.TryGetValue(tally.Address, out var known) ? known.Plus(tally) : tally;
        return merged;
    }

    /// <summary>Addresses and their figures as text that takes little room; they have no rules. Null for none.</summary>
    public static string? Pack(IReadOnlyCollection<VisitorTally> harmless)
    {
        if (harmless.Count == 0) return null;
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(deflate, Encoding.UTF8))
        {
            writer.Write(harmless.Count);
            foreach (var tally in harmless)
            {
                writer.Write(tally.Address);
                writer.Write(tally.Requests);
                writer.Write(tally.First);
                writer.Write(tally.Last);
            }
        }
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>What <see cref="Pack"/> made text of.</summary>
    public static IReadOnlyList<VisitorTally> Unpack(string? text)
    {
        if (text is null) return [];
        using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var reader = new BinaryReader(deflate, Encoding.UTF8);
        var tallies = new VisitorTally[reader.ReadInt32()];
        for (var n = 0; n < tallies.Length; n++)
            tallies[n] = new VisitorTally
            {
                Address = reader.ReadString(), Requests = reader.ReadInt64(), First = reader.ReadInt64(), Last = reader.ReadInt64(),
            };
        return tallies;
    }

    private static RuleTally[] Plus(RuleTally[] one, RuleTally[] other)
    {
        var rules = one.ToList();
        foreach (var rule in other)
        {
            var at = rules.FindIndex(known => string.Equals(known.Rule, rule.Rule, StringComparison.Ordinal));
            if (at < 0) rules.Add(rule);
            else rules[at] = rules[at] with
            {
                Count = rules[at].Count + rule.Count,
                Sample = rules[at].Sample ?? rule.Sample,
                LastLine = rule.LastLine,
            };
        }
        return [.. rules];
    }
}
