using System.Globalization;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>
/// Writes lists. Nothing of a visitor's making gets into a file but addresses that were read as numbers and are printed from them; the rest is
/// dates, counts and words of our own.
/// </summary>
internal static class BlockListText
{
    /// <summary>What the first line of each list begins with.</summary>
    private const string Mark = "# Daftar blokir SopWebsite";

    private const int LongestFirstLine = 200;

    public static string Of(BlockListOptions options, DateTimeOffset now, IReadOnlyList<ListedBlock> entries) =>
        options.Format == BlockListFormat.Json ? JsonBlockList.Of(options, now, entries) : Lines(options, now, entries).ToString();

    /// <summary>Whether a file may be replaced: it is not there, is empty, or is a list of ours.</summary>
    public static bool IsOurs(string path)
    {
        if (!File.Exists(path)) return true;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[LongestFirstLine];
        var length = 0;
        for (int read; length < head.Length && (read = stream.Read(head, length, head.Length - length)) > 0;) length += read;
        var text = Encoding.UTF8.GetString(head, 0, length);
        return length == 0 || text.StartsWith(Mark, StringComparison.Ordinal) || text.IndexOf(JsonBlockList.Mark, StringComparison.Ordinal) >= 0;
    }

    /// <summary>What an administrator of the server does with the file.</summary>
    public static string[] ApplyOf(BlockListFormat format, string path)
    {
        // Within single quotes a shell takes everything as it is.
        var file = "'" + path.Replace("'", "'\\''") + "'";
        return format switch
        {
            BlockListFormat.Htaccess =>
            [
                "# Salin isinya ke bagian paling atas .htaccess situs (cPanel: File Manager, public_html), sebelum aturan lain; simpan salinan lama.",
                "# Atau pada server sendiri, di dalam <Directory>: Include " + path,
                "sudo apachectl configtest && sudo systemctl reload apache2",
            ],
            BlockListFormat.Nginx =>
            [
                $"sudo install -m 644 {file} /etc/nginx/conf.d/sopwebsite-blokir.conf",
                "sudo nginx -t && sudo systemctl reload nginx",
            ],
            BlockListFormat.Nftables => [$"sudo nft -c -f {file}", $"sudo nft -f {file}", "# Batal: sudo nft delete table inet sopwebsite"],
            BlockListFormat.Fail2ban =>
            [
                // A jail that runs takes each new line for a ban of now; one that begins takes it for what it says.
                "# Sekali saja: salin jail dari awal berkas ke /etc/fail2ban/jail.d/sopwebsite.local (baris pertama di bawah belum perlu).",
                "sudo fail2ban-client reload --unban sopwebsite; sudo fail2ban-client stop sopwebsite",
                $"sudo install -m 600 {file} /etc/fail2ban/sopwebsite.list",
                "sudo fail2ban-client -t && sudo fail2ban-client reload",
            ],
            BlockListFormat.Csf =>
            [
                $"sudo install -m 600 {file} /etc/csf/sopwebsite.deny",
                "# Sekali saja: tambahkan baris 'Include /etc/csf/sopwebsite.deny' pada /etc/csf/csf.deny",
                "sudo csf -r",
            ],
            _ => [],
        };
    }

    private static StringBuilder Lines(BlockListOptions options, DateTimeOffset now, IReadOnlyList<ListedBlock> entries)
    {
        var text = new StringBuilder();
        // To the second: fail2ban knows a new list by its first line.
        text.Append(Mark).Append(" (").Append(options.Format).Append("), ")
            .Append(IndonesianZone.ToLocal(now, options.Zone).ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture))
            .Append(options.Zone.ToUpperInvariant()).Append(", ")
            .Append(entries.Count.ToString(CultureInfo.InvariantCulture)).Append(" entri\n");
        text.Append("# Dibuat oleh Export-VisitorBlockList; ekspor berikutnya mengganti seluruh berkas ini.\n");
        switch (options.Format)
        {
            case BlockListFormat.Htaccess: ServerLists.Htaccess(text, options, entries); break;
            case BlockListFormat.Nginx: ServerLists.Nginx(text, options, entries); break;
            case BlockListFormat.Nftables: FirewallLists.Nftables(text, options, now, entries); break;
            case BlockListFormat.Fail2ban: FirewallLists.Fail2ban(text, options, now, entries); break;
            default: FirewallLists.Csf(text, options, entries); break;
        }
        return text;
    }

    /// <summary>What stands beside an address: how grave, and until when.</summary>
    internal static string Remark(VisitorBlock entry, BlockListOptions options) => string.Format(
        CultureInfo.InvariantCulture, "{0} {1}, sampai {2}{3}",
        entry.Verdict, entry.Score, Minute(entry.Until, options), entry.IsForced ? ", dipaksa" : "");

    private static string Minute(DateTimeOffset at, BlockListOptions options) =>
        IndonesianZone.MinuteOf(at, options.Zone) + " " + options.Zone.ToUpperInvariant();
}
