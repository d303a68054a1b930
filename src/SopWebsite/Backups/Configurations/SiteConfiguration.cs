using System.Text.Json.Serialization;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Configurations;

/// <summary>The programs that sites are made with, as far as their configuration can be read.</summary>
public enum SiteSoftware
{
    /// <summary>Joomla: <c>configuration.php</c>.</summary>
    Joomla,

    /// <summary>WordPress: <c>wp-config.php</c>.</summary>
    WordPress,
}

/// <summary>What a site's own configuration says of its database. The password is not shown: only where it is.</summary>
public sealed record SiteConfiguration
{
    /// <summary>What the site is made with.</summary>
    public required SiteSoftware Software { get; init; }

    /// <summary>The configuration file.</summary>
    public required string Path { get; init; }

    /// <summary>The database, its password as a reference to that file.</summary>
    public required SiteDatabase Database { get; init; }

    /// <summary>What the names of the site's tables begin with; null where it is not stated.</summary>
    public string? TablePrefix { get; init; }

    /// <summary>True when the file has a password for the database.</summary>
    public bool HasPassword => Password is not null;

    /// <summary>The password; null for none.</summary>
    [JsonIgnore]
    internal string? Password { get; init; }
}
