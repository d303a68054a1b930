using System.Management.Automation;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Closes a third party's ticket with what came of it.</summary>
[Cmdlet(VerbsLifecycle.Complete, "SopTicket", SupportsShouldProcess = true)]
[OutputType(typeof(SopTicket))]
public sealed class CompleteSopTicketCommand : TicketCommandBase
{
    /// <summary>What came of it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Result { get; set; } = "";

    /// <inheritdoc/>
    protected override SopTicket Move(SopTickets tickets) => tickets.Complete(Number, Result, By);
}
