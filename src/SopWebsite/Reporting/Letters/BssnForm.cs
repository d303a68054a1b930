using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Situations;
using SopWebsite.Situations.Incidents;

namespace SopWebsite.Reporting.Letters;

/// <summary>
/// The draft of an incident report for BSSN: what the register knows, and lines for what only the court can say. It goes nowhere by itself.
/// </summary>
internal sealed class BssnForm(SituationDossier dossier, LetterChoices choices)
{
    private const string Dots = "..................................................";

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

    private readonly LetterWords _words = new(choices.Language, dossier.Zone);

    private BssnIncidentReport Incident => dossier.Incident!;

    private SituationReport Report => dossier.Report;

    public Letter Compose() => new()
    {
        Title = Heading + " - " + Report.Number,
        Author = dossier.Head.Name ?? "SopWebsite",
        Language = choices.Language,
        CreatedAt = dossier.At,
        Reference = _words.Say("DRAFT ", "KONSEP ") + Report.Number,
        Head = dossier.Head,
        Logo = dossier.Logo,
        Blocks = [.. Opening(), .. Numbered(), .. Closing()],
    };

    private string Heading => _words.Say("Draft Incident Report for BSSN", "Konsep Laporan Insiden untuk BSSN");

    private IEnumerable<LetterBlock> Opening()
    {
        yield return new LetterTitle(Heading);
        yield return new LetterParagraph(
            _words.Say(
                "DRAFT: to be read, completed and sent by the court itself. Nothing has been sent.",
                "KONSEP: dibaca, dilengkapi dan dikirim oleh pengadilan sendiri. Belum ada yang dikirim."),
            LetterParagraphStyle.Alarm);
        yield return new LetterParagraph(_words.Say(Incident.Notice), LetterParagraphStyle.Note);
        yield return new LetterFields(
        [
            new(_words.Say("Letter number", "Nomor surat"), choices.Number ?? _words.NumberToBe(dossier.At, dossier.Head.LetterCode)),
            new(_words.Say("Own report", "Laporan internal"), Report.Number),
            new(_words.Say("Found", "Waktu diketahui"), _words.DateAndTime(Incident.FoundAt)),
            new(_words.Say("House deadline", "Batas internal"), _words.DateAndTime(Incident.HouseDeadline) + _words.Say(" (24 hours)", " (24 jam)")),
            new(_words.Say("System hit", "Sistem terdampak"), _words.Say(Incident.System)),
            new(_words.Say("Drawn up", "Disusun"), _words.DateAndTime(Incident.DrawnAt)),
        ]);
    }

    private IEnumerable<LetterBlock> Numbered()
    {
        var number = 0;
        foreach (var (heading, blocks) in Sections())
        {
            yield return new LetterHeading((++number).ToString(CultureInfo.InvariantCulture) + ". " + heading);
            foreach (var block in blocks) yield return block;
        }
    }

    private IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> Sections()
    {
        yield return (_words.Say("Contact", "Narahubung"), [Contact()]);
        yield return (_words.Say("Description", "Deskripsi Insiden"), [List(Incident.Description), Kind()]);
        yield return (_words.Say("Chronology", "Kronologi"), [Chronology()]);
        yield return (_words.Say("Impact", "Dampak"), [List(Incident.Impact)]);
        yield return (_words.Say("Actions Taken", "Tindakan yang Telah Dilakukan"), [List(Incident.Actions)]);
        yield return (_words.Say("Indicators", "Indikator"), [Indicators()]);
        if (Incident.Missing.Length > 0) yield return (_words.Say("To Be Completed by the Court", "Dilengkapi oleh Pengadilan"), [Missing()]);
    }

    private LetterFields Contact()
    {
        var contact = Incident.Contact;
        return new LetterFields(
        [
            new(_words.Say("Court", "Satuan kerja"), Given(contact.Court)),
            new(_words.Say("Address", "Alamat"), Given(contact.Address)),
            new(_words.Say("Name", "Nama"), Given(contact.Officer)),
            new(_words.Say("Office", "Jabatan"), Given(contact.Role is { } role ? _words.Say(role) : null)),
            new(_words.Say("Telephone", "Telepon"), Given(contact.Phone)),
            new(_words.Say("E-mail", "Surel"), Given(contact.Email)),
        ]);
    }

