using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// Judges contents by the traits. Nothing is ever run or parsed as code: a content is looked at as it is, and once more with comments taken
/// out, escapes read and pieces of text put together, as intruders take them apart. Each pattern has a time limit.
/// </summary>
internal sealed class ContentJudge
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Compiled;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Regex OpenTag = new(
        @"<\?php\b|<\?=\s*[^\x00-\x08\x80-\xff]{0,80}?(?:\$_(?:GET|POST|REQUEST|COOKIE|SERVER)|`|eval\s*\()|<script\s+language\s*=\s*[""']?php",
        Options, Patience);

    /// <summary>Comments, then nothing, or an end before anything else.</summary>
    private static readonly Regex Inert = new(
        @"\A(?:\xEF\xBB\xBF)?\s*(?:\#\s*){0,5}<\?php\s*(?:(?:/\*(?:(?!\*/)[\s\S])*\*/|(?://|\#)(?:(?!\?>)[^\r\n])*)\s*)*(?:\z|\?>\s*\z"
        + @"|(?:defined\s*\(\s*['""]\w+['""]\s*\)\s*(?:or|\|\|)\s*)(?:die|exit)\s*(?:\(\s*\))?\s*;?\s*(?:\?>\s*)?\z"
        + @"|(?:die|exit)\s*(?:\(\s*(?:'[^'\\]*'|""[^""$\\{]*"")?\s*\))?\s*(?:;|\?>))",
        Options, Patience);

    /// <summary>Where taking out comments, reading escapes or putting pieces together could bring something to light.</summary>
    private static readonly Regex Disguise = new(
        @"\*/\s*[(\[]|[(,]\s*/\*|[""']\s*\.\s*[""']|\\x[2-7][0-9a-f]|\\[014-7][0-7]", Options, Patience);

    /// <summary>Compiling the patterns takes longer than a small site: it is done once for a book.</summary>
    private static readonly ConditionalWeakTable<FileTraitBook, ContentJudge> Made = new();

    private static readonly Regex Hex = new(@"\\x([2-7][0-9a-f])", Options, Patience);
    private static readonly Regex Octal = new(@"\\([01][0-7]{2}|[4-7][0-7])(?![0-7])", Options, Patience);
    private static readonly Regex Joint = new("([\"'])\\s*\\.\\s*\\1", Options, Patience);

    private readonly List<(FileTrait Trait, Regex Pattern)> _traits;

    private ContentJudge(FileTraitBook book) =>
        _traits = [.. book.Traits.Select(trait => (trait, new Regex(trait.Pattern, Options, Patience)))];

    /// <summary>The judge by a book.</summary>
    public static ContentJudge Of(FileTraitBook book) => Made.GetValue(book, made => new ContentJudge(made));

    /// <summary>True for a script that ends before it does anything, such as the empty index.php of a folder.</summary>
    public static bool IsInert(string text) => Matches(Inert, text);

    public static bool HasOpenTag(string text) => Matches(OpenTag, text);

    /// <param name="name">The file's name.</param>
    /// <param name="text">Its content or a window of it, a letter for each byte.</param>
    /// <param name="hasTag">Whether a tag that opens PHP is in it, or came before it.</param>
    /// <param name="into">Where the reasons go.</param>
    public void Judge(string name, string text, bool hasTag, ReasonList into)
    {
        var isPhp = FileKinds.IsPhp(name);
        if (FileKinds.IsMedia(name) && hasTag)
            into.Add("php-in-media", 70, new("PHP code inside a picture or document.", "Kode PHP di dalam gambar atau dokumen."));
        var php = isPhp || hasTag;
        var other = FileKinds.IsOtherScript(name);
        if (!php && !other && !FileKinds.IsPage(name)) return;
        Try(text);
        if (php && Matches(Disguise, text) && Plain(text) is { } plain && plain != text) Try(plain);

        void Try(string content)
        {
            foreach (var (trait, pattern) in _traits)
            {
                if (into.Has(trait.Id) || !(trait.Scope switch { TraitScope.Php => php, TraitScope.OtherScript => other, _ => true })) continue;
                if (trait.Needs.Count > 0 && !trait.Needs.Any(word => content.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)) continue;
                try
                {
                    if (pattern.IsMatch(content)) into.Add(trait.Id, trait.Weight, trait.Reason);
                }
                catch (RegexMatchTimeoutException)
                {
                    into.Add("unjudged", 20, new("Its content could not be judged in time.", "Isinya tidak dapat dinilai dalam batas waktu."));
                }
            }
        }
    }

    /// <summary>The content as PHP would see it, near enough; null where that took too long.</summary>
    private static string? Plain(string text)
    {
        try
        {
            var plain = WithoutComments(text);
            if (plain.IndexOf('\\') >= 0)
            {
                plain = Hex.Replace(plain, found => Letter(found, 16));
                plain = Octal.Replace(plain, found => Letter(found, 8));
            }
            return Joint.Replace(plain, "");
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string WithoutComments(string text)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        for (int from, to; (from = text.IndexOf("/*", at, StringComparison.Ordinal)) >= 0; at = to + 2)
        {
            to = text.IndexOf("*/", from + 2, StringComparison.Ordinal);
            if (to < 0) break;
            plain.Append(text, at, from - at);
        }
        return at == 0 ? text : plain.Append(text, at, text.Length - at).ToString();
    }

    private static string Letter(Match found, int radix) => ((char)Convert.ToInt32(found.Groups[1].Value, radix)).ToString();

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
