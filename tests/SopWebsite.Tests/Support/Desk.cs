using SopWebsite.Adapters;
using SopWebsite.Composition;
using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Support;

/// <summary>A register of a test's own with the shipped procedures and calendars, a clock that is set, and one site.</summary>
internal sealed class Desk : IDisposable
{
    public Desk(string procedure = "pn-tais/website", string at = "2026-11-16T08:00+07:00")
    {
        Clock = new SettableClock(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Register = Adapters.OpenRegister(TestRegister.In(Folder));
        Workplace = new Workplace(Register, Adapters, Clock);
        Site = new SopSite { Name = "pn-contoh", Procedure = procedure };
        Workplace.Sites.Register(Site);
    }

    public static AdapterSet Adapters { get; } = new(Repository.Root);

    public TemporaryFolder Folder { get; } = new();

    public SettableClock Clock { get; }

    public IRegister Register { get; }

    public Workplace Workplace { get; }

    public SopSite Site { get; private set; }

    /// <summary>Changes the site for the test.</summary>
    public void Set(Func<SopSite, SopSite> change)
    {
        Site = change(Site);
        Workplace.Sites.Change(Site);
    }

    public void Dispose()
    {
        Register.Dispose();
        Folder.Dispose();
    }
}
