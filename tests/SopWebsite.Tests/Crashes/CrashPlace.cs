using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Situations;
using SopWebsite.Situations.Problems;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes;

/// <summary>A court on a register of either kind, and what must hold of it whenever the work on it was cut off.</summary>
internal sealed class CrashPlace : IDisposable
{
    private readonly RegisterPlace _place;
    private long _entries;

    public CrashPlace(RegisterPlace place)
    {
        _place = place;
        using var register = place.Open();
        var sites = new SopSites(register.Sites);
        sites.Register(new SopSite { Name = "pn-contoh", Procedure = "pn-tais/website" });
        sites.Register(new SopSite { Name = "sipp-contoh", Procedure = "pn-bangil/sipp", Zone = "WIT" });
        foreach (var role in SopRoles.Codes) register.Sites.Put(new SopOfficer { Name = "Contoh " + role, Role = role });
        register.Sites.Put(new SopThirdParty { Name = "Penyedia Contoh", Kind = ThirdPartyKind.Hosting });
    }

    public string Location => _place.Location;

    public IRegister Open() => _place.Open();

    /// <summary>
    /// The register opens, its log verifies and has lost nothing, and each thing stands as the log says, in its body and in its columns.
    /// </summary>
    /// <returns>The log.</returns>
    public List<EscalationEntry> AssertSound()
    {
        using var register = _place.Open();
        List<EscalationEntry> log = [];
        // Under the write lock: what a server still does for one who was killed is over then.
        register.Transact(() =>
        {
            log = [.. register.Log.Read()];
            var verification = EscalationChain.Verify(log);
            Assert.True(verification.IsValid, $"the log is {verification.Fault} at {verification.FirstBadEntry}");
            Assert.True(log.Count >= _entries, "entries were lost");
            _entries = log.Count;
            var workplace = new Workplace(register, Desk.Adapters, new SettableClock(log.Count == 0 ? default : log[^1].At));
            var (told, kept) = (ToldState.Of(log), KeptState.Of(workplace));
            Assert.True(
                told.SequenceEqual(kept),
                $"the log says\n{string.Join("\n", told.Except(kept))}\nand the register keeps\n{string.Join("\n", kept.Except(told))}");
            // What lists pick by, which is kept beside the bodies, says the same as they do.
            Assert.Equal(Numbers(openOnly: false), Numbers(openOnly: true));

            List<string> Numbers(bool openOnly) =>
            [
                .. register.Situations.Find(site: null, openOnly).Where(report => report.State != SituationState.Closed)
                .Select(report => report.Number),
                .. register.Routing.Sheets(report: null, openOnly).Where(sheet => sheet.IsOpen).Select(sheet => sheet.Number),
                .. register.Routing.Tickets(report: null, openOnly).Where(ticket => ticket.IsOpen).Select(ticket => ticket.Number),
                .. workplace.Runs.Find(openOnly: openOnly).Where(run => run.IsOpen).Select(run => run.Id),
                .. register.Problems.Find(site: null, openOnly).Where(problem => problem.State == SopProblemState.Open)
                .Select(problem => problem.Number),
            ];
        });
        return log;
    }

    public void Dispose() => _place.Dispose();
}
