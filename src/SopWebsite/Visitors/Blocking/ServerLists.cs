using System.Text;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>Lists for web servers: they answer 403.</summary>
internal static class ServerLists
{
    /// <summary>
    /// Apache 2.4 (mod_authz_core, mod_authz_host). A comment stands on a line of its own there. Source: Apache HTTP Server, "Require ip" and
    /// RequireAll: a section of negations alone would let nobody in.
    /// </summary>
    public static void Htaccess(StringBuilder text, BlockListOptions options, IReadOnlyList<ListedBlock> entries)
    {
        text.Append("# Perlu Apache 2.4 dan AllowOverride AuthConfig (hosting cPanel mengizinkannya).\n");
        text.Append("# Di belakang proxy atau CDN, Apache harus mengetahui alamat asli pengunjung (mod_remoteip).\n");
        text.Append("<IfModule mod_authz_core.c>\n  <RequireAll>\n    Require all granted\n");
        foreach (var (block, entry) in entries)
        {
            text.Append("    # ").Append(BlockListText.Remark(entry, options)).Append('\n');
            text.Append("    Require not ip ").Append(block.ToString()).Append('\n');
        }
        text.Append("  </RequireAll>\n</IfModule>\n");
    }

    /// <summary>nginx (ngx_http_access_module).</summary>
    public static void Nginx(StringBuilder text, BlockListOptions options, IReadOnlyList<ListedBlock> entries)
    {
        text.Append("# Untuk blok http, server atau location; blok yang memuat allow/deny sendiri perlu include tersendiri.\n");
        text.Append("# Di belakang proxy atau CDN, nginx harus mengetahui alamat asli pengunjung (set_real_ip_from).\n");
        foreach (var (block, entry) in entries)
            text.Append("deny ").Append(block.ToString()).Append("; # ").Append(BlockListText.Remark(entry, options)).Append('\n');
    }
}
