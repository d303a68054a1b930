using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Transport;

/// <summary>
/// What of a tree travels, by masks as WinSCP has them: several in one text with <c>;</c> between, <c>*</c> for any letters, <c>?</c> for one.
/// A mask without a slash is compared with the name, one with a slash with the path from the root; one that ends with a slash means folders,
/// with everything in them. Upper and lower case are the same.
/// </summary>
/// <remarks>
/// What an exclude mask takes stays out, with everything below. Where there are include masks, a file travels that one of them takes, or that
/// is in a folder that one takes.
/// </remarks>
public sealed class TransferMask
{
    private readonly Mask[] _include;
    private readonly Mask[] _exclude;

    /// <summary>Makes it.</summary>
    /// <exception cref="SopException"><c>SopMaskInvalid</c>.</exception>
    public TransferMask(IEnumerable<string>? include, IEnumerable<string>? exclude)
    {
        _include = Parse(include);
        _exclude = Parse(exclude);
    }

    /// <summary>True when everything travels.</summary>
    public bool IsAll => _include.Length == 0 && _exclude.Length == 0;

    /// <summary>Whether a folder is looked into.</summary>
    public bool Enters(string folder) => !IsExcluded(folder, isFolder: true);

    /// <summary>Whether a file or link travels.</summary>
    public bool Takes(string path) => !IsExcluded(path, isFolder: false) && IsIncluded(path, isFolder: false);

    /// <summary>Whether a folder is made although nothing in it may travel.</summary>
    public bool Keeps(string folder) => Enters(folder) && IsIncluded(folder, isFolder: true);

    private bool IsIncluded(string path, bool isFolder) =>
        _include.Length == 0
            || Array.Exists(_include, mask => mask.Takes(path, isFolder) || Above(path).Any(folder => mask.Takes(folder, isFolder: true)));

    private bool IsExcluded(string path, bool isFolder) =>
        Array.Exists(_exclude, mask => mask.Takes(path, isFolder) || Above(path).Any(folder => mask.Takes(folder, isFolder: true)));

    private static IEnumerable<string> Above(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1)) yield return path.Substring(0, slash);
    }

    private static Mask[] Parse(IEnumerable<string>? texts) =>
        [.. (texts ?? []).SelectMany(text => text.Split(';')).Select(text => text.Trim()).Where(text => text.Length > 0).Select(Mask.Of)];

    private sealed record Mask(string Pattern, bool FoldersOnly, bool WholePath)
    {
        public static Mask Of(string text)
        {
            var forward = text.Replace('\\', '/');
            var pattern = forward.Trim('/');
            if (pattern.Length == 0 || pattern.Any(char.IsControl))
                throw new SopException(
                    "SopMaskInvalid", SopErrorKind.InvalidArgument,
                    new Phrase(
                        $"'{text}' is no mask. Write it as *.log, cache/ or images/*.tmp.",
                        $"'{text}' bukan mask. Tulis seperti *.log, cache/ atau images/*.tmp."),
                    text);
            return new Mask(pattern, forward.EndsWith("/", StringComparison.Ordinal), pattern.IndexOf('/') >= 0 || forward[0] == '/');
        }

        public bool Takes(string path, bool isFolder) =>
            (isFolder || !FoldersOnly) && Fits(Pattern, WholePath ? path : path.Substring(path.LastIndexOf('/') + 1));

        /// <summary>One star is remembered at a time, so the worst mask takes the product of both lengths and no more.</summary>
        private static bool Fits(string pattern, string text)
        {
            int at = 0, next = 0, star = -1, mark = 0;
            while (at < text.Length)
            {
                if (next < pattern.Length && (pattern[next] == '?' || char.ToLowerInvariant(pattern[next]) == char.ToLowerInvariant(text[at]))
                    && pattern[next] != '*')
                {
                    at++;
                    next++;
                }
                else if (next < pattern.Length && pattern[next] == '*')
                {
                    star = next++;
                    mark = at;
                }
                else if (star >= 0)
                {
                    next = star + 1;
                    at = ++mark;
                }
                else return false;
            }
            while (next < pattern.Length && pattern[next] == '*') next++;
            return next == pattern.Length;
        }
    }
}
