using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Situations;
using SopWebsite.Situations.Incidents;

namespace SopWebsite.Reporting.Letters;

/// <summary>
/// The draft of an incident report for BSSN: what the register knows, and lines for what only the court can say. It goes nowhere by itself.
/// </summary>
internal sealed class BssnForm(SituationDossier dossier, LetterChoices choices) : LetterComposer<SituationDossier>(dossier, choices)
{
    private static readonly Phrase[] Kinds =
    [
        new("Page altered (web defacement)", "Tampilan situs diubah (web defacement)"),
        new("Unauthorised access", "Akses tanpa izin"),
        new("Malware or ransomware", "Malware atau ransomware"),
        new("Denial of service (DoS/DDoS)", "Gangguan layanan (DoS/DDoS)"),
        new("Phishing", "Phishing"),
        new("Data disclosed", "Kebocoran data"),
        new("No attack (fault, lapsed service)", "Bukan serangan (gangguan teknis, layanan habis masa)"),
        new("Other: ....................", "Lainnya: ...................."),
    ];

    private BssnIncidentReport Incident => Dossier.Incident!;

    private SituationReport Report => Dossier.Report;

    public Letter Compose() => Letter(
        Heading, Report.Number, Words.Say("DRAFT ", "KONSEP ") + Report.Number, [.. Opening(), .. Numbered(Sections()), .. Closing()]);

    private string Heading => Words.Say("Draft Incident Report for BSSN", "Konsep Laporan Insiden untuk BSSN");

    private IEnumerable<LetterBlock> Opening()
    {
        yield return new LetterTitle(Heading);
        yield return new LetterParagraph(
            Words.Say(
                "DRAFT: to be read, completed and sent by the court itself. Nothing has been sent.",
                "KONSEP: dibaca, dilengkapi dan dikirim oleh pengadilan sendiri. Belum ada yang dikirim."),
            LetterParagraphStyle.Alarm);
        yield return new LetterParagraph(Words.Say(Incident.Notice), LetterParagraphStyle.Note);
        yield return new LetterFields(
        [
            new(Words.Say("Letter number", "Nomor surat"), NumberOf(Dossier.At)),
            new(Words.Say("Own report", "Laporan internal"), Report.Number),
            new(Words.Say("Found", "Waktu diketahui"), Words.DateAndTime(Incident.FoundAt)),
            new(Words.Say("House deadline", "Batas internal"), Words.DateAndTime(Incident.HouseDeadline) + Words.Say(" (24 hours)", " (24 jam)")),
            new(Words.Say("System hit", "Sistem terdampak"), Words.Say(Incident.System)),
            new(Words.Say("Drawn up", "Disusun"), Words.DateAndTime(Incident.DrawnAt)),
        ]);
    }

    private IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> Sections()
    {
        yield return (Words.Say("Contact", "Narahubung"), [Contact()]);
        yield return (Words.Say("Description", "Deskripsi Insiden"), [List(Incident.Description), Kind()]);
        yield return (Words.Say("Chronology", "Kronologi"), [Chronology()]);
        yield return (Words.Say("Impact", "Dampak"), [List(Incident.Impact)]);
        yield return (Words.Say("Actions Taken", "Tindakan yang Telah Dilakukan"), [List(Incident.Actions)]);
        yield return (Words.Say("Indicators", "Indikator"), [Indicators()]);
        if (Incident.Missing.Length > 0) yield return (Words.Say("To Be Completed by the Court", "Dilengkapi oleh Pengadilan"), [Missing()]);
    }

    private LetterFields Contact()
    {
        var contact = Incident.Contact;
        return new LetterFields(
        [
            new(Words.Say("Court", "Satuan kerja"), Given(contact.Court)),
            new(Words.Say("Address", "Alamat"), Given(contact.Address)),
            new(Words.Say("Name", "Nama"), Given(contact.Officer)),
            new(Words.Say("Office", "Jabatan"), Given(contact.Role is { } role ? Words.Say(role) : null)),
            new(Words.Say("Telephone", "Telepon"), Given(contact.Phone)),
            new(Words.Say("E-mail", "Surel"), Given(contact.Email)),
        ]);
    }

