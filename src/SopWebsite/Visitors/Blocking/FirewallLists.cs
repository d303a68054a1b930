using System.Globalization;
using System.Text;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>Lists for firewalls: the web's ports only where the program can say so, so that nobody locks himself out of his server.</summary>
internal static class FirewallLists
{
    /// <summary>
    /// nftables: a table of its own, replaced as a whole in one transaction, so that loading it twice is the same as once. Each address has its
    /// time, counted from when the file is loaded. Source: nft(8), sets with timeouts.
    /// </summary>
    public static void Nftables(
        StringBuilder text, BlockListOptions options, DateTimeOffset now, IReadOnlyList<ListedBlock> entries)
    {
        text.Append("# Hanya port 80 dan 443. Sisa masa blokir dihitung sejak berkas dimuat; muat segera setelah diekspor.\n");
        text.Append("table inet sopwebsite\ndelete table inet sopwebsite\ntable inet sopwebsite {\n");
        Set(text, "blokir4", "ipv4_addr", options, now, entries.Where(entry => entry.Block.First.IsV4));
        Set(text, "blokir6", "ipv6_addr", options, now, entries.Where(entry => !entry.Block.First.IsV4));
        text.Append("  chain masuk {\n    type filter hook input priority -10; policy accept;\n");
        text.Append("    meta l4proto { tcp, udp } th dport { 80, 443 } ip saddr @blokir4 counter drop\n");
        text.Append("    meta l4proto { tcp, udp } th dport { 80, 443 } ip6 saddr @blokir6 counter drop\n  }\n}\n");
    }

    /// <summary>
    /// fail2ban (0.11 and later): a line is a ban that began as long before its end as the jail bans, so each address ends at its own time.
    /// </summary>
    public static void Fail2ban(
        StringBuilder text, BlockListOptions options, DateTimeOffset now, IReadOnlyList<ListedBlock> entries)
    {
        var time = (long)Math.Ceiling(options.Time.TotalSeconds);
        text.Append("# Jail yang membaca berkas ini (/etc/fail2ban/jail.d/sopwebsite.local; hapus tanda # di awal baris):\n");
        foreach (var line in Fail2banJail.Lines(time)) text.Append("#   ").Append(line).Append('\n');
        foreach (var (block, entry) in entries)
        {
            var began = entry.Until.AddSeconds(-time);
            if (began > now) began = now;
            text.Append(began.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
                .Append(' ').Append(Fail2banJail.Word).Append(' ').Append(block.ToString()).Append('\n');
        }
    }

    /// <summary>csf.deny, read with Include: an address and a comment a line. Source: ConfigServer Security and Firewall, readme.txt.</summary>
    public static void Csf(StringBuilder text, BlockListOptions options, IReadOnlyList<ListedBlock> entries)
    {
        text.Append("# csf memblokir semua port dan tidak mengenal batas waktu di sini: ekspor ulang secara berkala.\n");
        foreach (var (block, entry) in entries)
            text.Append(block.ToString()).Append(" # SopWebsite: ").Append(BlockListText.Remark(entry, options)).Append('\n');
    }

    private static void Set(
        StringBuilder text, string name, string type, BlockListOptions options, DateTimeOffset now, IEnumerable<ListedBlock> entries)
    {
        text.Append("  set ").Append(name).Append(" {\n    type ").Append(type).Append("\n    flags interval, timeout\n");
        var any = false;
        foreach (var (block, entry) in entries)
        {
            if (!any) text.Append("    elements = {\n");
            any = true;
            var seconds = (long)Math.Max(1, Math.Ceiling((entry.Until - now).TotalSeconds));
            text.Append("      ").Append(block.ToString()).Append(" timeout ").Append(seconds.ToString(CultureInfo.InvariantCulture)).Append("s, # ")
                .Append(BlockListText.Remark(entry, options)).Append('\n');
        }
        if (any) text.Append("    }\n");
        text.Append("  }\n");
    }
}
