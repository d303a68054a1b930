using System.Globalization;
using SopWebsite.Renewals.Sources.Registries;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

public sealed class RegistryDateTests
{
    [Theory]
    [InlineData("2027-05-01T00:00:00Z", "2027-05-01T00:00:00Z")]
    [InlineData("2027-05-01t00:00:00z", "2027-05-01T00:00:00Z")]
    [InlineData("2027-05-01T07:00:00+07:00", "2027-05-01T00:00:00Z")]
    [InlineData("2027-05-01T07:00:00+0700", "2027-05-01T00:00:00Z")]
    [InlineData("2027-05-01 07:00:00+07", "2027-05-01T00:00:00Z")]
    [InlineData("2027-12-31T23:59:59-00:30", "2028-01-01T00:29:59Z")]
    [InlineData("2028-02-29", "2028-02-29T00:00:00Z")]
    [InlineData("2027-05-01T00:00:00", "2027-05-01T00:00:00Z")]
    [InlineData("2027-05-01T00:00:00.5Z", "2027-05-01T00:00:00.5Z")]
    [InlineData("2027-05-01T00:00:00.123456789012Z", "2027-05-01T00:00:00.1234567Z")]
    [InlineData("2026-12-31T23:59:60Z", "2026-12-31T23:59:59Z")]
    public void WhatRegistriesWriteIsRead(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), RegistryDate.Rfc3339(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2027")]
    [InlineData("2027-02-29")]
    [InlineData("2100-02-29T00:00:00Z")]
    [InlineData("2027-04-31T00:00:00Z")]
    [InlineData("2027-13-01T00:00:00Z")]
    [InlineData("2027-00-01T00:00:00Z")]
    [InlineData("2027-05-00T00:00:00Z")]
    [InlineData("2027-05-01T24:00:00Z")]
    [InlineData("2027-05-01T23:60:00Z")]
    [InlineData("2027-05-01T23:59:61Z")]
    [InlineData("2027-05-01T00:00:00.Z")]
    [InlineData("2027-05-01T00:00:00+24:00")]
    [InlineData("2027-05-01T00:00:00+07:60")]
    [InlineData("2027-05-01T00:00:00 WIB")]
    [InlineData("2027-05-01T00:00Z")]
    [InlineData("2027/05/01T00:00:00Z")]
    [InlineData("٢٠٢٧-05-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2200-01-01T00:00:00Z")]
    public void WhatIsNoDateOfARegistrationIsNone(string? text) => Assert.Null(RegistryDate.Rfc3339(text));

    [Fact]
    public void EveryInstantComesBackFromEveryZoneAndFraction() => Property.Holds(
        1, 3000,
        random =>
        {
            // Midnights, month ends and leap days oftener than chance would have them.
            var date = random.Next(4) switch
            {
                0 => new DateTime(4 * random.Next(499, 549), 3, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(-random.Next(1, 3)),
                1 => new DateTime(random.Next(1990, 2199), random.Next(1, 13), 1, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(-1),
                2 => new DateTime(random.Next(1990, 2199), random.Next(1, 13), random.Next(1, 29), 0, 0, 0, DateTimeKind.Unspecified),
                _ => new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(random.NextInt64(TimeSpan.FromDays(76000).Ticks)),
            };
            return (Ticks: date.Ticks, Zone: random.Next(-14 * 60, (14 * 60) + 1), Digits: random.Next(0, 8));
        },
        one => one.Zone == 0 ? [] : [one with { Zone = 0 }],
        one =>
        {
            var unit = (long)Math.Pow(10, 7 - one.Digits);
            var at = new DateTimeOffset(one.Ticks / unit * unit, TimeSpan.FromMinutes(one.Zone));
            var fraction = one.Digits == 0 ? "" : "." + new string('f', one.Digits);
            var text = at.ToString("yyyy-MM-dd'T'HH:mm:ss" + fraction + "zzz", CultureInfo.InvariantCulture);
            Assert.Equal(at.ToUniversalTime(), RegistryDate.Rfc3339(text));
        });

    [Fact]
    public void EveryFormThatTheDataNameReadsBackWhatItWrites()
    {
        var forms = Desk.Adapters.Registries.WhoisServers.SelectMany(server => server.Dates.Select(form => (Form: form, server.Zone, server.Dates)))
            .ToArray();
        Assert.True(forms.Length >= 5);

        Property.Holds(
            2, 1500,
            random =>
                (Index: random.Next(forms.Length), Seconds: random.NextInt64(0, (long)TimeSpan.FromDays(70000).TotalSeconds),
                    Zone: random.Next(-12, 15)),
            one => one.Zone == 0 ? [] : [one with { Zone = 0 }],
            one =>
            {
                var (form, _, all) = forms[one.Index];
                var zone = TimeSpan.FromHours(one.Zone);
                var date = new DateTime(2000, 2, 29, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(one.Seconds);
                if (!form.Contains('H', StringComparison.Ordinal)) date = date.Date;
                var isUtc = form.Contains("'UTC'", StringComparison.Ordinal);
                var written = date.ToString(form, CultureInfo.InvariantCulture);
                var expected = new DateTimeOffset(date, isUtc ? TimeSpan.Zero : zone).ToUniversalTime();
                Assert.Equal(expected, RegistryDate.Of("  " + written.Replace(" ", "   ", StringComparison.Ordinal), all, zone));
                Assert.Equal(expected, RegistryDate.Of(written.ToUpperInvariant(), all, zone));
            });
    }

    [Theory]
    [InlineData("id-ID")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void TheCultureOfTheComputerDoesNotMatter(string culture)
    {
        using var under = new UnderCulture(culture);

        Assert.Equal(
            new DateTimeOffset(2027, 5, 1, 23, 59, 59, TimeSpan.Zero),
            RegistryDate.Of("01-MAY-2027 23:59:59 UTC", ["dd-MMM-yyyy HH:mm:ss 'UTC'"], TimeSpan.Zero));
        Assert.Equal("client transfer prohibited", DomainStatus.Of("clientTransferProhibited https://icann.org/epp#clientTransferProhibited"));
        Assert.Equal("server transfer prohibited", DomainStatus.Of("SERVER TRANSFER PROHIBITED"));
    }

    [Theory]
    [InlineData("ok", "active")]
    [InlineData("ok https://icann.org/epp#ok", "active")]
    [InlineData("clientHold (https://icann.org/epp#clientHold)", "client hold")]
    [InlineData("redemptionPeriod", "redemption period")]
    [InlineData("pendingDelete", "pending delete")]
    [InlineData("autoRenewPeriod", "auto renew period")]
    [InlineData("Client Transfer Prohibited", "client transfer prohibited")]
    [InlineData("client-hold", "client hold")]
    [InlineData("  ", null)]
    [InlineData("\u0000\u202e", null)]
    [InlineData(null, null)]
    public void AStatusHasOneSpelling(string? word, string? spelled) => Assert.Equal(spelled, DomainStatus.Of(word));
}
