using SopWebsite.Visitors.Agents;

namespace SopWebsite.Visitors;

/// <summary>What activity is counted by.</summary>
public enum VisitorActivityKind
{
    /// <summary>The day in the site's zone.</summary>
    Day,

    /// <summary>The HTTP status.</summary>
    Status,

    /// <summary>The page: the path without its query.</summary>
    Page,

    /// <summary>The visitor's address.</summary>
    Address,

    /// <summary>The hour of the day in the site's zone, all days together.</summary>
    Hour,

    /// <summary>The host that the visitor came from.</summary>
    Referrer,

    /// <summary>The family of the user agent.</summary>
    Agent,
}

/// <summary>The requests of one day, one hour, one page and so on: a line of the SOP's "log aktivitas pengunjung".</summary>
public sealed record VisitorActivity
{
    /// <summary>What the line counts.</summary>
    public VisitorActivityKind By { get; init; }

    /// <summary>
    /// The day (<c>2026-11-21</c>), the hour (<c>09</c>), the status (<c>404</c>), the path, the host that referred, the family of user agents
    /// or the address; <see cref="SuspiciousVisitor.OtherAddress"/> for all that found no room, other names in brackets for what has none.
    /// Paths, hosts and addresses come from outside: escaped, but data all the same.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Requests.</summary>
    public long Requests { get; init; }

    /// <summary>Requests of browsers, so most likely of people. What calls itself a browser is counted here, whatever it is.</summary>
    public long HumanRequests { get; init; }

    /// <summary>Requests of programs that name themselves: crawlers, monitors, scripts, scanners, and visitors without a user agent.</summary>
    public long BotRequests { get; init; }

    /// <summary>Different addresses; null where they were too many to be kept apart, or masked lines were put together.</summary>
    public long? Visitors { get; init; }

    /// <summary>Different addresses with requests of browsers; null as <see cref="Visitors"/>, and where only days are counted so.</summary>
    public long? HumanVisitors { get; init; }

    /// <summary>Requests answered 4xx or 5xx.</summary>
    public long Errors { get; init; }

    /// <summary>Bytes sent, as far as the log says.</summary>
    public long Bytes { get; init; }

    /// <summary>The first request, UTC.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>The last request, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>What kind of program the family is; null on lines that count something else.</summary>
    public AgentKind? Agent { get; init; }

    /// <summary>The key of requests that came from nowhere: typed addresses, bookmarks, and most programs.</summary>
    public const string Direct = "(langsung)";

    /// <summary>The key of requests that came from the site itself.</summary>
    public const string OwnSite = "(situs sendiri)";

    /// <summary>The key of requests of logs that do not say the status, where visitors came from, or with which program.</summary>
    public const string NotLogged = "(tidak dicatat)";

    /// <summary>The key of referrers that are no addresses.</summary>
    public const string NoReferrer = "(bukan alamat)";
}
