namespace SopWebsite.Situations.Routing;

/// <summary>
/// Keeps disposition sheets, chains, absences and third parties' tickets. Callers read and write within one unit of work. Numbers, codes and
/// names compare without regard to case.
/// </summary>
public interface IRoutingStore
{
    /// <summary>How many sheets have a number that begins so.</summary>
    int CountSheets(string prefix);

    /// <summary>Adds a sheet, or replaces the one of its number.</summary>
    void Put(SopDisposition sheet);

    /// <summary>One sheet, or null.</summary>
    SopDisposition? FindSheet(string number);

    /// <summary>Sheets in the order of their sending; null does not filter.</summary>
    /// <param name="report">Only of this report.</param>
    /// <param name="openOnly">Only those neither done nor delegated.</param>
    IReadOnlyList<SopDisposition> Sheets(string? report, bool openOnly);

    /// <summary>The chains that the court has set, by procedure and site.</summary>
    IReadOnlyList<SopChain> Chains();

    /// <summary>Adds a chain, or replaces the one of its procedure and site.</summary>
    void Put(SopChain chain);

    /// <summary>Removes a chain; false if there is none.</summary>
    /// <param name="procedure">The procedure's code.</param>
    /// <param name="site">The site; null for the one of all sites.</param>
    bool RemoveChain(string procedure, string? site);

    /// <summary>All absences, by officer and first day.</summary>
    IReadOnlyList<SopAbsence> Absences();

    /// <summary>Adds an absence, or replaces the one of the same officer and first day.</summary>
    void Put(SopAbsence absence);

    /// <summary>Removes an absence; false if there is none.</summary>
    bool RemoveAbsence(string officer, DateTime from);

    /// <summary>How many tickets have a number that begins so.</summary>
    int CountTickets(string prefix);

    /// <summary>Adds a ticket, or replaces the one of its number.</summary>
    void Put(SopTicket ticket);

    /// <summary>One ticket, or null.</summary>
    SopTicket? FindTicket(string number);

    /// <summary>Tickets from the oldest on; null does not filter.</summary>
    /// <param name="report">Only of this report.</param>
    /// <param name="openOnly">Only those not closed.</param>
    IReadOnlyList<SopTicket> Tickets(string? report, bool openOnly);
}
