using System.Security.Cryptography;
using SopWebsite.Adapters.Signing;
using SopWebsite.Errors;
using SopWebsite.Escalations.Exports;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Escalations.Exports;

public sealed class LogKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string KeyFile => _folder["register.db.key"];

    private ILogSigner Signer => new LogKeyFile(KeyFile, TryLock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AKeyIsMadeOnceAndForItsOwnerAlone()
    {
        Assert.Null(Signer.Find());
        using var made = Signer.Obtain();
        var text = File.ReadAllText(KeyFile);
        using var again = Signer.Obtain();
        using var found = Signer.Find()!;

        Assert.Equal((true, false, false), (made.IsNew, again.IsNew, found.IsNew));
        Assert.Equal((made.Public.Fingerprint, made.Public.Fingerprint), (again.Public.Fingerprint, found.Public.Fingerprint));
        Assert.Equal((3072, text), (made.Public.Bits, File.ReadAllText(KeyFile)));
        Assert.True(made.Public.Verifies([1, 2], again.Sign([1, 2])));
        Assert.Equal([KeyFile], Directory.GetFiles(_folder.Path).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void ManyAtOnceEndWithOneKey()
    {
        // Half of them on a disk that keeps no locks.
        var keys = Enumerable.Range(0, 6).AsParallel().WithDegreeOfParallelism(6).Select(n =>
        {
            using var key = new LogKeyFile(KeyFile, n % 2 == 0 ? TryLock : () => new MemoryStream()).Obtain();
            return (key.Public.Fingerprint, key.IsNew);
        }).ToList();

        Assert.Single(keys.Select(key => key.Fingerprint).Distinct(StringComparer.Ordinal));
        Assert.Single(keys, key => key.IsNew);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp-*"));
    }

    [Fact]
    public void ADamagedOrForeignKeyIsRefusedAndKept()
    {
        using var curve = ECDsa.Create();
        using var rsa = RSA.Create(3072);
        using var small = RSA.Create(1024);
        var good = rsa.ExportPkcs8PrivateKeyPem() + "\n";
        var numbers = rsa.ExportParameters(includePrivateParameters: true);
        numbers.D![^1] ^= 4;
        (numbers.P![^1], numbers.DP![^1]) = ((byte)(numbers.P[^1] ^ 4), (byte)(numbers.DP[^1] ^ 4));
        string[] bad =
        [
            "", "\n", "sampah", "\0\0\0", good[..^40], good[..500] + "\n-----END PRIVATE KEY-----\n", "x" + good, good + good,
            good.Replace("\n", "\r\n", StringComparison.Ordinal),
            rsa.ExportSubjectPublicKeyInfoPem() + "\n", rsa.ExportRSAPrivateKeyPem() + "\n", curve.ExportPkcs8PrivateKeyPem() + "\n",
            small.ExportPkcs8PrivateKeyPem() + "\n",
            rsa.ExportEncryptedPkcs8PrivateKeyPem("sandi", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000))
                + "\n",
            PemText.Of("PRIVATE KEY", RsaKeyForm.EncodePrivate(numbers)), new string('x', 1_000_000),
        ];
        foreach (var text in bad)
        {
            Put(text);
            foreach (var use in new Action[] { () => Signer.Find(), () => Signer.Obtain() })
            {
                var failure = Assert.Throws<SopException>(use);
                Assert.Equal(("SopLogKeyUnusable", KeyFile), (failure.Id, failure.Offender));
                // Whatever stands in the file stays there, and only there.
                if (text.Length > 100) Assert.DoesNotContain(text[40..80], failure.ToString(), StringComparison.Ordinal);
            }
            Assert.Equal(text, File.ReadAllText(KeyFile));
        }
        Put(good);
        using var key = Signer.Find()!;
        Assert.Equal(LogPublicKey.Of(numbers).Fingerprint, key.Public.Fingerprint);
    }

    [SkippableFact]
    public void AKeyThatOthersMayReadIsRefused()
    {
        Skip.If(OperatingSystem.IsWindows(), "permissions of another kind");
        using (Signer.Obtain()) File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Equal("SopLogKeyTooOpen", Assert.Throws<SopException>(() => Signer.Obtain()).Id);
    }

    [Fact]
    public void WhereNothingCanBeWrittenItSaysSo()
    {
        File.WriteAllText(_folder["berkas"], "");
        var signer = new LogKeyFile(Path.Combine(_folder["berkas"], "x.key"), TryLock);

        Assert.Equal("SopLogKeyNotWritten", Assert.Throws<SopException>(() => signer.Obtain()).Id);
    }

    [Fact]
    public void ARegisterOnAServerHasAKeyOfItsOwn()
    {
        var place = LogKeyFile.PlaceFor("db.example.go.id", 5432, "sop", "public");

        Assert.Equal(place, LogKeyFile.PlaceFor("DB.example.go.id", 5432, "sop", "public"));
        Assert.Equal(
            4, new[] { place, LogKeyFile.PlaceFor("db.example.go.id", 5433, "sop", "public"),
                LogKeyFile.PlaceFor("db.example.go.id", 5432, "lain", "public"),
            LogKeyFile.PlaceFor("db.example.go.id", 5432, "sop", "lain") }.Distinct(StringComparer.Ordinal).Count());
    }

    private void Put(string text)
    {
        File.Delete(KeyFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(KeyFile, options);
        writer.Write(text);
    }

    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(_folder["x.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
