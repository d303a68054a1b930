using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Tests the court's connection part by part: router, servers out in the world, name servers, and where wanted the throughput.</summary>
[Cmdlet(VerbsDiagnostic.Test, "InternetConnection", SupportsShouldProcess = true)]
[OutputType(typeof(InternetConnection))]
public sealed class TestInternetConnectionCommand : AsyncSopCommandBase
{
    /// <summary>
    /// The site under which the connection is registered: what its court set is asked, what its provider promises is compared. Without it the
    /// only site with a connection in the ledger, if there is one.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Measure the throughput too, by the file that Set-SopCourt -LineSpeedUri names: at most 25 MB and 10 seconds.</summary>
    [Parameter]
    public SwitchParameter Speed { get; set; }

    /// <summary>Measure the throughput by this file instead.</summary>
    [Parameter]
    [WebAddressTransformation]
    public Uri[] SpeedUri { get; set; } = [];

    /// <summary>Keep what was found in the history of the site's connection, as the routine does.</summary>
    [Parameter]
    public SwitchParameter Record { get; set; }

    /// <summary>Seconds for each question.</summary>
    [Parameter]
    [ValidateRange(1, 60)]
    public int TimeoutSec { get; set; } = 5;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = Site is null ? OnlySite() : SiteOf(Site).Name;
        if (Record && site is null) throw SiteMissing();
        var speed = SpeedUri.FirstOrDefault();
        var test = Workplace.ConnectionTest(site, TimeSpan.FromSeconds(TimeoutSec), speed);
        InternetConnection? found = null;
        Pump(async (_, stop) => found = await test.RunAsync(Speed || speed is not null, stop).ConfigureAwait(false) with { Site = site });
        if (Record && ShouldProcess(site, "Test-InternetConnection -Record")) Workplace.Lines.Take(site!, found!);
        WriteObject(found);
    }

    private string? OnlySite()
    {
        var sites = OpenedRegister.Renewals.All(Workplace.Clock.UtcNow).Where(renewal => renewal.Kind == RenewalKind.Connection)
            .Select(renewal => renewal.Site).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return sites.Count == 1 ? sites[0] : null;
    }

    private static SopException SiteMissing() => new(
        "SopConnectionSiteMissing", SopErrorKind.InvalidArgument,
        new Phrase(
            "For which site's connection is it to be kept? Name it with -Site.",
            "Hasilnya dicatat untuk koneksi situs yang mana? Sebutkan dengan -Site."));
}
