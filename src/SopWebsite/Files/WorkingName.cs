namespace SopWebsite.Files;

/// <summary>
/// The name under which a file is written into somebody's folder until it is whole: <c>.sop-</c>, twelve digits, <c>.part</c>. Short, since its
/// own name may be as long as names can be; not to be guessed, since the folder may be one that a web server shows; known again, so that what
/// a killed run left goes with the next one.
/// </summary>
public static class WorkingName
{
    private const string Lead = ".sop-";
    private const string End = ".part";
    private const int Digits = 12;

    /// <summary>A new one.</summary>
    public static string New() => Lead + Guid.NewGuid().ToString("N").Substring(0, Digits) + End;

    /// <summary>True for the name of a file, or the path of one, that was made here.</summary>
    public static bool Is(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', Path.DirectorySeparatorChar]) + 1);
        return name.Length == Lead.Length + Digits + End.Length && name.StartsWith(Lead, StringComparison.Ordinal)
            && name.EndsWith(End, StringComparison.Ordinal)
            && name.Substring(Lead.Length, Digits).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
    }
}
