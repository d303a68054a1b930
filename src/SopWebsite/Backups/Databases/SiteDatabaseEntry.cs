using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Databases;

/// <summary>A database as the register has it.</summary>
public sealed record SiteDatabaseEntry
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The database's name; of SQLite, the path of its file.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>All of it.</summary>
    public required SiteDatabase Database { get; init; }

    /// <summary>True for the site's first database.</summary>
    public required bool IsMain { get; init; }
}

/// <summary>A database that a site's own configuration names, in the words in which Register-SiteDatabase takes it.</summary>
public sealed record SiteDatabaseFinding
{
    /// <summary>The site; null for a file that was given.</summary>
    public string? Site { get; init; }

    /// <summary>The database's name.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>What kind of database it is.</summary>
    public required DatabaseEngine Engine { get; init; }

    /// <summary>The server's host; null for the local socket.</summary>
    public string? HostName { get; init; }

    /// <summary>The server's port; null for the client's default.</summary>
    public int? Port { get; init; }

    /// <summary>The server's Unix socket, where one is named.</summary>
    public string? Socket { get; init; }

    /// <summary>The account.</summary>
    public string? UserName { get; init; }

    /// <summary>Where the password is: a reference to the configuration, read each time it is needed. Null where it has none.</summary>
    public string? Secret { get; init; }

    /// <summary>What the site is made with.</summary>
    public required Configurations.SiteSoftware Software { get; init; }

    /// <summary>What the names of the site's tables begin with; null where it is not stated.</summary>
    public string? TablePrefix { get; init; }

    /// <summary>The configuration file.</summary>
    public required string Path { get; init; }

    /// <summary>What a configuration says.</summary>
    public static SiteDatabaseFinding Of(Configurations.SiteConfiguration configuration, string? site) => new()
    {
        Site = site,
        DatabaseName = configuration.Database.Name,
        Engine = configuration.Database.Engine,
        HostName = configuration.Database.Host,
        Port = configuration.Database.Port,
        Socket = configuration.Database.Socket,
        UserName = configuration.Database.UserName,
        Secret = configuration.Database.Secret,
        Software = configuration.Software,
        TablePrefix = configuration.TablePrefix,
        Path = configuration.Path,
    };
}

/// <summary>What a look into a database found, as a backup will meet it.</summary>
public sealed record SiteDatabaseExamination
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The database's name.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The server's version; null where it does not say.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>Its tables.</summary>
    public TableCensus[] Tables { get; init; } = [];

    /// <summary>The rows of all tables; null where they were not counted.</summary>
    public long? Rows { get; init; }

    /// <summary>How many tables each storage engine has, such as <c>InnoDB: 40, MyISAM: 2</c>; null where there are no engines.</summary>
    public string? Engines { get; init; }

    /// <summary>Tables that a dump cannot read consistently while the site writes to them.</summary>
    public string[] NotConsistent { get; init; } = [];

    /// <summary>Views that cannot be read, with the server's words.</summary>
    public BrokenView[] BrokenViews { get; init; } = [];

    /// <summary>Everything that is in it.</summary>
    public required DatabaseCensus Census { get; init; }

    /// <summary>What someone should do about it.</summary>
    public Phrase[] Remarks { get; init; } = [];
}
