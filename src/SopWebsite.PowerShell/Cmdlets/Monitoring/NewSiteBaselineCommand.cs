using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Makes a baseline of a site's files as they are.</summary>
[Cmdlet(VerbsCommon.New, "SiteBaseline", SupportsShouldProcess = true)]
[OutputType(typeof(SiteBaseline))]
public sealed class NewSiteBaselineCommand : BaselineCommandBase
{
    /// <summary>
    /// Patterns of files to leave out of comparisons besides the shipped ones: <c>*</c> within a folder, <c>**</c> over folders, a slash at
    /// the end for all in a folder. Scripts in there are judged all the same.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Exclude { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessSite(SopSite site)
    {
        var root = SiteBaselines.RootOf(site);
        if (!ShouldProcess($"{site.Name} ({root})", "New-SiteBaseline")) return;
        var options = new BaselineOptions { Full = Full, By = By, Excludes = Exclude, MostEvidence = MaximumEvidence };
        var made = Walk(
            new Phrase($"Reading the files of {site.Name}", $"Membaca berkas {site.Name}"),
            (baselines, progress, cancellation) => baselines.Make(site, options, progress, cancellation));
        WarnOfGaps(site.Name, made.Skipped);
        if (made.Suspects.Length > 0)
        {
            var (count, first) = (made.Suspects.Length, made.Suspects[0].Path);
            WriteWarning(new Phrase(
                $"{site.Name}: {count} file(s) look like an intruder's, such as '{first}': see the property Suspects. Compare-SiteBaseline "
                + "tells of them until they are gone or accepted.",
                $"{site.Name}: {count} berkas tampak seperti milik penyusup, misalnya '{first}': lihat properti Suspects. Compare-SiteBaseline menyebutnya terus sampai dihapus atau diterima.").ToString());
        }
        WriteObject(made);
    }
}
