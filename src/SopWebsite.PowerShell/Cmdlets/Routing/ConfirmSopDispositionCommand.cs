using System.Management.Automation;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Signs for a disposition sheet (paraf): the recipient has it.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "SopDisposition", SupportsShouldProcess = true)]
[OutputType(typeof(SopDisposition))]
public sealed class ConfirmSopDispositionCommand : DispositionCommandBase
{
    /// <summary>What is to follow.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override SopDisposition Move(SopDispositions sheets, string number) => sheets.Acknowledge(number, By, Note);
}
