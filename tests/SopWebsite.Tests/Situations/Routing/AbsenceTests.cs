using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations.Routing;

public sealed class AbsenceTests : IDisposable
{
    private static readonly DateTime Monday = new(2026, 11, 16);
    private readonly Desk _desk = new();

    public AbsenceTests()
    {
        foreach (var (name, role) in new[]
        {
            ("Kasubbag Contoh", "kasubbag-ptip"), ("Sekretaris Contoh", "sekretaris"), ("Wakil Contoh", "wakil-ketua"), ("Staf Contoh", "staf-it"),
        })
            _desk.Register.Sites.Put(new SopOfficer { Name = name, Role = role });
    }

    public void Dispose() => _desk.Dispose();

    private SopAbsences Absences => _desk.Workplace.Absences;

    [Fact]
    public void BothDaysCountAndTheSubstituteStandsIn()
    {
        Away("Kasubbag Contoh", 0, 2, "staf contoh");
        var directory = Absences.Directory();

        Assert.Equal("Kasubbag Contoh", directory.HolderOf("kasubbag-ptip", Monday.AddDays(-1)).Names);
        Assert.Equal("Kasubbag Contoh", directory.HolderOf("kasubbag-ptip", Monday.AddDays(3)).Names);
        foreach (var day in new[] { 0, 1, 2 })
        {
            var holder = directory.HolderOf("KASUBBAG-PTIP", Monday.AddDays(day));
            Assert.Equal(
                ("Staf Contoh", false, "Plh. Kasubbag PTIP: Staf Contoh menggantikan Kasubbag Contoh (Cuti s.d. 2026-11-18)"),
                (holder.Names, holder.IsVacant, holder.Remark));
        }
        var entry = _desk.Register.Log.Read().Single();
        Assert.Equal((EscalationEvent.AbsenceRecorded, "Kasubbag Contoh", "Staf Contoh"), (entry.Event, entry.From, entry.To));
    }

    [Fact]
    public void SubstitutesAreFollowedWithoutCircles()
    {
        Away("Kasubbag Contoh", 0, 5, "Staf Contoh");
        Away("Staf Contoh", 0, 1, "Wakil Contoh");
        Assert.Equal("Wakil Contoh", Absences.Directory().HolderOf("kasubbag-ptip", Monday).Names);
        Assert.Equal("Staf Contoh", Absences.Directory().HolderOf("kasubbag-ptip", Monday.AddDays(2)).Names);

        Away("Wakil Contoh", 0, 0, "Kasubbag Contoh");
        Assert.True(Absences.Directory().HolderOf("kasubbag-ptip", Monday).IsVacant);
    }

    [Fact]
    public void WhereSeveralHoldARoleThePresentOnesDo()
    {
        _desk.Register.Sites.Put(new SopOfficer { Name = "Staf Lain", Role = "staf-it" });
        Assert.Equal("Staf Contoh, Staf Lain", Absences.Directory().HolderOf("staf-it", Monday).Names);
        Away("Staf Contoh", 0, 0, "Wakil Contoh");

        Assert.Equal("Staf Lain", Absences.Directory().HolderOf("staf-it", Monday).Names);
    }

