using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Agenda;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Writes the days on which something lapses or is to be paid as a calendar that Outlook and Google read.</summary>
[Cmdlet(VerbsData.Export, "RenewalCalendar", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRenewalCalendarCommand : RegisterCommandBase
{
    /// <summary>Where the calendar goes: an .ics file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the calendar goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>Only of these sites, wildcards allowed.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = ["*"];

    /// <summary>Only these kinds.</summary>
    [Parameter]
    public RenewalKind[] Kind { get; set; } = [];

    /// <summary>Only what something must be done about within this many days (a number, or a span of time), or what has lapsed.</summary>
    [Parameter]
    [DaysTransformation]
    public TimeSpan? DueWithin { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var path = TargetFile.Resolve(this, ParameterSetName == PathSets.Path ? Path : LiteralPath);
        // A name without wildcards that no site has is a slip, not an empty calendar.
        foreach (var name in Site.Where(name => !WildcardPattern.ContainsWildcardCharacters(name))) SiteOf(name);
        var patterns = Site.Select(NamePattern.Of).ToList();
        var chosen = Workplace.Renewals.All(DueWithin)
            .Where(renewal => patterns.Exists(pattern => pattern.IsMatch(renewal.Site)) && (Kind.Length == 0 || Kind.Contains(renewal.Kind)))
            .ToList();
        if (chosen.Count(renewal => renewal.ExpiresAt is null) is var unknown and > 0)
            WriteWarning(new Phrase(
                $"{unknown} renewals are not in the calendar: nobody knows when they lapse (Get-HostingRenewal).",
                $"{unknown} layanan tidak masuk kalender: masa berlakunya tidak diketahui (Get-HostingRenewal).").ToString());
        TargetFile.Check(path, Force);
        if (!ShouldProcess(path, "Export-RenewalCalendar")) return;
        var entries = Workplace.Agenda.Of(chosen);
        ReportFile.Write(path, Force, stream => AgendaFile.Write(entries, RenewalAgenda.Title, Workplace.Clock.UtcNow, stream));
        if (PassThru) WriteObject(new FileInfo(path));
    }
}
