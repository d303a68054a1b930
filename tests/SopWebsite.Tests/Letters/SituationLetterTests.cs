using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;
using SopWebsite.Situations;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

/// <summary>What a situation letter says.</summary>
public sealed class SituationLetterTests
{
    [Fact]
    public void AFullLetterSaysItAllInOrder()
    {
        var letter = Compose(SampleDossier.Full());

        Assert.Equal(
            [
                "1. Situasi", "2. Kondisi", "3. Permasalahan", "4. Alternatif Pemecahan", "5. Rekomendasi", "6. Keputusan", "7. Tindakan dan Hasil",
                "Log Eskalasi",
            ],
            Of<LetterHeading>(letter).Select(heading => heading.Text));
        Assert.Equal(["Lampiran 1: Kronologi", "Lampiran 2: Eviden"], Of<LetterTitle>(letter).Select(title => title.Text));
        var opening = Of<LetterOpening>(letter).Single();
        Assert.Equal("Contoh, 21 November 2026", opening.PlaceAndDate);
        Assert.Equal(
            ["W0-U0/............/XI/2026", "Biasa", "2 (dua) lampiran", "Laporan Situasi dan Kondisi Situs pn-contoh"],
            opening.Fields.Select(field => field.Text));
        Assert.Equal(
            ["Yth. Sekretaris", "Nama Sekretaris", "Pengadilan Negeri Contoh", "di Contoh"], Of<LetterAddressee>(letter).Single().Lines);
        Assert.Contains(
            Of<LetterFields>(letter).SelectMany(fields => fields.Fields),
            field => field == new LetterField("Diketahui", "20 November 2026 pukul 09.05 WITA"));
        Assert.Contains(
            Of<LetterFields>(letter).SelectMany(fields => fields.Fields),
            field => field == new LetterField("Dipilih", "Alternatif 2: Memulihkan backup"));
    }

    [Fact]
    public void TheChronologyShowsWorkingMinutesAgainstTheStandard()
    {
        var chronology = Of<LetterTable>(Compose(SampleDossier.Full())).Single(table => table.Columns.Any(column => column.Header == "Menit kerja"));

        Assert.Equal(
            ["20-11-2026\n09.06", "Kegiatan selesai (kegiatan 5)\nTindak lanjut ke-1", "Nama Admin", "Sekretaris", "60", "450", "Tepat waktu"],
            chronology.Rows[0]);
        Assert.Equal(["1.500", "450", "Terlambat"], chronology.Rows[2].Skip(4));
    }

    [Fact]
    public void TheAlternativesSayTimeCostAndRiskAndTheCausesTheirGrounds()
    {
        var tables = Of<LetterTable>(Compose(SampleDossier.Full())).ToList();

        Assert.Equal(
            [["1", "Menghubungi penyedia", "Penyedia hosting: Hosting Contoh", "2 jam 15 menit", "kecil", "Perlu waktu"],
                ["2", "Memulihkan backup", "Petugas pengadilan sendiri", "tidak diketahui", "kecil", "Perlu waktu"]],
            tables.Single(table => table.Columns.Any(column => column.Header == "Biaya")).Rows);
        Assert.Equal(
            [["Hosting atau server", "kuat", "Tidak ada koneksi\nPernah terjadi", "Bukan dari kami"]],
            tables.Single(table => table.Columns.Any(column => column.Header == "Penyebab")).Rows);
        Assert.Equal(
            [["20-11-2026\n11.05", "Penyedia dihubungi", "Nama Admin"]],
            tables.Single(table => table.Columns.Any(column => column.Header == "Oleh")).Rows);
    }

    [Fact]
    public void TheAnnexHoldsTheEvidenceAndTheHeadOfTheLog()
    {
        var dossier = SampleDossier.Full();
        var letter = Compose(dossier);

        var evidence = Of<LetterTable>(letter).Single(table => table.Columns.Any(column => column.Header == "SHA-256"));
        Assert.Equal(
            [["1", "tangkapan layar.png", "8", "1.234.567", new string('a', 64)], ["2", "surel.txt", "tindakan", "12", new string('b', 64)]],
            evidence.Rows);
        Assert.Contains(
            Of<LetterFields>(letter).SelectMany(fields => fields.Fields),
            field => field == new LetterField("Hash terakhir", dossier.Chronology[^1].Hash));
    }

