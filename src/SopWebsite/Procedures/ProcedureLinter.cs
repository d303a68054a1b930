using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Procedures;

/// <summary>Looks for what is wrong with a procedure: sums, conversions, numbers, times, roles and duties.</summary>
public static class ProcedureLinter
{
    private static readonly string[] SituationDuties = [SopDuties.Report, SopDuties.Decide, SopDuties.Fix];

    /// <summary>Checks a procedure.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="file">The file it was read from, for the lines; null for none.</param>
    public static IReadOnlyList<SopProcedureFinding> Check(SopProcedure procedure, SopProcedureFile? file = null)
    {
        var findings = new Findings(procedure, file);
        CheckNumbers(procedure, findings);
        for (var n = 0; n < procedure.Activities.Length; n++) CheckActivity(procedure.Activities[n], n, procedure, findings);
        CheckDuties(procedure, findings);
        CheckChain(procedure, findings);
        ProcedureSums.Check(procedure, findings);
        return findings.All;
    }

    private static void CheckNumbers(SopProcedure procedure, Findings findings)
    {
        if (procedure.Activities.Length == 0)
            findings.Error("SopActivitiesMissing", null, null, "there are no activities", "tidak ada aktivitas");
        var seen = new HashSet<int>();
        for (var n = 0; n < procedure.Activities.Length; n++)
        {
            var number = procedure.Activities[n].Number;
            if (!seen.Add(number)) findings.Error("SopNumberDuplicate", number, n, $"number {number} is there twice", $"nomor {number} ada dua kali");
        }
        for (var number = 1; number <= seen.Count; number++)
        {
            if (seen.Contains(number)) continue;
            findings.Error(
                "SopNumberMissing", null, procedure.Activities.ToList().FindIndex(activity => activity.Number > number),
                $"number {number} is missing: activities are numbered from 1 without gaps",
                $"nomor {number} tidak ada: aktivitas bernomor dari 1 tanpa lompatan");
            return;
        }
    }

    private static void CheckActivity(SopActivity activity, int n, SopProcedure procedure, Findings findings)
    {
        var (number, time) = (activity.Number, activity.StandardTime);
        if (time.Kind == StandardTimeKind.Blank)
            findings.Warning(
                "SopTimeBlank", number, n, "no time is given; write 'relatif' if that is meant",
                "waktu kosong; tulis 'relatif' bila itu yang dimaksud");
        if (time.Maximum is { } maximum && maximum.ToMinutes(procedure.MinutesPerDay) == 0)
            findings.Error("SopTimeZero", number, n, "the time is zero", "waktunya nol");
        if (time.Minimum is { } minimum && time.Maximum is { } upper
            && minimum.ToMinutes(procedure.MinutesPerDay) >= upper.ToMinutes(procedure.MinutesPerDay))
            findings.Error(
                "SopRangeReversed", number, n, $"the range '{time}' does not go from less to more",
                $"rentang '{time}' tidak dari yang kecil ke yang besar");
        if (activity.Performer is null)
            findings.Warning("SopPerformerMissing", number, n, "nobody performs it", "tidak ada pelaksana");
        else if (!IsKnown(activity.Performer))
            findings.Warning(
                "SopPerformerUnknown", number, n, $"'{activity.Performer}' is not a known role; right if it is the court's own",
                $"'{activity.Performer}' bukan peran yang dikenal; benar bila milik pengadilan sendiri");
        if (activity.Recipient is { } recipient && !IsKnown(recipient))
            findings.Warning(
                "SopRecipientUnknown", number, n, $"'{recipient}' is not a known role; right if it is the court's own",
                $"'{recipient}' bukan peran yang dikenal; benar bila milik pengadilan sendiri");
        if (activity.Duty is { } duty && !SopDuties.All.Contains(duty, StringComparer.Ordinal))
            findings.Warning(
                "SopDutyUnknown", number, n, $"'{duty}' is not a duty: {string.Join(", ", SopDuties.All)}",
                $"'{duty}' bukan tugas yang dikenal: {string.Join(", ", SopDuties.All)}");
    }

