using SopWebsite.Errors;
using SopWebsite.Register;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Register;

public sealed class PostgreSqlAddressTests
{
    [Theory]
    [InlineData("postgresql://sop@db.example.go.id:5433/court?sslmode=verify-full", "postgresql://sop@db.example.go.id:5433/court")]
    [InlineData("postgres://db.example.go.id/court", "postgresql://db.example.go.id/court")]
    [InlineData("POSTGRESQL://db.example.go.id", "postgresql://db.example.go.id")]
    [InlineData("postgresql:///court?host=/var/run/postgresql", "postgresql://%2Fvar%2Frun%2Fpostgresql/court")]
    [InlineData("postgresql://[2001:db8::1]:5432/court", "postgresql://[2001:db8::1]:5432/court")]
    [InlineData(
        "postgresql://staf%40ti@db/pn%20contoh?schema=pn-contoh&passwordSecret=env:SANDI", "postgresql://staf%40ti@db/pn%20contoh?schema=pn-contoh")]
    public void WhatIsShownNamesTheRegisterAndNothingElse(string given, string shown)
    {
        Assert.True(PostgreSqlAddress.Is(given));
        Assert.Equal(shown, PostgreSqlAddress.Parse(given).ToString());
    }

    [Theory]
    [InlineData("postgresql://sop:rahasia@db/court", "SopRegisterPasswordInAddress")]
    [InlineData("postgresql://sop:@db/court", "SopRegisterPasswordInAddress")]
    [InlineData("postgresql://db/court?password=rahasia", "SopRegisterPasswordInAddress")]
    [InlineData("postgresql://db/court?user=sop&password=rahasia@x", "SopRegisterPasswordInAddress")]
    [InlineData("postgresql://sop:raha/sia@db/court", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://sop:raha?sia@db/court", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://sop:raha@sia@db/court", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://sop:rahasia#@db/court", "SopRegisterAddressInvalid")]
    [InlineData("postgresql:rahasia", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://db/court?rahasia=1", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://db/court?schema=a&schema=rahasia", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://db/court?sslmode=rahasia", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://db/court?connect_timeout=rahasia", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://db:99999/rahasia", "SopRegisterAddressInvalid")]
    [InlineData("postgresql://db:0/rahasia", "SopRegisterAddressInvalid")]
    public void APasswordInItIsRefusedAndNothingOfABadAddressIsRepeated(string given, string id)
    {
        var failure = Assert.Throws<SopException>(() => Desk.Adapters.OpenRegister(given));

        Assert.Equal(id, failure.Id);
        foreach (var text in new[] { failure.Phrase.English, failure.Phrase.Indonesian, $"{failure.Offender}" })
            foreach (var part in new[] { "raha", "sia" }) Assert.DoesNotContain(part, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/register.db")]
    [InlineData(@"\\server\bagian\register.db")]
    [InlineData("postgresql.db")]
    public void APathIsNoAddress(string path) => Assert.False(PostgreSqlAddress.Is(path));
}
