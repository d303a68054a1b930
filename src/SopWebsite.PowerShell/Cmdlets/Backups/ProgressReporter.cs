using SopWebsite.Backups;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Tells how far the work on a backup set is.</summary>
internal sealed class ProgressReporter(SlowProgress bar) : IProgress<BackupProgress>
{
    public void Report(BackupProgress value) => bar.Show(
        value.Stage,
        value.Total is > 0 and var total ? (int)Math.Min(100, value.Done * 100d / total) : SlowProgress.Unknown,
        () => StageOf(value.Stage).ToString(),
        value.Current);

    private static Phrase StageOf(BackupStage stage) => stage switch
    {
        BackupStage.Listing => new Phrase("Listing files", "Mendaftar berkas"),
        BackupStage.Archiving => new Phrase("Writing the archive", "Menulis arsip"),
        BackupStage.Dumping => new Phrase("Dumping the database", "Men-dump database"),
        BackupStage.Fetching => new Phrase("Fetching files from the server", "Mengambil berkas dari server"),
        BackupStage.Verifying => new Phrase("Verifying", "Memverifikasi"),
        BackupStage.Copying => new Phrase("Copying", "Menyalin"),
        _ => new Phrase("Restoring files", "Memulihkan berkas"),
    };
}
