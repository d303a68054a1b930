namespace SopWebsite.Monitoring.Baseline;

/// <summary>What a file is, by its name alone: as a web server sees it, not as its author calls it.</summary>
internal static class FileKinds
{
    private static readonly HashSet<string> Php = Set("php php3 php4 php5 php6 php7 php8 phps pht phtm phtml phar pgif inc module");

    private static readonly HashSet<string> Others = Set("asp aspx ashx asmx asa asax jsp jspx jspf jsw cfm cfml cgi pl shtml");

    private static readonly HashSet<string> Hidden = Set("php php3 php4 php5 php7 php8 pht phtml phar asp aspx jsp jspx");

    private static readonly HashSet<string> Media = Set("jpg jpeg jpe png gif bmp webp ico tif tiff svg avif heic mp3 mp4 pdf");

    private static readonly HashSet<string> Archives = Set("zip gz tgz tar bz2 xz 7z rar jpa jps iso sql");

    private static readonly HashSet<string> Pages = Set("htm html xhtml");

    private static readonly HashSet<string> Handlers = new(StringComparer.OrdinalIgnoreCase)
    {
        ".htaccess", ".user.ini", "php.ini", "php5.ini", "web.config",
    };

    public static bool IsPhp(string name) => Php.Contains(Extension(name));

    public static bool IsOtherScript(string name) => Others.Contains(Extension(name));

    /// <summary>True for what a web server may run, <c>.inc</c> and <c>.module</c> left out: those are run by none.</summary>
    public static bool IsRun(string name) => (IsPhp(name) && Extension(name) is not ("inc" or "module")) || IsOtherScript(name);

    public static bool IsMedia(string name) => Media.Contains(Extension(name));

    public static bool IsArchive(string name) => Archives.Contains(Extension(name));

    public static bool IsPage(string name) => Pages.Contains(Extension(name));

    /// <summary>Files that tell a server how to treat others.</summary>
    public static bool IsHandler(string name) => Handlers.Contains(name);

    /// <summary>A script's ending hidden before another one, as in <c>foto.php.jpg</c> or <c>foto.php;.jpg</c>, or behind blanks and dots.</summary>
    public static bool HidesScript(string name)
    {
        var parts = name.Split('.', ';', '%', ' ', '\0');
        for (var at = 1; at < parts.Length - 1; at++)
            if (Hidden.Contains(parts[at].ToLowerInvariant())) return true;
        return false;
    }

    private static string Extension(string name)
    {
        // A trailing dot or blank is dropped by Windows servers, and a script it stays.
        var bare = name.TrimEnd('.', ' ');
        var dot = bare.LastIndexOf('.');
        return dot < 0 ? "" : bare.Substring(dot + 1).ToLowerInvariant();
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
