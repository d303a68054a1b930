using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Enters a talk with a third party, or another time that it promised.</summary>
[Cmdlet(VerbsData.Update, "SopTicket", SupportsShouldProcess = true)]
[OutputType(typeof(SopTicket))]
public sealed class UpdateSopTicketCommand : TicketCommandBase
{
    /// <summary>What was said.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Contact { get; set; }

    /// <summary>The new promise: an instant, or an amount of the court's working time such as 4 jam. Earlier promises stay on the ticket.</summary>
    [Parameter]
    [PromiseTransformation]
    public PromisedTime? Promised { get; set; }

    /// <inheritdoc/>
    protected override SopTicket Move(SopTickets tickets) => tickets.Update(Number, Contact, Promised, By);
}
