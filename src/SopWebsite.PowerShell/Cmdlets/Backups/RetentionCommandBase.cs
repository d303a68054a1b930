using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Backups.Retention;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Cmdlets that take rules of retention.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RetentionCommandBase : RegisterCommandBase
{
    /// <summary>How many of the newest sets stay.</summary>
    [Parameter]
    [ValidateRange(0, BackupRetention.Most)]
    public int KeepLast { get; set; }

    /// <summary>Of how many days that have a set the newest set stays.</summary>
    [Parameter]
    [ValidateRange(0, BackupRetention.Most)]
    public int KeepDaily { get; set; }

    /// <summary>Of how many weeks (from Monday) that have a set the newest set stays.</summary>
    [Parameter]
    [ValidateRange(0, BackupRetention.Most)]
    public int KeepWeekly { get; set; }

    /// <summary>Of how many months that have a set the newest set stays.</summary>
    [Parameter]
    [ValidateRange(0, BackupRetention.Most)]
    public int KeepMonthly { get; set; }

    /// <summary>Of how many years that have a set the newest set stays.</summary>
    [Parameter]
    [ValidateRange(0, BackupRetention.Most)]
    public int KeepYearly { get; set; }

    /// <summary>The rules as given; null when none was.</summary>
    /// <param name="known">What holds for rules that were not given.</param>
    private protected BackupRetention? Given(BackupRetention known)
    {
        var given = MyInvocation.BoundParameters;
        if (!given.Keys.Any(name => name.StartsWith("Keep", StringComparison.Ordinal))) return null;
        return new BackupRetention
        {
            KeepLast = given.ContainsKey(nameof(KeepLast)) ? KeepLast : known.KeepLast,
            KeepDaily = given.ContainsKey(nameof(KeepDaily)) ? KeepDaily : known.KeepDaily,
            KeepWeekly = given.ContainsKey(nameof(KeepWeekly)) ? KeepWeekly : known.KeepWeekly,
            KeepMonthly = given.ContainsKey(nameof(KeepMonthly)) ? KeepMonthly : known.KeepMonthly,
            KeepYearly = given.ContainsKey(nameof(KeepYearly)) ? KeepYearly : known.KeepYearly,
        };
    }
}
