using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Escalations;
using SopWebsite.Tests.Crashes.Workers;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// What the log's entries, read one after the other, say that the state must be: a reckoning of its own that knows no store and no clock of the
/// product. A line for each thing.
/// </summary>
internal sealed partial class ToldState
{
    private readonly SortedDictionary<string, Report> _reports = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Sheet> _sheets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Ticket> _tickets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Run> _runs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Problem> _problems = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _absences = new(StringComparer.Ordinal);

    private ToldState()
    {
    }

    public static List<string> Of(IEnumerable<EscalationEntry> log)
    {
        var state = new ToldState();
        foreach (var entry in log) state.Take(entry);
        return state.Lines();
    }

    private void Take(EscalationEntry entry)
    {
        var run = entry.Run is { } id ? _runs.GetValueOrDefault(id) : null;
        var report = entry.Report is { } number ? _reports.GetValueOrDefault(number) : null;
        switch (entry.Event)
        {
            case EscalationEvent.RunStarted:
                _runs.Add(entry.Run!, new Run { Site = entry.Site!, Procedure = entry.Procedure!, Report = entry.Report, Active = entry.Activity });
                _runs[entry.Run!].Add("Started", entry);
                break;
            case EscalationEvent.ActivityCompleted:
                Assert.Equal(run!.Active, entry.Activity);
                (run.Active, run.Last) = (entry.Activity + 1, entry);
                run.Add("Completed", entry);
                // What comes after the fix is the backup.
                if (report is { State: "Resolved" } && entry.Activity > report.Fix) report.Backup = entry.FollowUp;
                Finish(entry);
                break;
            case EscalationEvent.RunSuspended:
                run!.State = "Suspended";
                run.Add("Suspended", entry);
                break;
            case EscalationEvent.RunResumed:
                run!.State = "Running";
                run.Add("Resumed", entry);
                break;
            case EscalationEvent.RunClosed:
                // After the last activity the run is complete; else someone has ended it, with a reason.
                run!.State = entry.FollowUp is null ? "Completed" : "Closed";
                if (entry.FollowUp is null) Assert.Equal(entry.At, run.Last!.At);
                else run.Add("Closed", entry);
                run.Active = null;
                Finish(entry);
                break;
            case EscalationEvent.SituationOpened:
                _reports.Add(entry.Report!, new Report { Site = entry.Site!, At = entry.At, Symptom = entry.FollowUp! });
                break;
            case EscalationEvent.SituationSubmitted:
                report!.State = "Submitted";
                break;
            case EscalationEvent.SituationApproved:
                (report!.State, report.Decision) = ("Approved", $"{Stamp(entry.At)} {entry.FollowUp}");
                break;
            case EscalationEvent.SituationResolved:
                (report!.State, report.Resolution, report.Fix) = ("Resolved", $"{Stamp(entry.At)} {entry.FollowUp}", entry.Activity);
                break;
            case EscalationEvent.SituationClosed:
                report!.State = "Closed";
                break;
            case EscalationEvent.SituationMerged when entry.FollowUp!.StartsWith("Digabungkan ke ", StringComparison.Ordinal):
                (report!.State, report.Into) = ("Closed", entry.FollowUp["Digabungkan ke ".Length..]);
                // Its own go along with it.
                _reports[report.Into].Merged.AddRange(report.Merged);
                _reports[report.Into].Merged.Add(entry.Report!);
                break;
            case EscalationEvent.Note when entry.FollowUp!.StartsWith(TransitionWorker.Work, StringComparison.Ordinal):
                report!.Work.Add(entry.FollowUp);
                break;
            case EscalationEvent.Note when Joined().Match(entry.FollowUp!) is { Success: true } joined:
                _problems[joined.Groups[1].Value].Reports.Add(entry.Report!);
                break;
            case EscalationEvent.Note when entry.FollowUp!.StartsWith("Gejala: ", StringComparison.Ordinal):
                report!.Symptom = entry.FollowUp["Gejala: ".Length..];
                break;
            default:
                TakeRouting(entry);
                break;
        }
    }

    private void TakeRouting(EscalationEntry entry)
    {
        var sheet = entry.Evidence is { } number ? _sheets.GetValueOrDefault(number) : null;
        var ticket = entry.Evidence is { } matter ? _tickets.GetValueOrDefault(matter) : null;
        switch (entry.Event)
        {
            case EscalationEvent.DispositionSent when sheet is null:
                _sheets.Add(entry.Evidence!, new Sheet { Report = entry.Report!, From = entry.From, To = entry.To!, At = entry.At, Due = entry.Due });
                break;
            case EscalationEvent.DispositionSent:
                sheet!.State = "Answered";
                sheet.Questions[^1] += " | " + entry.FollowUp!["Jawaban: ".Length..];
                break;
            case EscalationEvent.DispositionAcknowledged:
                (sheet!.State, sheet.Signed) = ("Received", entry.From);
                break;
            case EscalationEvent.DispositionReturned:
                (sheet!.State, sheet.Signed) = ("Returned", sheet.Signed ?? entry.From);
                sheet.Questions.Add(entry.FollowUp!);
                break;
            case EscalationEvent.DispositionDelegated:
                (sheet!.State, sheet.Signed, sheet.Child) = ("Delegated", sheet.Signed ?? entry.From, entry.FollowUp);
                break;
            case EscalationEvent.TicketOpened:
                _tickets.Add(entry.Evidence!, new Ticket { Report = entry.Report!, Party = entry.To!, At = entry.At, Promised = entry.Due });
                break;
            case EscalationEvent.TicketUpdated:
                (ticket!.Talks, ticket.Promised) = (ticket.Talks + 1, entry.Due);
                break;
            case EscalationEvent.TicketClosed:
                ticket!.Result = $"{Stamp(entry.At)} {entry.FollowUp}";
                break;
            case EscalationEvent.AbsenceRecorded:
                TakeAbsence(entry.FollowUp!);
                break;
            case EscalationEvent.ProblemOpened:
                var (problem, reports) = (entry.FollowUp!.Split(": ")[0], entry.FollowUp.Split(": ")[1].Split("; ")[0]);
                _problems.Add(problem, new Problem { Reports = [.. reports.Split(", ")] });
                break;
            case EscalationEvent.ProblemClosed:
                _problems[entry.FollowUp!.Split(": ")[0]].End = entry.FollowUp.Split(": ")[1];
                break;
        }
    }

