using System.Globalization;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Drills;

/// <summary>How logs, minutes and tables name what belongs to a drill.</summary>
public static class DrillWords
{
    /// <summary>A state.</summary>
    public static Phrase Of(RestoreDrillState state) => state switch
    {
        RestoreDrillState.Passed => new("passed", "berhasil"),
        RestoreDrillState.Failed => new("failed", "tidak berhasil"),
        RestoreDrillState.Aborted => new("broken off", "dihentikan"),
        _ => new("under way", "sedang berjalan"),
    };

    /// <summary>A point.</summary>
    public static Phrase Of(RestoreDrillSubject subject) => subject switch
    {
        RestoreDrillSubject.Set => new("The set against its manifest (SHA-256)", "Keutuhan set terhadap manifest (SHA-256)"),
        RestoreDrillSubject.FileCount => new("Number of files restored", "Jumlah berkas yang dipulihkan"),
        RestoreDrillSubject.FileBytes => new("Size of the files restored (bytes)", "Ukuran berkas yang dipulihkan (byte)"),
        RestoreDrillSubject.FileContent => new("Content of every file (SHA-256)", "Isi setiap berkas (SHA-256)"),
        RestoreDrillSubject.DatabaseLoad => new("Dump loaded into a database", "Dump dimuat ke basis data"),
        RestoreDrillSubject.TableCount => new("Number of tables", "Jumlah tabel"),
        _ => new("Rows, table by table", "Jumlah baris tiap tabel"),
    };

    /// <summary>What a look said.</summary>
    public static Phrase Of(RestoreDrillFinding finding) => finding switch
    {
        RestoreDrillFinding.Passed => new("Agrees", "Sesuai"),
        RestoreDrillFinding.Failed => new("Does not agree", "Tidak sesuai"),
        _ => new("Not tested", "Tidak diuji"),
    };

    /// <summary>A length of time: <c>1 jam 2 menit 3 detik</c>; below a minute with tenths of seconds.</summary>
    public static Phrase Of(TimeSpan time)
    {
        if (time < TimeSpan.FromMinutes(1))
        {
            var seconds = Math.Max(0.1, Math.Round(time.TotalSeconds, 1));
            var text = seconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new Phrase(text + " seconds", text.Replace('.', ',') + " detik");
        }
        var parts = new[] { ((int)time.TotalHours, "h", "jam"), (time.Minutes, "min", "menit"), (time.Seconds, "s", "detik") }
            .Where(part => part.Item1 > 0).ToList();
        return new Phrase(
            string.Join(" ", parts.Select(part => part.Item1.ToString(CultureInfo.InvariantCulture) + " " + part.Item2)),
            string.Join(" ", parts.Select(part => part.Item1.ToString(CultureInfo.InvariantCulture) + " " + part.Item3)));
    }

    /// <summary>A drill in one sentence, for the log.</summary>
    public static Phrase Account(RestoreDrill drill)
    {
        var english = new List<string>();
        var indonesian = new List<string>();
        if (drill.Files is { } files) Add($"{files} files", $"{files} berkas");
        if (drill.Tables is { } tables) Add($"{tables} tables", $"{tables} tabel");
        if (drill.RecoveryTime is { } time) Add("recovery time " + Of(time).English, "waktu pemulihan " + Of(time).Indonesian);
        var failed = drill.Checks.Where(check => check.Finding == RestoreDrillFinding.Failed).Select(check => Of(check.Subject)).ToList();
        if (failed.Count > 0)
            Add("not as it must be: " + string.Join(", ", failed.Select(text => text.English)),
                "tidak sesuai: " + string.Join(", ", failed.Select(text => text.Indonesian)));
        if (drill.Failure is { } failure) Add(failure.English.TrimEnd('.'), failure.Indonesian.TrimEnd('.'));
        return new Phrase(
            $"Restore drill {drill.Number} of {drill.Set}: {string.Join("; ", english.Prepend(Of(drill.State).English))}.",
            $"Uji restorasi {drill.Number} atas {drill.Set}: {string.Join("; ", indonesian.Prepend(Of(drill.State).Indonesian))}.");

        void Add(string one, string other)
        {
            english.Add(one);
            indonesian.Add(other);
        }
    }
}