    [Fact]
    public void OfficersSignWithTheirNumbersAndRoomIsLeftForTheOthers()
    {
        var signatures = Of<LetterSignatures>(Compose(SampleDossier.Full())).Single().Signatures;
        Assert.Equal(
            [("Mengetahui,", "Kasubbag PTIP", "Nama Kasubbag", "198001012005011001"), ("Dibuat oleh,", "Admin Website", "Nama Admin", null),
                ("Mengetahui,", "Sekretaris", "Nama Sekretaris", null)],
            signatures.Select(one => (one.Above, one.Role, one.Name, one.Nip)));

        signatures = Of<LetterSignatures>(SituationLetter.Compose(
            SampleDossier.Full(), new LetterChoices { Signatories = ["panitera", "nama sekretaris"] })).Single().Signatures;
        Assert.Equal(["Panitera/", "Admin Website/Nama Admin", "Sekretaris/Nama Sekretaris"], signatures.Select(one => one.Role + "/" + one.Name));
        Assert.Single(
            Of<LetterSignatures>(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices { Signatories = [] })).Single().Signatures);
    }

    [Fact]
    public void WhoeverOpenedTheReportSignsForItEvenWhenNotRegistered()
    {
        var dossier = SampleDossier.Full();
        var letter = Compose(dossier with { Report = dossier.Report with { OpenedBy = "Tenaga Bantu" } });
        Assert.Contains(Of<LetterSignatures>(letter).Single().Signatures, one => one is { Name: "Tenaga Bantu", Role: "Admin Website", Nip: null });
    }

    [Fact]
    public void WhatIsNotKnownIsSaid()
    {
        var letter = Compose(SampleDossier.Sparse());

        Assert.Equal("............/............/XI/2026", Of<LetterOpening>(letter).Single().Fields[0].Text);
        Assert.Equal("21 November 2026", Of<LetterOpening>(letter).Single().PlaceAndDate);
        Assert.Equal(["Yth. Kasubbag PTIP", "di Tempat"], Of<LetterAddressee>(letter).Single().Lines);
        Assert.Contains(
            Of<LetterFields>(letter).SelectMany(fields => fields.Fields), field => field == new LetterField("Dilaporkan oleh", "tidak diketahui"));
        Assert.DoesNotContain(Of<LetterHeading>(letter), heading => heading.Text.Contains("Keputusan", StringComparison.Ordinal));
        Assert.All(Of<LetterTable>(letter), table => Assert.Single(table.Rows));
        Assert.All(Of<LetterSignatures>(letter).Single().Signatures, signature => Assert.Null(signature.Name));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("sparse")]
    public void EveryTableIsWholeAndAsWideAsThePage(string kind)
    {
        foreach (var language in new[] { Language.Indonesian, Language.English })
        {
            var letter = SituationLetter.Compose(
                kind == "full" ? SampleDossier.Full() : SampleDossier.Sparse(), new LetterChoices { Language = language });
            Assert.All(Of<LetterTable>(letter), table =>
            {
                Assert.Equal(100, table.Columns.Sum(column => column.Share));
                Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
                Assert.All(table.Rows.SelectMany(row => row), Assert.NotEmpty);
            });
        }
    }

    [Fact]
    public void TheEnglishLetterHasNoIndonesianOfOurs()
    {
        var letter = SituationLetter.Compose(SampleDossier.Full(), new LetterChoices { Language = Language.English, Number = "1/X/2026" });
        Assert.Equal(["1/X/2026", "Ordinary", "2 (two) annexes", "Report of Situation and Condition, Website pn-contoh"],
            Of<LetterOpening>(letter).Single().Fields.Select(field => field.Text));
        Assert.Equal("To: Secretary", Of<LetterAddressee>(letter).Single().Lines[0]);
        Assert.Equal(
            "2026-11-20\n09:06", Of<LetterTable>(letter).Single(table => table.Columns.Any(column => column.Header == "Standard")).Rows[0][0]);
    }

    [Fact]
    public void TheRegisterGivesTheDossierAndAFaultOfTheLogIsWarnedOf()
    {
        using var desk = new Desk();
        var number = desk.Workplace.Situations.Open(desk.Site, "Situs lambat", "Nama Admin").Number;
        desk.Register.Log.Append(new EscalationDraft { At = desk.Clock.UtcNow, Event = EscalationEvent.Note });

        var dossier = desk.Workplace.Letters.Open(number);

        Assert.Equal([EscalationEvent.SituationOpened, EscalationEvent.RunStarted], dossier.Chronology.Select(entry => entry.Event));
        Assert.Equal((3, true), (dossier.Verification.Entries, dossier.Verification.IsValid));
        Assert.Contains("Set-SopCourt", dossier.Warnings.Single().Indonesian, StringComparison.Ordinal);
        var unsound = Compose(
            dossier with
            {
                Verification = new EscalationLogVerification { Entries = 1, Fault = EscalationLogFault.Altered, FirstBadEntry = 2, LastHash = "x" },
            });
        Assert.Contains(
            Of<LetterFields>(unsound).SelectMany(fields => fields.Fields), field => field.Text == "TIDAK UTUH pada entri 2: ada entri yang diubah");
    }

    [Fact]
    public void ALetterIsWrittenWholeInTheFormatOfItsName()
    {
        using var desk = new Desk();
        var letters = desk.Workplace.Letters;
        var letter = Compose(SampleDossier.Full());
        letters.Write(letter, desk.Folder["surat.HTML"], overwrite: false);
        letters.Write(letter, desk.Folder["surat.docx"], overwrite: false);

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(desk.Folder["surat.HTML"]), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(desk.Folder["surat.docx"]).Take(2));
        Assert.Equal("SopFileExists", Assert.Throws<SopException>(() => letters.Write(letter, desk.Folder["surat.docx"], overwrite: false)).Id);
        Assert.Equal(
            "SopLetterFormatUnknown", Assert.Throws<SopException>(() => letters.Write(letter, desk.Folder["surat.pdf"], overwrite: false)).Id);
        Assert.Equal(
            "SopFileNotWritten", Assert.Throws<SopException>(() => letters.Write(letter, desk.Folder["tak-ada/surat.docx"], overwrite: false)).Id);
    }

    private static Letter Compose(SituationDossier dossier) => SituationLetter.Compose(dossier, new LetterChoices());

    private static IEnumerable<T> Of<T>(Letter letter) where T : LetterBlock => letter.Blocks.OfType<T>();
}
