using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Evidence;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Checks whether something was put into a site that the court did not put there.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteIntegrity", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteIntegrity))]
public sealed class TestSiteIntegrityCommand : SiteCheckCommandBase
{
    /// <summary>Look at further pages of the site too, one after another; robots.txt is heeded.</summary>
    [Parameter]
    public SwitchParameter Crawl { get; set; }

    /// <summary>How many further pages are looked at with -Crawl.</summary>
    [Parameter]
    [ValidateRange(1, 5000)]
    public int MaxPages { get; set; } = 50;

    /// <summary>The seconds of pause before each further page with -Crawl; robots.txt may ask for more.</summary>
    [Parameter]
    [ValidateRange(0, 60)]
    public double Delay { get; set; } = 1;

    /// <summary>A court's own lexicon, a YAML file over the shipped one; without, what the variable SOPWEBSITE_LEXICON names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Lexicon { get; set; }

    /// <summary>Where the source of pages with signs is kept for addresses that are not registered; without, it is not kept.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNullOrEmpty]
    public string? EvidencePath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var uri in Uri)
        {
            Guard(() =>
            {
                var evidence = EvidencePath is null ? null : new EvidenceStore(Resolve(EvidencePath));
                WriteObject(Check(new IntegrityTarget(uri.Host, uri), evidence));
            });
        }
        foreach (var name in Name)
        {
            Guard(() =>
            {
                foreach (var site in SitesToCheck(name))
                {
                    Guard(() =>
                    {
                        var result = Check(IntegrityTarget.Of(site)!, new EvidenceStore(EvidenceFolder.Of(OpenedRegister.Location)));
                        OpenedRegister.Integrity.Add(result);
                        WriteObject(result);
                    });
                }
            });
        }
    }

    private SiteIntegrity Check(IntegrityTarget target, EvidenceStore? evidence)
    {
        var own = LexiconLocation.Resolve(Lexicon is null ? null : Resolve(Lexicon));
        var check = new IntegrityCheck(SystemClock.Instance, AdapterSet.Inspector, AdapterSet.Lexicons.Get(own), evidence);
        var options = new IntegrityOptions
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaxPages = Crawl ? MaxPages : 0,
            Delay = TimeSpan.FromSeconds(Delay),
        };
        SiteIntegrity? result = null;
        Pump(async (writer, cancellation) =>
        {
            var progress = new SlowProgress(writer, "Test-SiteIntegrity");
            var pages = new Pages(progress, options.MaxPages);
            result = await check.CheckAsync(target, options, pages, cancellation).ConfigureAwait(false);
            progress.Complete();
        });
        if (result!.Remark is { } remark) WriteWarning(remark.ToString());
        return result;
    }

    private sealed class Pages(SlowProgress progress, int most) : IProgress<IntegrityProgress>
    {
        public void Report(IntegrityProgress value) =>
            progress.Show(stage: null, most == 0 ? 0 : Math.Min(99, value.Pages * 100 / (most + 1)), () => value.Uri.AbsoluteUri);
    }
}
