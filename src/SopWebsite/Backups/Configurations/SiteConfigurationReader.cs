using System.Globalization;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Configurations;

/// <summary>Reads the database's account out of Joomla's <c>configuration.php</c> and WordPress's <c>wp-config.php</c>. PHP is never run.</summary>
public static class SiteConfigurationReader
{
    /// <summary>Both are a few kilobytes; larger is something else.</summary>
    internal const int LargestBytes = 1024 * 1024;

    /// <summary>
    /// The configuration of the site in a document root (of WordPress also in the folder above, where WordPress itself looks); null for none.
    /// </summary>
    /// <exception cref="SopException">As <see cref="ReadFile"/>.</exception>
    public static SiteConfiguration? FindIn(string documentRoot)
    {
        var above = Path.GetDirectoryName(Path.GetFullPath(documentRoot).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar));
        List<string> places = [Path.Combine(documentRoot, "wp-config.php"), Path.Combine(documentRoot, "configuration.php")];
        // WordPress takes the one in the folder above only where that is not another WordPress (wp-load.php).
        if (above is not null && File.Exists(Path.Combine(documentRoot, "wp-load.php")) && !File.Exists(Path.Combine(above, "wp-settings.php")))
            places.Insert(1, Path.Combine(above, "wp-config.php"));
        return places.FirstOrDefault(File.Exists) is { } path ? ReadFile(path) : null;
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="SopException">
    /// <c>SopConfigurationUnreadable</c>: it cannot be opened; <c>SopConfigurationInvalid</c>: it is neither of the two, or damaged;
    /// <c>SopConfigurationComputed</c>: a value in it is known only when PHP runs, or stands there twice. No message has a value of the file.
    /// </exception>
    public static SiteConfiguration ReadFile(string path)
    {
        var full = Path.GetFullPath(path);
        return Read(TextOf(full), full);
    }

    /// <summary>Reads a file's text.</summary>
    /// <inheritdoc cref="ReadFile"/>
    internal static SiteConfiguration Read(string text, string path)
    {
        var settings = PhpSettings.Read(text) ?? throw Invalid(path);
        if (settings.Constant("DB_NAME") is not null) return WordPress(settings, path);
        if (settings.Property("db") is not null && settings.Property("dbtype") is not null) return Joomla(settings, path);
        throw Invalid(path);
    }

    private static SiteConfiguration WordPress(PhpSettings settings, string path)
    {
        var (host, port, socket) = HostOf(Known(settings.Constant("DB_HOST"), "DB_HOST", path) ?? "");
        return Make(
            SiteSoftware.WordPress, DatabaseEngine.MySql, path, Known(settings.Constant("DB_NAME"), "DB_NAME", path), host, port, socket,
            Known(settings.Constant("DB_USER"), "DB_USER", path), Known(settings.Constant("DB_PASSWORD"), "DB_PASSWORD", path),
            settings.Variable("table_prefix")?.Text);
    }

    private static SiteConfiguration Joomla(PhpSettings settings, string path)
    {
        var type = Value("dbtype") ?? "";
        var engine = type.IndexOf("pgsql", StringComparison.OrdinalIgnoreCase) >= 0 || type.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
            ? DatabaseEngine.PostgreSql
            : type.IndexOf("sqlite", StringComparison.OrdinalIgnoreCase) >= 0 ? DatabaseEngine.Sqlite : DatabaseEngine.MySql;
        var (host, port, socket) = HostOf(Value("host") ?? "");
        return Make(SiteSoftware.Joomla, engine, path, Value("db"), host, port, socket, Value("user"), Value("password"), Value("dbprefix"));

        string? Value(string name) => Known(settings.Property(name), "$" + name, path);
    }

    private static SiteConfiguration Make(
        SiteSoftware software, DatabaseEngine engine, string path, string? name, string? host, int? port, string? socket, string? user,
        string? password, string? prefix)
    {
        if (string.IsNullOrEmpty(name)) throw Invalid(path);
        return new SiteConfiguration
        {
            Software = software,
            Path = path,
            Password = string.IsNullOrEmpty(password) ? null : password,
            TablePrefix = string.IsNullOrEmpty(prefix) ? null : prefix,
            Database = new SiteDatabase
            {
                Name = name!,
                Engine = engine,
                Host = host,
                Port = port,
                Socket = socket,
                UserName = string.IsNullOrEmpty(user) ? null : user,
                Secret = string.IsNullOrEmpty(password) ? null : Databases.DatabaseLogins.Configuration + path,
            },
        };
    }

    /// <summary>
    /// Host, port and socket out of one text, as both programs write it: <c>db.example</c>, <c>db.example:3307</c>,
    /// <c>localhost:/run/mysqld.sock</c>, <c>[::1]:3306</c>. Plain localhost is the local socket. Source: WordPress, wpdb::parse_db_host.
    /// </summary>
    internal static (string? Host, int? Port, string? Socket) HostOf(string text)
    {
        text = text.Trim();
        string? socket = null;
        var path = text.IndexOf(":/", StringComparison.Ordinal);
        if (path >= 0)
        {
            socket = text.Substring(path + 1);
            text = text.Substring(0, path);
        }
        int? port = null;
        var colon = text.LastIndexOf(':');
        if (colon >= 0 && (text.IndexOf(':') == colon || text.IndexOf(']') == colon - 1)
            && int.TryParse(text.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535)
        {
            port = number;
            text = text.Substring(0, colon);
        }
        var host = text.Trim('[', ']');
        var local = host.Length == 0 || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
        // A port of localhost is meant: a client would take the socket all the same.
        return (!local ? host : socket is null && port is not null ? "127.0.0.1" : null, port, socket);
    }

    private static string? Known(PhpValue? value, string setting, string path)
    {
        if (value is null) return null;
        if (value.Text is { } text) return text;
        var (english, indonesian) = value.IsAmbiguous
            ? ("stands there more than once with different values", "tercantum lebih dari sekali dengan nilai berbeda")
            : ("is worked out only when PHP runs", "baru dihitung saat PHP berjalan");
        throw new SopException(
            "SopConfigurationComputed", SopErrorKind.InvalidData,
            new Phrase(
                $"The setting {setting} in '{path}' {english}, and PHP is not run. "
                + "Give the database with Register-SiteDatabase -UserName -Secret.",
                $"Pengaturan {setting} di '{path}' {indonesian}, dan PHP tidak dijalankan. "
                + "Daftarkan database dengan Register-SiteDatabase -UserName -Secret."),
            path);
    }

    private static string TextOf(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LargestBytes) throw Invalid(path);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            try
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Old sites are in Latin-1; the settings in it are ASCII nearly always.
                return Encoding.GetEncoding(28591).GetString(bytes);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new SopException(
                "SopConfigurationUnreadable", SopErrorKind.ReadFailure,
                new Phrase(
                    $"The configuration '{path}' cannot be read: {failure.Message}", $"Konfigurasi '{path}' tidak dapat dibaca: {failure.Message}"),
                path, failure);
        }
    }

    private static SopException Invalid(string path) => new(
        "SopConfigurationInvalid", SopErrorKind.InvalidData,
        new Phrase($"'{path}' is neither a Joomla configuration.php nor a WordPress wp-config.php that names its database.",
            $"'{path}' bukan configuration.php Joomla maupun wp-config.php WordPress yang menyebut database-nya."),
        path);
}
