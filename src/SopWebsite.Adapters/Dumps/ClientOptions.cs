using System.Globalization;
using System.Text;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// How MariaDB's and MySQL's clients learn host, account and password: from the text of an option file, never from their arguments or their
/// environment, which other accounts of the machine can read.
/// </summary>
internal static class ClientOptions
{
    /// <summary>The option file: every value quoted and escaped, so that none can begin an option of its own. No line of it is empty.</summary>
    public static string TextOf(SiteDatabase database, DatabaseLogin login)
    {
        var text = new StringBuilder("[client]\n");
        Append(text, "user", login.UserName);
        Append(text, "password", login.Password);
        Append(text, "host", database.Host);
        Append(text, "port", database.Port?.ToString(CultureInfo.InvariantCulture));
        Append(text, "socket", database.Socket);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is null) return;
        Check(name, value);
        text.Append(name).Append("=\"").Append(value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"\n");
    }

    /// <summary>Refuses what cannot stand on one line.</summary>
    /// <exception cref="SopException"><c>SopDatabaseInvalid</c>.</exception>
    public static void Check(string name, string value)
    {
        if (value.Any(c => c < ' '))
            throw new SopException(
                "SopDatabaseInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"The database's {name} has a control character in it.", $"Nilai {name} database mengandung karakter kendali."), name);
    }
}
