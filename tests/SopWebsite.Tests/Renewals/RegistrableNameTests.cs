using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources.Names;

namespace SopWebsite.Tests.Renewals;

public sealed class RegistrableNameTests
{
    [Theory]
    [InlineData("pn-contoh.go.id", "pn-contoh.go.id")]
    [InlineData("www.pn-contoh.go.id", "pn-contoh.go.id")]
    [InlineData("a.b.c.PN-Contoh.GO.ID.", "pn-contoh.go.id")]
    [InlineData("sipp.contoh.web.id", "contoh.web.id")]
    [InlineData("contoh.id", "contoh.id")]
    [InlineData("www.contoh.id", "contoh.id")]
    [InlineData("www.example.org", "example.org")]
    [InlineData("pengadilan.bücher.example", "xn--bcher-kva.example")]
    public void TheRegisteredPartIsFound(string host, string name) => Assert.Equal(name, RegistrableName.Of(host));

    [Theory]
    [InlineData("go.id")]
    [InlineData("id")]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    [InlineData("x..go.id")]
    [InlineData("a/b.go.id")]
    [InlineData("contoh.go.id/../x")]
    [InlineData("contoh go.id")]
    public void WhatNobodyRegistersIsRefused(string host)
    {
        var failure = Assert.Throws<SopException>(() => RegistrableName.Of(host));

        Assert.Equal("SopDomainInvalid", failure.Id);
    }
}
