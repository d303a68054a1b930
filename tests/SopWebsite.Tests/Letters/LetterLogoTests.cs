using SopWebsite.Errors;
using SopWebsite.Reporting.Letters;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

public sealed class LetterLogoTests
{
    [Fact]
    public void APngSaysItsSize()
    {
        var logo = LetterLogo.Of(Pictures.Png(300, 200))!;
        Assert.Equal(("image/png", 300, 200), (logo.MediaType, logo.Width, logo.Height));
    }

    [Fact]
    public void AJpegSaysItsSizeBehindOtherSegments()
    {
        // Start, an application segment of 4 bytes, a fill byte, then a progressive frame of 120 high and 80 wide.
        var logo = LetterLogo.Of([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 0, 120, 0, 80, 3])!;
        Assert.Equal(("image/jpeg", 80, 120), (logo.MediaType, logo.Width, logo.Height));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xD8 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0x3C, 0x73, 0x76, 0x67, 0x3E })]
    public void WhatIsNoPictureIsNone(byte[] content) => Assert.Null(LetterLogo.Of(content));

    [Fact]
    public void AFileThatCannotServeIsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["logo.svg"], "<svg/>");
        foreach (var path in new[] { folder["logo.svg"], folder["tidak-ada.png"], folder.Path })
        {
            var refusal = Assert.Throws<SopException>(() => LetterLogo.Read(path));
            Assert.Equal(("SopLogoUnusable", path), (refusal.Id, refusal.Offender));
        }
    }
}
