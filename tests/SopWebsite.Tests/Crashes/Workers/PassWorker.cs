using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>One pass over the visitor logs of a site, which stops after it has read, before what it wrote is kept, or after that.</summary>
internal static class PassWorker
{
    public static void Run(string location, string at, int hold)
    {
        using var register = Desk.Adapters.OpenRegister(location);
        var work = new Workplace(
            register, Desk.Adapters, new SettableClock(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
        new SiteFollowing(
            register.Following, register.Visitors, new HeldUnit(register, new Holding(hold)), work.SiteVisitors, work.VisitorRules.Effective,
            work.Clock)
            .Pass(work.Sites.Get("pn-contoh"));
    }

    private sealed class HeldUnit(IUnitOfWork unit, Holding holding) : IUnitOfWork
    {
        public void Transact(Action work)
        {
            holding.Pass();
            unit.Transact(() =>
            {
                work();
                holding.Pass();
            });
            holding.Pass();
        }
    }
}
