using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Notices;

/// <summary>What a message says of an event: its heading, what happened, and what is asked of the reader.</summary>
internal static class NoticeWords
{
    private static readonly Phrase Nothing = new(
        "Nothing is asked of you; this is for your information.", "Tidak ada yang perlu dilakukan; pesan ini untuk diketahui.");

    private static readonly Phrase TakeNotice = new(
        "Please see to it, and tell the IT staff that you have taken notice: they confirm it in the register, and the reminders stop.",
        "Mohon ditindaklanjuti, dan sampaikan kepada petugas TI bahwa Saudara telah mengetahuinya: petugas mengonfirmasi di register dan "
        + "pengingat berhenti.");

    private static readonly Phrase Decide = new(
        "Please read the report and decide, or hand it on.", "Mohon laporan dibaca lalu diputuskan atau diteruskan.");

    private static readonly Phrase Unknown = new("An entry of the log", "Catatan pada log");

    private static readonly Dictionary<EscalationEvent, (Phrase Heading, Phrase Asked)> Events = new()
    {
        [EscalationEvent.RunStarted] = (new("A run of the SOP began", "Pelaksanaan SOP dimulai"), Nothing),
        [EscalationEvent.ActivityCompleted] = (new("An activity was completed", "Kegiatan selesai"), Nothing),
        [EscalationEvent.RunSuspended] = (new("The clock was stopped", "Waktu dihentikan"), Nothing),
        [EscalationEvent.RunResumed] = (new("The clock goes on", "Waktu dilanjutkan"), Nothing),
        [EscalationEvent.RunClosed] = (new("The run of the SOP ended", "Pelaksanaan SOP ditutup"), Nothing),
        [EscalationEvent.SituationOpened] = (
            new("A situation report was opened", "Laporan situasi dan kondisi dibuat"),
            new("The facts are being gathered; the report will be handed to the officer in charge.",
                "Fakta sedang dihimpun; laporan akan diajukan kepada pejabat yang berwenang.")),
        [EscalationEvent.SituationSubmitted] = (new("A situation report was submitted", "Laporan situasi dan kondisi diajukan"), Decide),
        [EscalationEvent.SituationApproved] = (
            new("The solution was decided on", "Alternatif pemecahan diputuskan"),
            new("Please carry out what was decided.", "Mohon dilaksanakan sesuai keputusan.")),
        [EscalationEvent.SituationResolved] = (new("The problem was solved", "Masalah terselesaikan"), Nothing),
        [EscalationEvent.SituationClosed] = (new("The situation report was closed", "Laporan situasi dan kondisi ditutup"), Nothing),
        [EscalationEvent.Warning] = (
            new("Three quarters of the time are over", "Tiga perempat waktu telah terpakai"),
            new("Please complete the step in time. If it waits for someone else, have the clock stopped with the reason.",
                "Mohon langkah ini diselesaikan tepat waktu. Bila menunggu pihak lain, mintalah waktunya dihentikan dengan alasannya.")),
        [EscalationEvent.Escalated] = (new("The time is over: escalated", "Batas waktu terlampaui: dieskalasi"), TakeNotice),
        [EscalationEvent.Reminded] = (new("Reminder: the time is over", "Pengingat: batas waktu terlampaui"), TakeNotice),
        [EscalationEvent.StillOpen] = (new("Still open, nobody has taken notice", "Masih terbuka, belum ada yang menanggapi"), TakeNotice),
        [EscalationEvent.Acknowledged] = (new("Notice was taken", "Eskalasi telah diketahui"), Nothing),
        [EscalationEvent.DispositionSent] = (new("A disposition for you", "Disposisi untuk Saudara"), Decide),
        [EscalationEvent.DispositionAcknowledged] = (new("The disposition was received", "Disposisi diterima"), Nothing),
        [EscalationEvent.DispositionReturned] = (
            new("A disposition came back with a question", "Disposisi dikembalikan dengan pertanyaan"),
            new("Please answer the question below and send it again.", "Mohon pertanyaan di bawah dijawab lalu disposisi dikirim kembali.")),
        [EscalationEvent.DispositionDelegated] = (
            new("A disposition was delegated to you", "Disposisi didelegasikan kepada Saudara"),
            new("Please carry it out.", "Mohon dilaksanakan.")),
        [EscalationEvent.TicketOpened] = (new("Handed to a third party", "Diserahkan kepada pihak ketiga"), Nothing),
        [EscalationEvent.TicketUpdated] = (new("News of the third party", "Kabar dari pihak ketiga"), Nothing),
        [EscalationEvent.TicketOverdue] = (
            new("The third party is overdue", "Pihak ketiga melewati waktu yang dijanjikan"),
            new("Please ask the third party for a new time and have it entered.", "Mohon meminta kepastian waktu kepada pihak ketiga lalu dicatat.")),
        [EscalationEvent.TicketClosed] = (new("The third party is done", "Pihak ketiga selesai"), Nothing),
        [EscalationEvent.AbsenceRecorded] = (new("An absence was entered", "Ketidakhadiran dicatat"), Nothing),
        [EscalationEvent.SituationMerged] = (new("Situation reports were made one", "Laporan situasi digabung"), Nothing),
        [EscalationEvent.ProblemOpened] = (
            new("The same trouble keeps coming back", "Masalah yang sama berulang"),
            new("Please have the cause looked for, not only the symptom removed.", "Mohon dicari penyebabnya, bukan hanya gejalanya yang diatasi.")),
        [EscalationEvent.ProblemClosed] = (new("The cause was removed", "Penyebab masalah berulang teratasi"), Nothing),
        [EscalationEvent.CalendarChanged] = (new("Due times were counted anew", "Batas waktu dihitung ulang"), Nothing),
        [EscalationEvent.PeriodMissed] = (
            new("A periodic activity was missed", "Kegiatan berkala terlewat"),
            new("Please see that it is done.", "Mohon kegiatan tersebut dilaksanakan.")),
        [EscalationEvent.NoticeFailed] = (
            new("A notice could not be delivered", "Pemberitahuan gagal terkirim"),
            new("Please tell the recipient in another way, and check the channel or the address.",
                "Mohon penerima diberi tahu dengan cara lain, lalu periksa saluran atau alamatnya.")),
        [EscalationEvent.BackupMade] = (new("A backup was made", "Backup dibuat"), Nothing),
        [EscalationEvent.BackupCopied] = (new("A backup was copied to another medium", "Backup disalin ke media lain"), Nothing),
        [EscalationEvent.RenewalRecorded] = (new("A renewal was entered", "Perpanjangan dicatat"), Nothing),
        [EscalationEvent.Note] = (new("A note", "Catatan"), Nothing),
    };

    public static Phrase Heading(EscalationEvent happened) => Events.TryGetValue(happened, out var words) ? words.Heading : Unknown;

    public static Phrase Asked(EscalationEvent happened) => Events.TryGetValue(happened, out var words) ? words.Asked : Nothing;
}
