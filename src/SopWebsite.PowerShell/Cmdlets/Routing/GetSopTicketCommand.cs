using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Shows what third parties have in hand, by their own clock and by the court's.</summary>
[Cmdlet(VerbsCommon.Get, "SopTicket")]
[OutputType(typeof(SopTicket))]
public sealed class GetSopTicketCommand : RegisterCommandBase
{
    /// <summary>The ticket's number; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TicketNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Number { get; set; }

    /// <summary>Only those of this situation report.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Report { get; set; }

    /// <summary>Only of this third party.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ThirdParty { get; set; }

    /// <summary>Only those not closed.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Only those open past the promised time.</summary>
    [Parameter]
    public SwitchParameter Overdue { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var tickets = Number is { } number ? [Workplace.Tickets.Get(number)] : Workplace.Tickets.Find(Report, Open);
        WriteObject(
            tickets.Where(
                ticket => (!Overdue || ticket.IsOverdue)
                    && (ThirdParty is null || string.Equals(ticket.ThirdParty, ThirdParty, StringComparison.OrdinalIgnoreCase))),
            enumerateCollection: true);
    }
}
