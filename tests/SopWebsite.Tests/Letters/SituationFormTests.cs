using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;
using SopWebsite.Situations.Routing;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

/// <summary>What disposition sheets and the draft for BSSN say.</summary>
public sealed class SituationFormTests
{
    [Fact]
    public void EachSheetHasAPageOfItsOwnWithLetterheadFormAndChain()
    {
        var letter = Compose(SituationForm.Disposition);

        Assert.Equal(
            [
                typeof(LetterTitle), typeof(LetterForm), typeof(LetterTable), typeof(LetterParagraph), typeof(LetterheadAgain), typeof(LetterTitle),
                typeof(LetterForm), typeof(LetterTable), typeof(LetterParagraph),
            ],
            letter.Blocks.Select(block => block.GetType()));
        Assert.Equal(["LD-2026-11-0001", "LD-2026-11-0002"], letter.Blocks.OfType<LetterForm>().Select(form => Box(form, "Nomor lembar").Text));
        Assert.Equal(["LD-2026-11-0001", "LD-2026-11-0002"], letter.Blocks.OfType<LetterTable>().First().Rows.Select(row => row[0]));
        Assert.All(letter.Blocks.OfType<LetterForm>().SelectMany(form => form.Rows), row => Assert.Equal(100, row.Sum(box => box.Share)));
    }

    [Fact]
    public void ASheetSaysWhoSentWhatToWhomByWhenAndWhoSigned()
    {
        var form = Compose(SituationForm.Disposition).Blocks.OfType<LetterForm>().Last();

        Assert.Equal("Nama Admin", Box(form, "Surat dari").Text);
        Assert.Equal("20 November 2026 pukul 10.05 WITA", Box(form, "Tanggal diteruskan").Text);
        Assert.Equal("20 November 2026 pukul 11.05 WITA", Box(form, "Tanggal diterima").Text);
        Assert.Equal("Situasi dan kondisi situs pn-contoh: Situs tidak menjawab", Box(form, "Perihal").Text);
        Assert.Equal(
            [new("Sangat Segera", false), new("Segera", true), new("Biasa", false), new("Rahasia", false)], Box(form, "Sifat").Choices);
        Assert.Equal(
            [
                new("Admin Website", false), new("Kasubbag PTIP", false), new("Sekretaris (Nama Sekretaris)", true), new("Wakil Ketua", false),
                new("Ketua", false),
            ],
            Box(form, "Diteruskan kepada").Choices);
        Assert.StartsWith("20 November 2026 pukul 12.05 WITA", Box(form, "Batas waktu").Text, StringComparison.Ordinal);
        Assert.Equal("Mohon keputusan", Box(form, "Isi disposisi / instruksi").Text);
        Assert.Equal(
            "Lanjutan lembar LD-2026-11-0001\nPertanyaan (Nama Sekretaris, 20 November 2026 pukul 10.15 WITA): Sejak kapan?\n"
            + "Jawaban (Nama Admin, 20 November 2026 pukul 10.25 WITA): Sejak pagi",
            Box(form, "Catatan").Text);
        Assert.Equal("Nama: Nama Sekretaris\nTanggal: 20 November 2026 pukul 11.05 WITA", Box(form, "Paraf penerima").Text);
    }

    [Fact]
    public void WhatIsNotKnownOfASheetIsRoomToWrite()
    {
        var letter = SituationLetters.Compose(SampleDossier.Sparse(), new LetterChoices { Number = "12/2026" }, SituationForm.Disposition);
        var form = letter.Blocks.OfType<LetterForm>().Single();

        Assert.Equal("12/2026", Box(form, "Nomor agenda").Text);
        Assert.Equal("", Box(form, "Tanggal diterima").Text);
        Assert.Equal(7, Box(form, "Isi disposisi / instruksi").Lines);
        // A role outside the chain stands below it.
        Assert.Equal(new LetterChoice("Staf IT", true), Box(form, "Diteruskan kepada").Choices[^1]);
        Assert.Contains("....", Box(form, "Paraf penerima").Text, StringComparison.Ordinal);
        Assert.StartsWith("SOP tidak memberi waktu yang terukur", Box(form, "Batas waktu").Text, StringComparison.Ordinal);
        Assert.Empty(letter.Blocks.OfType<LetterTable>());
    }

