using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>What officials call the events and outcomes of the escalation log.</summary>
public static class ReportNames
{
    private static readonly Phrase UnknownValue = new("unreadable", "tidak terbaca");

    /// <summary>The name of an event.</summary>
    public static Phrase Of(EscalationEvent value) => EscalationNames.Of(value);

    /// <summary>The name of an outcome against the standard time.</summary>
    public static Phrase Of(Timeliness value) => value switch
    {
        Timeliness.OnTime => new("On time", "Tepat waktu"),
        Timeliness.Late => new("Late", "Terlambat"),
        Timeliness.NotMeasurable => new("Not measurable", "Tidak terukur"),
        _ => UnknownValue,
    };

    /// <summary>The name of a fault of the log.</summary>
    public static Phrase Of(EscalationLogFault value) => value switch
    {
        EscalationLogFault.Missing => new("an entry is missing", "ada entri yang hilang"),
        EscalationLogFault.Unlinked => new("an entry is not linked to the one before it", "ada entri yang tidak tersambung dengan entri sebelumnya"),
        EscalationLogFault.Altered => new("an entry was altered", "ada entri yang diubah"),
        EscalationLogFault.Cut => new("the log was cut at its end", "log terpotong di bagian akhir"),
        EscalationLogFault.Rewritten => new("the log was written anew", "log ditulis ulang"),
        EscalationLogFault.Unreadable => new("an entry cannot be read", "ada entri yang tidak terbaca"),
        _ => new("none", "tidak ada"),
    };
}
