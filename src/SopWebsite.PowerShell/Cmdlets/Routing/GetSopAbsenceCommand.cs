using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Shows the absences of officers, and who stands in.</summary>
[Cmdlet(VerbsCommon.Get, "SopAbsence")]
[OutputType(typeof(SopAbsence))]
public sealed class GetSopAbsenceCommand : RegisterCommandBase
{
    /// <summary>The officer's name; all without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Officer { get; set; }

    /// <summary>Only those that hold on this day.</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? On { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem() => WriteObject(Workplace.Absences.Find(Officer, On?.Date), enumerateCollection: true);
}
