using System.Text;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.Files;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Escalations.Exports;

/// <summary>Whatever is done to an export or its signature is found.</summary>
public sealed class SignedLogCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<EscalationEntry> _entries = SignedLogSample.Entries(4);
    private readonly string _path;

    public SignedLogCheckTests() => _path = SignedLogSample.Write(_folder, _entries);

    private string Signature => SignedLogCheck.SignatureOf(_path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnUntouchedExportIsValidAndSaysWhatWasSigned()
    {
        var result = SignedLogCheck.Check(_path, fingerprint: SignedLogSample.Key.Public.Fingerprint.ToUpperInvariant());

        Assert.True(result is { IsValid: true, Fault: EscalationLogFault.None, FirstBadEntry: null, FirstEntry: 1, Entries: 4, SignedEntries: 4, IsKeyCompared: true });
        Assert.Equal((_entries[^1].Hash, Sha256Hex.OfFile(_path), result.Sha256), (result.LastHash, result.Sha256, result.SignedSha256));
        Assert.Equal(("log.jsonl", "Pengadilan Negeri Contoh", SignedLogSample.Key.Public.Fingerprint), (result.FileName, result.Court, result.KeyFingerprint));
    }

    [Fact]
    public void AnExportMayBeRenamedAndItsSignatureKeptElsewhere()
    {
        File.Move(_path, _folder["salinan.jsonl"]);
        File.Move(Signature, _folder["tanda"]);

        var result = SignedLogCheck.Check(_folder["salinan.jsonl"], _folder["tanda"]);

        Assert.True(result is { IsValid: true, FileName: "log.jsonl", IsKeyCompared: false });
    }

    [Fact]
    public void AnyByteOfTheExportChangedIsFound()
    {
        var bytes = File.ReadAllBytes(_path);
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(_path, changed);
            var result = SignedLogCheck.Check(_path);
            Assert.True(!result.IsValid && result.Failures.Contains(SignedLogFailure.FileChanged), $"byte {at}");
        }
    }

    [Fact]
    public void AnyByteOfTheSignatureChangedIsFound()
    {
        var bytes = File.ReadAllBytes(Signature);
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(Signature, changed);
            Assert.False(SignedLogCheck.Check(_path).IsValid, $"byte {at}");
        }
    }

    [Fact]
    public void AnyLengthOfAFileCutOffIsFound()
    {
        foreach (var file in new[] { _path, Signature })
        {
            var bytes = File.ReadAllBytes(file);
            for (var length = 0; length < bytes.Length; length += file == _path ? 7 : 3)
            {
                File.WriteAllBytes(file, bytes[..length]);
                Assert.False(SignedLogCheck.Check(_path).IsValid, $"{length} bytes of {file}");
            }
            File.WriteAllBytes(file, bytes);
        }
        Assert.True(SignedLogCheck.Check(_path).IsValid);
    }

    [Fact]
    public void EveryStatementOfTheSignatureIsSigned()
    {
        var lines = File.ReadAllLines(Signature);
        Assert.Equal(17, lines.Length);
        foreach (var at in Enumerable.Range(1, 15))
        {
            var changed = (string[])lines.Clone();
            changed[at] = lines[at].Contains("\": \"", StringComparison.Ordinal) ? lines[at].Replace("\": \"", "\": \"a", StringComparison.Ordinal)
                : lines[at].Replace(": ", ": 1", StringComparison.Ordinal);
            Assert.NotEqual(lines[at], changed[at]);
            File.WriteAllText(Signature, string.Join('\n', changed) + "\n");
            Assert.False(SignedLogCheck.Check(_path).IsValid, lines[at]);
        }
    }

    [Theory]
    [InlineData("", SignedLogFailure.SignatureUnreadable)]
    [InlineData("\0\0\0\0", SignedLogFailure.SignatureUnreadable)]
    [InlineData("{}", SignedLogFailure.SignatureUnreadable)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", SignedLogFailure.SignatureUnreadable)]
    [InlineData("version|\"version\": 1|\"version\": 2", SignedLogFailure.FormatUnknown)]
    [InlineData("format|sopwebsite-log-export|lain", SignedLogFailure.FormatUnknown)]
    [InlineData("algorithm|SHA-256\"|MD5\"", SignedLogFailure.FormatUnknown)]
    [InlineData("extra|  \"signature\"|  \"extra\": 1,\n  \"signature\"", SignedLogFailure.SignatureUnreadable)]
    [InlineData("doubled|  \"file\"|  \"file\": \"x\",\n  \"file\"", SignedLogFailure.SignatureUnreadable)]
    [InlineData("range|\"lastEntry\": 4|\"lastEntry\": 99999999999999999999", SignedLogFailure.SignatureUnreadable)]
    [InlineData("negative|\"firstEntry\": 1|\"firstEntry\": -1", SignedLogFailure.SignatureUnreadable)]
    [InlineData("count|\"entries\": 4|\"entries\": 3", SignedLogFailure.SignatureUnreadable)]
    [InlineData("crlf|\n|\r\n", SignedLogFailure.SignatureUnreadable)]
    [InlineData("bom|{|\uFEFF{", SignedLogFailure.SignatureUnreadable)]
    [InlineData("junk|}\n|}\nsampah", SignedLogFailure.SignatureUnreadable)]
    [InlineData("comment|}\n|} // x\n", SignedLogFailure.SignatureUnreadable)]
    [InlineData("nul|log.jsonl|log\0.jsonl", SignedLogFailure.SignatureUnreadable)]
    [InlineData("court|Negeri|Tinggi", SignedLogFailure.SignatureWrong)]
    public void ASignatureThatIsNoneIsToldApart(string change, SignedLogFailure expected)
    {
        var text = File.ReadAllText(Signature);
        File.WriteAllText(Signature, change.Split('|') is [_, var from, var to] ? text.Replace(from, to, StringComparison.Ordinal) : change, new UTF8Encoding(false));

        var result = SignedLogCheck.Check(_path);

        Assert.Equal((false, expected), (result.IsValid, Assert.Single(result.Failures)));
        // The entries were looked at all the same.
        Assert.Equal((4, EscalationLogFault.None), (result.Entries, result.Fault));
    }

    [Fact]
    public void AHugeOrMissingSignatureIsNone()
    {
        using (var file = File.OpenWrite(Signature)) file.SetLength(1L << 32);
        Assert.Equal([SignedLogFailure.SignatureUnreadable], SignedLogCheck.Check(_path).Failures);

        File.Delete(Signature);
        var result = SignedLogCheck.Check(_path, fingerprint: SignedLogSample.Key.Public.Fingerprint);
        Assert.Equal([SignedLogFailure.SignatureMissing], result.Failures);
        Assert.True(result is { IsValid: false, Entries: 4, KeyFingerprint: null, IsKeyCompared: false, SignedEntries: null });
    }

    [Fact]
    public void AnotherKeyIsFoundByTheFingerprintAlone()
    {
        SignedLogSample.Write(_folder, _entries, SignedLogSample.OtherKey);

        Assert.True(SignedLogCheck.Check(_path) is { IsValid: true, IsKeyCompared: false });
        var result = SignedLogCheck.Check(_path, fingerprint: SignedLogSample.Key.Public.Fingerprint);
        Assert.Equal((false, SignedLogFailure.KeyOther), (result.IsValid, Assert.Single(result.Failures)));
        Assert.Equal(SignedLogSample.OtherKey.Public.Fingerprint, result.KeyFingerprint);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(2040)]
    public void AWeakKeyProvesNothing(int bits)
    {
        using var weak = new TestKey(bits);
        SignedLogSample.Write(_folder, _entries, weak);

        Assert.Equal([SignedLogFailure.KeyWeak], SignedLogCheck.Check(_path).Failures);
    }

    [Fact]
    public void AKeyThatIsNotOfItsSignatureIsFound()
    {
        // The statement names the register's key, the signature is another's.
        File.WriteAllBytes(Signature, SignatureFile.Compose(SignedLogSample.StatementOf(_path, _entries, SignedLogSample.Key), SignedLogSample.OtherKey));

        Assert.Equal([SignedLogFailure.SignatureWrong], SignedLogCheck.Check(_path, fingerprint: SignedLogSample.Key.Public.Fingerprint).Failures);
    }

    public static TheoryData<string> Fields() => [.. typeof(EscalationEntry).GetProperties().Select(property => property.Name)];

    /// <summary>One who can hash but not sign changes a field and makes the chain anew behind it.</summary>
    [Theory]
    [MemberData(nameof(Fields))]
    public void AnyFieldChangedAndHashedAnewIsFoundByTheSignature(string field)
    {
        var changed = Changed(_entries[1], field);
        var hashed = changed with { Hash = field == nameof(EscalationEntry.Hash) ? changed.Hash : EscalationChain.HashOf(changed) };
        List<EscalationEntry> forged = [_entries[0], hashed];
        foreach (var entry in _entries.Skip(2))
        {
            var linked = entry with { PreviousHash = forged[^1].Hash };
            forged.Add(linked with { Hash = EscalationChain.HashOf(linked) });
        }
        using (var stream = File.Create(_path)) SignedLogSample.WriteLines(stream, forged);

        var result = SignedLogCheck.Check(_path);

        Assert.Equal([SignedLogFailure.FileChanged], result.Failures);
        Assert.NotEqual(EscalationLogFault.None, result.Fault);
        Assert.InRange(result.FirstBadEntry!.Value, 2, 5);
    }

    [Theory]
    [InlineData("2,1,3,4", EscalationLogFault.Missing, 1)]
    [InlineData("1,3,4", EscalationLogFault.Missing, 2)]
    [InlineData("1,2,2,3,4", EscalationLogFault.Missing, 3)]
    [InlineData("2,3,4", EscalationLogFault.Missing, 1)]
    [InlineData("1,2,3", EscalationLogFault.Cut, 4)]
    [InlineData("", EscalationLogFault.Cut, 1)]
    public void LinesMovedDroppedOrDoubledAreFound(string order, EscalationLogFault fault, long bad)
    {
        var lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, string.Concat(order.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => lines[int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) - 1] + "\n")));

        var result = SignedLogCheck.Check(_path);

        Assert.Equal((fault, bad), (result.Fault, result.FirstBadEntry));
        Assert.Equal([SignedLogFailure.FileChanged], result.Failures);
    }

    [Fact]
    public void MoreThanWasSignedIsFoundThoughItFits()
    {
        var more = SignedLogSample.Entries(6);
        using (var stream = File.Create(_path)) SignedLogSample.WriteLines(stream, more);

        var result = SignedLogCheck.Check(_path);

        Assert.Equal([SignedLogFailure.FileChanged, SignedLogFailure.MoreThanSigned], result.Failures);
        Assert.Equal((4, EscalationLogFault.None), (result.Entries, result.Fault));
    }

    public static TheoryData<string, string> HostileLines() => new()
    {
        { "\n", "an empty line" }, { "null\n", "no object" }, { "{}\n", "no fields" }, { "{\"number\":2}\n", "one field" }, { "sampah\n", "no JSON" },
        { "\uFEFF{}\n", "a byte order mark" }, { "\0\0\0\n", "NUL" }, { new string('[', 5000) + "\n", "deep" }, { new string('x', 100_000) + "\n", "long" },
        { "LINE\r\n", "CRLF" }, { "LINE \n", "a space behind" }, { "LINE{}\n", "two objects" },
        { "number|:2,|:2.0,\n", "a fraction" }, { "number|:2,|:99999999999999999999,", "out of range" }, { "number|:2,|:\"2\",", "a text for a number" },
        { "activity|\"activity\":2|\"activity\":99999999999", "out of a field's range" }, { "at|Z\"|+00:00\"", "another form of time" },
        { "due|2026-10|2026-13", "no month" }, { "event|ActivityCompleted|1", "an event by number" }, { "event|ActivityCompleted|activitycompleted", "another case" },
        { "doubled|\"site\":|\"site\":\"x\",\"site\":", "a doubled field" }, { "unknown|\"site\":|\"x\":1,\"site\":", "an unknown field" },
        { "missing|\"site\":\"pn-contoh\",|", "a missing field" }, { "half|pn-contoh|\\ud83d", "half a surrogate pair" },
    };

    [Theory]
    [MemberData(nameof(HostileLines))]
    public void ALineThatIsNoEntryIsNamed(string change, string what)
    {
        var lines = File.ReadAllLines(_path);
        lines[1] = change.Split('|') is [_, var from, var to] ? lines[1].Replace(from, to, StringComparison.Ordinal) + "\n"
            : change.Replace("LINE", lines[1], StringComparison.Ordinal);
        File.WriteAllText(_path, $"{lines[0]}\n{lines[1]}{lines[2]}\n{lines[3]}\n", new UTF8Encoding(false));

        var result = SignedLogCheck.Check(_path);

        Assert.True(result is { Fault: EscalationLogFault.Unreadable, FirstBadEntry: 2, Entries: 1, IsValid: false }, what);
        Assert.Equal(Sha256Hex.OfFile(_path), result.Sha256);
    }

    [Fact]
    public void WhatIsNotUtf8IsNoEntry()
    {
        var bytes = File.ReadAllBytes(_path);
        bytes[bytes.AsSpan().IndexOf("pn-contoh"u8)] = 0xFF;
        File.WriteAllBytes(_path, bytes);

        Assert.Equal((EscalationLogFault.Unreadable, 1L), (SignedLogCheck.Check(_path).Fault, SignedLogCheck.Check(_path).FirstBadEntry));
    }

    [Fact]
    public void AnEndlessLineTakesLittleMemory()
    {
        using (var file = File.Create(_path)) file.SetLength(400L << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = SignedLogCheck.Check(_path);

        Assert.Equal((EscalationLogFault.Unreadable, 1L), (result.Fault, result.FirstBadEntry));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * EntryLine.Longest);
    }

    [Fact]
    public void WorkIsEndedEarly()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => SignedLogCheck.Check(_path, stop: stop.Token));
    }

    private static EscalationEntry Changed(EscalationEntry entry, string field) => field switch
    {
        nameof(EscalationEntry.Number) => entry with { Number = 9 },
        nameof(EscalationEntry.At) => entry with { At = entry.At.AddMilliseconds(1) },
        nameof(EscalationEntry.Event) => entry with { Event = EscalationEvent.Warning },
        nameof(EscalationEntry.Site) => entry with { Site = null },
        nameof(EscalationEntry.Report) => entry with { Report = "SIT-2" },
        nameof(EscalationEntry.Run) => entry with { Run = "" },
        nameof(EscalationEntry.Procedure) => entry with { Procedure = "lain" },
        nameof(EscalationEntry.Activity) => entry with { Activity = null },
        nameof(EscalationEntry.From) => entry with { From = "lain" },
        nameof(EscalationEntry.To) => entry with { To = "lain" },
        nameof(EscalationEntry.Due) => entry with { Due = null },
        nameof(EscalationEntry.WorkingMinutes) => entry with { WorkingMinutes = -1 },
        nameof(EscalationEntry.StandardMinutes) => entry with { StandardMinutes = 91 },
        nameof(EscalationEntry.Timeliness) => entry with { Timeliness = Timeliness.Late },
        nameof(EscalationEntry.FollowUp) => entry with { FollowUp = "lain" },
        nameof(EscalationEntry.Evidence) => entry with { Evidence = "lain" },
        nameof(EscalationEntry.PreviousHash) => entry with { PreviousHash = new string('a', 64) },
        nameof(EscalationEntry.Hash) => entry with { Hash = new string('a', 64) },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a field that this test does not know yet"),
    };
}
