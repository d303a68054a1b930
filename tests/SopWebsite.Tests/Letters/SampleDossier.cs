using System.Globalization;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Incidents;
using SopWebsite.Situations.Routing;
using SopWebsite.Situations.Ways;
using SopWebsite.Situations.Work;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

/// <summary>Situation reports made for tests, with all that a letter says, or nearly nothing.</summary>
internal static class SampleDossier
{
    public static readonly DateTimeOffset Opened = new(2026, 11, 20, 1, 5, 0, TimeSpan.Zero);

    private static readonly SopCourt Court = new()
    {
        Name = "Pengadilan Negeri Contoh", Superior = ["Mahkamah Agung Republik Indonesia", "Pengadilan Tinggi Contoh"],
        Address = "Jalan Contoh Nomor 1",
        City = "Contoh", Phone = "(021) 1", LetterCode = "W0-U0",
    };

    /// <summary>A report that has gone its whole way.</summary>
    /// <param name="entries">How many entries its chronology has.</param>
    public static SituationDossier Full(int entries = 6)
    {
        var log = Chronology(entries);
        return Sparse() with
        {
            Report = Report() with
            {
                State = SituationState.Closed,
                OpenedBy = "Nama Admin",
                Facts =
                [
                    new SituationFact { Topic = new("Last backup", "Backup terakhir"), Finding = new("none has been made", "belum pernah dibuat") },
                    new SituationFact { Topic = new("Content", "Pembaruan konten"), Finding = new("new", "baru"), At = Opened },
                ],
                Alternatives =
                [
                    Way(1, new("Call the provider", "Menghubungi penyedia"), ThirdPartyKind.Hosting, "Hosting Contoh"),
                    Way(2, new("Restore the backup", "Memulihkan backup"), null, null),
                ],
                Diagnoses =
                [
                    new SituationDiagnosis
                    {
                        Cause = DiagnosisCause.Hosting, Explanation = new("The server is off.", "Server mati."),
                        Certainty = DiagnosisCertainty.Strong,
                        Reasons = [new("No connection", "Tidak ada koneksi"), new("Known before", "Pernah terjadi")],
                        Against = [new("None of ours", "Bukan dari kami")],
                    },
                ],
                RecommendationReason = new("It is quickest", "Paling cepat"),
                Grade = new SituationGrade { Severity = SopSeverity.High, Priority = 2, ImpactReason = new("All are out", "Semua terhenti") },
                Actions = [
                    new SituationAction { At = Opened.AddHours(2), Action = "Penyedia dihubungi", By = "Nama Admin",
                        Evidence = [new SopEvidence("surel.txt", 12, new string('b', 64), "x")] }],
                Dispositions = [FirstSheet(), Sheet()],
                Decision = new SituationDecision { At = Opened.AddHours(2), Alternative = 2, By = "Nama Sekretaris", Note = "Segera" },
                Resolution = new SituationResolution
                {
                    At = Opened.AddHours(3), Action = "Backup dipulihkan", Performer = SituationPerformer.OwnStaff,
                },
                AfterFixBackup = "pn-contoh-2026-11-20-120000",
                Run = Run(),
            },
            Site = new SopSite { Name = "pn-contoh", Uri = [new Uri("https://www.example.go.id/")] },
            Head = Letterhead.Resolve(given: null, Court),
            Logo = LetterLogo.Of(Pictures.Png(200, 240)),
            Officers =
            [
                new SopOfficer { Name = "Nama Kasubbag", Role = "kasubbag-ptip", Nip = "198001012005011001" },
                new SopOfficer { Name = "Nama Sekretaris", Role = "sekretaris" },
                new SopOfficer { Name = "Nama Admin", Role = "admin-website" },
            ],
            Chronology = log,
            Verification = EscalationChain.Verify(log),
            Sheets = [FirstSheet(), Sheet()],
            Incident = Incident("Situs tidak menjawab") with
            {
                Contact = new BssnContact { Court = "Pengadilan Negeri Contoh", Officer = "Nama Kasubbag" },
            },
        };
    }

