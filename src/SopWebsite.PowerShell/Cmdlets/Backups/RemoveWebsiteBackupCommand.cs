using System.Management.Automation;
using SopWebsite.Backups.Retention;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Deletes the backup sets that no rule of retention keeps, and says of each set why it stays or goes.</summary>
[Cmdlet(VerbsCommon.Remove, "WebsiteBackup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RetentionVerdict))]
public sealed class RemoveWebsiteBackupCommand : RetentionCommandBase
{
    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Also deletes what interrupted runs left more than a day ago.</summary>
    [Parameter]
    public SwitchParameter Partial { get; set; }

    /// <summary>Also deletes damaged sets, and those that lack the set they build on.</summary>
    [Parameter]
    public SwitchParameter Damaged { get; set; }

    /// <summary>
    /// Has the register forget sets that are not in the site's backup folder: on other media, or gone. Nothing is deleted of them.
    /// </summary>
    [Parameter]
    public SwitchParameter Forget { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var options = new RetentionOptions { Retention = Given(new BackupRetention()), Partial = Partial, Damaged = Damaged, Forget = Forget };
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Guard(() => Clean(site, options));
        });
    }

    private void Clean(SopSite site, RetentionOptions options)
    {
        var retentions = Workplace.Retentions;
        var plan = retentions.Plan(site, options);
        foreach (var verdict in plan.Verdicts) Guard(() => WriteObject(Done(retentions, plan, verdict)));
    }

    private RetentionVerdict Done(BackupRetentions retentions, RetentionPlan plan, RetentionVerdict verdict)
    {
        if (verdict.Action == RetentionAction.Keep) return verdict;
        var action = verdict.Action == RetentionAction.Forget ? "Remove-WebsiteBackup -Forget" : "Remove-WebsiteBackup";
        if (ShouldProcess(verdict.Path, action)) retentions.CarryOut(plan, verdict);
        // Under -WhatIf the object says what would be done; after a No it says what was.
        else if (!IsWhatIf) return verdict with { Action = RetentionAction.Keep, Reasons = [Declined] };
        return verdict;
    }

    private static RetentionReason Declined => new(RetentionRule.Declined, new Phrase("it was asked and declined", "ditanyakan dan ditolak"));
}
