using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Renewals.Invoices;

/// <summary>
/// The SOP's clock of an invoice: the standard time of the site's procedure for renewals (seed 001, step 4: 3 hours), counted from the
/// invoice's arrival in the working time of the site's court.
/// </summary>
/// <param name="sites">The sites.</param>
/// <param name="procedures">The procedures.</param>
/// <param name="calendars">The working calendars.</param>
public sealed class InvoiceClock(ISiteStore sites, IProcedureCatalog procedures, ICalendarCatalog calendars)
{
    /// <summary>
    /// The invoice with the SOP's step and due time. Where the procedure has no such step, or no time for it, or a calendar cannot be read, what
    /// would follow from it stays unknown.
    /// </summary>
    public RenewalInvoice Started(RenewalInvoice invoice)
    {
        if (sites.Find(invoice.Site) is not { } site || StepOf(site) is not (var procedure, var activity)) return invoice;
        var started = invoice with { Procedure = procedure.Code, Activity = activity.Number };
        if (activity.StandardTime.Maximum is not { } standard || invoice.ReceivedAt is not { } received || CalendarOf(site) is not { } calendar)
            return started;
        var minutes = Minutes(standard, procedure, calendar, received);
        return started with { SopMinutes = minutes, SopDueAt = calendar.Add(received, minutes) };
    }

    /// <summary>The invoice as it stands at an instant.</summary>
    public RenewalInvoice AsOf(RenewalInvoice invoice, DateTimeOffset now) => AsOf(invoice, sites.Find(invoice.Site), now);

    /// <summary>The invoice as it stands at an instant, where its site is at hand; null for one that is gone.</summary>
    public RenewalInvoice AsOf(RenewalInvoice invoice, SopSite? site, DateTimeOffset now)
    {
        var until = invoice.PaidAt ?? now;
        var isLate = invoice.SopDueAt is { } sop && sop < until;
        var state = !invoice.IsOpen ? RenewalInvoiceState.Paid
            : isLate || invoice.DueAt < until ? RenewalInvoiceState.Overdue
            : RenewalInvoiceState.Open;
        var standing = invoice with { State = state, Zone = site?.Zone ?? IndonesianZone.Names[0] };
        if (invoice.ReceivedAt is not { } received || site is null || CalendarOf(site) is not { } calendar) return standing;
        return standing with
        {
            WorkingMinutes = Math.Max(0, calendar.Between(received, until)),
            OverdueMinutes = invoice.SopDueAt is not { } due ? null : isLate ? calendar.Between(due, until) : 0,
        };
    }

    private (SopProcedure, SopActivity)? StepOf(SopSite site)
    {
        try
        {
            var procedure = procedures.Get(site.Procedure);
            return procedure.ActivityOf(SopDuties.Renewals) is { } activity ? (procedure, activity) : null;
        }
        catch (SopException)
        {
            // A procedure that was taken away; an invoice is entered all the same.
            return null;
        }
    }

    private WorkCalendar? CalendarOf(SopSite site)
    {
        try
        {
            return calendars.Get(site.Calendar, site.Zone);
        }
        catch (SopException)
        {
            return null;
        }
    }

    private static int Minutes(TimeAmount standard, SopProcedure procedure, WorkCalendar calendar, DateTimeOffset from) =>
        procedure.DayRule == SopDayRule.WorkingMinutes || standard.Days == 0
            ? standard.ToMinutes(procedure.MinutesPerDay)
            : calendar.Between(from, calendar.EndOfWorkingDay(from, standard.Days)) + (standard with { Days = 0 }).ToMinutes(procedure.MinutesPerDay);
}
