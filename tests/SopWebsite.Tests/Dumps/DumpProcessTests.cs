using System.Diagnostics;
using System.Text;
using SopWebsite.Adapters.Dumps;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups;

namespace SopWebsite.Tests.Dumps;

/// <summary>With programs of our own in place of the dump program, to see what it is given and what becomes of what it says.</summary>
public sealed class DumpProcessTests : IDisposable
{
    private const string Whole = "-- MariaDB dump\n-- Server version\t10.11.6-MariaDB\nCREATE TABLE `a` (\n) ENGINE=InnoDB;\n-- Dump "
        + "completed on 2026-11-21\n";
    private const string Password = "sangat-rahasia";
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ThePasswordIsInNoArgumentAndNoVariableAndNoFile()
    {
        var command = Program(
            $"tr '\\0' '\\n' < /proc/$$/cmdline > '{_bench["argv"]}'; env > '{_bench["env"]}'; cat > '{_bench["stdin"]}'; ls -A "
            + $"'{Path.GetTempPath()}' > '{_bench["tmp"]}'\nprintf -- '{Whole.Replace("\n", "\\n", StringComparison.Ordinal)}'");

        Dump(command);

        Assert.Contains("--defaults-file=/dev/stdin", File.ReadAllText(_bench["argv"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, File.ReadAllText(_bench["argv"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, File.ReadAllText(_bench["env"]), StringComparison.Ordinal);
        Assert.DoesNotContain("sop-options-", File.ReadAllText(_bench["tmp"]), StringComparison.Ordinal);
        Assert.Equal(
            $"[client]\nuser=\"situs\"\npassword=\"{Password}\"\nhost=\"db.example.go.id\"\nport=\"3307\"\n", File.ReadAllText(_bench["stdin"]));
    }

    [Theory]
    [InlineData("printf 'CREATE TABLE a;\\n'")]
    [InlineData("printf 'isi\\n-- Dump completed on x\\nINSERT INTO a VALUES (1);\\n'")]
    [InlineData("printf 'x -- Dump completed'")]
    [InlineData("true")]
    public void ADumpWithoutItsLastLineIsRefused(string script) =>
        Assert.Equal("SopDumpTruncated", Assert.Throws<SopException>(() => Dump(Program(script))).Id);

    [Fact]
    public void AWholeDumpWithAFailingExitCodeIsRefused()
    {
        var refusal = Assert.Throws<SopException>(() => Dump(Program($"printf -- '-- Dump completed\\n'; echo 'Lost connection' >&2; exit 2")));

        Assert.Equal("SopDumpFailed", refusal.Id);
        Assert.Contains("Lost connection", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Got error: 1045: Access denied for user", "DatabaseSecret")]
    [InlineData("execute show events: Access denied to database (1044)", "EVENT")]
    [InlineData("SHOW VIEW command denied to user for table v (1142)", "SHOW VIEW")]
    public void ARefusalOfTheServerSaysWhatToDo(string said, string advice)
    {
        var refusal = Assert.Throws<SopException>(() => Dump(Program($"echo '{said}' >&2; exit 2")));

        Assert.Contains(advice, refusal.Phrase.English, StringComparison.Ordinal);
        Assert.Contains(advice, refusal.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void AFloodOfErrorsDoesNotHoldTheDumpUp()
    {
        var refusal = Assert.Throws<SopException>(() => Dump(Program("head -c 5000000 /dev/zero | tr '\\0' 'e' >&2; printf 'isi\\n'; exit 3")));

        Assert.InRange(refusal.Message.Length, 1000, 10_000);
    }

    [Fact]
    public void StoppingEndsTheProgramToo()
    {
        using var stop = new CancellationTokenSource();
        var command = Program($"echo $$ > '{_bench["pid"]}'; printf 'mulai\\n'; exec sleep 600");

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new DatabaseDumper().Dump(Request(command), new Watched(stop.Cancel), stop.Token));

        var pid = File.ReadAllText(_bench["pid"]).Trim();
        Assert.False(Directory.Exists("/proc/" + pid) && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal));
    }

    [Fact]
    public void AFailingStreamEndsTheProgramToo()
    {
        var command = Program($"echo $$ > '{_bench["pid"]}'; printf 'mulai\\n'; exec sleep 600");

        Assert.Throws<IOException>(() =>
            new DatabaseDumper().Dump(Request(command), new Watched(() => throw new IOException("penuh")), CancellationToken.None));

        var pid = File.ReadAllText(_bench["pid"]).Trim();
        Assert.False(Directory.Exists("/proc/" + pid) && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal));
    }

    [Fact]
    public void AProgramThatIsNotThereIsNamed()
    {
        Assert.Equal("SopDumpCommandNotFound", Assert.Throws<SopException>(() => Dump("/tidak/ada/mariadb-dump")).Id);
        Assert.Equal("SopDumpCommandNotFound", Assert.Throws<SopException>(() => Dump("tidak-ada-program-ini")).Id);
        File.WriteAllText(_bench["bukan-program"], "x");
        Assert.Equal("SopDumpFailed", Assert.Throws<SopException>(() => Dump(_bench["bukan-program"])).Id);
    }

    [Theory]
    [InlineData("db\nuser=root")]
    [InlineData("x\0y")]
    public void AHostCannotBringOptionsOfItsOwn(string host)
    {
        var request = Request("sh") with { Database = new SiteDatabase { Name = "x", Host = host } };

        Assert.Equal("SopDatabaseInvalid", Assert.Throws<SopException>(() => ClientOptions.TextOf(request.Database, request.Login!)).Id);
    }

    [Theory]
    [InlineData("/*!999999\\- enable the sandbox mode */\n", true)]
    [InlineData("/*M!999999\\- enable the sandbox mode */ \n", true)]
    [InlineData("-- MySQL dump 10.13\n", false)]
    [InlineData("/*!40101 SET NAMES utf8 */;\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public void OnlyTheSandboxLineIsLeftOutWhereverTheChunksEnd(string first, bool removed)
    {
        var text = first + "-- isi\n" + new string('x', 2000) + "\n\n-- Dump completed";
        var expected = removed ? text[first.Length..] : text;
        foreach (var size in new[] { 1, 2, 7, 40, 511, 512, 513, 4000 })
        {
            using var output = new MemoryStream();
            var scan = new DumpScan(output);
            foreach (var chunk in Encoding.UTF8.GetBytes(text).Chunk(size)) scan.Take(chunk, chunk.Length);
            scan.End();

            Assert.Equal((expected, removed, true), (Encoding.UTF8.GetString(output.ToArray()), scan.SandboxLineRemoved, scan.IsWhole));
        }
    }

    [Fact]
    public void AFirstLineWithoutEndPassesWhole()
    {
        foreach (var (length, size) in new[] { (511, 100), (512, 512), (513, 512), (5000, 300), (5000, 6000) })
        {
            var text = new string('y', length);
            using var output = new MemoryStream();
            var scan = new DumpScan(output);
            foreach (var chunk in Encoding.UTF8.GetBytes(text).Chunk(size)) scan.Take(chunk, chunk.Length);
            scan.End();

            Assert.Equal(text, Encoding.UTF8.GetString(output.ToArray()));
        }
    }

    [Fact]
    public void OraclesProgramIsKeptFromAskingMariaDbForWhatItLacks()
    {
        var request = Request("x");

        Assert.Contains(
            "--column-statistics=0",
            MySqlDumper.Arguments(request.Database, "mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)", null, []));
        Assert.DoesNotContain(
            "--column-statistics=0", MySqlDumper.Arguments(request.Database, "mysqldump  Ver 10.19 Distrib 10.11.6-MariaDB", null, []));
    }

    private DumpOutcome Dump(string command) => new DatabaseDumper().Dump(Request(command), Stream.Null, CancellationToken.None);

    private static DumpRequest Request(string command) => new()
    {
        Database = new SiteDatabase { Name = "cms", Host = "db.example.go.id", Port = 3307 },
        Login = new DatabaseLogin("situs", Password),
        Command = command,
    };

    /// <summary>Answers --version like the real one; else does what the script says.</summary>
    private string Program(string script)
    {
        var path = _bench["dump-" + Guid.NewGuid().ToString("N")];
        var text = $"#!/bin/bash\nif [ \"$1\" = --version ]; then echo 'mariadb-dump  Ver 10.19 Distrib 10.11.6-MariaDB'; exit; fi\n{script}\n";
        // Written by a child: a file that this process has open for writing while another test starts a program is "busy" for a moment.
        using var writer = Process.Start("bash", ["-c", "printf %s \"$1\" > \"$0\" && chmod 700 \"$0\"", path, text]);
        writer.WaitForExit();
        return path;
    }

    private sealed class Watched(Action written) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => written();
    }
}
