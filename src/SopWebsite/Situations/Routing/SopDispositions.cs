using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// The sheets that go with reports from officer to officer. Each move is checked against where the sheet stands, and written together with
/// its log entry, whose evidence is the sheet's number. The clock of the report's step goes on through every one of them.
/// </summary>
public sealed class SopDispositions(
    IRoutingStore store, SopChains chains, SopAbsences absences, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>The sheet of a number, or the open one of a report's number.</summary>
    /// <exception cref="SopException"><c>SopDispositionNotFound</c>.</exception>
    public SopDisposition Get(string number) =>
        store.FindSheet(number) ?? store.Sheets(number, openOnly: true).LastOrDefault() ?? throw new SopException(
            "SopDispositionNotFound", SopErrorKind.NotFound,
            new Phrase($"There is no disposition sheet '{number}', and no report of that number with an open one. Get-SopDisposition lists them.",
                $"Lembar disposisi '{number}' tidak ada, dan tidak ada laporan bernomor itu dengan lembar terbuka. Get-SopDisposition "
                + "menampilkannya."),
            number);

    /// <summary>Sheets in the order of their sending.</summary>
    /// <param name="report">Only of this report; null for all.</param>
    /// <param name="to">Only to this role or officer; null for all.</param>
    /// <param name="openOnly">Only those neither done nor delegated.</param>
    public IReadOnlyList<SopDisposition> Find(string? report = null, string? to = null, bool openOnly = false) =>
        [.. store.Sheets(report, openOnly).Where(sheet => to is null || IsFor(sheet, to))];

    /// <summary>The recipient signs for a sheet (paraf).</summary>
    /// <exception cref="SopException"><c>SopDispositionNotFound</c>; <c>SopDispositionTransition</c>.</exception>
    public SopDisposition Acknowledge(string number, string? by = null, string? note = null) => Move(
        number, DispositionMove.Acknowledge, EscalationEvent.DispositionAcknowledged,
        (sheet, now) => sheet with { State = DispositionState.Received, AcknowledgedAt = now, AcknowledgedBy = by ?? sheet.Officer ?? sheet.To },
        (entry, sheet) => entry with { From = sheet.AcknowledgedBy, To = sheet.From, FollowUp = note });

    /// <summary>The recipient asks back: the sheet goes to its sender with a question. That too is a signature for it.</summary>
    /// <exception cref="SopException"><c>SopDispositionNotFound</c>; <c>SopDispositionTransition</c>; <c>SopQuestionMissing</c>.</exception>
    public SopDisposition Return(string number, string question, string? by = null)
    {
        DispositionRules.MustSay(question, number);
        return Move(
            number, DispositionMove.Return, EscalationEvent.DispositionReturned,
            (sheet, now) => sheet with
            {
                State = DispositionState.Returned,
                AcknowledgedAt = sheet.AcknowledgedAt ?? now,
                AcknowledgedBy = sheet.AcknowledgedBy ?? by ?? sheet.Officer ?? sheet.To,
                Questions = [.. sheet.Questions, new DispositionQuestion { At = now, By = by ?? sheet.Officer ?? sheet.To, Question = question }],
            },
            (entry, sheet) => entry with { From = by ?? sheet.Officer ?? sheet.To, To = sheet.From, FollowUp = question });
    }

    /// <summary>The sender answers the question; the sheet is with its recipient again.</summary>
    /// <exception cref="SopException"><c>SopDispositionNotFound</c>; <c>SopDispositionTransition</c>; <c>SopQuestionMissing</c>.</exception>
    public SopDisposition Answer(string number, string answer, string? by = null)
    {
        DispositionRules.MustSay(answer, number);
        return Move(
            number, DispositionMove.Answer, EscalationEvent.DispositionSent,
            (sheet, now) => sheet with
            {
                State = DispositionState.Answered,
                Questions = [.. sheet.Questions.Take(sheet.Questions.Length - 1),
                    sheet.Questions[sheet.Questions.Length - 1] with { Answer = answer, AnsweredBy = by ?? sheet.From, AnsweredAt = now }],
            },
            (entry, sheet) => entry with { From = by ?? sheet.From, To = sheet.To, FollowUp = "Jawaban: " + answer });
    }

    /// <summary>The recipient hands the sheet to another officer: a sheet of its own, due by the same time.</summary>
    /// <param name="number">The sheet, or its report.</param>
    /// <param name="to">A role, or an officer's name.</param>
    /// <param name="by">Who delegates.</param>
    /// <param name="note">What the other is to do; the sheet's own instruction without.</param>
    /// <returns>The new sheet.</returns>
    /// <exception cref="SopException"><c>SopDispositionNotFound</c>; <c>SopDispositionTransition</c>; <c>SopRecipientUnknown</c>.</exception>
    public SopDisposition Delegate(string number, string to, string? by = null, string? note = null)
    {
        SopDisposition? child = null;
        unit.Transact(() =>
        {
            var sheet = Get(number);
            DispositionRules.Allow(DispositionMove.Delegate, sheet);
            var holder = AddressOf(to, sheet.Procedure, sheet.Site, sheet.Zone);
            var now = clock.UtcNow.ToUniversalTime();
            var from = by ?? sheet.Officer ?? sheet.To;
            store.Put(
                sheet with
                {
                    State = DispositionState.Delegated, AcknowledgedAt = sheet.AcknowledgedAt ?? now, AcknowledgedBy = sheet.AcknowledgedBy ?? from,
                });
            child = sheet with
            {
                Number = Next(now, sheet.Zone),
                From = from,
                To = holder.Role,
                Officer = holder.Names,
                Remark = holder.Remark,
                Instruction = note ?? sheet.Instruction,
                SentAt = now,
                State = DispositionState.Sent,
                AcknowledgedAt = null,
                AcknowledgedBy = null,
                Parent = sheet.Number,
                Questions = [],
            };
            store.Put(child);
            log.Append(Entry(sheet, EscalationEvent.DispositionDelegated, now) with { From = from, To = child.To, FollowUp = child.Number });
            log.Append(Sent(child, now));
        });
        return child!;
    }

    /// <summary>Whom a report goes to: the role or officer named, its substitute, or the next of the chain where nobody is there.</summary>
    /// <exception cref="SopException"><c>SopRecipientUnknown</c>: neither a role nor an officer.</exception>
    internal RoleHolder AddressOf(string to, string? procedure, string site, string zone)
    {
        var directory = absences.Directory();
        var today = IndonesianZone.ToLocal(clock.UtcNow, zone).Date;
        var chain = procedure is null ? null : chains.Of(procedure, site);
        if (directory.Find(to) is { } officer) return Reach(directory.HolderOf(officer, today));
        if (SopRoles.Codes.Contains(to, StringComparer.OrdinalIgnoreCase) || directory.Knows(to) || chain?.PositionOf(to) >= 0)
            return Reach(directory.HolderOf(to.ToLowerInvariant(), today));
        throw new SopException(
            "SopRecipientUnknown", SopErrorKind.InvalidArgument,
            new Phrase($"'{to}' is neither a role nor a registered officer. Get-SopOfficer lists the officers; Get-SopChain the roles.",
                $"'{to}' bukan jabatan dan bukan pejabat terdaftar. Get-SopOfficer menampilkan pejabat; Get-SopChain jabatannya."),
            to);

        RoleHolder Reach(RoleHolder holder) =>
            directory.Reach(holder, chain is null || chain.PositionOf(holder.Role) < 0 ? [] : chain.After(holder.Role), today);
    }

    /// <summary>Writes the sheet of a submission. Called within the unit of work that moves the report on.</summary>
    /// <param name="report">The report after the move.</param>
    /// <param name="holder">Whom it goes to.</param>
    /// <param name="from">Who sends it.</param>
    /// <param name="handover">What goes with it.</param>
    internal SopDisposition Send(SituationReport report, RoleHolder holder, string? from, SopHandover handover)
    {
        var now = clock.UtcNow.ToUniversalTime();
        if (handover.Due <= now) throw DispositionRules.DueHasPassed(handover.Due.Value);
        var zone = report.Run?.Zone ?? "WIB";
        var sheet = new SopDisposition
        {
            Number = Next(now, zone),
            Report = report.Number,
            Site = report.Site,
            Zone = zone,
            Run = report.Run?.Id,
            Procedure = report.Run?.Procedure,
            Activity = report.Step?.Activity,
            From = from,
            To = holder.Role,
            Officer = holder.Names,
            Remark = holder.Remark,
            Instruction = handover.Note,
            Nature = handover.Nature ?? DispositionRules.NatureOf(report),
            SentAt = now,
            Due = handover.Due?.ToUniversalTime() ?? report.Due,
            IsDueOfStep = handover.Due is null,
            Parent = store.Sheets(report.Number, openOnly: false).LastOrDefault()?.Number,
        };
        store.Put(sheet);
        log.Append(Sent(sheet, now));
        return sheet;
    }

    /// <summary>Marks every sheet of a report done: what they asked for has happened, and the entry of the report's move says so.</summary>
    internal void Finish(string report, DateTimeOffset at)
    {
        foreach (var sheet in store.Sheets(report, openOnly: false).Where(sheet => sheet.State != DispositionState.Done))
            store.Put(sheet with { State = DispositionState.Done, DoneAt = at });
    }

    /// <summary>
    /// Takes the open sheets of a report out of their holders' hands, each with an entry that says why: nothing moves them on any more.
    /// </summary>
    internal void Withdraw(string report, DateTimeOffset at, string? by, string because)
    {
        foreach (var sheet in store.Sheets(report, openOnly: true))
            log.Append(Entry(sheet, EscalationEvent.Note, at) with
            {
                From = by,
                To = sheet.To,
                FollowUp = $"Lembar disposisi {sheet.Number} selesai tanpa tindak lanjut: {because}",
            });
        Finish(report, at);
    }

    private SopDisposition Move(
        string number, DispositionMove move, EscalationEvent happened, Func<SopDisposition, DateTimeOffset, SopDisposition> change,
        Func<EscalationDraft, SopDisposition, EscalationDraft> tell)
    {
        SopDisposition? moved = null;
        unit.Transact(() =>
        {
            // Read under the write lock: what is allowed is decided on what is, not on what was.
            var sheet = Get(number);
            DispositionRules.Allow(move, sheet);
            var now = clock.UtcNow.ToUniversalTime();
            moved = change(sheet, now);
            store.Put(moved);
            log.Append(tell(Entry(moved, happened, now), moved));
        });
        return moved!;
    }

    private string Next(DateTimeOffset now, string zone) => RoutingNumbers.Next("LD", now, zone, store.CountSheets);

    private static bool IsFor(SopDisposition sheet, string to) =>
        string.Equals(sheet.To, to, StringComparison.OrdinalIgnoreCase)
            || (sheet.Officer ?? "").Split(',').Any(name => string.Equals(name.Trim(), to, StringComparison.OrdinalIgnoreCase));

    private static EscalationDraft Sent(SopDisposition sheet, DateTimeOffset at) => Entry(sheet, EscalationEvent.DispositionSent, at) with
    {
        From = sheet.From,
        To = sheet.To,
        FollowUp = string.Join(". ", new[] { sheet.Remark ?? sheet.Officer, sheet.Instruction }.Where(part =>
            part is not null)) is { Length: > 0 } text
            ? text
            : null,
    };

    private static EscalationDraft Entry(SopDisposition sheet, EscalationEvent happened, DateTimeOffset at) => new()
    {
        At = at,
        Event = happened,
        Site = sheet.Site,
        Report = sheet.Report,
        Run = sheet.Run,
        Procedure = sheet.Procedure,
        Activity = sheet.Activity,
        Due = sheet.Due,
        Evidence = sheet.Number,
    };
}

/// <summary>What goes with a report that is handed up.</summary>
public sealed record SopHandover
{
    /// <summary>Who hands it up; null for the role whose step it is.</summary>
    public string? By { get; init; }

    /// <summary>What the recipient is asked to do (isi).</summary>
    public string? Note { get; init; }

    /// <summary>By when (batas waktu); null for the due time of the recipient's own step.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How it is to be handled (sifat); null for what the report's gravity asks for.</summary>
    public DispositionNature? Nature { get; init; }
}
