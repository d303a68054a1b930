using System.Globalization;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Retention;

/// <summary>
/// How many sets of a site are kept (grandfather, father, son): the newest ones, and of each of the newest days, weeks, months and years that
/// have a set the newest set. A set stays when one of the rules keeps it.
/// </summary>
public sealed record BackupRetention
{
    /// <summary>The most that a rule can keep.</summary>
    public const int Most = 10000;

    /// <summary>The site it is registered for; null when it holds for one run.</summary>
    public string? Site { get; init; }

    /// <summary>The newest sets.</summary>
    public int KeepLast { get; init; }

    /// <summary>Days, by the site's wall clock.</summary>
    public int KeepDaily { get; init; }

    /// <summary>Weeks from Monday to Sunday.</summary>
    public int KeepWeekly { get; init; }

    /// <summary>Months.</summary>
    public int KeepMonthly { get; init; }

    /// <summary>Years.</summary>
    public int KeepYearly { get; init; }

    /// <summary>True when no rule keeps anything.</summary>
    public bool IsEmpty => KeepLast + KeepDaily + KeepWeekly + KeepMonthly + KeepYearly == 0;

    /// <summary>It in one line.</summary>
    public Phrase Account => new(
        string.Join(", ", Parts("last", "daily", "weekly", "monthly", "yearly")),
        string.Join(", ", Parts("terakhir", "harian", "mingguan", "bulanan", "tahunan")));

    /// <inheritdoc/>
    public override string ToString() => Account.ToString();

    private IEnumerable<string> Parts(params string[] names)
    {
        int[] counts = [KeepLast, KeepDaily, KeepWeekly, KeepMonthly, KeepYearly];
        return counts.Zip(names, (count, name) => (count, name)).Where(part => part.count > 0)
            .Select(part => part.count.ToString(CultureInfo.InvariantCulture) + " " + part.name);
    }
}