    [Fact]
    public void WhereNobodyStandsInTheNextRoleOfTheChainGetsItAndTheLogSaysWhy()
    {
        Away("Sekretaris Contoh", 0, 4, substitute: null);
        _desk.Workplace.Chains.Set("pn-tais/website", site: null, ["kasubbag-ptip", "sekretaris", "wakil-ketua", "ketua"]);
        var report = _desk.Workplace.Situations.Submit(_desk.Workplace.Situations.Open(_desk.Site, "Uji", by: null).Number, "sekretaris");

        var sheet = Assert.Single(report.Dispositions);
        Assert.Equal(("wakil-ketua", "Wakil Contoh"), (sheet.To, sheet.Officer));
        Assert.Equal("Sekretaris berhalangan tanpa pengganti: Sekretaris Contoh (Cuti s.d. 2026-11-20); diteruskan kepada Wakil Ketua", sheet.Remark);
        Assert.Contains(
            sheet.Remark!, _desk.Register.Log.Read().Last(entry => entry.Event == EscalationEvent.DispositionSent).FollowUp!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ARoleThatNobodyIsRegisteredForIsToldAsARole()
    {
        var holder = Absences.Directory().HolderOf("ketua", Monday);
        Assert.Equal(("ketua", null, false, null), (holder.Role, holder.Names, holder.IsVacant, holder.Remark));
    }

    [Fact]
    public void AnAbsenceThatHasNotBegunIsRemovedAndOneThatHasEndsEarlier()
    {
        Away("Kasubbag Contoh", 7, 9, substitute: null);
        Assert.Null(Absences.End("kasubbag contoh"));
        Away("Kasubbag Contoh", -2, 9, substitute: null);

        var ended = Absences.End("Kasubbag Contoh");

        Assert.Equal(Monday.AddDays(-1), ended!.Until);
        Assert.Equal("Kasubbag Contoh", Absences.Directory().HolderOf("kasubbag-ptip", Monday).Names);
        Assert.Equal("SopAbsenceNotFound", Assert.Throws<SopException>(() => Absences.End("Kasubbag Contoh")).Id);
        Assert.Equal(4, _desk.Register.Log.Read().Count(entry => entry.Event == EscalationEvent.AbsenceRecorded));
        Assert.True(EscalationChain.Verify(_desk.Register.Log.Read()).IsValid);
    }

    [Fact]
    public void WhatCannotHoldIsRefused()
    {
        Away("Kasubbag Contoh", 0, 2, substitute: null);

        Assert.Equal("SopAbsenceOverlaps", Refused(() => Away("Kasubbag Contoh", 2, 3, substitute: null)));
        Assert.Equal("SopAbsenceInvalid", Refused(() => Away("Kasubbag Contoh", 9, 8, substitute: null)));
        Assert.Equal("SopAbsenceInvalid", Refused(() => Away("Kasubbag Contoh", 9, 9, "kasubbag contoh")));
        Assert.Equal("SopOfficerNotFound", Refused(() => Away("Siapa", 9, 9, substitute: null)));
        Assert.Equal("SopOfficerNotFound", Refused(() => Away("Kasubbag Contoh", 9, 9, "Siapa")));
        Assert.Single(Absences.Find());

        static string Refused(Action work) => Assert.Throws<SopException>(work).Id;
    }

    /// <summary>Random courts: whoever is named is present, and a vacancy means that indeed nobody in the row of substitutes is.</summary>
    [Fact]
    public void WhoeverIsNamedIsPresent()
    {
        var random = new Random(5);
        for (var n = 0; n < 2000; n++)
        {
            var officers = Enumerable.Range(0, 6).Select(i => new SopOfficer { Name = "P" + i, Role = "r" + (i % 4) }).ToList();
            var absences = Enumerable.Range(0, random.Next(0, 7)).Select(_ => new SopAbsence
            {
                Officer = "P" + random.Next(6), Substitute = random.Next(3) == 0 ? null : "P" + random.Next(7),
                From = Monday.AddDays(random.Next(-2, 2)), Until = Monday.AddDays(random.Next(-1, 3)),
            }).ToList();
            var directory = new OfficerDirectory(officers, absences);
            bool IsAbsent(string name) => absences.Exists(absence => absence.Officer == name && absence.From <= Monday && Monday <= absence.Until);
            foreach (var role in new[] { "r0", "r1", "r2", "r3" })
            {
                var holder = directory.HolderOf(role, Monday);
                Assert.Equal(holder.IsVacant, holder.Officers.Length == 0);
                Assert.All(holder.Officers, officer => Assert.False(IsAbsent(officer.Name)));
                if (officers.Exists(officer => officer.Role == role && !IsAbsent(officer.Name)))
                    Assert.All(holder.Officers, officer => Assert.Equal(role, officer.Role));
                else
                    Assert.NotNull(holder.Remark);
                var reached = directory.Reach(holder, ["r0", "r1", "r2", "r3"], Monday);
                Assert.Equal(
                    reached.IsVacant,
                    officers.TrueForAll(officer => IsAbsent(officer.Name))
                        && new[] { "r0", "r1", "r2", "r3" }.All(other => directory.HolderOf(other, Monday).IsVacant));
            }
        }
    }

    private void Away(string officer, int from, int until, string? substitute) => Absences.Register(new SopAbsence
    {
        Officer = officer, From = Monday.AddDays(from), Until = Monday.AddDays(until), Substitute = substitute, Reason = "Cuti",
    });
}
