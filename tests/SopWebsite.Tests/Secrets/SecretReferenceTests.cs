using SopWebsite.Errors;
using SopWebsite.Secrets;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Secrets;

public sealed class SecretReferenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AVariableIsRead()
    {
        var name = "SOP_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(name, " kata sandi ");

        Assert.Equal(" kata sandi ", SecretReference.Resolve("env:" + name));
    }

    [Fact]
    public void TheFirstLineOfAnOwnersFileIsRead() => Assert.Equal("s3cr=t# ", SecretReference.Resolve("file:" + Put("s3cr=t# \nlain\n", 0x180)));

    [Theory]
    [InlineData(0x1A0)] // 0640
    [InlineData(0x184)] // 0604
    [InlineData(0x190)] // 0620
    public void AFileThatOthersMayReadIsRefused(int mode)
    {
        var refusal = Assert.Throws<SopException>(() => SecretReference.Resolve("file:" + Put("s3cret", mode)));

        Assert.Equal("SopSecretTooOpen", refusal.Id);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALinkIsJudgedByWhatItLeadsTo()
    {
        File.CreateSymbolicLink(_folder["tautan"], Put("s3cret", 0x1A4));

        Assert.Equal("SopSecretTooOpen", Assert.Throws<SopException>(() => SecretReference.Resolve("file:" + _folder["tautan"])).Id);
    }

    [Theory]
    [InlineData("env:SOP_TEST_TIDAK_ADA")]
    [InlineData("file:/tidak/ada")]
    [InlineData("file:\0")]
    public void WhatIsNotThereIsUnreadable(string reference) =>
        Assert.Equal("SopSecretUnreadable", Assert.Throws<SopException>(() => SecretReference.Resolve(reference)).Id);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("huge")]
    public void AnEmptyOrHugeFileIsUnreadable(string content)
    {
        var path = Put(content == "huge" ? new string('x', 70_000) : content, 0x180);

        Assert.Equal("SopSecretUnreadable", Assert.Throws<SopException>(() => SecretReference.Resolve("file:" + path)).Id);
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("env:")]
    [InlineData("ENV:X")]
    public void APasswordInPlaceOfAReferenceIsRefusedWithoutBeingShown(string given)
    {
        var refusal = Assert.Throws<SopException>(() => SecretReference.Resolve(given));

        Assert.Equal("SopSecretReferenceInvalid", refusal.Id);
        Assert.Null(refusal.Offender);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D:PAI(A;;FA;;;S-1-5-21-1-2-3-1001)", false)]
    [InlineData("D:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;S-1-5-21-1-2-3-1001)", false)]
    [InlineData("D:AI(A;;FA;;;SY)(A;;0x1200a9;;;BU)", true)]
    [InlineData("D:(A;;FR;;;WD)", true)]
    [InlineData("D:(D;;FR;;;WD)(A;;FA;;;BA)", false)]
    [InlineData("D:(A;;FR;;;S-1-5-11)", true)]
    [InlineData("D:NO_ACCESS_CONTROL", true)]
    [InlineData("", true)]
    public void AWindowsAccessListThatLetsACrowdInIsFound(string sddl, bool open) => Assert.Equal(open, SecretFileAccess.CrowdMayRead(sddl));

    private string Put(string content, int mode)
    {
        var path = _folder["rahasia-" + Guid.NewGuid().ToString("N")];
        File.WriteAllText(path, content);
        File.SetUnixFileMode(path, (UnixFileMode)mode);
        return path;
    }
}
