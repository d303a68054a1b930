using System.Globalization;
using System.Text;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>Writes a difference for people, as wdiff does: <c>[-what went-] {+what came+}</c> with the words around it.</summary>
internal static class DifferenceText
{
    private const int Around = 8;

    public static string Of(WordDiff difference, string[] old, PageChange before, PageChange after)
    {
        var text = new StringBuilder();
        text.AppendFormat(CultureInfo.InvariantCulture, "Perubahan teks halaman {0} ({1})\n{2}\n", after.Page, after.Site, after.Uri.AbsoluteUri);
        Line("Teks lama", before);
        Line("Teks baru", after);
        text.AppendFormat(CultureInfo.InvariantCulture, "Kata dihapus: {0}, ditambahkan: {1}\n", difference.Removed, difference.Added);
        if (difference.IsCoarse) text.Append("Perubahan terlalu banyak untuk dirinci satu per satu: sisanya ditulis sebagai satu perubahan.\n");
        for (var n = 0; n < difference.Edits.Count; n++)
        {
            var edit = difference.Edits[n];
            var from = n == 0 ? 0 : difference.Edits[n - 1].At + difference.Edits[n - 1].Removed.Length;
            var until = n + 1 < difference.Edits.Count ? difference.Edits[n + 1].At : old.Length;
            text.AppendFormat(CultureInfo.InvariantCulture, "\n@@ kata {0} @@\n", edit.At + 1);
            Words(Math.Max(from, edit.At - Around), edit.At);
            if (edit.Removed.Length > 0) text.Append("[-").Append(string.Join(" ", edit.Removed)).Append("-] ");
            if (edit.Added.Length > 0) text.Append("{+").Append(string.Join(" ", edit.Added)).Append("+} ");
            Words(edit.At + edit.Removed.Length, Math.Min(until, edit.At + edit.Removed.Length + Around));
        }
        return text.Append('\n').ToString();

        void Line(string name, PageChange one) => text.AppendFormat(
            CultureInfo.InvariantCulture, "{0}: {1} kata, pertama dilihat {2:yyyy-MM-dd HH:mm} UTC, SHA-256 {3}\n",
            name, one.Words, one.SeenAt, one.Text.Sha256);

        void Words(int start, int end)
        {
            for (var at = start; at < end; at++) text.Append(old[at]).Append(' ');
        }
    }
}
