using System.Globalization;
using SopWebsite.Composition;
using SopWebsite.Procedures;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using static SopWebsite.Tests.Crashes.ToldState;

namespace SopWebsite.Tests.Crashes;

/// <summary>What the register keeps, in the lines of <see cref="ToldState"/>.</summary>
internal static class KeptState
{
    public static List<string> Of(Workplace workplace)
    {
        var register = workplace.Register;
        var reports = register.Situations.Find(site: null, openOnly: false).OrderBy(report => report.Number, StringComparer.Ordinal).ToList();
        var sheets = register.Routing.Sheets(report: null, openOnly: false).OrderBy(sheet => sheet.Number, StringComparer.Ordinal).ToList();
        return
        [
            .. reports.Select(Line),
            .. sheets.Select(Line),
            // A sheet sent anew follows from the one before it; only a delegated one says so in the log.
            .. sheets.Where(sheet => sheet.Parent is not null && sheets.Any(parent => parent.Number == sheet.Parent && IsDelegate(sheet, parent)))
                .OrderBy(sheet => sheet.Parent, StringComparer.Ordinal).Select(sheet => $"{sheet.Number} follows from {sheet.Parent}"),
            .. register.Routing.Tickets(report: null, openOnly: false).OrderBy(ticket => ticket.Number, StringComparer.Ordinal).Select(ticket =>
                $"{ticket.Number} {ticket.Report} {ticket.ThirdParty} {Stamp(ticket.OpenedAt)} {Stamp(ticket.Promised)} {ticket.Contacts.Length} "
                + (ticket.ClosedAt is { } end ? $"{Stamp(end)} {ticket.Result}" : "")),
            .. workplace.Runs.Find().OrderBy(run => run.Id, StringComparer.Ordinal).Select(run => Line(run, register.Runs.Events(run.Id))),
            .. register.Problems.Find(site: null, openOnly: false).OrderBy(problem => problem.Number, StringComparer.Ordinal).Select(problem =>
                $"{problem.Number} {(problem.ClosedAt is null ? null : $"{problem.RootCause} - {problem.Measure}")} "
                + $"[{string.Join(", ", problem.Reports)}]"),
            .. register.Routing.Absences().Select(Line).OrderBy(line => line, StringComparer.Ordinal),
        ];
    }

    private static string Line(SituationReport report) =>
        $"{report.Number} {report.Site} {Stamp(report.OpenedAt)} {report.State} '{report.Symptom.Indonesian}' "
        + (report.Decision is { } decision ? $"{Stamp(decision.At)} {report.Alternatives.Single(way => way.Number == decision.Alternative).Action.Indonesian}" : "")
        + $" / {(report.Resolution is { } end ? $"{Stamp(end.At)} {end.Action}" : null)} / {report.AfterFixBackup} / {report.MergedInto} "
        + $"[{string.Join(", ", report.Merged.Select(merged => merged.Number))}] "
        + $"[{string.Join(", ", report.Actions.Select(action => action.Action))}]";

    private static string Line(SopDisposition sheet) =>
        $"{sheet.Number} {sheet.Report} {sheet.From} {sheet.To} {Stamp(sheet.SentAt)} {Stamp(sheet.Due)} {sheet.State} {sheet.AcknowledgedBy} "
        + $"[{string.Join(", ", sheet.Questions.Select(asked => asked.Answer is null ? asked.Question : $"{asked.Question} | {asked.Answer}"))}]";

    private static string Line(SopRun run, IEnumerable<SopRunEvent> events) =>
        $"{run.Id} {run.Site} {run.Procedure} {run.Report} {run.State} {run.ActiveStep?.Activity} [{string.Join(", ", events.Select(happened =>
            $"{happened.Kind} {Stamp(happened.At)}{(happened.Kind == SopRunEventKind.Completed ? " " + happened.Activity : "")}"))}]";

    private static string Line(SopAbsence absence) => string.Format(
        CultureInfo.InvariantCulture, "{0:yyyy-MM-dd} s.d. {1:yyyy-MM-dd}{2}: {3}; {4}", absence.From, absence.Until,
        absence.Reason is { } reason ? $" ({reason})" : "", absence.Officer,
        absence.Substitute is { } substitute ? $"Plh. {substitute}" : "tanpa pengganti");

    /// <summary>A delegated sheet is of the same step as the one it follows from.</summary>
    private static bool IsDelegate(SopDisposition sheet, SopDisposition parent) => sheet.Activity == parent.Activity;
}
