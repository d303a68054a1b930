using SopWebsite.Backups.Media;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>The tables of the sheets about backups and their media.</summary>
internal static class BackupTables
{
    /// <summary>How the backups of each site stand.</summary>
    public static WorkbookTable OfSites(IReadOnlyList<BackupCompliance> sites, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("BackupCompliance", "KepatuhanCadangan"),
            Columns =
            [
                new(Say("Site", "Situs"), 13),
                new(Say("Verdict", "Penilaian"), 15, WorkbookCellStyle.Centred),
                new(Say("Newest Good Backup", "Cadangan Baik Terbaru"), 21),
                new(Say("Made", "Dibuat"), 12, WorkbookCellStyle.DateTime),
                new(Say("Age (Working Days)", "Umur (Hari Kerja)"), 9, WorkbookCellStyle.Number),
                new(Say("Allowed (Working Days)", "Batas (Hari Kerja)"), 9, WorkbookCellStyle.Number),
                new(Say("Copies", "Salinan"), 9, WorkbookCellStyle.Number),
                new(Say("Kept On", "Disimpan di"), 27),
                new(Say("Another Building", "Di Luar Gedung"), 9, WorkbookCellStyle.Centred),
                new(Say("Last Restore Drill", "Uji Restorasi Terakhir"), 12, WorkbookCellStyle.DateTime),
                new(Say("To Be Seen To", "Perlu Ditindaklanjuti"), 34),
            ],
            Rows = [.. sites.Select(site => (IReadOnlyList<object?>)
            [
                site.Site, BackupVerdictNames.Of(site.Verdict).In(language), site.Set, Local(site.SetAt, site.Zone), site.AgeInWorkingDays,
                site.WithinWorkingDays, site.Copies, Lines(site.Places.Where(place => place.Counts).Select(place => Told(place, language))),
                Say(site.HasOffSite ? "yes" : "no", site.HasOffSite ? "ya" : "tidak"), Local(site.LastDrill, site.Zone),
                Lines(site.Findings.Select(finding => finding.In(language))),
            ])],
        };
    }

    /// <summary>The media register.</summary>
    public static WorkbookTable OfMedia(IReadOnlyList<BackupMedium> media, string zone, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("BackupMedia", "MediaCadangan"),
            Columns =
            [
                new(Say("Label", "Label"), 13),
                new(Say("Kind", "Jenis"), 16),
                new(Say("Serial", "Nomor Seri"), 16),
                new(Say("File System", "Sistem Berkas"), 10, WorkbookCellStyle.Centred),
                new(Say("Size (GB)", "Ukuran (GB)"), 9, WorkbookCellStyle.Decimal),
                new(Say("Kept At", "Tempat Simpan"), 22),
                new(Say("Holder", "Pemegang"), 20),
                new(Say("Another Building", "Di Luar Gedung"), 9, WorkbookCellStyle.Centred),
                new(Say("Last Readable On", "Terakhir Terbaca"), 13, WorkbookCellStyle.DateTime),
                new(Say("Readable", "Terbaca"), 11, WorkbookCellStyle.Centred),
                new(Say("Sets", "Set"), 6, WorkbookCellStyle.Number),
                new(Say("Newest Set", "Set Terbaru"), 24),
            ],
            Rows = [.. media.Select(medium => (IReadOnlyList<object?>)
            [
                medium.Name, MediumNames.Of(medium.Kind).In(language), medium.Serial, medium.FileSystem,
                medium.Size is { } size ? Math.Round(size / 1e9, 1) : null, medium.KeptAt, medium.Holder,
                Say(medium.OffSite ? "yes" : "no", medium.OffSite ? "ya" : "tidak"), Local(medium.ReadableAt, zone),
                medium.Readable switch { true => Say("yes", "ya"), false => Say("NO", "TIDAK"), _ => Say("unknown", "tidak diketahui") },
                medium.Copies.Length, medium.Copies.Length == 0 ? null : medium.Copies[0].Name,
            ])],
        };
    }

    public static List<string> Notes(Language language) => language == Language.Indonesian
        ?
        [
            "Salinan: jumlah cadangan yang sudah dibaca ulang, tanpa situs itu sendiri. Aturan 3-2-1: data asli dan dua cadangan,",
            "pada dua jenis media, satu cadangan di gedung lain. Umur dihitung dalam hari kerja menurut kalender kerja.",
        ]
        :
        [
            "Copies: the backups that were read back, without the site itself. The 3-2-1 rule: the data itself and two backups,",
            "on two kinds of media, one backup in another building. The age is in working days of the working calendar.",
        ];

    private static string Told(BackupPlace place, Language language) => $"{place.Where} ({MediumNames.Of(place.Kind).In(language)})";

    private static string? Lines(IEnumerable<string> texts) => string.Join("\n", texts) is { Length: > 0 } text ? text : null;

    private static object? Local(DateTimeOffset? at, string zone) => at is { } value ? IndonesianZone.ToLocal(value, zone).DateTime : null;
}
