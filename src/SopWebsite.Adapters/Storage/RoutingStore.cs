using System.Globalization;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Adapters.Storage;

internal sealed class RoutingStore(RegisterDatabase database) : IRoutingStore
{
    public int CountSheets(string prefix) =>
        database.First<int>("SELECT COUNT(*) FROM disposition WHERE SUBSTR(number, 1, @length) = @prefix", new { prefix, length = prefix.Length });

    public void Put(SopDisposition sheet) => database.Execute(
        "INSERT INTO disposition (number, report, state, sent_at, body) VALUES (@Number, @Report, @state, @sent, @body) "
        + "ON CONFLICT (number) DO UPDATE SET state = excluded.state, body = excluded.body",
        new { sheet.Number, sheet.Report, state = sheet.State.ToString(), sent = Stored.Instant(sheet.SentAt), body = Stored.Body(sheet) });

    public SopDisposition? FindSheet(string number) =>
        database.First<string>("SELECT body FROM disposition WHERE number = @number", new { number }) is { } body
            ? Stored.Body<SopDisposition>(body)
            : null;

    public IReadOnlyList<SopDisposition> Sheets(string? report, bool openOnly) => Many<SopDisposition>(
        "SELECT body FROM disposition WHERE (@report IS NULL OR report = @report) AND (@openOnly = 0 OR state NOT IN ('Delegated', 'Done')) "
        + "ORDER BY sent_at, number",
        new { report, openOnly = openOnly ? 1 : 0 });

    public IReadOnlyList<SopChain> Chains() => Many<SopChain>("SELECT body FROM chain ORDER BY procedure, site", null);

    // The chain of all sites is kept under an empty name, since what is missing is never equal to what is missing.
    public void Put(SopChain chain) => database.Execute(
        "INSERT INTO chain (procedure, site, body) VALUES (@Procedure, @site, @body) ON CONFLICT (procedure, site) DO UPDATE SET body = "
        + "excluded.body",
        new { chain.Procedure, site = chain.Site ?? "", body = Stored.Body(chain) });

    public bool RemoveChain(string procedure, string? site) =>
        database.Execute("DELETE FROM chain WHERE procedure = @procedure AND site = @site", new { procedure, site = site ?? "" }) == 1;

    public IReadOnlyList<SopAbsence> Absences() => Many<SopAbsence>("SELECT body FROM absence ORDER BY officer, from_day", null);

    public void Put(SopAbsence absence) => database.Execute(
        "INSERT INTO absence (officer, from_day, until_day, body) VALUES (@Officer, @from, @until, @body) "
        + "ON CONFLICT (officer, from_day) DO UPDATE SET until_day = excluded.until_day, body = excluded.body",
        new { absence.Officer, from = Day(absence.From), until = Day(absence.Until), body = Stored.Body(absence) });

    public bool RemoveAbsence(string officer, DateTime from) =>
        database.Execute("DELETE FROM absence WHERE officer = @officer AND from_day = @from", new { officer, from = Day(from) }) == 1;

    public int CountTickets(string prefix) =>
        database.First<int>("SELECT COUNT(*) FROM ticket WHERE SUBSTR(number, 1, @length) = @prefix", new { prefix, length = prefix.Length });

    public void Put(SopTicket ticket) => database.Execute(
        "INSERT INTO ticket (number, report, state, opened_at, body) VALUES (@Number, @Report, @state, @opened, @body) "
        + "ON CONFLICT (number) DO UPDATE SET state = excluded.state, body = excluded.body",
        new
        {
            ticket.Number, ticket.Report, state = ticket.IsOpen ? "Open" : "Closed", opened = Stored.Instant(ticket.OpenedAt),
            body = Stored.Body(ticket),
        });

    public SopTicket? FindTicket(string number) =>
        database.First<string>("SELECT body FROM ticket WHERE number = @number", new { number }) is { } body ? Stored.Body<SopTicket>(body) : null;

    public IReadOnlyList<SopTicket> Tickets(string? report, bool openOnly) => Many<SopTicket>(
        "SELECT body FROM ticket WHERE (@report IS NULL OR report = @report) AND (@openOnly = 0 OR state = 'Open') ORDER BY opened_at, number",
        new { report, openOnly = openOnly ? 1 : 0 });

    private List<T> Many<T>(string sql, object? parameters) => database.Query<string>(sql, parameters).Select(Stored.Body<T>).ToList();

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
