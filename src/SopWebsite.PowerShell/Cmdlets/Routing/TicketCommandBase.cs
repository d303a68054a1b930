using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Cmdlets that move one third party's ticket on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TicketCommandBase : RegisterCommandBase
{
    /// <summary>The ticket's number in the register, such as TK-2026-11-0001.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TicketNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Who of the court does it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>Does the move and returns the ticket after it. Called when the user has agreed.</summary>
    protected abstract SopTicket Move(SopTickets tickets);

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var tickets = Workplace.Tickets;
        var ticket = tickets.Get(Number);
        if (ShouldProcess(ticket.ToString(), MyInvocation.MyCommand.Name)) WriteObject(Move(tickets));
    }
}
