using System.Security.Cryptography;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.Files;
using SopWebsite.Tests.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Escalations.Exports;

/// <summary>Exports that were made beside any register: what an attacker, or another court, can make.</summary>
internal static class SignedLogSample
{
    public static readonly TestKey Key = new(3072);
    public static readonly TestKey OtherKey = new(2048);

    public static List<EscalationEntry> Entries(int count) =>
        SampleLog.Chain(Enumerable.Range(1, count).Select(n => Draft(n)));

    public static EscalationDraft Draft(int n) => new()
    {
        At = SampleLog.FirstOfNovember.AddMinutes(n), Event = n % 2 == 0 ? EscalationEvent.ActivityCompleted : EscalationEvent.Note,
        Site = "pn-contoh", Report = "SIT-1",
        Run = "R-1", Procedure = "pn-tais/website", Activity = n, From = "Nama Admin", To = "Nama Kasubbag",
        Due = SampleLog.FirstOfNovember.AddHours(n),
        WorkingMinutes = n, StandardMinutes = 90, Timeliness = Timeliness.OnTime, FollowUp = "é 😀 \"kutip\" \\ <b>\u0001",
        Evidence = n % 3 == 0 ? null : "bukti.png",
    };

    /// <summary>Writes entries as they are, sound or not, and signs them.</summary>
    public static string Write(TemporaryFolder folder, IReadOnlyList<EscalationEntry> entries, TestKey? key = null, string name = "log.jsonl")
    {
        var path = folder[name];
        using (var stream = File.Create(path)) WriteLines(stream, entries);
        Sign(path, StatementOf(path, entries, key ?? Key), key ?? Key);
        return path;
    }

    public static void WriteLines(Stream stream, IEnumerable<EscalationEntry> entries)
    {
        using var lines = new EntryLineWriter(stream);
        foreach (var entry in entries) Assert.True(lines.Write(entry));
        lines.Finish();
    }

    public static LogExportStatement StatementOf(string path, IReadOnlyList<EscalationEntry> entries, TestKey key) => new()
    {
        File = Path.GetFileName(path), Sha256 = Sha256Hex.OfFile(path), FirstEntry = entries[0].Number, LastEntry = entries[^1].Number,
        PreviousHash = entries[0].PreviousHash, LastHash = entries[^1].Hash, ExportedAt = SampleLog.FirstOfNovember,
        Court = "Pengadilan Negeri Contoh", Key = key.Public,
    };

    public static void Sign(string path, LogExportStatement statement, TestKey key) =>
        File.WriteAllBytes(SignedLogCheck.SignatureOf(path), SignatureFile.Compose(statement, key));
}

/// <summary>A signing key of any length.</summary>
internal sealed class TestKey : ILogSigningKey
{
    private readonly RSA _rsa;

    public TestKey(int bits)
    {
        _rsa = RSA.Create(bits);
        Public = LogPublicKey.Of(_rsa.ExportParameters(includePrivateParameters: false));
    }

    public bool IsNew => false;

    public LogPublicKey Public { get; }

    public RSA Rsa => _rsa;

    public byte[] Sign(byte[] bytes) => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _rsa.Dispose();
}
