using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Hands a matter of a situation report to a third party, under a ticket with a clock of its own.</summary>
[Cmdlet(VerbsCommon.New, "SopTicket", SupportsShouldProcess = true)]
[OutputType(typeof(SopTicket))]
public sealed class NewSopTicketCommand : RegisterCommandBase
{
    /// <summary>The situation report's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Report { get; set; } = "";

    /// <summary>The third party, by its registered name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string ThirdParty { get; set; } = "";

    /// <summary>The number that the third party gave it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TicketNumber { get; set; }

    /// <summary>By when it promised: an instant such as 2026-11-18T12:00, or an amount of the court's working time such as 4 jam or 2 hari.</summary>
    [Parameter]
    [PromiseTransformation]
    public PromisedTime? Promised { get; set; }

    /// <summary>What the third party was told.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Who hands it over; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (!ShouldProcess($"{Report} {ThirdParty}", "New-SopTicket")) return;
        WriteObject(Workplace.Tickets.Open(new SopTicketRequest
        {
            Report = Report, ThirdParty = ThirdParty, TicketNumber = TicketNumber, Promised = Promised, Note = Note, By = By,
        }));
    }
}
