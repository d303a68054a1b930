using System.Diagnostics;
using System.Globalization;
using System.Text;
using SopWebsite.Backups.Configurations;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups;

/// <summary>Accounts read out of configurations without running PHP: what is stated is found, what would have to be worked out is refused.</summary>
public sealed class SiteConfigurationTests : IDisposable
{
    private const string Joomla = """
        <?php
        /* $password = 'lama'; */
        class JConfig {
        	public $offline = false;
        	public $sitename = 'PN Contoh // bukan komentar';
        	public $dbtype = 'mysqli';
        	public $host = 'localhost';
        	public $user = 'situs'; // $user = 'lain'
        	public $password = 'p\'a\\s$s"#x';
        	public $db = 'pn_contoh'; # $db = 'lain';
        	public $dbprefix = 'abc_';
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void JoomlasConfigurationIsRead()
    {
        File.WriteAllText(_folder["configuration.php"], Joomla);

        var found = SiteConfigurationReader.FindIn(_folder.Path)!;

        Assert.Equal(
            (SiteSoftware.Joomla, "pn_contoh", "situs", (string?)null, "abc_"),
            (found.Software, found.Database.Name, found.Database.UserName, found.Database.Host, found.TablePrefix));
        Assert.Equal("p'a\\s$s\"#x", found.Password);
        Assert.Equal("php:" + _folder["configuration.php"], found.Database.Secret);
        Assert.Equal("p'a\\s$s\"#x", DatabaseLogins.Of(found.Database)!.Password);
        Assert.DoesNotContain("#x", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WordPressIsReadAlsoFromTheFolderAbove()
    {
        var root = Directory.CreateDirectory(_folder["web"]).FullName;
        File.WriteAllText(_folder["wp-config.php"], """
            <?php
            // define( 'DB_PASSWORD', 'lama' );
            define( 'DB_NAME', "pn_" . 'contoh' );
            define( "DB_USER", 'situs' );
            define('DB_PASSWORD','rahasia' /* ; define('DB_PASSWORD','lain') */ );
            define( 'DB_HOST', 'db.example.go.id:3307' );
            $table_prefix = 'wp_';
            if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
            require_once ABSPATH . 'wp-settings.php';
            """);

        Assert.Null(SiteConfigurationReader.FindIn(root));
        File.WriteAllText(Path.Combine(root, "wp-load.php"), "<?php");
        var found = SiteConfigurationReader.FindIn(root)!;

        Assert.Equal(
            ("pn_contoh", "situs", "rahasia", "db.example.go.id", 3307),
            (found.Database.Name, found.Database.UserName, found.Password, found.Database.Host, found.Database.Port));
        Assert.Equal("wp_", found.TablePrefix);
        // A WordPress of its own above: its configuration is not this site's.
        File.WriteAllText(_folder["wp-settings.php"], "<?php");
        Assert.Null(SiteConfigurationReader.FindIn(root));
    }

    [Theory]
    [InlineData("'x'", "x")]
    [InlineData("\"x\\ty\\x41\\101\\u{56fe}\\$\\\\\\q\"", "x\tyAA\u56fe$\\\\q")]
    [InlineData("'a\\nb'", "a\\nb")]
    [InlineData("'a' . 1 . \"b\"", "a1b")]
    [InlineData("('a' . ('b'))", "ab")]
    [InlineData("\"$ 5 and {x}\"", "$ 5 and {x}")]
    [InlineData("DB_NAME", "pn")]
    [InlineData("'a' /* ) */ . // )\n 'b'", "ab")]
    [InlineData("'?>'", "?>")]
    [InlineData("''", null)]
    [InlineData("null", null)]
    public void WhatAValueSaysIsKnown(string expression, string? expected) => Assert.Equal(expected, WordPress(expression).Password);

    [Theory]
    [InlineData("getenv('DB_PASSWORD')")]
    [InlineData("getenv_docker('X', 'y')")]
    [InlineData("$_ENV['X']")]
    [InlineData("\"a$b\"")]
    [InlineData("\"a{$b}\"")]
    [InlineData("\"a${b}\"")]
    [InlineData("'a' . $b")]
    [InlineData("file_get_contents('/run/secrets/x')")]
    [InlineData("base64_decode('eA==')")]
    [InlineData("'a' ?: 'b'")]
    [InlineData("true ? 'a' : 'b'")]
    [InlineData("'a'[0]")]
    [InlineData("['a'][0]")]
    [InlineData("`cat x`")]
    [InlineData("<<<X\nrahasia\nX")]
    [InlineData("\"\\xff\"")]
    [InlineData("\\str_rot13('x')")]
    [InlineData("Kelas::NILAI")]
    [InlineData("UNKNOWN_CONSTANT")]
    [InlineData("0x10")]
    [InlineData("-1")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((('x')))))))))))))))))))))))))))))))))))))))))")]
    public void WhatOnlyPhpCanWorkOutIsRefusedByName(string expression)
    {
        var refusal = Assert.Throws<SopException>(() => WordPress(expression));

        Assert.Equal("SopConfigurationComputed", refusal.Id);
        Assert.Contains("DB_PASSWORD", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AValueThatStandsTwiceIsNotGuessed()
    {
        var text = "<?php define('DB_NAME', 'pn'); if ($x) { define('DB_PASSWORD', 'a'); } else { define('DB_PASSWORD', 'b'); }";

        Assert.Equal("SopConfigurationComputed", Assert.Throws<SopException>(() => SiteConfigurationReader.Read(text, "/x")).Id);
        Assert.Equal("a", SiteConfigurationReader.Read(text.Replace("'b'", "'a'", StringComparison.Ordinal), "/x").Password);
    }

    [Theory]
    [InlineData("")]
    [InlineData("define('DB_NAME', 'x');")]
    [InlineData("<?php /* define('DB_NAME', 'x');")]
    [InlineData("<?php $a = 'define(\"DB_NAME\", \"x\");';")]
    [InlineData("<?php define('DB_NAME', 'x")]
    [InlineData("<?php define('DB_NAME', \"x\\")]
    [InlineData("<?php function define() {} $o->define('DB_NAME', 'x'); O::define('DB_NAME', 'x');")]
    [InlineData("<?php ?> define('DB_NAME', 'x'); <?php")]
    [InlineData("<?php <<<'X'\n define('DB_NAME', 'x');\nX;")]
    [InlineData("<?php define('DB_NAME', '');")]
    [InlineData("<?php define(")]
    [InlineData("<?php class A { public $db; public $dbtype; }")]
    [InlineData("<?")]
    [InlineData("<?php <<<")]
    [InlineData("<?php public static readonly")]
    public void WhatStatesNothingIsNoConfiguration(string text) =>
        Assert.Equal("SopConfigurationInvalid", Assert.Throws<SopException>(() => SiteConfigurationReader.Read(text, "/x")).Id);

    [Theory]
    [InlineData("localhost", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData("localhost:3307", "127.0.0.1", 3307, null)]
    [InlineData("db.example.go.id", "db.example.go.id", null, null)]
    [InlineData("localhost:/run/mysqld/mysqld.sock", null, null, "/run/mysqld/mysqld.sock")]
    [InlineData(":/tmp/s", null, null, "/tmp/s")]
    [InlineData("[::1]:3306", "::1", 3306, null)]
    [InlineData("::1", "::1", null, null)]
    [InlineData("10.0.0.5:0", "10.0.0.5:0", null, null)]
    public void AHostIsTakenApartAsTheProgramsDo(string text, string? host, int? port, string? socket) =>
        Assert.Equal((host, port, socket), SiteConfigurationReader.HostOf(text));

    [Fact]
    public void OldAndLargeAndUnreadableFilesAreHandled()
    {
        File.WriteAllBytes(_folder["latin"], Encoding.Latin1.GetBytes("<?php // caf\u00e9\ndefine('DB_NAME', 'pn'); define('DB_PASSWORD', 'x');"));
        Assert.Equal("x", SiteConfigurationReader.ReadFile(_folder["latin"]).Password);
        File.WriteAllBytes(_folder["bom"], [0xEF, 0xBB, 0xBF, .. "<?php define('DB_NAME', 'pn');"u8]);
        Assert.Equal("pn", SiteConfigurationReader.ReadFile(_folder["bom"]).Database.Name);
        File.WriteAllBytes(_folder["besar"], new byte[SiteConfigurationReader.LargestBytes + 1]);
        Assert.Equal("SopConfigurationInvalid", Assert.Throws<SopException>(() => SiteConfigurationReader.ReadFile(_folder["besar"])).Id);
        Assert.Equal("SopConfigurationUnreadable", Assert.Throws<SopException>(() => SiteConfigurationReader.ReadFile(_folder["tidak-ada"])).Id);
        Assert.Equal("SopConfigurationUnreadable", Assert.Throws<SopException>(() => SiteConfigurationReader.ReadFile(_folder.Path)).Id);
    }

    [Fact]
    public void NoPieceOfAFileEverBreaksTheReader()
    {
        string[] pieces = [
            "<?php ", "?>", "'", "\"", "\\", "define", "(", ")", ",", ".", ";", "DB_NAME", "/*", "*/", "//", "#", "\n", "<<<X\n", "\nX", "$a", "{",
            "}", "const ", "public ", "=", "`", "\\u{", "\\x4", "7", " "];
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = "<?php " + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var refusal = Record.Exception(() => SiteConfigurationReader.Read(text, "/x"));
            if (refusal is not null)
                Assert.Contains(Assert.IsType<SopException>(refusal).Id, new[] { "SopConfigurationInvalid", "SopConfigurationComputed" });
        }
    }

    [SkippableFact]
    public void WhateverIsTakenForKnownIsWhatPhpItselfMakesOfIt()
    {
        Skip.If(Adapters.Processes.ProgramPath.Find("php") is null, "php is not installed");
        string[] pieces = [
            "a", "\\\\", "\\'", "\\\"", "$", "{", "}", "\\n", "\\t", "\\$", "\\x41", "\\x4", "\\101", "\\8", "\\u{41}", "\\u{1F600}", "//", "/*", "#",
            "?>", "é", "\n", " ", "\\e", "\\q", "()", ";", ",", "5"];
        var script = new StringBuilder("<?php\n");
        var ours = new List<string?>();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var expression = string.Join(" . ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Literal(random)));
            var found = PhpSettings.Read($"<?php define('A', {expression});")?.Constant("A")?.Text;
            if (found is null) continue;
            ours.Add(found);
            script.Append(CultureInfo.InvariantCulture, $"echo 'x', base64_encode({expression}), \"\\n\";\n");
        }
        File.WriteAllText(_folder["uji.php"], script.ToString());
        using var php = Process.Start(new ProcessStartInfo("php", [_folder["uji.php"]]) { RedirectStandardOutput = true })!;
        var theirs = php.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        php.WaitForExit();

        Assert.Equal(0, php.ExitCode);
        Assert.InRange(ours.Count, 150, 400);
        Assert.Equal(ours, theirs.Select(line => Encoding.UTF8.GetString(Convert.FromBase64String(line[1..]))));

        string Literal(Random random)
        {
            var quote = random.Next(2) == 0 ? "'" : "\"";
            var body = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
            return quote + body + quote;
        }
    }

    private static SiteConfiguration WordPress(string password) =>
        SiteConfigurationReader.Read(
            $"<?php define('DB_NAME', 'pn'); define('DB_USER', 'situs'); define('DB_PASSWORD', {password}); define('DB_HOST', 'localhost');",
            "/situs/wp-config.php");
}
