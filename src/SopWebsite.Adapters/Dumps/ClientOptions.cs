using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Dumps;

/// <summary>
/// How the client learns host, account and password: from an option file, never from its arguments or its environment, which other accounts
/// of the machine can read. On Unix the "file" is the child's standard input, a pipe: there is nothing on the disk, whenever we are killed.
/// Windows has no name for it, so there it is a file in the user's own temporary folder, removed when the dump is done.
/// </summary>
internal sealed class ClientOptions : IDisposable
{
    private ClientOptions(string text, string? file)
    {
        Text = text;
        File = file;
    }

    /// <summary>What to write to the child's standard input; empty when the options are in a file.</summary>
    public string StandardInput => File is null ? Text : "";

    /// <summary>The argument that names the options.</summary>
    public string Argument => $"--defaults-file={File ?? "/dev/stdin"}";

    private string Text { get; }

    private string? File { get; }

    public static ClientOptions Of(SiteDatabase database, DatabaseLogin login)
    {
        var text = TextOf(database, login);
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return new ClientOptions(text, null);
        var file = Path.Combine(Path.GetTempPath(), "sop-" + Guid.NewGuid().ToString("N") + ".cnf");
        using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var bytes = new UTF8Encoding(false).GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
        }
        return new ClientOptions(text, file);
    }

    public void Dispose()
    {
        if (File is not null) System.IO.File.Delete(File);
    }

    /// <summary>The option file: every value quoted and escaped, so that none can begin an option of its own.</summary>
    internal static string TextOf(SiteDatabase database, DatabaseLogin login)
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
        if (value.Any(c => c < ' '))
            throw new SopException(
                "SopDatabaseInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"The database's {name} has a control character in it.", $"Nilai {name} database mengandung karakter kendali."), name);
        text.Append(name).Append("=\"").Append(value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"\n");
    }
}
