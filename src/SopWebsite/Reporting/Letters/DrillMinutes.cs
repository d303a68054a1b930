using System.Globalization;
using SopWebsite.Backups.Drills;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Reporting.Letters;

/// <summary>
/// The minutes of a restore drill (berita acara uji restorasi): who held it and when, what was tried, what each point said, how long restoring
/// took, the conclusion, and room to sign.
/// </summary>
public sealed class DrillMinutes
{
    private const string Dots = "..........................................";

    private static readonly Phrase[] Days =
    [
        new("Sunday", "Minggu"), new("Monday", "Senin"), new("Tuesday", "Selasa"), new("Wednesday", "Rabu"), new("Thursday", "Kamis"),
        new("Friday", "Jumat"), new("Saturday", "Sabtu"),
    ];

    private static readonly string[] UsualSignatories = ["kasubbag-ptip", "sekretaris"];

    private readonly DrillDossier _dossier;
    private readonly LetterChoices _choices;
    private readonly LetterWords _words;

    private DrillMinutes(DrillDossier dossier, LetterChoices choices)
    {
        (_dossier, _choices) = (dossier, choices);
        _words = new LetterWords(choices.Language, dossier.Drill.Zone);
    }

    private RestoreDrill Drill => _dossier.Drill;

    private string Heading => _words.Say("Minutes of a Restore Drill", "Berita Acara Uji Restorasi Cadangan");

    /// <summary>Composes the minutes.</summary>
    public static Letter Compose(DrillDossier dossier, LetterChoices choices) => new DrillMinutes(dossier, choices).Compose();

    private Letter Compose() => new()
    {
        Title = Heading + " - " + Drill.Number,
        Author = _dossier.Head.Name ?? "SopWebsite",
        Language = _choices.Language,
        CreatedAt = _dossier.At,
        Reference = Drill.Number,
        Head = _dossier.Head,
        Logo = _dossier.Logo,
        Blocks = [.. Opening(), .. Numbered(), .. Closing()],
    };

    private IEnumerable<LetterBlock> Opening()
    {
        var number = _choices.Number ?? _words.NumberToBe(Drill.StartedAt, _dossier.Head.LetterCode);
        yield return new LetterTitle(_words.Say("MINUTES\nOF A RESTORE DRILL", "BERITA ACARA\nUJI RESTORASI CADANGAN") + "\n" + _words.Say("Number: ", "Nomor: ") + number);
        yield return new LetterParagraph(OnThisDay());
        yield return new LetterFields([.. Holder()]);
        yield return new LetterParagraph(_words.Say(
            "has held a restore drill: a backup was put back into a folder and a database made for it alone, and compared with what it must be. The "
            + "system in use was not touched. The results are as follows.",
            "telah melaksanakan uji restorasi, yaitu memulihkan cadangan ke folder dan basis data yang dibuat khusus untuk pengujian lalu "
            + "membandingkannya dengan yang seharusnya. Sistem yang sedang dipakai tidak disentuh. Hasilnya sebagai berikut."));
    }

    private string OnThisDay()
    {
        var local = IndonesianZone.ToLocal(Drill.StartedAt, Drill.Zone);
        var day = _words.Say(Days[(int)local.DayOfWeek]);
        var figures = local.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        var at = _dossier.Head.Name is { } court ? _words.Say($" at {court}", $" bertempat di {court},") : "";
        var month = ReportMonth.DateTitle(local).Indonesian.Split(' ')[1];
        return _words.Say(
            $"On this day, {day}, {_words.Date(Drill.StartedAt)},{at} the undersigned:",
            $"Pada hari ini, {day}, tanggal {SpelledNumber.Of(local.Day)} bulan {month} tahun {SpelledNumber.Of(local.Year)} ({figures}),{at} yang bertanda tangan di bawah ini:");
    }

    private IEnumerable<LetterField> Holder()
    {
        var maker = Maker("");
        yield return new(_words.Say("Name", "Nama"), maker.Name ?? Dots);
        yield return new("NIP", maker.Nip ?? Dots);
        yield return new(_words.Say("Office", "Jabatan"), maker.Role);
    }

    private IEnumerable<LetterBlock> Numbered()
    {
        var number = 0;
        foreach (var (heading, blocks) in Sections())
        {
            yield return new LetterHeading($"{++number}. {heading}");
            foreach (var block in blocks) yield return block;
        }
    }

    private IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> Sections()
    {
        yield return (_words.Say("Object", "Objek Pengujian"), [Object()]);
        yield return (_words.Say("How It Was Held", "Pelaksanaan"), [Holding()]);
        yield return (_words.Say("Result, Point by Point", "Hasil Tiap Butir"), [Points()]);
        var remarks = Drill.Checks.SelectMany(check => check.Remarks).ToList();
        if (remarks.Count > 0) yield return (_words.Say("Findings", "Temuan"), [new LetterList([.. remarks.Select(remark => _words.Known(_words.Say(remark)))])]);
        yield return (_words.Say("Conclusion", "Kesimpulan"), [Conclusion()]);
    }

    private LetterFields Object()
    {
        var system = _dossier.Site?.Kind == SiteKind.Sipp ? "SIPP " + Drill.Site : _words.Say("Website ", "Situs ") + Drill.Site;
        var fields = new List<LetterField>
        {
            new(_words.Say("System", "Sistem"), system),
            new(_words.Say("Backup set", "Set cadangan"), Drill.Set),
            new(_words.Say("Made", "Dibuat"), _words.DateAndTime(Drill.SetCreatedAt)),
            new(_words.Say("SHA-256 of its manifest", "SHA-256 manifest"), Drill.ManifestSha256 ?? _words.Unknown),
        };
        if (Drill.Database is { } database) fields.Add(new(_words.Say("Database", "Basis data"), database));
        return new LetterFields(fields);
    }

