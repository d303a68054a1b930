using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of third parties' open tickets, the newest first.</summary>
public sealed class TicketNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.Routing.Tickets(report: null, openOnly: true).Reverse().Select(ticket => ticket.Number);
}
