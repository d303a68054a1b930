using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Procedures.Schedules;

/// <summary>How schedules are refused.</summary>
internal static class ScheduleFaults
{
    public static SopException PeriodInvalid(string every) => new(
        "SopPeriodInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{every}' is not a period. Write a count and hari, minggu, bulan or tahun, such as '1 minggu' or '3 bulan'.",
            $"'{every}' bukan periode. Tulis jumlah dan hari, minggu, bulan atau tahun, misalnya '1 minggu' atau '3 bulan'."),
        every);

    public static SopException FromInvalid(DateTime from) => new(
        "SopScheduleFromInvalid", SopErrorKind.InvalidArgument,
        new Phrase(FormattableString.Invariant($"A schedule cannot begin on {from:yyyy-MM-dd}: it lies before the year 2000 or after 2999."),
            FormattableString.Invariant($"Jadwal tidak dapat dimulai {from:yyyy-MM-dd}: sebelum tahun 2000 atau sesudah 2999.")),
        from);

    public static SopException NoActivity(SopProcedure procedure, int activity) => new(
        "SopActivityNotFound", SopErrorKind.NotFound,
        new Phrase($"'{procedure.Code}' has no activity {activity}. Get-SopActivity lists them.",
            $"'{procedure.Code}' tidak memuat aktivitas {activity}. Get-SopActivity menampilkannya."),
        activity);

    public static SopException NotFound(string site, string procedure, int activity) => new(
        "SopScheduleNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"No schedule is set for activity {activity} of '{procedure}' at {site}. Get-SopSchedule lists them; the document's own cannot "
            + "be removed.",
            $"Tidak ada jadwal untuk aktivitas {activity} '{procedure}' pada {site}. Get-SopSchedule menampilkannya; jadwal dari dokumen "
            + "tidak dapat dihapus."),
        activity);
}
