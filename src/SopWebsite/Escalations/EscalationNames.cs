using SopWebsite.Languages;

namespace SopWebsite.Escalations;

/// <summary>What officials call events and gravity.</summary>
public static class EscalationNames
{
    private static readonly Phrase UnknownValue = new("unreadable", "tidak terbaca");

    /// <summary>The name of an event.</summary>
    public static Phrase Of(EscalationEvent value) => value switch
    {
        EscalationEvent.RunStarted => new("SOP run started", "SOP mulai dilaksanakan"),
        EscalationEvent.ActivityCompleted => new("Activity completed", "Kegiatan selesai"),
        EscalationEvent.RunSuspended => new("Clock stopped", "Waktu dihentikan"),
        EscalationEvent.RunResumed => new("Clock resumed", "Waktu dilanjutkan"),
        EscalationEvent.RunClosed => new("SOP run closed", "Pelaksanaan SOP ditutup"),
        EscalationEvent.SituationOpened => new("Situation report opened", "Laporan situasi dibuat"),
        EscalationEvent.SituationSubmitted => new("Situation report submitted", "Laporan situasi diteruskan"),
        EscalationEvent.SituationApproved => new("Alternative approved", "Alternatif disetujui"),
        EscalationEvent.SituationResolved => new("Problem solved", "Masalah diselesaikan"),
        EscalationEvent.SituationClosed => new("Situation report closed", "Laporan situasi ditutup"),
        EscalationEvent.Warning => new("Warning", "Peringatan"),
        EscalationEvent.Escalated => new("Escalated", "Dieskalasi"),
        EscalationEvent.Acknowledged => new("Acknowledged", "Telah diketahui"),
        EscalationEvent.Reminded => new("Reminded", "Diingatkan"),
        EscalationEvent.StillOpen => new("Still open", "Masih terbuka"),
        EscalationEvent.DispositionSent => new("Disposition sent", "Disposisi diteruskan"),
        EscalationEvent.DispositionAcknowledged => new("Disposition received", "Disposisi diterima"),
        EscalationEvent.DispositionReturned => new("Returned with a question", "Dikembalikan dengan pertanyaan"),
        EscalationEvent.DispositionDelegated => new("Disposition delegated", "Disposisi didelegasikan"),
        EscalationEvent.TicketOpened => new("Handed to third party", "Diserahkan kepada pihak ketiga"),
        EscalationEvent.TicketUpdated => new("Third party contacted", "Kontak dengan pihak ketiga"),
        EscalationEvent.TicketOverdue => new("Third party overdue", "Pihak ketiga melewati janji"),
        EscalationEvent.TicketClosed => new("Third party done", "Pihak ketiga selesai"),
        EscalationEvent.AbsenceRecorded => new("Absence recorded", "Ketidakhadiran dicatat"),
        EscalationEvent.SituationMerged => new("Situation reports merged", "Laporan situasi digabung"),
        EscalationEvent.ProblemOpened => new("Problem record opened", "Catatan masalah berulang dibuka"),
        EscalationEvent.ProblemClosed => new("Problem record closed", "Catatan masalah berulang ditutup"),
        EscalationEvent.CalendarChanged => new("Calendar changed", "Kalender kerja berubah"),
        EscalationEvent.PeriodMissed => new("Period missed", "Periode terlewat"),
        EscalationEvent.NoticeFailed => new("Notice not delivered", "Pemberitahuan gagal terkirim"),
        EscalationEvent.BackupMade => new("Backup made", "Backup dibuat"),
        EscalationEvent.BackupCopied => new("Backup copied to a medium", "Backup disalin ke media"),
        EscalationEvent.RenewalRecorded => new("Renewal recorded", "Perpanjangan dicatat"),
        EscalationEvent.Note => new("Note", "Catatan"),
        // A value put out of form behind the log's back; the chain shows it.
        _ => UnknownValue,
    };

    /// <summary>The name of a gravity.</summary>
    public static Phrase Of(SopSeverity value) => value switch
    {
        SopSeverity.Critical => new("Critical", "Kritis"),
        SopSeverity.High => new("High", "Tinggi"),
        SopSeverity.Medium => new("Medium", "Sedang"),
        _ => new("Low", "Rendah"),
    };
}
