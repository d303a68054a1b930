namespace SopWebsite.Sites;

/// <summary>What kind of system a site is.</summary>
public enum SiteKind
{
    /// <summary>The court's public website.</summary>
    Website,

    /// <summary>SIPP, the court's case tracking system.</summary>
    Sipp,
}

/// <summary>A system that a court watches over: its website or its SIPP.</summary>
public sealed record SopSite
{
    /// <summary>The name it goes by in every cmdlet, such as <c>pn-contoh</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Website or SIPP.</summary>
    public SiteKind Kind { get; init; }

    /// <summary>
    /// The addresses to check; the first page (http or https) is the front page. Beside pages tcp://host:port, dns://name, ping://host and
    /// mysql://host can be checked.
    /// </summary>
    public Uri[] Uri { get; init; } = [];

    /// <summary>What its answers must meet, such as <c>status == 200</c> or <c>body contains Pengadilan</c>.</summary>
    public string[] Condition { get; init; } = [];

    /// <summary>The site's files as this machine sees them; null when they are not reachable as a folder.</summary>
    public string? DocumentRoot { get; init; }

    /// <summary>The site's files on its server, such as <c>sftp://user@host/public_html</c>; never with a password in it.</summary>
    public string? RemoteRoot { get; init; }

    /// <summary>Where the password of the server's account is, or the passphrase of its key: <c>env:NAME</c> or <c>file:/path</c>.</summary>
    public string? SourceSecret { get; init; }

    /// <summary>The file of the private key that logs in at the server; null for a password, or for an agent's keys.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>The keys or certificates that the server may show; it is not talked to when it shows another.</summary>
    public string[] HostKey { get; init; } = [];

    /// <summary>Masks of what is fetched from the server, such as <c>*.php; images/</c>; empty for everything.</summary>
    public string[] Include { get; init; } = [];

    /// <summary>Masks of what is not fetched, such as <c>*.log; cache/</c>.</summary>
    public string[] Exclude { get; init; } = [];

    /// <summary>How fast files are fetched at most, in KB (1,024 bytes) a second; 0 for as fast as it goes.</summary>
    public int SpeedLimit { get; init; }

    /// <summary>Where the copy of the server's files is kept on this machine; null for a folder beside the register.</summary>
    public string? MirrorPath { get; init; }

    /// <summary>The site's database, if it has one.</summary>
    public SiteDatabase? Database { get; init; }

    /// <summary>Further databases of the site: a second application's, a log's.</summary>
    public SiteDatabase[] MoreDatabases { get; init; } = [];

    /// <summary>What switches the public's access off while the site is copied, and on again; null where nothing is to be switched.</summary>
    public SiteAccessSwitch? AccessSwitch { get; init; }

    /// <summary>The access logs, wildcards allowed.</summary>
    public string[] LogPath { get; init; } = [];

    /// <summary>
    /// The format of the access logs: a name of <see cref="Visitors.VisitorLogFormats.Names"/>, a <c>#Fields</c> line or a format string;
    /// <c>auto</c> where their first lines tell.
    /// </summary>
    public string LogFormat { get; init; } = "auto";

    /// <summary>Where backup sets of the site go; null for none yet.</summary>
    public string? BackupPath { get; init; }

    /// <summary>How old, in working days, its newest good backup may be (RPO); 0 for what its procedure asks for, or one day.</summary>
    public int BackupWithin { get; init; }

    /// <summary>
    /// Where the password is that backup sets are encrypted with: <c>env:NAME</c> or <c>file:/path</c> (owner-only rights); null for sets that
    /// are not encrypted.
    /// </summary>
    public string? BackupSecret { get; init; }

    /// <summary>WIB, WITA or WIT.</summary>
    public string Zone { get; init; } = "WIB";

    /// <summary>The name of the working calendar.</summary>
    public string Calendar { get; init; } = "pengadilan";

    /// <summary>The procedure that holds for the site, such as <c>pn-tais/website</c>.</summary>
    public string Procedure { get; init; } = "pn-tais/website";

    /// <summary>After how many working days without new content the site counts as stale.</summary>
    public int FreshnessLimit { get; init; } = 7;

    /// <summary>Failed checks in a row until an address counts as down.</summary>
    public int DownAfter { get; init; } = 3;

    /// <summary>Answered checks in a row until an address that was down counts as up again.</summary>
    public int UpAfter { get; init; } = 2;

    /// <summary>Minutes from one check to the next, by which the history tells what nobody looked at; 0 for the usual ones.</summary>
    public int CheckInterval { get; init; }

    /// <summary>All databases, the first one first.</summary>
    public IReadOnlyList<SiteDatabase> AllDatabases() => Database is null ? MoreDatabases : [Database, .. MoreDatabases];
}
