using SopWebsite.Backups.Drills;
using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

public sealed class DrillMinutesTests
{
    private static readonly RestoreDrill Passed = new()
    {
        Number = "UR-2026-0001",
        Site = "pn-contoh",
        Zone = "WIB",
        Set = "pn-contoh-2026-11-20-210000",
        SetPath = "sets/pn-contoh-2026-11-20-210000",
        SetCreatedAt = new DateTimeOffset(2026, 11, 20, 14, 0, 0, TimeSpan.Zero),
        ManifestSha256 = new string('a', 64),
        By = "Nama Staf IT",
        Machine = "PC-CONTOH",
        StartedAt = new DateTimeOffset(2026, 11, 20, 18, 30, 0, TimeSpan.Zero),
        EndedAt = new DateTimeOffset(2026, 11, 20, 18, 36, 0, TimeSpan.Zero),
        State = RestoreDrillState.Passed,
        RecoveryTime = new TimeSpan(0, 4, 12),
        FilesTime = new TimeSpan(0, 3, 2),
        DatabaseTime = new TimeSpan(0, 1, 10),
        Files = 12345,
        Bytes = 987654321,
        Database = "situs",
        Tables = 73,
        Rows = 45678,
        Tool = "mariadb 11.8",
        Checks =
        [
            new(RestoreDrillSubject.Set, RestoreDrillFinding.Passed), new(RestoreDrillSubject.FileCount, RestoreDrillFinding.Passed, 12345, 12345),
            new(RestoreDrillSubject.FileContent, RestoreDrillFinding.Passed, 12345, 12345),
            new(RestoreDrillSubject.RowCount, RestoreDrillFinding.Passed, 45678, 45678) { Database = "situs" },
        ],
    };

