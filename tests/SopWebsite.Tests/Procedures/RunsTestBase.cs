using SopWebsite.Adapters;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures;

/// <summary>Runs of the sample procedure on a register of the test's own, on a Friday morning.</summary>
public abstract class RunsTestBase : IDisposable
{
    private protected readonly TemporaryFolder _folder = new();
    private protected readonly SettableClock _clock = new(TestCalendar.At("2026-11-20 08:00"));
    private protected readonly IRegister _register;
    private protected readonly SopRuns _runs;

    protected RunsTestBase()
    {
        _register = new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
        _runs = RunsOf(_register);
    }

    public void Dispose()
    {
        _register.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static SopRunRequest Request() => new() { Procedure = TestProcedures.Five, Site = "pn-contoh" };

    protected SopRuns RunsOf(IRegister register) => new(register.Runs, register.Log, register, new TestProcedures(), new TestCalendar(), _clock);
}
