using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Situations.Routing;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations.Routing;

public sealed class ChainTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private SopChains Chains => _desk.Workplace.Chains;

    [Fact]
    public void TheSitesOwnChainGoesBeforeTheProceduresAndThatBeforeTheDocuments()
    {
        Assert.Equal(
            (ChainSource.Default, true), (Chains.Of("pn-tais/website", "pn-contoh").Source, Chains.Of("pn-tais/website", "pn-contoh").IsDefault));

        Chains.Set("pn-tais/website", site: null, ["kasubbag-umum", "Sekretaris"]);
        Assert.Equal((ChainSource.Procedure, "kasubbag-umum > sekretaris"), Now());
        Chains.Set("PN-TAIS/website", "PN-CONTOH", ["ketua"]);
        Assert.Equal((ChainSource.Site, "ketua"), Now());
        Assert.Equal(ChainSource.Procedure, Chains.Of("pn-tais/website", "pn-lain").Source);

        Assert.Equal(ChainSource.Procedure, Chains.Remove("pn-tais/website", "pn-contoh").Source);
        Assert.Equal(ChainSource.Default, Chains.Remove("pn-tais/website", site: null).Source);
        Assert.Equal("SopChainNotFound", Assert.Throws<SopException>(() => Chains.Remove("pn-tais/website", site: null)).Id);
        Assert.Equal(4, _desk.Register.Log.Read().Count(entry => entry.Event == EscalationEvent.Note));

        (ChainSource, string) Now() => (Chains.Of("pn-tais/website", "pn-contoh").Source, Chains.Of("pn-tais/website", "pn-contoh").ToString());
    }

    [Fact]
    public void AProcedureWithoutAChainClimbsTheUsualOne()
    {
        var procedure = _desk.Workplace.Procedures.Get("pn-tais/website") with { Code = "pn-contoh/website", Chain = [] };
        _desk.Register.Procedures.Put(procedure, _desk.Clock.UtcNow);

        var chain = _desk.Workplace.Chains.Of("pn-contoh/website", site: null);

        Assert.Equal(("admin-website > kasubbag-ptip > sekretaris > wakil-ketua > ketua", ChainSource.Default), (chain.ToString(), chain.Source));
    }

    [Fact]
    public void EveryProcedureHasOneAndSitesTheirOwn()
    {
        Chains.Set("pn-tais/website", "pn-contoh", ["ketua"]);

        var all = Chains.All();

        Assert.Equal(_desk.Workplace.Procedures.All().Count + 1, all.Count);
        Assert.All(all, chain => Assert.NotEmpty(chain.Role));
        Assert.Single(all, chain => chain.Site == "pn-contoh");
    }

    [Theory]
    [InlineData("SopChainInvalid", "pn-tais/website", null)]
    [InlineData("SopChainInvalid", "pn-tais/website", null, "ketua", "KETUA")]
    [InlineData("SopChainInvalid", "pn-tais/website", null, "raja")]
    [InlineData("SopChainInvalid", "pn-tais/website", null, "ketua", " ")]
    [InlineData("SopProcedureNotFound", "tidak/ada", null, "ketua")]
    [InlineData("SopSiteNotFound", "pn-tais/website", "lain", "ketua")]
    public void WhatCannotHoldIsRefused(string id, string procedure, string? site, params string[] roles)
    {
        Assert.Equal(id, Assert.Throws<SopException>(() => Chains.Set(procedure, site, roles)).Id);
        Assert.Empty(_desk.Register.Log.Read());
    }
}
