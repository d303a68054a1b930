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
internal sealed class DrillMinutes : LetterComposer<DrillDossier>
{
    private static readonly Phrase[] Days =
    [
        new("Sunday", "Minggu"), new("Monday", "Senin"), new("Tuesday", "Selasa"), new("Wednesday", "Rabu"), new("Thursday", "Kamis"),
        new("Friday", "Jumat"), new("Saturday", "Sabtu"),
    ];

    private DrillMinutes(DrillDossier dossier, LetterChoices choices)
        : base(dossier, choices)
    {
    }

    private RestoreDrill Drill => Dossier.Drill;

    private string Heading => Words.Say("Minutes of a Restore Drill", "Berita Acara Uji Restorasi Cadangan");

    /// <summary>Composes the minutes.</summary>
    public static Letter Compose(DrillDossier dossier, LetterChoices choices) => new DrillMinutes(dossier, choices).Compose();

    private Letter Compose() => Letter(Heading, Drill.Number, Drill.Number, [.. Opening(), .. Numbered(Sections()), .. Closing()]);

    private IEnumerable<LetterBlock> Opening()
    {
        yield return new LetterTitle(
            Words.Say("MINUTES\nOF A RESTORE DRILL", "BERITA ACARA\nUJI RESTORASI CADANGAN") + "\n" + Words.Say("Number: ", "Nomor: ")
                + NumberOf(Drill.StartedAt));
        yield return new LetterParagraph(OnThisDay());
        yield return new LetterFields([.. Holder()]);
        yield return new LetterParagraph(Words.Say(
            "has held a restore drill: a backup was put back into a folder and a database made for it alone, and compared with what it must be. The "
            + "system in use was not touched. The results are as follows.",
            "telah melaksanakan uji restorasi, yaitu memulihkan cadangan ke folder dan basis data yang dibuat khusus untuk pengujian lalu "
            + "membandingkannya dengan yang seharusnya. Sistem yang sedang dipakai tidak disentuh. Hasilnya sebagai berikut."));
    }

    private string OnThisDay()
    {
        var local = IndonesianZone.ToLocal(Drill.StartedAt, Drill.Zone);
        var day = Words.Say(Days[(int)local.DayOfWeek]);
        var figures = local.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        var at = Dossier.Head.Name is { } court ? Words.Say($" at {court}", $" bertempat di {court},") : "";
        var month = ReportMonth.DateTitle(local).Indonesian.Split(' ')[1];
        return Words.Say(
            $"On this day, {day}, {Words.Date(Drill.StartedAt)},{at} the undersigned:",
            $"Pada hari ini, {day}, tanggal {SpelledNumber.Of(local.Day)} bulan {month} tahun {SpelledNumber.Of(local.Year)} "
            + $"({figures}),{at} yang bertanda tangan di bawah ini:");
    }

    private IEnumerable<LetterField> Holder()
    {
        var maker = Maker("");
        yield return new(Words.Say("Name", "Nama"), maker.Name ?? Dots);
        yield return new("NIP", maker.Nip ?? Dots);
        yield return new(Words.Say("Office", "Jabatan"), maker.Role);
    }

    private IEnumerable<(string Heading, IReadOnlyList<LetterBlock> Blocks)> Sections()
    {
        yield return (Words.Say("Object", "Objek Pengujian"), [Object()]);
        yield return (Words.Say("How It Was Held", "Pelaksanaan"), [Holding()]);
        yield return (Words.Say("Result, Point by Point", "Hasil Tiap Butir"), [Points()]);
        var remarks = Drill.Checks.SelectMany(check => check.Remarks, Remark).ToList();
        if (remarks.Count > 0) yield return (Words.Say("Findings", "Temuan"), [new LetterList(remarks)]);
        yield return (Words.Say("Conclusion", "Kesimpulan"), [Conclusion()]);
    }

    private LetterFields Object()
    {
        var system = Dossier.Site?.Kind == SiteKind.Sipp ? "SIPP " + Drill.Site : Words.Say("Website ", "Situs ") + Drill.Site;
        var fields = new List<LetterField>
        {
            new(Words.Say("System", "Sistem"), system),
            new(Words.Say("Backup set", "Set cadangan"), Drill.Set),
            new(Words.Say("Made", "Dibuat"), Words.DateAndTime(Drill.SetCreatedAt)),
            new(Words.Say("SHA-256 of its manifest", "SHA-256 manifest"), Drill.ManifestSha256 ?? Words.Unknown),
        };
        if (Drill.Database is { } databases)
            fields.Add(new(Words.Say("Database", "Basis data"), string.Join(", ", databases.Split([", "], StringSplitOptions.None).Select(NameOf))));
        return new LetterFields(fields);
    }

    private LetterFields Holding()
    {
        var fields = new List<LetterField>
        {
            new(Words.Say("Begun", "Mulai"), Words.DateAndTime(Drill.StartedAt)),
            new(Words.Say("Ended", "Selesai"), Words.DateAndTime(Drill.EndedAt)),
            new(Words.Say("Computer", "Komputer"), Drill.Machine),
            new(Words.Say("Recovery time", "Waktu pemulihan"), Recovery()),
        };
        if (Drill.Tool is { } tool) fields.Add(new(Words.Say("Program", "Program"), tool));
        fields.Add(new(Words.Say("Afterwards", "Sesudahnya"), Drill.ScratchPath is null && Drill.ScratchDatabases.Length == 0
            ? Words.Say("the folder and the database made for the drill were removed", "folder dan basis data pengujian telah dihapus")
            : Words.Say(
                "NOT everything made for the drill could be removed yet", "folder atau basis data pengujian BELUM seluruhnya dapat dihapus")));
        return new LetterFields(fields);
    }

