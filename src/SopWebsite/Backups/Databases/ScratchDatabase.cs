using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Databases;

/// <summary>Databases that are made for a trial and dropped after it: known by their names, so that no other is ever dropped.</summary>
public static class ScratchDatabase
{
    /// <summary>What every such name begins with.</summary>
    public const string Prefix = "sop_uji_";

    private const int Digits = 20;

    /// <summary>A new name; of SQLite, a file beside the given one.</summary>
    /// <param name="like">The database that is tried: the scratch one is of its engine and on its server.</param>
    public static SiteDatabase Like(SiteDatabase like)
    {
        var name = Prefix + Guid.NewGuid().ToString("N").Substring(0, Digits);
        return like with { Name = like.Engine == DatabaseEngine.Sqlite ? Path.Combine(Path.GetTempPath(), name + ".sqlite") : name };
    }

    /// <summary>True for a name that was made here.</summary>
    public static bool IsScratch(SiteDatabase database)
    {
        var name = database.ShortName();
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            if (!name.EndsWith(".sqlite", StringComparison.Ordinal)) return false;
            name = name.Substring(0, name.Length - ".sqlite".Length);
        }
        return name.Length == Prefix.Length + Digits && name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.Substring(Prefix.Length).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
    }

    /// <summary>Refuses every other name.</summary>
    /// <exception cref="SopException"><c>SopDatabaseNotScratch</c>.</exception>
    public static void Check(SiteDatabase database)
    {
        if (!IsScratch(database))
            throw new SopException(
                "SopDatabaseNotScratch", SopErrorKind.SecurityFailure,
                new Phrase($"'{database.Name}' was not made for a trial and is not dropped.",
                    $"'{database.Name}' bukan database uji coba, jadi tidak dihapus."),
                database.Name);
    }
}
