namespace SopWebsite.Tests.Monitoring.Baseline;

/// <summary>Small trees laid out as the systems lay theirs out, with what they write by themselves in folders where no script belongs.</summary>
internal static class SampleTrees
{
    private static readonly (string Path, string Text)[] WordPress =
    [
        ("index.php", "<?php\ndefine( 'WP_USE_THEMES', true );\nrequire __DIR__ . '/wp-blog-header.php';\n"),
        ("wp-config.php", "<?php\ndefine( 'DB_NAME', 'cms' );\n$table_prefix = 'wp_';\nrequire_once ABSPATH . 'wp-settings.php';\n"),
        ("wp-includes/version.php", "<?php\n$wp_version = '6.1.9';\n$wp_db_version = 53496;\n"),
        ("wp-includes/formatting.php", "<?php\nfunction clean( $t ) { return preg_replace( '/[^a-z]/i', '', $t ); }\n"),
        ("wp-includes/load.php", "<?php\n$_REQUEST = array_merge( $_GET, $_POST );\nif ( isset( $_GET['action'] ) ) { do_action( 'init', "
            + "$_GET['action'] ); }\n"),
        ("wp-includes/barcode.php", "<?php\n$c = chr(0).chr(1).chr(2).chr(27).chr(28).chr(29).chr(30).chr(31);\n$png = "
            + "\"\\x20\\x21\\x22\\x23\\x24\\x25\\x26\\x27\\x28\";\n"
            + "$r = curl_exec( $h );\n$set = array_filter( $_POST, 'is_numeric' );\n"),
        ("wp-admin/admin.php", "<?php\nif ( ! empty( $_FILES ) ) { $moved = move_uploaded_file( $file['tmp_name'], $new ); }\n"),
        ("wp-content/index.php", "<?php\n// Silence is golden.\n"),
        ("wp-content/uploads/index.php", "<?php\n// Silence is golden.\n"),
        ("wp-content/uploads/2026/11/putusan.pdf", "%PDF-1.7 putusan perkara judi online"),
        ("wp-content/wflogs/rules.php", "<?php exit('Access denied'); __halt_compiler(); ?>\neval(base64_decode(\n"),
        ("wp-content/cache/supercache/meta-1.php", "<?php die(); ?>{\"uri\":\"/?q=eval(\"}"),
        (".htaccess", "RewriteEngine On\nRewriteCond %{REQUEST_FILENAME} !-f\nRewriteRule . /index.php [L]\n"),
        ("readme.html", "<h1>WordPress</h1>"),
    ];

    private static readonly (string Path, string Text)[] Joomla =
    [
        ("index.php", "<?php\ndefine('_JEXEC', 1);\nrequire_once JPATH_BASE . '/includes/framework.php';\n"),
        ("configuration.php", "<?php\nclass JConfig {\n\tpublic $sitename = 'PN Contoh';\n}\n"),
        ("libraries/src/Version.php", "<?php\nnamespace Joomla\\CMS;\nfinal class Version { const MAJOR_VERSION = 3; const MINOR_VERSION = "
            + "10; const PATCH_VERSION = 12; }\n"),
        ("libraries/src/Input.php", "<?php\n$value = isset($_REQUEST['id']) ? (int) $_REQUEST['id'] : 0;\n"),
        ("images/index.html", "<!DOCTYPE html><title></title>"),
        ("images/index.php", "<?php\n/**\n * @package Joomla\n */\ndefined('_JEXEC') or die;\n"),
        ("cache/page/0a-cache-page-1b.php", "<?php die(\"Access Denied\"); ?>#x#a:1:{s:4:\"body\";s:9:\"slot gacor\";}"),
        ("administrator/logs/error.php", "#\n#<?php die('Forbidden.'); ?>\n#Date: 2026-11-16\nINFO eval(base64_decode($_POST))\n"),
        ("administrator/cache/autoload_psr4.php", "<?php\ndefined('_JEXEC') or die;\nreturn array('Joomla\\\\CMS' => array(1));\n"),
        ("media/system/js/core.js", "window.Joomla = {};"),
        ("media/vendor/tinymce/langs/pl.js", "tinymce.addI18n('pl', {});"),
        ("htaccess.txt", "RewriteCond %{QUERY_STRING} base64_encode[^(]*\\([^)]*\\) [OR]\nRewriteRule .* index.php [F]\n"),
        (".htaccess", "RewriteCond %{HTTP_USER_AGENT} (libwww-perl|nikto|badbot) [NC]\nRewriteRule .* - [F,L]\n"
            + "RewriteCond %{HTTP_REFERER} !^$\nRewriteCond %{HTTP_REFERER} !example\\.go\\.id [NC]\nRewriteRule \\.(jpg|png)$ - [F]\n"
            + "<FilesMatch \"\\.(php|phtml)$\">\nSetHandler application/x-httpd-php\n</FilesMatch>\nAddHandler "
            + "application/x-httpd-ea-php81 .php .php8 .phtml\n"),
    ];

    public static string MakeWordPress(string root) => Make(root, WordPress);

    public static string MakeJoomla(string root) => Make(root, Joomla);

    public static void Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes(text));
    }

    private static string Make(string root, (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files) Write(root, path, text);
        return root;
    }
}
