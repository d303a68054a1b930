using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Escalations.Exports;
using SopWebsite.Files;
using SopWebsite.Languages;
using SopWebsite.Register;
using SopWebsite.Secrets;

namespace SopWebsite.Adapters.Signing;

/// <summary>
/// A register's signing key in a file of its own, as PKCS#8 PEM, that only its owner may read. It is made once and never written over.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="tryLock">Takes the lock under which the key is made; null while another has it.</param>
internal sealed class LogKeyFile(string path, Func<IDisposable?> tryLock) : ILogSigner
{
    private const string Label = "PRIVATE KEY";
    private const int Bits = 3072;
    private const int Largest = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>For a register on a server: in the user's data folder, under a name of the server, database and schema.</summary>
    public static string PlaceFor(string host, int port, string? database, string schema)
    {
        var identity = string.Join("\n", host.ToLowerInvariant(), port.ToString(CultureInfo.InvariantCulture), database, schema);
        return Path.Combine(Path.GetDirectoryName(RegisterLocation.Default)!, "keys", Sha256Hex.OfText(identity).Substring(0, 32) + ".key");
    }

    public ILogSigningKey? Find() => File.Exists(path) ? Load(isNew: false) : null;

    public ILogSigningKey Obtain()
    {
        if (Find() is { } known) return known;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var turn = WaitForTurn();
            return Find() ?? Make();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SopException(
                "SopLogKeyNotWritten", SopErrorKind.WriteFailure,
                new Phrase(
                    $"The signing key '{path}' cannot be kept: {failure.Message.TrimEnd('.')}. It belongs there for good; let its folder be written.",
                    $"Kunci tanda tangan '{path}' tidak dapat disimpan: {failure.Message.TrimEnd('.')}. Tempatnya memang di situ; izinkan foldernya "
                    + "ditulisi."),
                path, failure);
        }
    }

    private ILogSigningKey Make()
    {
        using var rsa = NewKey();
        var bytes = Encoding.ASCII.GetBytes(PemText.Of(Label, RsaKeyForm.EncodePrivate(rsa.ExportParameters(includePrivateParameters: true))));
        var temporary = path + ".tmp-" + Guid.NewGuid().ToString("N");
        try
        {
            using (var stream = OwnerOnlyFile.Create(temporary))
            {
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }
            // Without leave to overwrite: a key that came to be meanwhile, where locks are not kept, stays.
            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return Load(isNew: false);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
            File.Delete(temporary);
        }
        return Load(isNew: true);
    }

    private LogKey Load(bool isNew)
    {
        try
        {
            if (OwnerOnlyFile.IsOpenToOthers(path)) throw TooOpen();
            var text = Read();
            var key = PemText.TryRead(Label, text) is { } form ? RsaKeyForm.TryDecodePrivate(form) : null;
            if (key is null)
                throw Unusable(new Phrase("it holds no RSA private key in PKCS#8 PEM", "isinya bukan kunci privat RSA dalam PKCS#8 PEM"));
            return LogKey.TryMake(key.Value, isNew)
                ?? throw Unusable(new Phrase("its key is damaged or too short", "kuncinya rusak atau terlalu pendek"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(new Phrase(failure.Message.TrimEnd('.'), failure.Message.TrimEnd('.')), failure);
        }
    }

    private string Read()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > Largest) throw Unusable(new Phrase("it is too large for a key", "terlalu besar untuk sebuah kunci"));
        using var reader = new StreamReader(stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }

    private IDisposable WaitForTurn()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            if (tryLock() is { } turn) return turn;
            Thread.Sleep(50);
        }
        throw new SopException(
            "SopLogKeyBusy", SopErrorKind.Busy,
            new Phrase($"Another process has been making the signing key '{path}' for too long, or its folder cannot be written. Try again.",
                $"Proses lain terlalu lama membuat kunci tanda tangan '{path}', atau foldernya tidak dapat ditulisi. Coba lagi."),
            path);
    }

    /// <summary>
    /// The framework's own <c>RSA.Create(int)</c> is younger than netstandard2.0, and its <c>KeySize</c> does not heed what is set.
    /// </summary>
    private static RSA NewKey() =>
#if NET8_0_OR_GREATER
        RSA.Create(Bits);
#else
        new RSACryptoServiceProvider(Bits) { PersistKeyInCsp = false };
#endif

    private SopException Unusable(Phrase why, Exception? inner = null) => new(
        "SopLogKeyUnusable", SopErrorKind.InvalidData,
        new Phrase(
            $"The signing key '{path}' cannot be used: {why.English}. Put it back from a backup. Only when it is lost for good, move the file away: "
            + "the next export makes another key, with another fingerprint.",
            $"Kunci tanda tangan '{path}' tidak dapat dipakai: {why.Indonesian}. Kembalikan dari backup. Hanya bila benar-benar hilang, pindahkan "
            + "berkasnya: ekspor berikutnya membuat kunci baru dengan sidik jari lain."),
        path, inner);

    private SopException TooOpen() => new(
        "SopLogKeyTooOpen", SopErrorKind.SecurityFailure,
        new Phrase(
            $"Others than its owner may read or change the signing key '{path}', and sign in the court's name. Take their rights away "
            + "(chmod 600, or on Windows the Security tab).",
            $"Kunci tanda tangan '{path}' dapat dibaca atau diubah oleh selain pemiliknya, sehingga mereka dapat menandatangani atas nama "
            + "pengadilan. Cabut haknya (chmod 600, atau tab Security di Windows)."),
        path);
}
