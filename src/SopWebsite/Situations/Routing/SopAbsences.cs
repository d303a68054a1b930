using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Routing;

/// <summary>The absences of officers, each entry of which is in the log.</summary>
public sealed class SopAbsences(IRoutingStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>Enters an absence; both days count.</summary>
    /// <exception cref="SopException"><c>SopOfficerNotFound</c>: the officer or the substitute is not registered; <c>SopAbsenceInvalid</c>:
    /// it ends before it begins, or the substitute is the officer; <c>SopAbsenceOverlaps</c>: part of it is entered already.</exception>
    public SopAbsence Register(SopAbsence absence, string? by = null)
    {
        var entered = absence with
        {
            Officer = OfficerOf(absence.Officer).Name,
            From = absence.From.Date,
            Until = absence.Until.Date,
            Substitute = absence.Substitute is { } name ? OfficerOf(name).Name : null,
            RecordedAt = clock.UtcNow.ToUniversalTime(),
        };
        Check(entered);
        unit.Transact(() =>
        {
            if (Of(entered.Officer).FirstOrDefault(other => other.From <= entered.Until && entered.From <= other.Until) is { } other)
                throw new SopException(
                    "SopAbsenceOverlaps", SopErrorKind.AlreadyExists,
                    new Phrase(
                        $"Part of it is entered already: {other.Officer}, {Day(other.From)} to {Day(other.Until)}. End that one first with "
                        + "Unregister-SopAbsence.",
                        $"Sebagian sudah tercatat: {other.Officer}, {Day(other.From)} s.d. {Day(other.Until)}. Akhiri dahulu dengan "
                        + "Unregister-SopAbsence."),
                    entered.Officer);
            store.Put(entered);
            log.Append(Entry(entered, by, "Tidak hadir " + Told(entered)));
        });
        return entered;
    }

    /// <summary>Ends an absence: one that has not begun is removed, one that has ends the day before, or on the last day given.</summary>
    /// <param name="officer">The officer's name.</param>
    /// <param name="from">The first day of the absence; null for the one of today, else the next.</param>
    /// <param name="until">The last day on which the officer was absent; null for yesterday.</param>
    /// <param name="by">Who enters it.</param>
    /// <returns>The absence as it is now; null when it was removed.</returns>
    /// <exception cref="SopException"><c>SopAbsenceNotFound</c>; <c>SopAbsenceInvalid</c>: the last day is later than the absence's own.</exception>
    public SopAbsence? End(string officer, DateTime? from = null, DateTime? until = null, string? by = null)
    {
        SopAbsence? ended = null;
        unit.Transact(() =>
        {
            var found = Of(officer).Where(absence => from is { } day ? absence.From == day.Date : absence.Until >= Today)
                .OrderBy(absence => absence.From)
                .FirstOrDefault() ?? throw new SopException(
                    "SopAbsenceNotFound", SopErrorKind.NotFound,
                    new Phrase(
                        $"No such absence of '{officer}' is entered. Get-SopAbsence lists them.",
                        $"Ketidakhadiran '{officer}' itu tidak tercatat. Get-SopAbsence menampilkannya."),
                    officer);
            var last = until?.Date ?? Today.AddDays(-1);
            if (last > found.Until)
                throw Invalid(
                    found.Officer, "it cannot end later than it was entered for; enter another",
                    "tidak dapat berakhir lebih lama dari yang tercatat; catat yang baru");
            ended = last < found.From ? null : found with { Until = last };
            if (ended is null) store.RemoveAbsence(found.Officer, found.From);
            else store.Put(ended);
            log.Append(
                Entry(found, by, ended is null ? "Ketidakhadiran dibatalkan: " + Told(found) : "Ketidakhadiran berakhir lebih awal: " + Told(ended)));
        });
        return ended;
    }

    /// <summary>Absences by officer and first day.</summary>
    /// <param name="officer">Only of this officer; null for all.</param>
    /// <param name="at">Only those that hold on this date; null for all.</param>
    public IReadOnlyList<SopAbsence> Find(string? officer = null, DateTime? at = null) =>
        [.. store.Absences().Where(absence => (officer is null || Same(absence.Officer, officer)) && (at is not { } day || absence.Covers(day)))];

    /// <summary>Who holds which role, by the officers and absences as they are now.</summary>
    public OfficerDirectory Directory() => new(sites.Officers(), store.Absences());

    // An absence is a matter of the court, not of a site: its days are those of the first site's zone.
    private DateTime Today => IndonesianZone.ToLocal(clock.UtcNow, sites.All().FirstOrDefault()?.Zone ?? "WIB").Date;

    private IEnumerable<SopAbsence> Of(string officer) => store.Absences().Where(absence => Same(absence.Officer, officer));

    private SopOfficer OfficerOf(string name) => sites.Officers().FirstOrDefault(officer => Same(officer.Name, name)) ?? throw new SopException(
        "SopOfficerNotFound", SopErrorKind.NotFound,
        new Phrase($"No officer '{name}' is registered. Get-SopOfficer lists them; Register-SopOfficer adds one.",
            $"Pejabat '{name}' tidak terdaftar. Get-SopOfficer menampilkan daftarnya; Register-SopOfficer menambahkannya."),
        name);

    private static void Check(SopAbsence absence)
    {
        if (absence.Until < absence.From) throw Invalid(absence.Officer, "it ends before it begins", "berakhir sebelum dimulai");
        if (absence.Substitute is { } substitute && Same(substitute, absence.Officer))
            throw Invalid(absence.Officer, "nobody stands in for himself", "seseorang tidak dapat menggantikan dirinya sendiri");
    }

    private static SopException Invalid(string officer, string english, string indonesian) => new(
        "SopAbsenceInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"This absence of {officer} cannot be entered: {english}.", $"Ketidakhadiran {officer} ini tidak dapat dicatat: {indonesian}."),
        officer);

    private EscalationDraft Entry(SopAbsence absence, string? by, string text) => new()
    {
        At = clock.UtcNow.ToUniversalTime(), Event = EscalationEvent.AbsenceRecorded, From = by ?? absence.Officer, To = absence.Substitute,
        FollowUp = text,
    };

    private static string Told(SopAbsence absence) =>
        $"{Day(absence.From)} s.d. {Day(absence.Until)}{(absence.Reason is { } reason ? $" ({reason})" : "")}: {absence.Officer}; "
        + (absence.Substitute is { } substitute ? $"Plh. {substitute}" : "tanpa pengganti");

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
