using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Tests.Visitors.Blocking;

/// <summary>The lists and the real programs that read them.</summary>
public sealed class BlockListProgramTests : IDisposable
{
    private static readonly string[] Addresses = [
        "203.0.113.5", "198.51.100.7", "2001:db8::7", "2001:db8:1::1.2.3.4", "64:ff9b::cb00:7105", "::ffff:203.0.113.9"];

    private readonly BlockDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [SkippableTheory]
    [InlineData(BlockListFormat.Htaccess, "/usr/sbin/apache2")]
    [InlineData(BlockListFormat.Nginx, "/usr/sbin/nginx")]
    [InlineData(BlockListFormat.Nftables, "/usr/sbin/nft")]
    [InlineData(BlockListFormat.Fail2ban, "/usr/bin/fail2ban-regex")]
    public void TheProgramTakesItsList(BlockListFormat format, string program)
    {
        Skip.IfNot(File.Exists(program), program + " is not installed.");
        foreach (var plan in new[]
        {
            _desk.PlanOf(format), _desk.PlanOf(format, Addresses),
            _desk.Plan(format, options => options with
            {
                Site = null, Aggregate = true,
                Visitors = [
                    .. Enumerable.Range(0, 64).Select(last => _desk.Visitor($"203.0.113.{last}")), _desk.Visitor("2001:db8::1"),
                    _desk.Visitor("2001:db8::2")],
            }),
        })
        {
            var check = _desk.Blocks.Check(plan, default);
            Skip.If(check.State == BlockListCheckState.Unchecked, check.Remark?.English);
            Assert.Equal((BlockListCheckState.Passed, null), (check.State, check.Remark?.English));
        }
    }