    private LetterForm Kind()
    {
        var half = Kinds.Length / 2;
        return new LetterForm(
            Words.Say("Kind of incident", "Jenis insiden"),
            [[Box(0, Words.Say("Kind of incident (ticked by the court)", "Jenis insiden (dicentang oleh pengadilan)")), Box(half, "")]]);

        LetterBox Box(int from, string label) => new(50, label)
        {
            Choices = [.. Kinds.Skip(from).Take(half).Select(kind => new LetterChoice(Words.Say(kind), IsChosen: false))],
        };
    }

    private LetterTable Chronology() => new(
        Words.Say($"By the checks and the escalation log, times are {Words.Zone}", $"Menurut pengecekan dan log eskalasi, waktu dalam {Words.Zone}"),
        [
            new(Words.Say("Time", "Waktu"), 14, LetterCellStyle.Centred),
            new(Words.Say("Event", "Peristiwa"), 54),
            new(Words.Say("From", "Dari"), 16),
            new(Words.Say("To", "Kepada"), 16),
        ],
        Incident.Chronology.Length == 0
            ? [["-", Words.Say("Nothing is logged", "Belum ada catatan"), "-", "-"]]
            : [.. Incident.Chronology.Select(item => new[]
            {
                Words.Moment(item.At), Words.Known(Words.Say(item.Text)), LogTable.Who(item.From, Words.Language) ?? "-",
                LogTable.Who(item.To, Words.Language) ?? "-",
            })]);

    private LetterBlock Indicators() => Incident.Indicators.Length == 0
        ? new LetterParagraph(Words.Say(
            "The register knows no hostile address of that time.", "Register tidak mengetahui alamat berbahaya pada waktu itu."))
        : new LetterTable(
            Words.Say("Hostile addresses in the visitors' log", "Alamat berbahaya dalam log pengunjung"),
            [
                new(Words.Say("Address", "Alamat IP"), 30, LetterCellStyle.RowHeader),
                new(Words.Say("First seen", "Pertama"), 14, LetterCellStyle.Centred),
                new(Words.Say("Last seen", "Terakhir"), 14, LetterCellStyle.Centred),
                new(Words.Say("Requests", "Permintaan"), 13, LetterCellStyle.Number),
                new(Words.Say("Attacks answered 2xx", "Serangan dijawab 2xx"), 13, LetterCellStyle.Number),
                new(Words.Say("Rules", "Aturan"), 16),
            ],
            [.. Incident.Indicators.Select(found => new[]
            {
                found.Address, Words.Moment(found.FirstSeen), Words.Moment(found.LastSeen), Words.Number(found.Requests),
                Words.Number(found.Succeeded),
                string.Join("\n", found.Rules),
            })]);

    private LetterForm Missing() => new(
        Words.Say("To be completed by the court", "Dilengkapi oleh pengadilan"),
        [.. Incident.Missing.Select(item => (IReadOnlyList<LetterBox>)[new LetterBox(100, Words.Capital(item)) { Lines = 2 }])]);

    private IEnumerable<LetterBlock> Closing()
    {
        yield return new LetterParagraph(Words.Say(
            "This draft was drawn up from the register. Whoever signs has read it, and answers for what was added to it.",
            "Konsep ini disusun dari register. Yang menandatangani telah membacanya dan bertanggung jawab atas isian yang ditambahkan."));
        var made = LetterSigners.Maker(Report.OpenedBy, "admin-website", Words.Say("Drawn up by,", "Disusun oleh,"), Dossier.Officers, Words);
        var others = (Choices.Signatories ?? ["sekretaris"])
            .Select(who => LetterSigners.Of(who, Words.Say("Read and agreed,", "Dibaca dan disetujui,"), Dossier.Officers, Words)).ToList();
        others.Insert(Math.Min(1, others.Count), made);
        yield return new LetterSignatures(others);
    }

    private LetterBlock List(Phrase[] items) => new LetterList([.. items.Select(item => Words.Known(Words.Say(item)))]);

    private static string Given(string? text) => string.IsNullOrWhiteSpace(text) ? Dots : text!;
}