    private void TakeAbsence(string text)
    {
        var told = text[text.IndexOf("20", StringComparison.Ordinal)..];
        if (text.StartsWith("Tidak hadir ", StringComparison.Ordinal))
        {
            Assert.True(_absences.Add(told));
            return;
        }
        // The officer and the first day are what an absence is known by; only its last day can have changed.
        var same = _absences.Single(absence => absence[..10] == told[..10] && absence.Split(": ")[1] == told.Split(": ")[1]);
        _absences.Remove(same);
        if (text.StartsWith("Ketidakhadiran berakhir", StringComparison.Ordinal)) _absences.Add(told);
    }

    /// <summary>A step that is done takes the report's sheets along.</summary>
    private void Finish(EscalationEntry entry)
    {
        foreach (var sheet in _sheets.Values.Where(sheet => sheet.Report == entry.Report)) sheet.State = "Done";
    }

    private List<string> Lines() =>
    [
        .. _reports.Select(one => $"{one.Key} {one.Value.Site} {Stamp(one.Value.At)} {one.Value.State} '{one.Value.Symptom}' {one.Value.Decision} / "
            + $"{one.Value.Resolution} / {one.Value.Backup} / {one.Value.Into} [{string.Join(", ", one.Value.Merged)}] "
            + $"[{string.Join(", ", one.Value.Work)}]"),
        .. _sheets.Select(
            one => $"{one.Key} {one.Value.Report} {one.Value.From} {one.Value.To} {Stamp(one.Value.At)} {Stamp(one.Value.Due)} {one.Value.State} "
            + $"{one.Value.Signed} [{string.Join(", ", one.Value.Questions)}]"),
        .. _sheets.Where(one => one.Value.Child is not null).Select(one => $"{one.Value.Child} follows from {one.Key}"),
        .. _tickets.Select(
            one => $"{one.Key} {one.Value.Report} {one.Value.Party} {Stamp(one.Value.At)} {Stamp(one.Value.Promised)} {one.Value.Talks} "
                + $"{one.Value.Result}"),
        .. _runs.Select(
            one => $"{one.Key} {one.Value.Site} {one.Value.Procedure} {one.Value.Report} {one.Value.State} {one.Value.Active} "
                + $"[{string.Join(", ", one.Value.Events)}]"),
        .. _problems.Select(one => $"{one.Key} {one.Value.End} [{string.Join(", ", one.Value.Reports)}]"),
        .. _absences,
    ];

    internal static string Stamp(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "-";

    [GeneratedRegex("termasuk masalah berulang (MB-.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    private sealed class Report
    {
        public required string Site { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string Symptom { get; set; }
        public string State { get; set; } = "Open";
        public string? Decision { get; set; }
        public string? Resolution { get; set; }
        public int? Fix { get; set; }
        public string? Backup { get; set; }
        public string? Into { get; set; }
        public List<string> Merged { get; } = [];
        public List<string> Work { get; } = [];
    }

    private sealed class Sheet
    {
        public required string Report { get; init; }
        public required string? From { get; init; }
        public required string To { get; init; }
        public required DateTimeOffset At { get; init; }
        public required DateTimeOffset? Due { get; init; }
        public string State { get; set; } = "Sent";
        public string? Signed { get; set; }
        public string? Child { get; set; }
        public List<string> Questions { get; } = [];
    }

    private sealed class Ticket
    {
        public required string Report { get; init; }
        public required string Party { get; init; }
        public required DateTimeOffset At { get; init; }
        public DateTimeOffset? Promised { get; set; }
        public int Talks { get; set; }
        public string? Result { get; set; }
    }

    private sealed class Run
    {
        public required string Site { get; init; }
        public required string Procedure { get; init; }
        public required string? Report { get; init; }
        public int? Active { get; set; }
        public string State { get; set; } = "Running";
        public EscalationEntry? Last { get; set; }
        public List<string> Events { get; } = [];

        public void Add(string kind, EscalationEntry entry) =>
            Events.Add($"{kind} {Stamp(entry.At)}{(kind == "Completed" ? " " + entry.Activity : "")}");
    }

    private sealed class Problem
    {
        public required List<string> Reports { get; init; }
        public string? End { get; set; }
    }
}