    [SkippableTheory]
    [InlineData(BlockListFormat.Htaccess, "/usr/sbin/apache2", "  <RequireAll>", "  <RequireAl>")]
    [InlineData(BlockListFormat.Htaccess, "/usr/sbin/apache2", "not ip 203.0.113.5", "not ip 203.0.113.555")]
    [InlineData(BlockListFormat.Nginx, "/usr/sbin/nginx", "deny 203.0.113.5;", "deny 203.0.113.5")]
    [InlineData(BlockListFormat.Nftables, "/usr/sbin/nft", "203.0.113.5 timeout", "203.0.113.555 timeout")]
    [InlineData(BlockListFormat.Fail2ban, "/usr/bin/fail2ban-regex", "blokir 203.0.113.5", "blokir bukan-alamat")]
    public void ABrokenListIsRefusedAndNotWritten(BlockListFormat format, string program, string sound, string broken)
    {
        Skip.IfNot(File.Exists(program), program + " is not installed.");
        var plan = _desk.PlanOf(format, Addresses);
        Assert.Contains(sound, plan.Text, StringComparison.Ordinal);
        var check = Desk.Adapters.BlockListChecker.Check(format, plan.Text, default);
        Skip.If(check.State == BlockListCheckState.Unchecked, check.Remark?.English);

        var failure = Assert.Throws<Errors.SopException>(() => _desk.Blocks.Check(plan with { Text = plan.Text.Replace(sound, broken) }, default));

        Assert.Equal("SopBlockListInvalid", failure.Id);
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "sopwebsite-check-*").Where(folder => File.Exists(Path.Combine(folder, "list"))
            && File.ReadAllText(Path.Combine(folder, "list")) == plan.Text));
    }

    [SkippableFact]
    public async Task NginxAnswers403ToWhoIsOnTheListAnd200ToOthers()
    {
        Skip.If(NginxServer.Program is null, "nginx is not installed.");
        var list = ForcedList(BlockListFormat.Nginx);
        using var server = await NginxServer.StartAsync($"include {list};");
        File.WriteAllText(Path.Combine(server.Html, "index.html"), "halo");

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(server.Port, "127.0.0.2"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server.Port, "127.0.0.3"));
    }

    [SkippableFact]
    public async Task ApacheAnswers403ByItsHtaccess()
    {
        Skip.IfNot(File.Exists("/usr/sbin/apache2") && Directory.Exists("/usr/lib/apache2/modules"), "apache2 is not installed.");
        var folder = _desk.Desk.Folder;
        var port = LoopbackServer.ClosedPort();
        Directory.CreateDirectory(folder["html"]);
        File.WriteAllText(folder["html/index.html"], "halo");
        File.Copy(ForcedList(BlockListFormat.Htaccess), folder["html/.htaccess"]);
        foreach (var path in new[] { folder.Path, folder["html"], folder["html/index.html"], folder["html/.htaccess"] }) MakeReadable(path);
        File.WriteAllText(folder["httpd.conf"], $"""
            ServerRoot "{folder.Path}"
            ServerName localhost
            Listen 127.0.0.1:{port}
            PidFile "{folder["pid"]}"
            ErrorLog "{folder["error.log"]}"
            DefaultRuntimeDir "{folder.Path}"
            LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule authz_host_module /usr/lib/apache2/modules/mod_authz_host.so
            LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
            {(Environment.IsPrivilegedProcess ? "User www-data\nGroup www-data" : "")}
            DocumentRoot "{folder["html"]}"
            <Directory "{folder["html"]}">
              AllowOverride AuthConfig
              Require all granted
            </Directory>
            """);
        using var process = Process.Start(
            new ProcessStartInfo("/usr/sbin/apache2", ["-f", folder["httpd.conf"], "-D", "FOREGROUND"]) { RedirectStandardError = true })!;
        try
        {
            while (!await IsOpenAsync(port)) Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync() : "");

            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(port, "127.0.0.2"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(port, "127.0.0.3"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    [SkippableFact]
    public void NftablesForgetsAddressesAtTheirTimeAndMayBeLoadedTwice()
    {
        Skip.IfNot(File.Exists("/usr/sbin/nft") && File.Exists("/usr/bin/unshare"), "nft or unshare is not installed.");
        var list = _desk.Write(_desk.PlanOf(BlockListFormat.Nftables, Addresses)).Path;
        // A network of the test's own: nothing outside of it changes.
        var (exit, said) = Run(
            "/usr/bin/unshare", "--user", "--map-root-user", "--net", "/bin/sh", "-c", $"nft -f '{list}' && nft -f '{list}' && nft -j list ruleset");
        Skip.If(exit != 0 && new[] { "Operation not permitted", "Protocol not supported", "unshare failed", "netlink" }.Any(said.Contains), said);
        Assert.True(exit == 0, said);

        using var ruleset = JsonDocument.Parse(said);
        var elements = ruleset.RootElement.GetProperty("nftables").EnumerateArray().Where(item => item.TryGetProperty("set", out _))
            .SelectMany(item => item.GetProperty("set").GetProperty("elem").EnumerateArray()).Select(item => item.GetProperty("elem")).ToList();

        Assert.Equal(6, elements.Count);
        Assert.All(elements, element => Assert.Equal(29 * 86400, element.GetProperty("timeout").GetInt64()));
    }

    [SkippableFact]
    public void TheJailOfTheListIsOneThatFail2banTakes()
    {
        Skip.IfNot(File.Exists("/usr/bin/fail2ban-client") && Directory.Exists("/etc/fail2ban"), "fail2ban is not installed.");
        var settings = Fail2banSettings(_desk.Write(_desk.PlanOf(BlockListFormat.Fail2ban, Addresses)).Path);

        var (exit, said) = Run("/usr/bin/fail2ban-client", "-c", settings, "-t");

        Assert.True(exit == 0 && said.Contains("OK", StringComparison.Ordinal), said);
    }

    [SkippableFact]
    public async Task Fail2banBansEachAddressUntilItsOwnTime()
    {
        Skip.IfNot(File.Exists("/usr/bin/fail2ban-server") && Directory.Exists("/etc/fail2ban"), "fail2ban is not installed.");
        // It goes by the computer's clock.
        _desk.Desk.Clock.UtcNow = DateTimeOffset.UtcNow;
        var plan = _desk.Plan(BlockListFormat.Fail2ban, options => options with
        {
            Site = null,
            Visitors = [
                _desk.Visitor("203.0.113.5", daysAgo: 0), _desk.Visitor("198.51.100.7", daysAgo: 29), _desk.Visitor("2001:db8::7", daysAgo: 12.5)],
        });
        var settings = Fail2banSettings(_desk.Write(plan).Path, action: "uji");
        File.WriteAllText(Path.Combine(settings, "action.d", "uji.conf"), "[Definition]\nactionban = true\nactionunban = true\n");
        var socket = _desk.Desk.Folder["f.sock"];
        var start = new ProcessStartInfo("/usr/bin/fail2ban-server", ["-c", settings, "-s", socket, "-p", _desk.Desk.Folder["f.pid"], "-xf", "start"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        using var server = Process.Start(start)!;
        try
        {
            _ = server.StandardOutput.ReadToEndAsync();
            var errors = server.StandardError.ReadToEndAsync();
            string[] banned = [];
            while (banned.Length < plan.Entries.Length)
            {
                Assert.False(server.HasExited, server.HasExited ? await errors : "");
                await Task.Delay(100);
                banned = Run("/usr/bin/fail2ban-client", "-s", socket, "get", "sopwebsite", "banip", "--with-time").Said
                    .Split('\n').Where(line => line.Contains(" = ", StringComparison.Ordinal)).ToArray();
            }

            // A line of its answer: address, since, seconds, until.
            Assert.Equal(
                plan.Entries.Select(entry => $"{entry.Network} {entry.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss}").Order(StringComparer.Ordinal),
                banned.Select(line => line.Split('\t')[0].Trim() + " " + line.Split(" = ")[1].Trim()).Order(StringComparer.Ordinal));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    /// <summary>As an administrator would: the lines of the list's head, without their marks; here with the list's place.</summary>
    private string Fail2banSettings(string list, string? action = null)
    {
        var settings = _desk.Desk.Folder["fail2ban"];
        Run("/bin/cp", "-r", "/etc/fail2ban", settings);
        foreach (var local in Directory.GetFiles(Path.Combine(settings, "jail.d"))) File.Delete(local);
        var jail = File.ReadLines(list).Where(line => line.StartsWith("#   ", StringComparison.Ordinal)).Select(line => line.Substring(4)).ToList();
        Assert.Equal("[sopwebsite]", jail[0]);
        if (action is not null) jail.Add("action = " + action);
        File.WriteAllLines(
            Path.Combine(settings, "jail.d", "sopwebsite.local"), jail.Select(line => line.Replace("/etc/fail2ban/sopwebsite.list", list)));
        File.WriteAllText(Path.Combine(settings, "fail2ban.local"), $"[Definition]\ndbfile = None\nlogtarget = {_desk.Desk.Folder["f.log"]}\n");
        return settings;
    }

    [Fact]
    public void JsonIsReadBack()
    {
        using var list = JsonDocument.Parse(_desk.PlanOf(BlockListFormat.Json, Addresses).Text);

        var entries = list.RootElement.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(6, entries.Count);
        Assert.Equal(
            ("198.51.100.7", 32, "ipv4"),
            (entries[0].GetProperty("network").GetString(), entries[0].GetProperty("prefixLength").GetInt32(),
                entries[0].GetProperty("family").GetString()));
        Assert.All(entries, entry => Assert.Equal(_desk.Now.AddDays(29), entry.GetProperty("until").GetDateTimeOffset()));
    }

    [Fact]
    public void CsfListsAreAddressesWithComments()
    {
        var lines = _desk.PlanOf(BlockListFormat.Csf, Addresses).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .ToList();

        Assert.Equal(6, lines.Count);
        Assert.All(lines, line => Assert.True(IPAddress.TryParse(line.Split(' ')[0], out _)));
        Assert.All(lines, line => Assert.Contains("sampai 2026-12-15 08:00 WIB", line, StringComparison.Ordinal));
    }

    /// <summary>A list of 127.0.0.2, which only force puts on one.</summary>
    private string ForcedList(BlockListFormat format)
    {
        var plan = _desk.Plan(
            format, options => options with { Site = null, Force = true, Visitors = [_desk.Visitor("127.0.0.2"), _desk.Visitor("2001:db8::7")] });
        Assert.NotEmpty(plan.Warnings);
        _desk.Blocks.Check(plan, default);
        return _desk.Write(plan, "blokir.conf").Path;
    }

    private static void MakeReadable(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    private static async Task<bool> IsOpenAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(20);
            return false;
        }
    }

    /// <summary>What a server answers to a client with an address of its own.</summary>
    private static async Task<HttpStatusCode> StatusAsync(int port, string from)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/index.html"));
        return answer.StatusCode;
    }

    private static (int Exit, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
