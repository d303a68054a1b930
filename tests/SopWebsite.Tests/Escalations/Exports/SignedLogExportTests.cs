using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SopWebsite.Adapters.Signing;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.Files;
using SopWebsite.Register;
using SopWebsite.Reporting;
using SopWebsite.Tests.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Escalations.Exports;

public sealed class SignedLogExportTests : IDisposable
{
    private readonly Desk _desk = new();

    private SignedLogExport Export => _desk.Workplace.SignedLogs;

    private string Target => _desk.Folder["log.jsonl"];

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void TheWholeLogIsWrittenLineByLineAndHolds()
    {
        Append(2500);

        var signed = Export.Write(Target, first: 1, last: null, "Pengadilan Negeri Contoh", overwrite: false);

        var log = _desk.Register.Log.Read().ToList();
        var bytes = File.ReadAllBytes(Target);
        var lines = File.ReadAllLines(Target);
        Assert.Equal((log.Count, (byte)'{', (byte)'\n'), (lines.Length, bytes[0], bytes[^1]));
        Assert.DoesNotContain((byte)'\r', bytes);
        string[] fields = [
            "number", "at", "event", "site", "report", "run", "procedure", "activity", "from", "to", "due", "workingMinutes", "standardMinutes",
            "timeliness", "followUp", "evidence", "previousHash", "hash"];
        foreach (var (line, entry) in lines.Zip(log))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(fields, json.RootElement.EnumerateObject().Select(field => field.Name));
            Assert.Equal(
                (entry.Number, entry.FollowUp, entry.Hash, entry.At.UtcDateTime),
                (json.RootElement.GetProperty("number").GetInt64(), json.RootElement.GetProperty("followUp").GetString(),
                    json.RootElement.GetProperty("hash").GetString(),
                    json.RootElement.GetProperty("at").GetDateTime()));
        }
        Assert.Equal((1, log.Count, log[^1].Hash, Sha256Hex.OfFile(Target)), (signed.FirstEntry, signed.Entries, signed.LastHash, signed.Sha256));
        Assert.True(SignedLogCheck.Check(Target, fingerprint: signed.KeyFingerprint) is { IsValid: true, Court: "Pengadilan Negeri Contoh" });
        // The log names the key from its first use on.
        Assert.Equal(
            "SHA-256 " + signed.KeyFingerprint,
            Assert.Single(log, entry => entry.Event == EscalationEvent.Note && entry.Evidence != "bukti.png").Evidence);
    }

    [Fact]
    public void APartOfTheLogHoldsByItself()
    {
        Append(30);

        var signed = Export.Write(Target, first: 11, last: 20, court: null, overwrite: false);

        Assert.Equal((11, 20, 10), (signed.FirstEntry, signed.LastEntry, signed.Entries));
        Assert.True(SignedLogCheck.Check(Target) is { IsValid: true, FirstEntry: 11, Entries: 10, Court: null });
    }

    [Fact]
    public void AMonthReachesFromItsFirstEntryToItsLast()
    {
        var first = SampleLog.FirstOfNovember;
        // A clock that ran behind wrote a time of October between two of November.
        foreach (var at in new[] { first.AddDays(-2), first.AddDays(1), first.AddDays(-1), first.AddDays(2), first.AddDays(40) })
            _desk.Register.Log.Append(SampleLog.Note(at, "x"));

        Assert.Equal((2, 4), Export.NumbersOf(new ReportMonth(2026, 11)));
        Assert.Equal("SopLogEntriesNotThere", Assert.Throws<SopException>(() => Export.NumbersOf(new ReportMonth(2025, 1))).Id);
    }

    [Theory]
    [InlineData(11, null)]
    [InlineData(1, 99L)]
    [InlineData(5, 4L)]
    [InlineData(900, 901L)]
    public void EntriesThatAreNotThereAreRefusedAndNothingIsLeft(long first, long? last)
    {
        Append(2);
        using (_desk.Register.Signer.Obtain()) { }

        Assert.Equal("SopLogEntriesNotThere", Assert.Throws<SopException>(() => Export.Write(Target, first, last, null, overwrite: false)).Id);

        Assert.Empty(Directory.GetFiles(_desk.Folder.Path, "log.jsonl*"));
    }

    [SkippableFact]
    public void ALogThatIsNotIntactIsNotSigned()
    {
        using var place = new SqlitePlace();
        using (var register = place.Open()) register.Log.AppendAll(Enumerable.Range(1, 5).Select(SignedLogSample.Draft));
        place.DropLogTriggers();
        place.Execute("UPDATE escalation_log SET follow_up = 'lain' WHERE number = 3");
        using var again = place.Open();
        var export = new SignedLogExport(again, _desk.Clock);

        var refusal = Assert.Throws<SopException>(() => export.Write(Target, 1, null, null, overwrite: false));

        Assert.Equal(("SopLogNotIntact", 3L), (refusal.Id, refusal.Offender));
        Assert.Empty(Directory.GetFiles(_desk.Folder.Path, "log.jsonl*"));
        Assert.Equal(2, export.Write(Target, 1, 2, null, overwrite: false).Entries);
        Assert.Equal("SopLogNotIntact", Assert.Throws<SopException>(() => export.Write(_desk.Folder["b.jsonl"], 3, null, null, overwrite: false)).Id);
        Assert.Equal(3, export.Write(_desk.Folder["b.jsonl"], 4, null, null, overwrite: false).Entries);
    }

    [Fact]
    public void FilesThatAreThereAreKeptUnlessAskedOtherwise()
    {
        Append(3);
        File.WriteAllText(Target + ".sig", "lama");
        Assert.Equal("SopFileExists", Assert.Throws<SopException>(() => Export.Write(Target, 1, null, null, overwrite: false)).Id);
        Assert.Equal((false, "lama"), (File.Exists(Target), File.ReadAllText(Target + ".sig")));

        Export.Write(Target, 1, null, null, overwrite: true);
        Export.Write(Target, 2, null, null, overwrite: true);

        Assert.True(SignedLogCheck.Check(Target) is { IsValid: true, FirstEntry: 2 });
        Assert.Empty(Directory.GetFiles(_desk.Folder.Path, "*.tmp-*"));
    }

    [Fact]
    public void StoppedWorkLeavesNothing()
    {
        Append(3);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Export.Write(Target, 1, null, null, overwrite: false, stop.Token));

        Assert.Empty(Directory.GetFiles(_desk.Folder.Path, "log.jsonl*"));
    }

    [Fact]
    public void TheMonthsWorkbookNamesTheKey()
    {
        Append(1);
        var month = new ReportMonth(2026, 11);
        Assert.Null(_desk.Workplace.LogExport.Report(month).KeyFingerprint);

        var signed = Export.Write(Target, 1, null, null, overwrite: false);

        var report = _desk.Workplace.LogExport.Report(month);
        Assert.Equal(signed.KeyFingerprint, report.KeyFingerprint);
        var facts = MonthlyWorkbook.Compose(report, Languages.Language.Indonesian, [], []).Sheets[0].Facts;
        Assert.Contains(facts, fact => fact.Label == "Kunci tanda tangan" && fact.Text == "SHA-256 " + signed.KeyFingerprint);
    }

    /// <summary>The key of a register on a server is a file of whoever exports, in his own data folder.</summary>
    [SkippableFact]
    public void ARegisterOnAServerIsSignedFor()
    {
        using var place = new PostgreSqlPlace();
        using var register = place.Open();
        var server = PostgreSqlAddress.Parse(place.Location);
        var keyFile = LogKeyFile.PlaceFor(server.Host, server.Port!.Value, server.Database, "public");
        try
        {
            register.Log.AppendAll(Enumerable.Range(1, 1500).Select(SignedLogSample.Draft));
            var signed = new SignedLogExport(register, _desk.Clock).Write(Target, 1, null, null, overwrite: false);

            Assert.True(File.Exists(keyFile));
            Assert.True(SignedLogCheck.Check(Target, fingerprint: signed.KeyFingerprint) is { IsValid: true, Entries: 1501 });
            Assert.Equal(register.Log.Read().Last().Hash, signed.LastHash);
        }
        finally
        {
            File.Delete(keyFile);
        }
    }

    /// <summary>The recipe of docs/guide/log.md, as it stands there.</summary>
    [SkippableFact]
    public void OpensslAndSha256sumAloneCheckAnExport()
    {
        Skip.If(!OperatingSystem.IsLinux() || Shell("command -v openssl sha256sum", ".").Code != 0, "openssl is not installed");
        Append(5);
        var signed = Export.Write(Target, 1, null, "Pengadilan \"Contoh\"", overwrite: false);
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "log.md"));
        var recipe = guide.Split("```sh\n")[1].Split("```")[0];

        var (code, output) = Shell(recipe, _desk.Folder.Path);

        Assert.True(code == 0, output);
        Assert.Contains("log.jsonl: OK", output, StringComparison.Ordinal);
        Assert.Contains("Verified OK", output, StringComparison.Ordinal);
        Assert.Contains(signed.KeyFingerprint, output, StringComparison.Ordinal);

        File.WriteAllText(Target + ".sig", File.ReadAllText(Target + ".sig").Replace("Contoh", "Lain", StringComparison.Ordinal));
        Assert.DoesNotContain("Verified OK", Shell(recipe, _desk.Folder.Path).Output, StringComparison.Ordinal);
        File.AppendAllText(Target, "x");
        Assert.DoesNotContain("log.jsonl: OK", Shell(recipe, _desk.Folder.Path).Output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Shell(string script, string folder)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec 2>&1\n" + script]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private void Append(int count) => _desk.Register.Log.AppendAll(Enumerable.Range(1, count).Select(n => SignedLogSample.Draft(n) with
    {
        FollowUp = string.Create(CultureInfo.InvariantCulture, $"langkah {n} é 😀 \"kutip\"\n"), Evidence = "bukti.png",
    }));
}
