using System.Diagnostics;
using System.Net.Sockets;
using SopWebsite.Tests.Dumps;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Proof;

/// <summary>Debian's WordPress, installed by its own installer, on a MariaDB server of the tests, behind a real Apache; gone with the test.</summary>
internal sealed class WordPressSite : IDisposable
{
    private const string Source = "/usr/share/wordpress";
    private const string Modules = "/usr/lib/apache2/modules";

    private readonly TemporaryFolder _folder = new();
    private readonly MariaDbServer _server;
    private readonly Process _apache;
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(3) };
    private readonly int _port = LoopbackServer.ClosedPort();

    private WordPressSite(MariaDbServer server, string database)
    {
        (_server, Database) = (server, database);
        // The web server's account must get here.
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        // As a hosting has it: files of its own, no links to what the distribution shares.
        Run("cp", "-rL", "--no-preserve=ownership", Source, Root);
        File.Delete(Path.Combine(Root, "wp-config.php"));
        File.WriteAllText(Path.Combine(Root, "wp-config.php"), $$"""
            <?php
            define('DB_NAME', '{{database}}'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'rahasia'); define('DB_HOST', '127.0.0.1:{{server.Port}}');
            define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
            define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
            define('WP_HOME', 'http://127.0.0.1:{{_port}}'); define('WP_SITEURL', 'http://127.0.0.1:{{_port}}');
            $table_prefix = 'wp_';
            if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
            require_once ABSPATH . 'wp-settings.php';
            """);
        // Debian has the themes in packages of their own.
        var theme = Directory.CreateDirectory(Path.Combine(Root, "wp-content", "themes", "contoh")).FullName;
        File.WriteAllText(Path.Combine(theme, "style.css"), "/* Theme Name: Contoh */");
        File.WriteAllText(Path.Combine(theme, "index.php"), """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title><?php bloginfo('name'); ?></title><?php wp_head(); ?></head><body>
            <?php while (have_posts()) { the_post(); echo '<h2>', get_the_title(), '</h2>', apply_filters('the_content', get_the_content()); } wp_footer(); ?>
            </body></html>
            """);
        server.Sql(
            $"CREATE DATABASE {database}; CREATE USER IF NOT EXISTS wp@'%' IDENTIFIED BY 'rahasia'; CREATE USER IF NOT EXISTS wp@localhost "
            + "IDENTIFIED BY 'rahasia'; "
            + $"GRANT ALL ON {database}.* TO wp@'%'; GRANT ALL ON {database}.* TO wp@localhost");
        File.WriteAllText(_folder["conf"], $"""
            ServerRoot {_folder.Path}
            PidFile {_folder["pid"]}
            Listen 127.0.0.1:{_port}
            ServerName 127.0.0.1
            LoadModule mpm_prefork_module {Modules}/mod_mpm_prefork.so
            LoadModule authz_core_module {Modules}/mod_authz_core.so
            LoadModule mime_module {Modules}/mod_mime.so
            LoadModule dir_module {Modules}/mod_dir.so
            LoadModule php_module {PhpModule}
            DocumentRoot {Root}
            DirectoryIndex index.php
            TypesConfig /etc/mime.types
            <FilesMatch "\.php$">
              SetHandler application/x-httpd-php
            </FilesMatch>
            php_admin_value opcache.enable 0
            ErrorLog {_folder["error.log"]}
            User nobody
            Group #65534
            StartServers 1
            MaxRequestWorkers 4
            DefaultRuntimeDir {_folder.Path}
            """);
        _apache = Process.Start(new ProcessStartInfo("/usr/sbin/apache2", ["-f", _folder["conf"], "-DFOREGROUND"]) { RedirectStandardError = true })!;
    }

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? Missing => !OperatingSystem.IsLinux() || !Directory.Exists(Source) ? "Debian's wordpress is not installed"
        : PhpModule is null ? "Apache's PHP module is not installed"
        : !File.Exists("/usr/sbin/apache2") ? "apache2 is not installed" : null;

    private static string? PhpModule => Directory.Exists(Modules) ? Directory.GetFiles(Modules, "libphp*.so").FirstOrDefault() : null;

    public string Root => _folder["wordpress"];

    public string Database { get; }

    public string Folder => _folder.Path;

    public static async Task<WordPressSite> InstallAsync(MariaDbServer server, string database)
    {
        var site = new WordPressSite(server, database);
        try
        {
            await site.ListenAsync();
            var answers = new Dictionary<string, string>
            {
                ["weblog_title"] = "Pengadilan Negeri Contoh", ["user_name"] = "admin", ["admin_password"] = "Sandi-Contoh-2026",
                ["admin_password2"] = "Sandi-Contoh-2026",
                ["pw_weak"] = "1", ["admin_email"] = "admin@example.go.id", ["blog_public"] = "0", ["language"] = "",
            };
            using var form = new FormUrlEncodedContent(answers);
            using var answer = await site._client.PostAsync(site.At("/wp-admin/install.php?step=2"), form);
            Assert.Contains("wp-login.php", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            server.Sql(
                "INSERT INTO wp_posts (post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, "
                + "post_name, to_ping, pinged, "
                + "post_modified, post_modified_gmt, post_content_filtered) VALUES (1, '2026-11-20 08:00:00', '2026-11-20 01:00:00', "
                + "'Sidang perkara 図 😀 \\\\ \\' \"', "
                + "'Jadwal Sidang é', '', 'publish', 'jadwal-sidang', '', '', '2026-11-20 08:00:00', '2026-11-20 01:00:00', '')", database);
            // Addresses as every server has them, without rewriting.
            server.Sql("UPDATE wp_options SET option_value = '' WHERE option_name = 'permalink_structure'; "
                + "UPDATE wp_options SET option_value = 'contoh' WHERE option_name IN ('template', 'stylesheet')", database);
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>A page as a visitor gets it.</summary>
    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(At(path));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The end of the site: no files, no database.</summary>
    public void Destroy()
    {
        foreach (var entry in Directory.GetFileSystemEntries(Root))
        {
            if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
            else File.Delete(entry);
        }
        _server.Sql($"DROP DATABASE {Database}");
    }

    public void Dispose()
    {
        if (!_apache.HasExited) _apache.Kill(entireProcessTree: true);
        _apache.WaitForExit();
        _apache.Dispose();
        _client.Dispose();
        _folder.Dispose();
    }

    private Uri At(string path) => new($"http://127.0.0.1:{_port}{path}");

    private async Task ListenAsync()
    {
        while (true)
        {
            Assert.False(_apache.HasExited, "apache2 ended: " + (_apache.HasExited ? await _apache.StandardError.ReadToEndAsync() : ""));
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
