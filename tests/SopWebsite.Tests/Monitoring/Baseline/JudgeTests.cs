using SopWebsite.Monitoring.Baseline;

namespace SopWebsite.Tests.Monitoring.Baseline;

public sealed class JudgeTests
{
    [Theory]
    [InlineData("cache/", "cache/a/b.php", true)]
    [InlineData("cache/", "wp/cache/b.php", false)]
    [InlineData("*.log", "a/b/error.log", true)]
    [InlineData("**/uploads/", "a/uploads/x", true)]
    [InlineData("**/uploads/", "uploads/x", true)]
    [InlineData("a/*.txt", "a/b/c.txt", false)]
    [InlineData("a/?.txt", "A/b.TXT", true)]
    [InlineData("a.c", "abc", false)]
    public void PatternsFitPaths(string pattern, string path, bool fits) => Assert.Equal(fits, new PathPattern([pattern]).Fits(path));

    [Theory]
    [InlineData("RewriteCond %{HTTP_USER_AGENT} (semrush|ahrefs)bot [NC]\nRewriteRule .* - [F,L]")]
    [InlineData("RewriteCond %{HTTP_USER_AGENT} bot\nRewriteRule .* http://example.go.id/ [R=403,L]")]
    [InlineData("RewriteCond %{HTTP_REFERER} !^https?://example\\.go\\.id\nRewriteRule \\.jpg$ /hotlink.png [L]")]
    [InlineData("RewriteCond %{HTTP_HOST} ^www\\.\nRewriteRule ^(.*)$ https://example.go.id/$1 [R=301,L]")]
    [InlineData("RewriteCond %{HTTP_ACCEPT} image/webp\nRewriteRule (.+)\\.jpg$ $1.webp [T=image/webp]")]
    [InlineData("AddHandler application/x-httpd-ea-php74 .php .php7 .phtml")]
    [InlineData("AddHandler cgi-script .php .pl .jpg\nOptions -ExecCGI")]
    [InlineData("<FilesMatch \\.php$>\nSetHandler \"proxy:unix:/run/php-fpm.sock|fcgi://localhost\"\n</FilesMatch>")]
    [InlineData("auto_prepend_file = '/srv/www/wordfence-waf.php'")]
    [InlineData("php_value auto_prepend_file none\nphp_flag engine off\nphp_flag display_errors off")]
    [InlineData("ErrorDocument 404 /index.php\n# RewriteCond %{HTTP_USER_AGENT} google\n# auto_prepend_file x")]
    public void SettingsOfACourtAreNoFinding(string text)
    {
        var reasons = new ReasonList();
        HandlerJudge.Judge(text, reasons);
        Assert.Equal(0, reasons.Weight);
    }

    [Theory]
    [InlineData("RewriteCond %{HTTP_USER_AGENT} google [NC,OR]\nRewriteCond %{HTTP_USER_AGENT} yahoo\nRewriteRule ^ x.php [L]")]
    [InlineData("RewriteCond %{HTTP_USER_AGENT} \\\n google\nRewriteRule ^ x.php")]
    [InlineData("SetHandler application/x-httpd-php")]
    [InlineData("<Files \"logo.png\">\nForceType application/x-httpd-php\n</Files>")]
    [InlineData("Options +ExecCGI\nAddHandler cgi-script .jpg")]
    [InlineData("php_value allow_url_include on")]
    [InlineData("ErrorDocument 404 http://bad.example/")]
    [InlineData("<FilesMatch \"^(index|lock360|wp-l0gin)\\.php$\">\nAllow from all\n</FilesMatch>")]
    [InlineData(
        "<rule name=\"x\"><conditions><add input=\"{HTTP_USER_AGENT}\" pattern=\"googlebot\" /></conditions><action type=\"Rewrite\" "
        + "url=\"x.php\" /></rule>")]
    public void SettingsOfAnIntruderAre(string text)
    {
        var reasons = new ReasonList();
        HandlerJudge.Judge(text, reasons);
        Assert.True(reasons.IsSuspicious);
    }

    [Theory]
    [InlineData("<?php\n// Silence is golden.\n", true)]
    [InlineData("<?php die('x'); ?>eval($_POST['c'])", true)]
    [InlineData("<?php /* a */ # b\n defined('_JEXEC') or die;", true)]
    [InlineData("<?php // a ?> <?php eval($_POST['c']);", false)]
    [InlineData("<?php die(eval($_POST['c']));", false)]
    [InlineData("<?php die(\"{$_GET['x']($_GET['y'])}\");", false)]
    [InlineData("<?php defined('_JEXEC') or die; eval($_POST['c']);", false)]
    [InlineData("x<?php die;", false)]
    public void OnlyWhatDoesNothingIsInert(string text, bool inert) => Assert.Equal(inert, ContentJudge.IsInert(text));

    [Fact]
    public void ACodeAcrossTheBorderOfTwoWindowsIsFound()
    {
        using var desk = new BaselineDesk();
        foreach (var shift in new[] { 0, 5, 10, 20, 40 })
            desk.Write(
                $"a{shift}.php", "<?php /*" + new string('x', (1024 * 1024) - 20 - shift) + "*/ @eval($_POST['c']);" + new string(' ', 100_000));

        Assert.Equal(5, desk.Make().Suspects.Length);
    }

    [Fact]
    public void HostileContentsTakeNoForever()
    {
        using var desk = new BaselineDesk();
        var hostile = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["comments.php"] = "<?php " + string.Concat(Enumerable.Repeat("/*", 200_000)),
            ["joints.php"] = "<?php $a = " + string.Concat(Enumerable.Repeat("'a'.", 100_000)),
            ["jumps.php"] = "<?php " + string.Concat(Enumerable.Repeat("goto aaa; ", 40_000)),
            ["evals.php"] = "<?php " + string.Concat(Enumerable.Repeat("eval(", 100_000)),
            ["tags.jpg"] = string.Concat(Enumerable.Repeat("<?=", 200_000)),
            ["lines/.htaccess"] = string.Concat(Enumerable.Repeat("RewriteCond %{HTTP_USER_AGENT} x\n", 20_000)),
        };
        foreach (var (path, text) in hostile) desk.Write(path, text);

        Assert.Equal(hostile.Count, desk.Make().Files);
    }
}
