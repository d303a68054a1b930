using System.Globalization;

namespace SopWebsite.Visitors.Blocking;

/// <summary>The jail of fail2ban that reads a list. Source: jail.conf(5).</summary>
public static class Fail2banJail
{
    /// <summary>What stands between a line's time and its address.</summary>
    public const string Word = "sopwebsite-blokir";

    /// <summary>The pattern of a line, once fail2ban has taken its time out of it.</summary>
    public const string Pattern = "^\\s*" + Word + " <SUBNET>$";

    /// <summary>The form of a line's time.</summary>
    public const string DatePattern = "^%Y-%m-%dT%H:%M:%S%z";

    /// <summary>The jail's settings, a line each.</summary>
    /// <param name="seconds">How long it bans.</param>
    /// <param name="list">The list's place on the server.</param>
    public static IReadOnlyList<string> Lines(long seconds, string list = "/etc/fail2ban/sopwebsite.list") =>
    [
        "[sopwebsite]",
        "enabled = true",
        "filter =",
        "failregex = " + Pattern,
        // A percent sign begins a reference in these files.
        "datepattern = " + DatePattern.Replace("%", "%%"),
        "logpath = " + list,
        "backend = polling",
        "port = http,https",
        "maxretry = 1",
        "findtime = " + (seconds + 86_400).ToString(CultureInfo.InvariantCulture),
        "bantime = " + seconds.ToString(CultureInfo.InvariantCulture),
    ];
}