    private string Recovery()
    {
        if (Drill.RecoveryTime is not { } all)
            return Words.Say("none: restoring did not come to its end", "tidak ada, pemulihan tidak sampai selesai");
        var parts = new List<string>();
        if (Drill.FilesTime is { } files) parts.Add(Words.Say("checking and files ", "pemeriksaan dan berkas ") + Words.Say(DrillWords.Of(files)));
        if (Drill.DatabaseTime is { } database) parts.Add(Words.Say("database ", "basis data ") + Words.Say(DrillWords.Of(database)));
        return Words.Say(DrillWords.Of(all)) + (parts.Count > 1 ? " (" + string.Join(", ", parts) + ")" : "");
    }

    private LetterBlock Points() => Drill.Checks.Length == 0
        ? new LetterParagraph(Words.Say("Nothing was looked at.", "Tidak ada butir yang diuji."))
        : new LetterTable(
            Words.Say("What was compared", "Butir yang dibandingkan"),
            [
                new(Words.Say("No.", "No."), 7, LetterCellStyle.Centred),
                new(Words.Say("Point", "Butir"), 41, LetterCellStyle.RowHeader),
                new(Words.Say("Expected", "Seharusnya"), 17, LetterCellStyle.Number),
                new(Words.Say("Found", "Ditemukan"), 17, LetterCellStyle.Number),
                new(Words.Say("Result", "Hasil"), 18, LetterCellStyle.Centred),
            ],
            [.. Drill.Checks.Select((check, at) => new[]
            {
                Words.Number(at + 1), Subject(check), Figure(check.Expected), Figure(check.Found), Words.Say(DrillWords.Of(check.Finding)),
            })]);

    private string Subject(RestoreDrillCheck check) =>
        Words.Say(DrillWords.Of(check.Subject)) + (check.Database is { } database ? ", " + NameOf(database) : "");

    /// <summary>Who reads the minutes knows the set by its name, not by its place on a machine.</summary>
    private string Remark(RestoreDrillCheck check, Phrase remark) =>
        Subject(check) + ": " + Words.Known(Words.Say(remark).Replace(Drill.SetPath, Drill.Set));

    /// <summary>A SQLite database is a file, and its folder is no part of its name.</summary>
    private static string NameOf(string database) => database.Substring(database.LastIndexOfAny(['/', '\\']) + 1);

    private LetterParagraph Conclusion()
    {
        var untested = Drill.Checks.Any(check => check.Finding == RestoreDrillFinding.NotTested);
        var failure = Drill.Failure is { } why ? " " + Words.Capital(why).TrimEnd('.') + "." : "";
        return Drill.State switch
        {
            RestoreDrillState.Passed => new LetterParagraph(Words.Say(
                "The drill PASSED: the backup can be restored and agrees with what it must be" + (untested ? ", as far as it was tested." : "."),
                "Uji restorasi BERHASIL: cadangan dapat dipulihkan dan hasilnya sesuai"
                    + (untested ? ", sepanjang butir yang diuji." : ".")) + failure),
            RestoreDrillState.Failed => new LetterParagraph(Words.Say(
                "The drill FAILED: the points named above do not agree. The backup must not be relied on; a new one is to be made and tried.",
                "Uji restorasi TIDAK BERHASIL: butir yang disebut di atas tidak sesuai. Cadangan ini tidak dapat diandalkan; perlu dibuat "
                + "cadangan baru dan diuji kembali.") + failure,
                LetterParagraphStyle.Alarm),
            _ => new LetterParagraph(Words.Say(
                "The drill was broken off and says nothing about the backup. It is to be held again.",
                "Uji restorasi terhenti dan tidak menyimpulkan apa pun tentang cadangan. Pengujian perlu "
                + "diulang.") + failure, LetterParagraphStyle.Alarm),
        };
    }

    private IEnumerable<LetterBlock> Closing()
    {
        yield return new LetterParagraph(Words.Say(
            "These minutes were drawn up truthfully, to be used as is fit.",
            "Demikian berita acara ini dibuat dengan sebenarnya untuk dapat dipergunakan sebagaimana mestinya."));
        var maker = Maker(Place + Words.Date(Drill.StartedAt) + "\n" + Words.Say("Held by,", "Pelaksana,"));
        // Beside whoever held it, under place and date: a line lower.
        yield return Signatures(maker, at => at == 0 ? "\n" + Words.Say("Witnessed by,", "Saksi,") : Words.Say("Acknowledged by,", "Mengetahui,"));
    }

    private PaperSignature Maker(string above)
    {
        var officer = Dossier.Officers.FirstOrDefault(one => string.Equals(one.Name, Drill.By, StringComparison.OrdinalIgnoreCase));
        return LetterSigners.Maker(Drill.By, officer?.Role ?? "admin-website", above, Dossier.Officers, Words);
    }

    private string Figure(long? figure) => figure is { } known ? Words.Number(known) : "-";
}