    [Fact]
    public void TheDraftSaysThatItIsOneAndLeavesRoomForWhatTheCourtMustSay()
    {
        var letter = Compose(SituationForm.Bssn);

        Assert.Equal("KONSEP: dibaca, dilengkapi dan dikirim oleh pengadilan sendiri. Belum ada yang dikirim.",
            letter.Blocks.OfType<LetterParagraph>().First(paragraph => paragraph.Style == LetterParagraphStyle.Alarm).Text);
        Assert.Equal("KONSEP LS-2026-11-0001", letter.Reference);
        Assert.Equal(
            [
                "1. Narahubung", "2. Deskripsi Insiden", "3. Kronologi", "4. Dampak", "5. Tindakan yang Telah Dilakukan", "6. Indikator",
                "7. Dilengkapi oleh Pengadilan",
            ],
            letter.Blocks.OfType<LetterHeading>().Select(heading => heading.Text));
        var fields = letter.Blocks.OfType<LetterFields>().SelectMany(part => part.Fields).ToList();
        Assert.Contains(new LetterField("Waktu diketahui", "20 November 2026 pukul 09.05 WITA"), fields);
        Assert.Contains(new LetterField("Batas internal", "21 November 2026 pukul 09.05 WITA (24 jam)"), fields);
        Assert.Contains(new LetterField("Nama", "Nama Kasubbag"), fields);
        Assert.Contains(fields, field => field.Label == "Telepon" && field.Text.All(letter => letter == '.'));
        // No kind is ticked: what it was, only people can say.
        Assert.All(
            letter.Blocks.OfType<LetterForm>().SelectMany(form => form.Rows).SelectMany(row => row).SelectMany(box => box.Choices),
            choice => Assert.False(choice.IsChosen));
        Assert.Contains(
            letter.Blocks.OfType<LetterForm>().SelectMany(form => form.Rows),
            row => row[0].Label == "Jumlah pengguna yang terganggu" && row[0].Lines == 2);
        Assert.Equal(
            ["203.0.113.66", "20-11-2026\n09.05", "20-11-2026\n10.05", "1.234", "1", "Situs tidak menjawab"],
            letter.Blocks.OfType<LetterTable>().Last().Rows[0]);
    }

    [Fact]
    public void NoFormMixesTheLanguages()
    {
        foreach (var form in new[] { SituationForm.Disposition, SituationForm.Bssn })
        {
            var texts = Texts(SituationLetters.Compose(SampleDossier.Full(), new LetterChoices { Language = Language.English }, form));
            Assert.DoesNotMatch(@"\b(Nomor|Tanggal|Sifat|pukul|Lembar|Kepada|Narahubung|Dampak|Catatan|Rantai)\b", texts);
            Assert.DoesNotMatch(@"\b(Number|Date|Nature|Sheet|Contact|Impact|Notes|Chain|Drawn)\b", Texts(Compose(form)));
        }
    }

    [Fact]
    public void PapersOfARegisterAreMadeOfReportAndSheetByTheirNumbers()
    {
        using var desk = new Desk();
        var letters = desk.Workplace.Letters;
        var report = desk.Workplace.Situations.Open(desk.Site, "Situs tidak menjawab", "Nama Admin");
        Assert.Equal("SopDispositionNotFound", Assert.Throws<SopException>(() => letters.Open(report.Number, SituationForm.Disposition)).Id);
        desk.Workplace.Situations.Submit(report.Number, "kasubbag-ptip");
        desk.Workplace.Situations.Submit(report.Number, "sekretaris");
        var sheets = desk.Workplace.Dispositions.Find(report.Number);

        var all = letters.Open(report.Number, SituationForm.Disposition);
        var one = letters.Open(sheets[1].Number.ToLowerInvariant(), SituationForm.Disposition);

        Assert.Equal(sheets.Select(sheet => sheet.Number), all.Sheets.Select(sheet => sheet.Number));
        Assert.Equal([sheets[1].Number], one.Sheets.Select(sheet => sheet.Number));
        Assert.Equal(desk.Workplace.Chains.Of(report.Run!).Role, one.Chain);
        Assert.Equal(
            [report.Number, report.Number + "-disposisi", sheets[1].Number, report.Number + "-bssn"],
            [SituationLetters.FileNameOf(all, SituationForm.Situation), SituationLetters.FileNameOf(all, SituationForm.Disposition),
                SituationLetters.FileNameOf(one, SituationForm.Disposition), SituationLetters.FileNameOf(all, SituationForm.Bssn)]);
        Assert.Null(all.Incident);
        Assert.Equal(report.Number, letters.Open(report.Number, SituationForm.Bssn).Incident!.Number);
        Assert.Equal("SopSituationNotFound", Assert.Throws<SopException>(() => letters.Open(sheets[0].Number, SituationForm.Bssn)).Id);
    }

    private static Letter Compose(SituationForm form) => SituationLetters.Compose(SampleDossier.Full(), new LetterChoices(), form);

    private static LetterBox Box(LetterForm form, string label) => form.Rows.SelectMany(row => row).Single(box => box.Label == label);

    private static string Texts(Letter letter) => string.Join("\n", letter.Blocks.SelectMany(block => block switch
    {
        LetterTitle title => [title.Text],
        LetterHeading heading => [heading.Text],
        LetterFields fields => fields.Fields.Select(field => field.Label + " " + field.Text),
        LetterTable table => table.Columns.Select(column => column.Header).Append(table.Caption).Concat(table.Rows.SelectMany(row => row)),
        LetterForm form =>
            form.Rows.SelectMany(row => row).SelectMany(box => box.Choices.Select(choice => choice.Text).Append(box.Label).Append(box.Text)),
        LetterParagraph paragraph => [paragraph.Text],
        _ => Array.Empty<string>(),
    }));
}
