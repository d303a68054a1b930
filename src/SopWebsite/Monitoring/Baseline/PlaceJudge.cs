using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>Judges a file by where it is, what it is called and who may write it.</summary>
internal sealed class PlaceJudge
{
    private const int Others = 2, SetId = 0xC00;

    private readonly PathPattern _uploads;
    private readonly PathPattern _own;
    private readonly Regex? _known;

    /// <param name="book">The traits.</param>
    /// <param name="cms">The systems found: patterns hold within each of their folders.</param>
    public PlaceJudge(FileTraitBook book, IReadOnlyList<SiteCms> cms)
    {
        _uploads = new PathPattern(Under(book.UploadFolders, cms));
        _own = new PathPattern(Under(book.OwnScripts, cms));
        if (book.KnownNames.Count > 0)
            _known = new Regex($"^(?:{string.Join("|", book.KnownNames)})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Patterns at the root and, anchored alike, in the folder of each system that is not at the root.</summary>
    public static IEnumerable<string> Under(IReadOnlyList<string> patterns, IReadOnlyList<SiteCms> cms) => patterns.Concat(
        cms.Where(system => system.Folder.Length > 0)
            .SelectMany(system => patterns.Where(IsAnchored).Select(pattern => system.Folder + "/" + pattern)));

    /// <param name="path">The file.</param>
    /// <param name="isInert">True for a script that does nothing.</param>
    /// <param name="into">Where the reasons go.</param>
    public void Judge(string path, bool isInert, ReasonList into)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        var isRun = FileKinds.IsRun(name);
        var uploads = _uploads.Fits(path);
        if (uploads && isRun && !isInert && !_own.Fits(path))
            into.Add("place", 70, new(
                "A script in a folder that is for uploads or temporary files.", "Skrip di folder untuk unggahan atau berkas sementara."));
        if (FileKinds.HidesScript(name) && (uploads || FileKinds.IsMedia(name)) && !isInert)
            into.Add("hidden-ending", 70, new("The ending of a script is hidden in its name.", "Akhiran skrip disembunyikan pada namanya."));
        if ((isRun || FileKinds.HidesScript(name)) && !isInert && _known?.IsMatch(name.ToLowerInvariant()) == true)
            into.Add("known-name", 50, new("Its name is that of a known web shell.", "Namanya seperti web shell yang dikenal."));
    }

    /// <param name="path">The file.</param>
    /// <param name="mode">Its rights; null where there are none.</param>
    /// <param name="into">Where the reasons go.</param>
    public static void JudgeRights(string path, int? mode, ReasonList into)
    {
        if (mode is not { } rights) return;
        var name = path.Substring(path.LastIndexOf('/') + 1);
        if ((rights & SetId) != 0)
            into.Add("set-id", 70, new(
                $"It runs with its owner's rights (setuid or setgid, {Octal(rights)}).",
                $"Berjalan dengan hak pemiliknya (setuid atau setgid, {Octal(rights)})."));
        if ((rights & Others) != 0 && (FileKinds.IsRun(name) || FileKinds.IsHandler(name)))
            into.Add("world-writable", 50, new(
                $"Anyone on the server may write this script ({Octal(rights)}).", $"Siapa pun di server dapat menulis skrip ini ({Octal(rights)})."));
    }

    /// <param name="target">Where a link leads, as written in it.</param>
    /// <param name="into">Where the reasons go.</param>
    public static void JudgeLink(string target, ReasonList into)
    {
        var to = target.Replace('\\', '/').ToLowerInvariant();
        if (to.TrimEnd('/') is "" or "/etc" or "/home" or "/root" or "/var" || to.EndsWith("/passwd", StringComparison.Ordinal)
            || to.EndsWith("/shadow", StringComparison.Ordinal) || to.StartsWith("/proc/", StringComparison.Ordinal)
            || (to.IndexOf("/home", StringComparison.Ordinal) >= 0
                && (to.EndsWith("wp-config.php", StringComparison.Ordinal) || to.EndsWith("configuration.php", StringComparison.Ordinal))))
            into.Add("link", 70, new($"A link out of the site, to '{target}'.", $"Tautan keluar dari situs, ke '{target}'."));
    }

    private static bool IsAnchored(string pattern) => pattern.IndexOf('/') >= 0 && !pattern.StartsWith("**", StringComparison.Ordinal);

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(3, '0').ToString(CultureInfo.InvariantCulture);
}
