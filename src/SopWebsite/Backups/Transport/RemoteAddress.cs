using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Transport;

/// <summary>How a site's files are reached.</summary>
public enum RemoteProtocol
{
    /// <summary>A folder of this machine, mounted ones too.</summary>
    Folder,

    /// <summary>SFTP (SSH).</summary>
    Sftp,

    /// <summary>SCP (SSH).</summary>
    Scp,

    /// <summary>FTP in clear text.</summary>
    Ftp,

    /// <summary>FTP that begins TLS on the usual port (RFC 4217).</summary>
    FtpExplicitTls,

    /// <summary>FTP that is TLS from the first byte.</summary>
    FtpImplicitTls,

    /// <summary>WebDAV in clear text.</summary>
    WebDav,

    /// <summary>WebDAV over TLS.</summary>
    WebDavTls,

    /// <summary>Amazon S3 and its like.</summary>
    S3,
}

/// <summary>
/// Where a site's files are: <c>sftp://user@host:22/var/www/html</c>, <c>ftpes://</c> (FTP with TLS), <c>ftps://</c> (TLS from the first
/// byte), <c>ftp://</c>, <c>scp://</c>, <c>dav://</c>, <c>davs://</c>, <c>s3://</c>, or a folder. A path that begins with <c>/~/</c> is taken
/// from the account's own folder. Never with a password in it.
/// </summary>
public sealed record RemoteAddress
{
    private static readonly Regex Form = new(
        @"\A(?<scheme>[a-z][a-z0-9]*)://(?:(?<user>[^:/]*)(?<password>:[^/]*)?@)?(?<host>\[[0-9a-f:.%]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?)"
        + @"(?::(?<port>[0-9]{1,5}))?(?<path>/.*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static readonly (string Scheme, RemoteProtocol Protocol, int Port)[] Schemes =
    [
        ("sftp", RemoteProtocol.Sftp, 22), ("scp", RemoteProtocol.Scp, 22), ("ftp", RemoteProtocol.Ftp, 21),
        ("ftpes", RemoteProtocol.FtpExplicitTls, 21), ("ftps", RemoteProtocol.FtpImplicitTls, 990), ("dav", RemoteProtocol.WebDav, 80),
        ("davs", RemoteProtocol.WebDavTls, 443), ("s3", RemoteProtocol.S3, 443),
    ];

    /// <summary>What addresses of servers begin with, such as <c>sftp://</c>.</summary>
    public static IReadOnlyList<string> Beginnings { get; } = [.. Schemes.Select(known => known.Scheme + "://")];

    /// <summary>How it is reached.</summary>
    public required RemoteProtocol Protocol { get; init; }

    /// <summary>The server's name or address; empty for a folder.</summary>
    public string Host { get; init; } = "";

    /// <summary>The port; 0 for a folder.</summary>
    public int Port { get; init; }

    /// <summary>The account; null where the address names none.</summary>
    public string? User { get; init; }

    /// <summary>
    /// The folder there: from the root, or from the account's own folder where it does not begin with a slash; <c>.</c> for that one.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>True for a server that shows an SSH host key.</summary>
    public bool IsSsh => Protocol is RemoteProtocol.Sftp or RemoteProtocol.Scp;

    /// <summary>True for a server that shows a certificate.</summary>
    public bool IsTls => Protocol is RemoteProtocol.FtpExplicitTls or RemoteProtocol.FtpImplicitTls or RemoteProtocol.WebDavTls or RemoteProtocol.S3;

    /// <summary>Server and port in one text; an IPv6 address in brackets.</summary>
    public string HostAndPort => (Host.IndexOf(':') >= 0 ? $"[{Host}]" : Host) + ":" + Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when a text is an address of a server, and not a folder's path.</summary>
    public static bool IsServer(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) > 0 && !text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <exception cref="SopException"><c>SopSourceInvalid</c>, <c>SopSourcePassword</c>.</exception>
    public static RemoteAddress Parse(string text)
    {
        if (!IsServer(text)) return FolderOf(text);
        var match = Form.Match(text);
        // What does not read as an address may hold a password at any place: nothing of it is shown.
        if (!match.Success) throw Invalid(new Phrase("it does not have that form", "bentuknya tidak demikian"));
        if (match.Groups["password"].Success) throw PasswordInside();
        var scheme = Array.Find(Schemes, known => string.Equals(known.Scheme, match.Groups["scheme"].Value, StringComparison.OrdinalIgnoreCase));
        if (scheme.Scheme is null)
        {
            var known = string.Join(", ", Schemes.Select(one => one.Scheme));
            throw Invalid(new Phrase($"it begins with one of {known}", $"awalannya salah satu dari {known}"));
        }
        var port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : scheme.Port;
        if (port is 0 or > 65535) throw Invalid(new Phrase("a port lies between 1 and 65535", "port berada antara 1 dan 65535"));
        var user = Uri.UnescapeDataString(match.Groups["user"].Value);
        var path = PathOf(Uri.UnescapeDataString(match.Groups["path"].Value));
        if ((user + path).Any(char.IsControl)) throw Invalid(new Phrase("there is a control character in it", "ada karakter kendali di dalamnya"));
        return new RemoteAddress
        {
            Protocol = scheme.Protocol,
            Host = match.Groups["host"].Value.Trim('[', ']'),
            Port = port,
            User = user.Length == 0 ? null : user,
            Path = path,
        };
    }

    /// <summary>The path of something below <see cref="Path"/> as the server is told it.</summary>
    /// <param name="below">Forward slashes; empty for the folder itself.</param>
    public string At(string below) => below.Length == 0 ? Path : Path.EndsWith("/", StringComparison.Ordinal) ? Path + below : Path + "/" + below;

    /// <summary>The address as it can be given again.</summary>
    public override string ToString()
    {
        if (Protocol == RemoteProtocol.Folder) return Path;
        var (scheme, _, usual) = Array.Find(Schemes, known => known.Protocol == Protocol);
        var server = Port == usual ? HostAndPort.Substring(0, HostAndPort.LastIndexOf(':')) : HostAndPort;
        var path = string.Join("/", Path.Split('/').Select(Uri.EscapeDataString));
        return $"{scheme}://{(User is null ? "" : Uri.EscapeDataString(User) + "@")}{server}"
            + (Path == "." ? "" : Path.StartsWith("/", StringComparison.Ordinal) ? path : "/~/" + path);
    }

    private static RemoteAddress FolderOf(string text)
    {
        var path = text;
        if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !uri.IsFile)
                throw Invalid(new Phrase("it does not have that form", "bentuknya tidak demikian"));
            path = uri.LocalPath;
        }
        if (!System.IO.Path.IsPathRooted(path)) throw Invalid(new Phrase("a folder is named in full", "folder ditulis lengkap"));
        return new RemoteAddress { Protocol = RemoteProtocol.Folder, Path = path };
    }

    private static string PathOf(string path)
    {
        var bare = path == "/" ? path : path.TrimEnd('/');
        return bare.Length == 0 ? path.Length == 0 ? "." : "/"
            : bare == "/~" ? "."
            : bare.StartsWith("/~/", StringComparison.Ordinal) ? bare.Substring(3)
            : bare;
    }

    private static SopException Invalid(Phrase why) => new(
        "SopSourceInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"A site's files are named as sftp://user@host:22/var/www/html or as a folder: {why.English}.",
            $"Berkas situs ditulis sebagai sftp://user@host:22/var/www/html atau sebagai folder: {why.Indonesian}."),
        "sftp://");

    private static SopException PasswordInside() => new(
        "SopSourcePassword", SopErrorKind.SecurityFailure,
        new Phrase(
            "There is a password in the address, where the shell's history shows it. Change that password, take it out of the address, and refer to "
            + "it: -SourceSecret env:NAME or -SourceSecret file:/path.",
            "Ada kata sandi di dalam alamat; riwayat shell memperlihatkannya. Ganti kata sandi itu, keluarkan dari alamat, lalu rujuk dengan "
            + "-SourceSecret env:NAMA atau -SourceSecret file:/jalur."),
        "sftp://");
}
