namespace SopWebsite.Visitors.Blocking;

/// <summary>For which program a block list is written.</summary>
public enum BlockListFormat
{
    /// <summary>Apache 2.4, for a site's <c>.htaccess</c> or a Directory section: <c>Require not ip</c>.</summary>
    Htaccess,

    /// <summary>nginx, to be included in an http, server or location block: <c>deny</c>.</summary>
    Nginx,

    /// <summary>nftables, a table of its own whose sets forget each address at its time.</summary>
    Nftables,

    /// <summary>fail2ban, a file that a jail reads like a log and that says since when each address is banned.</summary>
    Fail2ban,

    /// <summary>ConfigServer Security and Firewall, to be included in <c>csf.deny</c>.</summary>
    Csf,

    /// <summary>JSON, for programs of the court's own.</summary>
    Json,
}