    private static void CheckDuties(SopProcedure procedure, Findings findings)
    {
        foreach (var duty in SituationDuties.Append(SopDuties.Forward).Append(SopDuties.BackupAgain))
        {
            var having = procedure.Activities.Where(activity => string.Equals(activity.Duty, duty, StringComparison.OrdinalIgnoreCase)).ToList();
            if (having.Count > 1)
                findings.Warning(
                    "SopDutyRepeated", having[1].Number, procedure.Activities.ToList().LastIndexOf(having[1]),
                    $"'{duty}' stands at {having[0].Number} already; a situation report follows the first",
                    $"'{duty}' sudah ada pada {having[0].Number}; laporan situasi mengikuti yang pertama");
            if (having.Count == 0 && SituationDuties.Contains(duty) && procedure.Kind is SopProcedureKind.Website or SopProcedureKind.Sipp)
                findings.Warning(
                    "SopDutyMissing", null, null, $"no activity has the duty '{duty}', which situation reports go by",
                    $"tidak ada aktivitas dengan tugas '{duty}' yang diikuti laporan situasi");
        }
    }

    private static void CheckChain(SopProcedure procedure, Findings findings)
    {
        if (procedure.Chain.Length == 0)
            findings.ErrorOfChain(
                "SopChainEmpty", "the chain is empty: escalations would reach nobody", "rantai kosong: eskalasi tidak sampai kepada siapa pun");
        foreach (var role in procedure.Chain.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!IsKnown(role))
                findings.WarningOfChain(
                    "SopRoleUnknown", $"'{role}' in the chain is not a known role; right if it is the court's own",
                    $"'{role}' dalam rantai bukan peran yang dikenal; benar bila milik pengadilan sendiri");
            if (procedure.Chain.Count(other => string.Equals(other, role, StringComparison.OrdinalIgnoreCase)) > 1)
                findings.WarningOfChain("SopRoleRepeated", $"'{role}' is in the chain more than once", $"'{role}' lebih dari satu kali dalam rantai");
        }
    }

    private static bool IsKnown(string role) => SopRoles.Codes.Contains(role, StringComparer.OrdinalIgnoreCase);

    /// <summary>Collects findings, with their place in the file.</summary>
    internal sealed class Findings(SopProcedure procedure, SopProcedureFile? file)
    {
        private readonly List<SopProcedureFinding> _all = [];

        public IReadOnlyList<SopProcedureFinding> All => _all;

        public void Error(string id, int? activity, int? index, string english, string indonesian) =>
            Add(id, SopFindingSeverity.Error, activity, LineOf(index), english, indonesian);

        public void Warning(string id, int? activity, int? index, string english, string indonesian) =>
            Add(id, SopFindingSeverity.Warning, activity, LineOf(index), english, indonesian);

        public void ErrorOfChain(string id, string english, string indonesian) =>
            Add(id, SopFindingSeverity.Error, null, file?.ChainLine, english, indonesian);

        public void WarningOfChain(string id, string english, string indonesian) =>
            Add(id, SopFindingSeverity.Warning, null, file?.ChainLine, english, indonesian);

        public void WarningOfTotal(string id, string english, string indonesian) =>
            Add(id, SopFindingSeverity.Warning, null, file?.TotalLine, english, indonesian);

        private int? LineOf(int? index) =>
            file is null ? null : index is { } n && n >= 0 && n < file.ActivityLines.Count ? file.ActivityLines[n] : 1;

        private void Add(string id, SopFindingSeverity severity, int? activity, int? line, string english, string indonesian) => _all.Add(new()
        {
            Id = id,
            Severity = severity,
            Procedure = procedure.Code,
            Activity = activity,
            Message = new Phrase(english, indonesian),
            Path = file?.Path,
            Line = line,
        });
    }
}
