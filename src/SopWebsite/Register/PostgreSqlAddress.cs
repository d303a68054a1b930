using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Register;

/// <summary>
/// The address of a register on a PostgreSQL server, in the form that libpq knows: <c>postgresql://user@host:5432/database?option=value</c>
/// (PostgreSQL manual, 34.1.1.2 Connection URIs). Never with a password in it: an address is seen in a shell's history and in process lists.
/// </summary>
public sealed record PostgreSqlAddress
{
    /// <summary>The option that refers to the password: <c>env:NAME</c> or <c>file:/path</c>.</summary>
    public const string PasswordOption = "passwordSecret";

    /// <summary>The option that names the schema of the register's tables; else the account's own first one, mostly <c>public</c>.</summary>
    public const string SchemaOption = "schema";

    private static readonly Regex Form = new(
        @"\A(?:postgresql|postgres)://(?:(?<user>[^:@/?#]*)(?<password>:[^@/?#]*)?@)?(?<host>\[[0-9A-Fa-f:.]+\]|[^:/?#@\[\]]*)(?::(?<port>[0-9]{1,5}))?"
        + @"(?:/(?<database>[^/?#]*))?(?:\?(?<options>[^#]*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static readonly string[] Known =
        [PasswordOption, SchemaOption, "host", "sslmode", "sslrootcert", "sslcert", "sslkey", "passfile", "connect_timeout", "application_name"];

    private static readonly string[] SslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    /// <summary>The server's name or address, or the folder of its socket.</summary>
    public required string Host { get; init; }

    /// <summary>The port; null for PostgreSQL's own, 5432.</summary>
    public int? Port { get; init; }

    /// <summary>The account; null for the one of PGUSER or of the system.</summary>
    public string? User { get; init; }

    /// <summary>The database; null for the one of the account's name.</summary>
    public string? Database { get; init; }

    /// <summary>What was given after the question mark, by its name there.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>Whether a register's location is an address of this kind and not a path.</summary>
    public static bool Is(string location) =>
        location.StartsWith("postgresql:", StringComparison.OrdinalIgnoreCase)
            || location.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <exception cref="SopException"><c>SopRegisterAddressInvalid</c>, <c>SopRegisterPasswordInAddress</c>.</exception>
    public static PostgreSqlAddress Parse(string text)
    {
        var match = Form.Match(text);
        // What does not read as an address may hold a password at any place: nothing of it is shown.
        if (!match.Success) throw Invalid(new Phrase("it does not have that form", "bentuknya tidak demikian"));
        var options = OptionsIn(match.Groups["options"].Value);
        if (match.Groups["password"].Success || options.ContainsKey("password")) throw PasswordInside();
        foreach (var name in options.Keys.Where(name => !Known.Contains(name, StringComparer.Ordinal)))
            throw Invalid(
                new Phrase(
                    $"an option there is not known; known are {string.Join(", ", Known)}",
                    $"ada opsi yang tidak dikenal; yang dikenal {string.Join(", ", Known)}"));
        if (options.TryGetValue("sslmode", out var mode) && !SslModes.Contains(mode, StringComparer.Ordinal))
            throw Invalid(
                new Phrase($"sslmode is one of {string.Join(", ", SslModes)}", $"sslmode adalah salah satu dari {string.Join(", ", SslModes)}"));
        if (options.TryGetValue("connect_timeout", out var wait) && !ushort.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw Invalid(new Phrase("connect_timeout is a number of seconds", "connect_timeout adalah jumlah detik"));
        var port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (port is 0 or > 65535) throw Invalid(new Phrase("a port lies between 1 and 65535", "port berada antara 1 dan 65535"));
        var host = Decoded(match.Groups["host"].Value)?.Trim('[', ']') ?? (options.TryGetValue("host", out var given) ? given : "localhost");
        return new PostgreSqlAddress
        {
            Host = host,
            Port = port,
            User = Decoded(match.Groups["user"].Value),
            Database = Decoded(match.Groups["database"].Value),
            Options = options,
        };
    }

    /// <summary>The address without what is nobody's business: account, server, database and schema.</summary>
    public override string ToString()
    {
        var host = Host.IndexOf(':') >= 0 ? $"[{Host}]" : Host.IndexOf('/') >= 0 ? Uri.EscapeDataString(Host) : Host;
        return (User is null ? "postgresql://" : $"postgresql://{Uri.EscapeDataString(User)}@") + host
            + (Port is { } port ? $":{port.ToString(CultureInfo.InvariantCulture)}" : "")
            + (Database is null ? "" : $"/{Uri.EscapeDataString(Database)}")
            + (Options.TryGetValue(SchemaOption, out var schema) ? $"?{SchemaOption}={Uri.EscapeDataString(schema)}" : "");
    }

    private static Dictionary<string, string> OptionsIn(string text)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&').Where(pair => pair.Length > 0))
        {
            var parts = pair.Split(['='], 2);
            if (parts.Length < 2 || Decoded(parts[0]) is not { } name || options.ContainsKey(name))
                throw Invalid(new Phrase("each option is name=value, once", "setiap opsi berbentuk nama=nilai, satu kali"));
            options.Add(name, Decoded(parts[1]) ?? "");
        }
        return options;
    }

    private static string? Decoded(string part) => part.Length == 0 ? null : Uri.UnescapeDataString(part);

    private static SopException Invalid(Phrase why) => new(
        "SopRegisterAddressInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"A register on a server is given as postgresql://user@host:5432/database?sslmode=verify-full: {why.English}.",
            $"Register di server ditulis sebagai postgresql://user@host:5432/database?sslmode=verify-full: {why.Indonesian}."),
        "postgresql://");

    private static SopException PasswordInside() => new(
        "SopRegisterPasswordInAddress", SopErrorKind.SecurityFailure,
        new Phrase(
            "There is a password in the register's address, where the shell's history and every process list show it. Change that password, take it "
            + $"out of the address, and refer to it: {PasswordOption}=env:NAME or {PasswordOption}=file:/path, or PGPASSWORD, or a .pgpass file.",
            "Ada kata sandi di alamat register; riwayat shell dan daftar proses memperlihatkannya. Ganti kata sandi itu, keluarkan dari alamat, "
            + $"lalu rujuk: {PasswordOption}=env:NAMA atau {PasswordOption}=file:/jalur, atau PGPASSWORD, atau berkas .pgpass."),
        "postgresql://");
}