    private LetterForm Kind()
    {
        var half = Kinds.Length / 2;
        return new LetterForm(
            _words.Say("Kind of incident", "Jenis insiden"),
            [[Box(0, _words.Say("Kind of incident (ticked by the court)", "Jenis insiden (dicentang oleh pengadilan)")), Box(half, "")]]);

        LetterBox Box(int from, string label) => new(50, label)
        {
            Choices = [.. Kinds.Skip(from).Take(half).Select(kind => new LetterChoice(_words.Say(kind), IsChosen: false))],
        };
    }

    private LetterTable Chronology() => new(
        _words.Say($"By the checks and the escalation log, times are {_words.Zone}", $"Menurut pengecekan dan log eskalasi, waktu dalam {_words.Zone}"),
        [
            new(_words.Say("Time", "Waktu"), 14, LetterCellStyle.Centred),
            new(_words.Say("Event", "Peristiwa"), 54),
            new(_words.Say("From", "Dari"), 16),
            new(_words.Say("To", "Kepada"), 16),
        ],
        Incident.Chronology.Length == 0
            ? [["-", _words.Say("Nothing is logged", "Belum ada catatan"), "-", "-"]]
            : [.. Incident.Chronology.Select(item => new[]
            {
                _words.Moment(item.At), _words.Known(_words.Say(item.Text)), LogTable.Who(item.From, _words.Language) ?? "-",
                LogTable.Who(item.To, _words.Language) ?? "-",
            })]);

    private LetterBlock Indicators() => Incident.Indicators.Length == 0
        ? new LetterParagraph(_words.Say(
            "The register knows no hostile address of that time.", "Register tidak mengetahui alamat berbahaya pada waktu itu."))
        : new LetterTable(
            _words.Say("Hostile addresses in the visitors' log", "Alamat berbahaya dalam log pengunjung"),
            [
                new(_words.Say("Address", "Alamat IP"), 30, LetterCellStyle.RowHeader),
                new(_words.Say("First seen", "Pertama"), 14, LetterCellStyle.Centred),
                new(_words.Say("Last seen", "Terakhir"), 14, LetterCellStyle.Centred),
                new(_words.Say("Requests", "Permintaan"), 13, LetterCellStyle.Number),
                new(_words.Say("Attacks answered 2xx", "Serangan dijawab 2xx"), 13, LetterCellStyle.Number),
                new(_words.Say("Rules", "Aturan"), 16),
            ],
            [.. Incident.Indicators.Select(found => new[]
            {
                found.Address, _words.Moment(found.FirstSeen), _words.Moment(found.LastSeen), _words.Number(found.Requests), _words.Number(found.Succeeded),
                string.Join("\n", found.Rules),
            })]);

    private LetterForm Missing() => new(
        _words.Say("To be completed by the court", "Dilengkapi oleh pengadilan"),
        [.. Incident.Missing.Select(item => (IReadOnlyList<LetterBox>)[new LetterBox(100, _words.Capital(item)) { Lines = 2 }])]);

    private IEnumerable<LetterBlock> Closing()
    {
        yield return new LetterParagraph(_words.Say(
            "This draft was drawn up from the register. Whoever signs has read it, and answers for what was added to it.",
            "Konsep ini disusun dari register. Yang menandatangani telah membacanya dan bertanggung jawab atas isian yang ditambahkan."));
        var made = LetterSigners.Maker(Report.OpenedBy, "admin-website", _words.Say("Drawn up by,", "Disusun oleh,"), dossier.Officers, _words);
        var others = (choices.Signatories ?? ["sekretaris"])
            .Select(who => LetterSigners.Of(who, _words.Say("Read and agreed,", "Dibaca dan disetujui,"), dossier.Officers, _words)).ToList();
        others.Insert(Math.Min(1, others.Count), made);
        yield return new LetterSignatures(others);
    }

    private LetterBlock List(Phrase[] items) => new LetterList([.. items.Select(item => _words.Known(_words.Say(item)))]);

    private static string Given(string? text) => string.IsNullOrWhiteSpace(text) ? Dots : text!;
}
