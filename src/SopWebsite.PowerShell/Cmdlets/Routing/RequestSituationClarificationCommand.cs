using System.Management.Automation;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Sends a disposition sheet back to its sender with a question. The clock of the step goes on.</summary>
[Cmdlet(VerbsLifecycle.Request, "SituationClarification", SupportsShouldProcess = true)]
[OutputType(typeof(SopDisposition))]
public sealed class RequestSituationClarificationCommand : DispositionCommandBase
{
    /// <summary>What is asked.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Question { get; set; } = "";

    /// <inheritdoc/>
    protected override SopDisposition Move(SopDispositions sheets, string number) => sheets.Return(number, Question, By);
}
