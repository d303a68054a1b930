using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Ends an absence: one that has not begun is removed, one under way ends with yesterday or the day given.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "SopAbsence", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SopAbsence))]
public sealed class UnregisterSopAbsenceCommand : RegisterCommandBase
{
    /// <summary>The officer's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Officer { get; set; } = "";

    /// <summary>The first day of the absence meant. Without it the one under way, else the next.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [InstantTransformation]
    public DateTimeOffset? From { get; set; }

    /// <summary>The last day on which the officer was absent. Without it yesterday.</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? LastDay { get; set; }

    /// <summary>Who enters it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (!ShouldProcess(Officer, "Unregister-SopAbsence")) return;
        if (Workplace.Absences.End(Officer, From?.Date, LastDay?.Date, By) is { } shortened) WriteObject(shortened);
    }
}
