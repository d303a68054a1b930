using System.Globalization;

namespace SopWebsite.Procedures;

/// <summary>Checks what a document prints below its table against its own steps.</summary>
internal static class ProcedureSums
{
    public static void Check(SopProcedure procedure, ProcedureLinter.Findings findings)
    {
        if (procedure.PrintedTotal is not { } printed) return;
        var perDay = procedure.MinutesPerDay;
        var total = printed.Total.ToMinutes(perDay);
        var times = procedure.Activities.Select(activity => activity.StandardTime).ToList();
        long least = times.Sum(time => (long)((time.Minimum ?? time.Maximum)?.ToMinutes(perDay) ?? 0));
        long most = times.Sum(time => (long)(time.Maximum?.ToMinutes(perDay) ?? 0));
        // A step without a measurable time may take what the total has over the others.
        var open = times.Any(time => !time.IsMeasurable);
        if (total < least || (total > most && !open))
        {
            var sum = least == most ? Number(most) : $"{Number(least)}-{Number(most)}";
            findings.WarningOfTotal(
                "SopTotalDiffers", $"the printed total is {Number(total)} minutes, the activities sum to {sum}",
                $"jumlah tercetak {Number(total)} menit, jumlah aktivitas {sum}");
        }
        if (printed.Conversion is { } conversion && conversion.ToMinutes(perDay) != total)
        {
            findings.WarningOfTotal(
                "SopConversionWrong",
                $"'{conversion}' is {Number(conversion.ToMinutes(perDay))} minutes, not {Number(total)}; right is '{Right(total, perDay)}'",
                $"'{conversion}' adalah {Number(conversion.ToMinutes(perDay))} menit, bukan {Number(total)}; yang benar '{Right(total, perDay)}'");
        }
    }

    private static TimeAmount Right(int minutes, int perDay) => new(minutes / perDay, minutes % perDay / 60, minutes % perDay % 60);

    private static string Number(long minutes) => minutes.ToString(CultureInfo.InvariantCulture);
}