    private LetterFields Holding()
    {
        var fields = new List<LetterField>
        {
            new(_words.Say("Begun", "Mulai"), _words.DateAndTime(Drill.StartedAt)),
            new(_words.Say("Ended", "Selesai"), _words.DateAndTime(Drill.EndedAt)),
            new(_words.Say("Computer", "Komputer"), Drill.Machine),
            new(_words.Say("Recovery time", "Waktu pemulihan"), Recovery()),
        };
        if (Drill.Tool is { } tool) fields.Add(new(_words.Say("Program", "Program"), tool));
        fields.Add(new(_words.Say("Afterwards", "Sesudahnya"), Drill.ScratchPath is null && Drill.ScratchDatabases.Length == 0
            ? _words.Say("the folder and the database made for the drill were removed", "folder dan basis data pengujian telah dihapus")
            : _words.Say("NOT everything made for the drill could be removed yet", "folder atau basis data pengujian BELUM seluruhnya dapat dihapus")));
        return new LetterFields(fields);
    }

    private string Recovery()
    {
        if (Drill.RecoveryTime is not { } all) return _words.Unknown;
        var parts = new List<string>();
        if (Drill.FilesTime is { } files) parts.Add(_words.Say("checking and files ", "pemeriksaan dan berkas ") + _words.Say(DrillWords.Of(files)));
        if (Drill.DatabaseTime is { } database) parts.Add(_words.Say("database ", "basis data ") + _words.Say(DrillWords.Of(database)));
        return _words.Say(DrillWords.Of(all)) + (parts.Count > 1 ? " (" + string.Join(", ", parts) + ")" : "");
    }

    private LetterBlock Points() => Drill.Checks.Length == 0
        ? new LetterParagraph(_words.Say("Nothing was looked at.", "Tidak ada butir yang diuji."))
        : new LetterTable(
            _words.Say("What was compared", "Butir yang dibandingkan"),
            [
                new(_words.Say("No.", "No."), 7, LetterCellStyle.Centred),
                new(_words.Say("Point", "Butir"), 41, LetterCellStyle.RowHeader),
                new(_words.Say("Expected", "Seharusnya"), 17, LetterCellStyle.Number),
                new(_words.Say("Found", "Ditemukan"), 17, LetterCellStyle.Number),
                new(_words.Say("Result", "Hasil"), 18, LetterCellStyle.Centred),
            ],
            [.. Drill.Checks.Select((check, at) => new[]
            {
                _words.Number(at + 1), Subject(check), Figure(check.Expected), Figure(check.Found), _words.Say(DrillWords.Of(check.Finding)),
            })]);

    private string Subject(RestoreDrillCheck check) => _words.Say(DrillWords.Of(check.Subject)) + (check.Database is { } database ? ", " + database : "");

    private LetterParagraph Conclusion()
    {
        var untested = Drill.Checks.Any(check => check.Finding == RestoreDrillFinding.NotTested);
        var failure = Drill.Failure is { } why ? " " + _words.Capital(why).TrimEnd('.') + "." : "";
        return Drill.State switch
        {
            RestoreDrillState.Passed => new LetterParagraph(_words.Say(
                "The drill PASSED: the backup can be restored and agrees with what it must be" + (untested ? ", as far as it was tested." : "."),
                "Uji restorasi BERHASIL: cadangan dapat dipulihkan dan hasilnya sesuai" + (untested ? ", sepanjang butir yang diuji." : ".")) + failure),
            RestoreDrillState.Failed => new LetterParagraph(_words.Say(
                "The drill FAILED: the points named above do not agree. The backup must not be relied on; a new one is to be made and tried.",
                "Uji restorasi TIDAK BERHASIL: butir yang disebut di atas tidak sesuai. Cadangan ini tidak dapat diandalkan; perlu dibuat cadangan baru dan diuji kembali.") + failure,
                LetterParagraphStyle.Alarm),
            _ => new LetterParagraph(_words.Say(
                "The drill was broken off and says nothing about the backup. It is to be held again.",
                "Uji restorasi terhenti dan tidak menyimpulkan apa pun tentang cadangan. Pengujian perlu diulang.") + failure, LetterParagraphStyle.Alarm),
        };
    }

    private IEnumerable<LetterBlock> Closing()
    {
        yield return new LetterParagraph(_words.Say(
            "These minutes were drawn up truthfully, to be used as is fit.",
            "Demikian berita acara ini dibuat dengan sebenarnya untuk dapat dipergunakan sebagaimana mestinya."));
        var place = _dossier.Head.City is { } city ? city + ", " : "";
        var maker = Maker(place + _words.Date(Drill.StartedAt) + "\n" + _words.Say("Held by,", "Pelaksana,"));
        var others = (_choices.Signatories ?? UsualSignatories).Select((who, at) => LetterSigners.Of(
            // Beside whoever held it, under place and date: a line lower.
            who, at == 0 ? "\n" + _words.Say("Witnessed by,", "Saksi,") : _words.Say("Acknowledged by,", "Mengetahui,"), _dossier.Officers, _words)).ToList();
        others.Insert(Math.Min(1, others.Count), maker);
        yield return new LetterSignatures(others);
    }

    private PaperSignature Maker(string above)
    {
        var officer = _dossier.Officers.FirstOrDefault(one => string.Equals(one.Name, Drill.By, StringComparison.OrdinalIgnoreCase));
        return LetterSigners.Maker(Drill.By, officer?.Role ?? "admin-website", above, _dossier.Officers, _words);
    }

    private string Figure(long? figure) => figure is { } known ? _words.Number(known) : "-";
}