    /// <summary>A report just opened in a register that knows nothing else.</summary>
    public static SituationDossier Sparse() => new()
    {
        Report = Report(),
        Zone = "WITA",
        Head = new Letterhead(),
        Verification = EscalationChain.Verify([]),
        Sheets = [
            new SopDisposition { Number = "LD-2026-11-0001", Report = "LS-2026-11-0001", Site = "pn-contoh", Zone = "WITA", SentAt = Opened,
                To = "staf-it" }],
        Incident = Incident("Situs tidak menjawab") with { Chronology = [], Indicators = [], Description = [] },
        At = new DateTimeOffset(2026, 11, 20, 17, 30, 0, TimeSpan.Zero),
    };

    /// <summary>A full report in which every text is this one.</summary>
    public static SituationDossier Of(string text)
    {
        var full = Full();
        var said = new Phrase(text, text);
        return full with
        {
            Report = full.Report with
            {
                Number = text, Site = text, OpenedBy = text, Symptom = said,
                Facts = [new SituationFact { Topic = said, Finding = said }],
                Diagnosis = full.Report.Diagnosis with { Explanation = said },
                Alternatives = [
                    new SituationAlternative { Number = 1, Action = said, Risk = said, ThirdParty = ThirdPartyKind.Other, ThirdPartyName = text }],
                Dispositions = [HostileSheet(text), HostileSheet(text)],
                Diagnoses = [full.Report.Diagnoses[0] with { Reasons = [said], Against = [said] }],
                RecommendationReason = said,
                Actions = [full.Report.Actions[0] with { Action = text, By = text }],
                Grade = full.Report.Grade with { ImpactReason = said },
                Decision = new SituationDecision { At = Opened, Alternative = 1, By = text, Note = text },
                Resolution = new SituationResolution { At = Opened, Action = text, Performer = SituationPerformer.ThirdParty, By = text },
                AfterFixBackup = text,
                Run = full.Report.Run! with
                {
                    Steps = [.. full.Report.Run.Steps.Select(step => step with { Text = text, Evidence = [new SopEvidence(text, 1, text, text)] })],
                },
            },
            Head = new Letterhead { Lines = [text, text], Contact = [text], City = text, LetterCode = text },
            Officers = [new SopOfficer { Name = text, Role = "sekretaris", Nip = text }],
            Sheets = [HostileSheet(text)],
            Chain = [text, "sekretaris"],
            Incident = Incident(text),
            Chronology = [.. full.Chronology.Select(entry => entry with { From = text, To = text, FollowUp = text })],
        };
    }

    private static BssnIncidentReport Incident(string text) => new()
    {
        Number = text,
        Site = text,
        DrawnAt = Opened.AddHours(4),
        Zone = "WITA",
        Notice = new(text, text),
        FoundAt = Opened,
        HouseDeadline = Opened.AddHours(24),
        System = new(text, text),
        Contact = new BssnContact { Court = text, Address = text, Phone = text, Email = text, Officer = text, Role = new(text, text) },
        Description = [new(text, text)],
        Chronology =
        [
            new BssnEvent { At = Opened, Text = new("Check: down", "Pengecekan: tidak dapat diakses") },
            new BssnEvent
            {
                At = Opened, Entry = 1, Event = EscalationEvent.SituationOpened, From = text, To = text, Text = new(text, text), Evidence = text,
            },
        ],
        Impact = [new(text, text)],
        Actions = [new(text, text)],
        Indicators = [
            new BssnIndicator { Address = "203.0.113.66", FirstSeen = Opened, LastSeen = Opened.AddHours(1), Requests = 1234, Succeeded = 1,
                Rules = [text] }],
        Missing = [new(text, text), new("how many users were hindered", "jumlah pengguna yang terganggu")],
    };

    private static SopDisposition HostileSheet(string text) => Sheet() with
    {
        Number = text, To = text, From = text, Officer = text, Instruction = text, Remark = text, AcknowledgedBy = text, Parent = text,
        Questions = [new DispositionQuestion { At = Opened, By = text, Question = text, Answer = text, AnsweredBy = text, AnsweredAt = Opened }],
    };

