using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Holds a site's files against their baseline.</summary>
[Cmdlet(VerbsData.Compare, "SiteBaseline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BaselineComparison), typeof(BaselineFinding))]
public sealed class CompareSiteBaselineCommand : BaselineCommandBase
{
    /// <summary>Writes each finding as an object of its own instead of the sum.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Makes the files as they were seen the new baseline: what was found is accepted.</summary>
    [Parameter]
    public SwitchParameter Update { get; set; }

    /// <inheritdoc/>
    protected override void ProcessSite(SopSite site)
    {
        var options = new BaselineOptions { Full = Full, By = By, Record = !IsWhatIf, MostEvidence = MaximumEvidence };
        var found = Walk(
            new Phrase($"Comparing the files of {site.Name}", $"Membandingkan berkas {site.Name}"),
            (baselines, progress, cancellation) => baselines.Compare(site, options, progress, cancellation));
        WarnOfGaps(site.Name, found.Skipped);
        foreach (var warning in found.Warnings) WriteWarning($"{site.Name}: {warning}");
        if (Detailed) WriteObject(found.Findings, enumerateCollection: true);
        else WriteObject(found);
        if (!Update || found.Findings.Length == 0) return;
        var target = new Phrase(
            $"{site.Name}: accept {found.Findings.Length} findings, {found.Suspicious} of them suspicious",
            $"{site.Name}: terima {found.Findings.Length} temuan, {found.Suspicious} di antaranya mencurigakan").ToString();
        if (ShouldProcess(target, "Compare-SiteBaseline")) Workplace.Baselines.Accept(site, found, By);
    }
}