    [Fact]
    public void MinutesSayWhoWhenWhatAndHowItEnded()
    {
        var text = TextOf(Compose(Passed));

        // In WIB it is the next day already.
        Assert.Contains(
            "Pada hari ini, Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam (21-11-2026), bertempat di "
            + "Pengadilan Negeri Contoh, "
            + "yang bertanda tangan di bawah ini:", text, StringComparison.Ordinal);
        Assert.Contains("BERITA ACARA\nUJI RESTORASI CADANGAN\nNomor: W0-U0/............/XI/2026", text, StringComparison.Ordinal);
        Assert.Contains(
            "Waktu pemulihan: 4 menit 12 detik (pemeriksaan dan berkas 3 menit 2 detik, basis data 1 menit 10 detik)", text,
            StringComparison.Ordinal);
        Assert.Contains("2 | Jumlah berkas yang dipulihkan | 12.345 | 12.345 | Sesuai", text, StringComparison.Ordinal);
        Assert.Contains("Jumlah baris tiap tabel, situs | 45.678 | 45.678 | Sesuai", text, StringComparison.Ordinal);
        Assert.Contains("Uji restorasi BERHASIL: cadangan dapat dipulihkan dan hasilnya sesuai.", text, StringComparison.Ordinal);
        Assert.Contains("Contoh, 21 November 2026\nPelaksana,: Nama Staf IT", text, StringComparison.Ordinal);
        Assert.Contains("\nSaksi,: Nama Kasubbag", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AFailedDrillIsNotGlossedOver()
    {
        var failed = Passed with
        {
            State = RestoreDrillState.Failed,
            Checks = [
                new(RestoreDrillSubject.FileContent, RestoreDrillFinding.Failed, 10,
                    9) { Remarks = [new Phrase("'a.php' has other content", "isi 'a.php' berbeda")] }],
        };
        var letter = Compose(failed);

        Assert.Contains("Uji restorasi TIDAK BERHASIL", TextOf(letter), StringComparison.Ordinal);
        Assert.Contains("isi 'a.php' berbeda", TextOf(letter), StringComparison.Ordinal);
        Assert.Contains(letter.Blocks, block => block is LetterParagraph { Style: LetterParagraphStyle.Alarm });
        var untested = Passed with { Checks = [.. Passed.Checks, new(RestoreDrillSubject.DatabaseLoad, RestoreDrillFinding.NotTested)] };
        Assert.Contains("sepanjang butir yang diuji.", TextOf(Compose(untested)), StringComparison.Ordinal);
        Assert.Contains("BELUM seluruhnya dapat dihapus", TextOf(Compose(Passed with { ScratchPath = "sop_uji_1" })), StringComparison.Ordinal);
    }

    [Fact]
    public void BothFormatsTakeThem()
    {
        using var folder = new TemporaryFolder();
        foreach (var writer in Desk.Adapters.Letters)
        {
            using var stream = new MemoryStream();
            writer.Write(Compose(Passed), stream);
            Assert.True(stream.Length > 2000);
        }
        Assert.Contains("The drill PASSED", TextOf(Compose(Passed, Language.English)), StringComparison.Ordinal);
        Assert.Contains(
            "On this day, Saturday, 21 November 2026, at Pengadilan Negeri Contoh the undersigned:", TextOf(Compose(Passed, Language.English)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "nol")]
    [InlineData(10, "sepuluh")]
    [InlineData(11, "sebelas")]
    [InlineData(12, "dua belas")]
    [InlineData(20, "dua puluh")]
    [InlineData(31, "tiga puluh satu")]
    [InlineData(100, "seratus")]
    [InlineData(119, "seratus sembilan belas")]
    [InlineData(1000, "seribu")]
    [InlineData(1999, "seribu sembilan ratus sembilan puluh sembilan")]
    [InlineData(2026, "dua ribu dua puluh enam")]
    [InlineData(9999, "sembilan ribu sembilan ratus sembilan puluh sembilan")]
    public void NumbersAreSpelled(int number, string words) => Assert.Equal(words, SpelledNumber.Of(number));

    [Fact]
    public void FindingsSayWhatTheyAreAboutWithoutPlacesOnTheMachineAndCommands()
    {
        var failed = Passed with
        {
            State = RestoreDrillState.Failed, RecoveryTime = null, Database = "/srv/data/situs.sqlite, C:\\data\\arsip.sqlite",
            Checks =
            [
                new RestoreDrillCheck(RestoreDrillSubject.Set, RestoreDrillFinding.Failed)
                {
                    Remarks = [
                        new Phrase(
                            "", $"Set '{Passed.SetPath}' rusak: 0 hilang, 1 berubah. Tidak ada yang dipulihkan. Lihat Test-WebsiteBackup "
                                + "-Detailed.")],
                },
                new RestoreDrillCheck(RestoreDrillSubject.TableCount, RestoreDrillFinding.Failed, 2, 1)
                {
                    Database = "/srv/data/situs.sqlite", Remarks = [new Phrase("", "tabel 'berita' tidak ada")],
                },
            ],
        };

        var text = TextOf(Compose(failed));

        Assert.Contains(
            $"Keutuhan set terhadap manifest (SHA-256): Set '{Passed.Set}' rusak: 0 hilang, 1 berubah. Tidak ada yang dipulihkan.\n", text,
            StringComparison.Ordinal);
        Assert.Contains("Jumlah tabel, situs.sqlite: tabel 'berita' tidak ada\n", text, StringComparison.Ordinal);
        Assert.Contains("Basis data: situs.sqlite, arsip.sqlite\n", text, StringComparison.Ordinal);
        Assert.Contains("Waktu pemulihan: tidak ada, pemulihan tidak sampai selesai\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Test-WebsiteBackup", text, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsOfTimeAreSaidInBothLanguages()
    {
        Assert.Equal(new Phrase("0.1 seconds", "0,1 detik"), DrillWords.Of(TimeSpan.FromMilliseconds(3)));
        Assert.Equal(new Phrase("59.9 seconds", "59,9 detik"), DrillWords.Of(TimeSpan.FromMilliseconds(59_900)));
        Assert.Equal(new Phrase("26 h 3 s", "26 jam 3 detik"), DrillWords.Of(new TimeSpan(26, 0, 3)));
    }

    [Fact]
    public void TheMonthsWorkbookHasASheetOfTheDrills()
    {
        using var desk = new Desk();
        desk.Register.Drills.Put(Passed);
        desk.Register.Drills.Put(Passed with { Number = "UR-2026-0002", StartedAt = Passed.StartedAt.AddMonths(-1) });

        var report = desk.Workplace.LogExport.Report(ReportMonth.Parse("2026-11"));
        var sheets = MonthlyWorkbook.Compose(report, Language.Indonesian, [], []).Sheets;

        var table = sheets.Single(sheet => sheet.Name == "Uji Restorasi").Table;
        Assert.Equal(["UR-2026-0001", "pn-contoh"], Assert.Single(table.Rows).Take(2).Cast<string>());
        Assert.Contains(4.2, table.Rows[0]);
        Assert.DoesNotContain(
            MonthlyWorkbook.Compose(report with { Drills = [] }, Language.Indonesian, [], []).Sheets, sheet => sheet.Name == "Uji Restorasi");
    }

    private static Letter Compose(RestoreDrill drill, Language language = Language.Indonesian) => DrillMinutes.Compose(
        new DrillDossier
        {
            Drill = drill,
            Zone = drill.Zone,
            Head = new Letterhead
            {
                Lines = ["Mahkamah Agung Republik Indonesia", "Pengadilan Negeri Contoh"], City = "Contoh", LetterCode = "W0-U0",
            },
            Officers = [new SopOfficer { Name = "Nama Kasubbag", Role = "kasubbag-ptip" }],
            At = drill.StartedAt,
        },
        new LetterChoices { Language = language });

    private static string TextOf(Letter letter) => string.Join("\n", letter.Blocks.Select(block => block switch
    {
        LetterTitle title => title.Text,
        LetterHeading heading => heading.Text,
        LetterParagraph paragraph => paragraph.Text,
        LetterFields fields => string.Join("\n", fields.Fields.Select(field => field.Label + ": " + field.Text)),
        LetterList list => string.Join("\n", list.Items),
        LetterTable table => string.Join("\n", table.Rows.Select(row => string.Join(" | ", row))),
        LetterSignatures signatures => string.Join("\n", signatures.Signatures.Select(one => one.Above + ": " + one.Name)),
        _ => "",
    }));
}