    private static SopDisposition FirstSheet() => new()
    {
        Number = "LD-2026-11-0001", Report = "LS-2026-11-0001", Site = "pn-contoh", Zone = "WITA", SentAt = Opened.AddMinutes(20),
        To = "kasubbag-ptip",
        Officer = "Nama Kasubbag", From = "Nama Admin", Nature = DispositionNature.Segera, State = DispositionState.Done, DoneAt = Opened.AddHours(1),
        AcknowledgedAt = Opened.AddMinutes(40), AcknowledgedBy = "Nama Kasubbag",
    };

    private static SopDisposition Sheet() => new()
    {
        Number = "LD-2026-11-0002", Parent = "LD-2026-11-0001", Report = "LS-2026-11-0001", Site = "pn-contoh", Zone = "WITA",
        SentAt = Opened.AddHours(1), To = "sekretaris",
        Officer = "Nama Sekretaris", From = "Nama Admin", Instruction = "Mohon keputusan", Nature = DispositionNature.Segera,
        Due = Opened.AddHours(3),
        AcknowledgedAt = Opened.AddHours(2), AcknowledgedBy = "Nama Sekretaris", State = DispositionState.Done,
        Questions = [
            new DispositionQuestion { At = Opened.AddMinutes(70), By = "Nama Sekretaris", Question = "Sejak kapan?", Answer = "Sejak pagi",
                AnsweredBy = "Nama Admin", AnsweredAt = Opened.AddMinutes(80) }],
    };

    private static SituationReport Report() => new()
    {
        Number = "LS-2026-11-0001",
        Site = "pn-contoh",
        OpenedAt = Opened,
        Symptom = new("The site does not answer", "Situs tidak menjawab"),
        Diagnosis = new Diagnosis
        {
            Cause = DiagnosisCause.Hosting, ThirdParty = ThirdPartyKind.Hosting, Explanation = new("The server is off.", "Server mati."),
        },
    };

    private static SituationAlternative Way(int number, Phrase action, ThirdPartyKind? party, string? name) =>
        new()
        {
            Number = number, Action = action, Risk = new("Takes time", "Perlu waktu"), ThirdParty = party, ThirdPartyName = name,
            Cost = SituationCost.Low, WorkingTime = number == 1 ? new TimeAmount(0, 2, 15) : null,
        };

    private static SopRun Run()
    {
        var procedure = Desk.Adapters.ProceduresFor().Get("pn-tais/website");
        return new SopRun
        {
            Id = "R-20261120-0001", Procedure = procedure.Code, Site = "pn-contoh", State = SopRunState.Completed, StartedAt = Opened,
            Calendar = "pengadilan",
            Zone = "WITA", Definition = procedure,
            Steps =
            [
                .. procedure.Activities.Where(activity => activity.Number >= 5).Select(activity => new SopRunStep
                {
                    Run = "R-20261120-0001", Zone = "WITA", Activity = activity.Number, Text = activity.Text, Duty = activity.Duty,
                    Performer = activity.Performer,
                    StandardTime = activity.StandardTime, State = SopStepState.Done,
                    Evidence = activity.Duty == SopDuties.Fix ? [new SopEvidence("tangkapan layar.png", 1234567, new string('a', 64), "x")] : [],
                }),
            ],
        };
    }

    private static List<EscalationEntry> Chronology(int entries)
    {
        var log = new List<EscalationEntry>();
        for (var number = 1; number <= entries; number++)
        {
            var late = number % 3 == 0;
            log.Add(EscalationChain.Link(
                new EscalationDraft
                {
                    At = Opened.AddMinutes(number), Event = EscalationEvent.ActivityCompleted, Report = "LS-2026-11-0001", Site = "pn-contoh",
                    Activity = 5,
                    From = "Nama Admin", To = "sekretaris", WorkingMinutes = late ? 1500 : 60, StandardMinutes = 450,
                    Timeliness = late ? Timeliness.Late : Timeliness.OnTime,
                    FollowUp = "Tindak lanjut ke-" + number.ToString(CultureInfo.InvariantCulture),
                },
                number, log.Count == 0 ? EscalationChain.Genesis : log[^1].Hash));
        }
        return log;
    }
}
