using System.Globalization;
using System.Net;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Names;

/// <summary>
/// Tells which part of a host's name somebody registers and renews: <c>pn-contoh.go.id</c> of <c>www.pn-contoh.go.id</c>, since <c>go.id</c>
/// is a public suffix. The rules are those of https://publicsuffix.org/list/, which the module ships as data.
/// </summary>
public sealed class PublicSuffixes
{
    private const string Begin = "===BEGIN ICANN DOMAINS===", End = "===END ICANN DOMAINS===";
    private const int LongestLine = 300, MostRules = 100_000;

    private readonly Dictionary<string, Kinds> _rules = new(StringComparer.Ordinal);

    [Flags]
    private enum Kinds
    {
        Plain = 1,
        AnyBelow = 2,
        Exception = 4,
    }

    /// <summary>No rules at all: then every top level is a suffix, and the last two labels are what is registered.</summary>
    public static PublicSuffixes None { get; } = new();

    /// <summary>How many rules there are.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Reads a list: a rule a line, up to the first blank; <c>//</c> begins a remark, <c>*.</c> stands for any label, <c>!</c> makes an
    /// exception. Of a list with sections only that of the ICANN domains is read: registries are asked, and private suffixes have none.
    /// </summary>
    /// <param name="list">The list's text.</param>
    public static PublicSuffixes Read(TextReader list)
    {
        var suffixes = new PublicSuffixes();
        var idn = new IdnMapping();
        while (list.ReadLine() is { } line && suffixes.Count < MostRules)
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                if (line.Contains(End)) break;
                if (line.Contains(Begin)) suffixes.Clear();
                continue;
            }
            var rule = line.Length > LongestLine ? "" : line.Split(' ', '\t')[0];
            if (rule.Length > 0) suffixes.Add(rule, idn);
        }
        return suffixes;
    }

    /// <summary>The registrable name of a host, in ASCII and lower case.</summary>
    /// <param name="host">A host's name, with or without sub-domains, in ASCII or with any letters.</param>
    /// <exception cref="SopException"><c>SopDomainInvalid</c>: it is no name that somebody registers, such as <c>go.id</c> or an address.</exception>
    public string RegistrableNameOf(string host)
    {
        var ascii = AsciiOf(host) ?? throw Invalid(host);
        var labels = ascii.Split('.');
        if (labels.Length < 2 || IPAddress.TryParse(host, out _) || !Array.TrueForAll(labels, IsLabel)) throw Invalid(host);
        var registered = labels.Length - SuffixLength(labels) - 1;
        return registered >= 0 ? Join(labels, registered) : throw Invalid(host);
    }

    /// <summary>The public suffix of a registrable name, such as <c>go.id</c>.</summary>
    /// <param name="name">A name that <see cref="RegistrableNameOf"/> gave.</param>
    public string SuffixOf(string name)
    {
        var labels = name.Split('.');
        return Join(labels, labels.Length - SuffixLength(labels));
    }

    /// <summary>A name in ASCII (RFC 5891) and lower case, without the root's dot; null for one that has no such form.</summary>
    internal static string? AsciiOf(string name)
    {
        try
        {
            return new IdnMapping().GetAscii(name.Trim().TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>How many labels the suffix has: an exception prevails, then the longest rule, else the top level alone.</summary>
    private int SuffixLength(string[] labels)
    {
        var longest = 1;
        for (var at = labels.Length - 1; at >= 0; at--)
        {
            var length = labels.Length - at;
            if (!_rules.TryGetValue(Join(labels, at), out var kinds)) continue;
            if ((kinds & Kinds.Exception) != 0) return length - 1;
            if ((kinds & Kinds.Plain) != 0) longest = length;
            if ((kinds & Kinds.AnyBelow) != 0 && at > 0) longest = length + 1;
        }
        return longest;
    }

    private static string Join(string[] labels, int from) => string.Join(".", labels, from, labels.Length - from);

    private void Add(string rule, IdnMapping idn)
    {
        var kind = rule[0] == '!' ? Kinds.Exception : rule.StartsWith("*.", StringComparison.Ordinal) ? Kinds.AnyBelow : Kinds.Plain;
        var name = rule.Substring(kind switch { Kinds.Exception => 1, Kinds.AnyBelow => 2, _ => 0 });
        try
        {
            // Most rules are plain ASCII, and the mapping takes its time.
            name = (name.Any(letter => letter > 127) ? idn.GetAscii(name) : name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return;
        }
        if (name.Length == 0 || name.IndexOf('*') >= 0) return;
        _rules[name] = (_rules.TryGetValue(name, out var known) ? known : 0) | kind;
        Count++;
    }

    private void Clear()
    {
        _rules.Clear();
        Count = 0;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static SopException Invalid(string host) => new(
        "SopDomainInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{host}' is not a domain that can be registered. Write it as pn-contoh.go.id.",
            $"'{host}' bukan domain yang dapat didaftarkan. Tulis seperti pn-contoh.go.id."),
        host);
}
