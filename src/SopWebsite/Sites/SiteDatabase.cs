using System.Globalization;

namespace SopWebsite.Sites;

/// <summary>The kinds of database that can be dumped and loaded.</summary>
public enum DatabaseEngine
{
    /// <summary>MariaDB or MySQL.</summary>
    MySql,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,

    /// <summary>SQLite: a file.</summary>
    Sqlite,
}

/// <summary>A database of a site, and how it is reached. The password is never here: only a reference to it.</summary>
public sealed record SiteDatabase
{
    /// <summary>The database's name; of SQLite, the path of its file.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of database it is.</summary>
    public DatabaseEngine Engine { get; init; }

    /// <summary>The server's host, seen from where the programs run or the tunnel ends; null for the local socket.</summary>
    public string? Host { get; init; }

    /// <summary>The server's port; null for the client's default.</summary>
    public int? Port { get; init; }

    /// <summary>The server's Unix socket (of PostgreSQL, its folder), if it listens on one.</summary>
    public string? Socket { get; init; }

    /// <summary>The account that reads it; null for the client's default.</summary>
    public string? UserName { get; init; }

    /// <summary>
    /// Where the password is: <c>env:NAME</c>, <c>file:/path</c> (owner-only rights), or <c>php:/path</c> for the configuration of Joomla or
    /// WordPress; null for none.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>The host that is gone through by SSH; null for none.</summary>
    public SshRoute? Ssh { get; init; }

    /// <summary>
    /// True to lock the tables while they are dumped, so that those without transactions (MyISAM, Aria) are consistent too: the site's writes
    /// wait meanwhile.
    /// </summary>
    public bool LockTables { get; init; }

    /// <summary>The name's last part, without folders: what files and reports call it.</summary>
    public string ShortName() => Engine == DatabaseEngine.Sqlite ? Name.Substring(Name.LastIndexOfAny(['/', '\\']) + 1) : Name;

    /// <summary>It in one line, for lists.</summary>
    public override string ToString()
    {
        var port = Port?.ToString(CultureInfo.InvariantCulture);
        var place = (Host ?? Socket) + (port is null ? "" : ":" + port);
        if (Ssh is { } route) place = place.Length == 0 ? route.ToString() : $"{route} > {place}";
        return place.Length == 0 ? Name : $"{Name} ({place})";
    }
}
