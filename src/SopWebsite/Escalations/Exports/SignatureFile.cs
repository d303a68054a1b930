using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SopWebsite.Escalations.Exports;

/// <summary>
/// The file beside an export: a JSON object, one field a line. What is signed are its own bytes before the line of the signature, so that
/// a line editor and openssl are enough to check it.
/// </summary>
internal sealed class SignatureFile
{
    /// <summary>What the name of the signature adds to that of the export.</summary>
    public const string Extension = ".sig";

    private const string Format = "sopwebsite-log-export";
    private const long Version = 1;
    private const string Algorithm = "RSA PKCS#1 v1.5 with SHA-256";
    private const string Foot = "\"\n}\n";

    /// <summary>A signature has some two thousand bytes; a court's name cannot make it larger than this.</summary>
    private const int Largest = 64 * 1024;

    private static readonly byte[] Seam = Encoding.ASCII.GetBytes("\n  \"signature\": \"");

    private SignatureFile(LogExportStatement statement, byte[] signed, byte[] signature) =>
        (Statement, Signed, Signature) = (statement, signed, signature);

    public LogExportStatement Statement { get; }

    /// <summary>The bytes that were signed.</summary>
    public byte[] Signed { get; }

    public byte[] Signature { get; }

    /// <summary>The whole file.</summary>
    public static byte[] Compose(LogExportStatement statement, ILogSigningKey key)
    {
        var signed = Encoding.UTF8.GetBytes(TextOf(statement));
        return [.. signed, .. Encoding.ASCII.GetBytes($"  \"signature\": \"{Convert.ToBase64String(key.Sign(signed))}{Foot}")];
    }

    /// <summary>Reads a signature.</summary>
    /// <param name="stream">Where from. No more is read than a signature can have.</param>
    /// <param name="failure">Why it cannot be read, when the answer is null.</param>
    public static SignatureFile? TryRead(Stream stream, out SignedLogFailure failure)
    {
        failure = SignedLogFailure.SignatureUnreadable;
        var bytes = new byte[Largest + 1];
        var length = 0;
        while (length < bytes.Length && stream.Read(bytes, length, bytes.Length - length) is var count and > 0) length += count;
        var file = bytes.AsSpan(0, length);
        var seam = file.IndexOf(Seam);
        if (length > Largest || seam < 0) return null;
        try
        {
            var (statement, base64, known) = Parse(file);
            if (!known)
            {
                failure = SignedLogFailure.FormatUnknown;
                return null;
            }
            var signature = Convert.FromBase64String(base64);
            // Nothing but the signature may follow what is signed, and it can be written in one way only.
            var rest = Encoding.ASCII.GetBytes(Convert.ToBase64String(signature) + Foot);
            if (statement is null || !file.Slice(seam + Seam.Length).SequenceEqual(rest)) return null;
            return new SignatureFile(statement, file.Slice(0, seam + 1).ToArray(), signature);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (LogExportStatement? Statement, string Signature, bool Known) Parse(ReadOnlySpan<byte> file)
    {
        var reader = new StrictJson(file);
        if (reader.Text("format"u8) != Format || reader.Whole("version"u8) != Version) return (null, "", Known: false);
        var (name, sha256) = (reader.Text("file"u8), reader.Text("sha256"u8));
        var (first, last, entries) = (reader.Whole("firstEntry"u8), reader.Whole("lastEntry"u8), reader.Whole("entries"u8));
        var (previous, hash) = (reader.Text("previousHash"u8), reader.Text("lastHash"u8));
        var (at, court) = (reader.Instant("exportedAt"u8), reader.Text("court"u8));
        if (reader.Text("algorithm"u8) != Algorithm) return (null, "", Known: false);
        var (pem, fingerprint, signature) = (reader.Text("publicKey"u8), reader.Text("keyFingerprint"u8), reader.Text("signature"u8));
        reader.End();
        var isWhole = name is not null && at is not null && signature is not null && IsHash(sha256) && IsHash(previous) && IsHash(hash)
            && first >= 1 && last >= first && entries == last - first + 1;
        if (!isWhole || LogPublicKey.TryRead(pem ?? "") is not { } key || key.Fingerprint != fingerprint) return (null, "", Known: true);
        var statement = new LogExportStatement
        {
            File = name!, Sha256 = sha256!, FirstEntry = first, LastEntry = last, PreviousHash = previous!, LastHash = hash!,
            ExportedAt = at!.Value, Court = court, Key = key,
        };
        return (statement, signature!, Known: true);
    }

    private static string TextOf(LogExportStatement statement)
    {
        var text = new StringBuilder("{\n");
        void Line(string name, string value) => text.Append("  \"").Append(name).Append("\": ").Append(value).Append(",\n");
        void Number(string name, long value) => Line(name, value.ToString(CultureInfo.InvariantCulture));
        void Text(string name, string? value) =>
            Line(name, value is null ? "null" : $"\"{JsonEncodedText.Encode(value, EntryLine.Writing.Encoder)}\"");
        Text("format", Format);
        Number("version", Version);
        Text("file", statement.File);
        Text("sha256", statement.Sha256);
        Number("firstEntry", statement.FirstEntry);
        Number("lastEntry", statement.LastEntry);
        Number("entries", statement.Entries);
        Text("previousHash", statement.PreviousHash);
        Text("lastHash", statement.LastHash);
        Text("exportedAt", EntryLine.Instant(statement.ExportedAt));
        Text("court", statement.Court);
        Text("algorithm", Algorithm);
        Text("publicKey", statement.Key.Pem);
        Text("keyFingerprint", statement.Key.Fingerprint);
        return text.ToString();
    }

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
