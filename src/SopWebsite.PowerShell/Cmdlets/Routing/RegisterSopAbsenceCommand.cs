using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Enters the days on which an officer is absent, and who stands in (Plh.).</summary>
[Cmdlet(VerbsLifecycle.Register, "SopAbsence", SupportsShouldProcess = true)]
[OutputType(typeof(SopAbsence))]
public sealed class RegisterSopAbsenceCommand : RegisterCommandBase
{
    /// <summary>The officer's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Officer { get; set; } = "";

    /// <summary>The first day of the absence, such as 2026-12-21.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [InstantTransformation]
    public DateTimeOffset From { get; set; }

    /// <summary>The last day of the absence; it counts.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [InstantTransformation]
    public DateTimeOffset Until { get; set; }

    /// <summary>The officer who stands in. Without one the next role of the chain is told.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Substitute { get; set; }

    /// <summary>Why, such as Cuti tahunan.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <summary>Who enters it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var absence = new SopAbsence { Officer = Officer, From = From.Date, Until = Until.Date, Substitute = Substitute, Reason = Reason };
        if (ShouldProcess(absence.ToString(), "Register-SopAbsence")) WriteObject(Workplace.Absences.Register(absence, By));
    }
}
