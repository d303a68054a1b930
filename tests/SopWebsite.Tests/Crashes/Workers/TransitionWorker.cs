using SopWebsite.Backups;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Situations;
using SopWebsite.Situations.Problems;
using SopWebsite.Situations.Routing;
using SopWebsite.Situations.Work;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Crashes.Workers;

/// <summary>Does whatever can be done with situations, one thing after the other by chance, and tells of each where it begins and ends.</summary>
internal sealed class TransitionWorker
{
    /// <summary>What a note of work done begins with, so that it can be told from other notes of the log.</summary>
    public const string Work = "Tindakan ";

    private const int Enough = 10;
    private static readonly string[] Symptoms = ["Situs lambat", "Situs tidak dapat dibuka", "Berita tidak tampil", "Unggahan gagal"];
    private readonly IRegister _register;
    private readonly Workplace _workplace;
    private readonly SettableClock _clock;
    private readonly Random _random;
    private readonly int _operations;
    private readonly (string Name, int Weight, Action Do)[] _all;

    /// <param name="location">The register; its sites and officers are there.</param>
    /// <param name="seed">What chance begins with.</param>
    /// <param name="operations">How many things to do; 0 for no end.</param>
    /// <param name="hold">At which passing of the log it stops; 0 for never.</param>
    public TransitionWorker(string location, int seed, int operations, int hold)
    {
        _random = new Random(seed);
        _operations = operations;
        _register = new HeldRegister(Desk.Adapters.OpenRegister(location), new Holding(hold));
        // Time goes on from where the log stands.
        _clock = new SettableClock(_register.Log.Read().LastOrDefault()?.At ?? new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero));
        _workplace = new Workplace(_register, Desk.Adapters, _clock);
        _all =
        [
            ("open", 12, Open), ("advance", 30, Advance), ("sign", 8, () => Sheets.Acknowledge(Sheet())),
            ("ask", 6, () => Sheets.Return(Sheet(), "Mengapa?")),
            ("answer", 6, () => Sheets.Answer(Sheet(), "Karena listrik padam")), ("delegate", 6, () => Sheets.Delegate(Sheet(), Role())),
            ("pause", 4, () => _workplace.Runs.Suspend(Report().Run!.Id, "Menunggu suku cadang")),
            ("resume", 8, () => _workplace.Runs.Resume(Report().Run!.Id)),
            ("work", 6, () => _workplace.SituationWork.Act(Report().Number, Work + _random.Next(1000))),
            ("reword", 4, () => _workplace.SituationWork.Change(Report().Number, new SituationChange { Symptom = Pick(Symptoms) + " " + _random.Next(9) })),
            ("merge", 8, () => _workplace.SituationMerges.Merge(Report().Number, [Report().Number])),
            ("hand over", 6, HandOver), ("speak", 5, () => _workplace.Tickets.Update(Ticket(), "Masih dikerjakan", Promise())),
            ("take back", 4, () => _workplace.Tickets.Complete(Ticket(), "Layanan pulih")), ("leave", 4, Leave), ("return", 2, Return),
            ("cure", 3, () => _workplace.Problems.Complete(Pick(_workplace.Problems.Find(openOnly: true)).Number, "Perangkat tua", "Perangkat diganti")),
            ("look", 8, () => _workplace.Watch.Check()), ("notice", 4, () => _workplace.Watch.Acknowledge(Report().Run!.Id, Role())),
            ("start", 3, () => _workplace.Runs.Start(Site())), ("do", 6, Do),
        ];
    }

    private SopDispositions Sheets => _workplace.Dispositions;

    public void Run()
    {
        Console.WriteLine("ready");
        if (_operations > 0) Console.ReadLine();
        for (var n = 1; _operations == 0 || n <= _operations; n++)
        {
            _clock.UtcNow += TimeSpan.FromMinutes(_random.Next(0, 90));
            var (name, work) = Next();
            Console.WriteLine("begin " + name);
            try
            {
                work();
                Console.WriteLine("end");
            }
            catch (SopException refusal)
            {
                Console.WriteLine("refused " + refusal.Id);
            }
        }
        _register.Dispose();
    }

    private (string Name, Action Do) Next()
    {
        var turn = _random.Next(_all.Sum(one => one.Weight));
        foreach (var (name, weight, work) in _all)
        {
            if ((turn -= weight) < 0) return (name, work);
        }
        throw new InvalidOperationException();
    }

    private void Open()
    {
        if (_register.Situations.Find(site: null, openOnly: true).Count >= Enough) Advance();
        else _workplace.Situations.Open(Site(), Pick(Symptoms), by: null);
    }

    private void Advance()
    {
        var report = Report();
        switch (report.Step?.Duty)
        {
            case SopDuties.Report or SopDuties.Forward:
                _workplace.Situations.Submit(report.Number, Role(), note: "Mohon petunjuk");
                break;
            case SopDuties.Decide:
                _workplace.Situations.Approve(report.Number, _random.Next(1, 3));
                break;
            case SopDuties.Fix:
                _workplace.Situations.Resolve(
                    report.Number, new SituationResolution { Action = "Diperbaiki", Performer = SituationPerformer.OwnStaff });
                break;
            default:
                _workplace.Situations.CloseWithBackup(report.Number, new WebsiteBackup
                {
                    Name = $"set-{_random.Next(1000)}", Path = "set", Site = report.Site, State = BackupState.Complete, CreatedAt = _clock.UtcNow,
                });
                break;
        }
    }

    private void HandOver() => _workplace.Tickets.Open(new SopTicketRequest
    {
        Report = Report().Number, ThirdParty = "Penyedia Contoh", Promised = Promise(), TicketNumber = _random.Next(2) == 0 ? null : "T-1",
    });

    private void Leave()
    {
        var officers = _register.Sites.Officers();
        var from = _clock.UtcNow.Date.AddDays(_random.Next(0, 5));
        _workplace.Absences.Register(new SopAbsence
        {
            Officer = Pick(officers).Name,
            From = from,
            Until = from.AddDays(_random.Next(0, 6)),
            Substitute = _random.Next(2) == 0 ? null : Pick(officers).Name,
            Reason = _random.Next(2) == 0 ? null : "cuti",
        });
    }

    private void Return() => _workplace.Absences.End(Pick(_register.Routing.Absences()).Officer);

    private void Do()
    {
        var run = Pick([.. _workplace.Runs.Find(openOnly: true).Where(run => run.Report is null)]);
        _workplace.Runs.Complete(run.Id, run.ActiveStep!.Activity, new SopCompletion { Note = "Selesai" });
    }

    private SopSite Site() => Pick(_register.Sites.All());

    private SituationReport Report() => _workplace.Situations.Get(Pick(_register.Situations.Find(site: null, openOnly: true)).Number);

    private string Sheet() => Pick(Sheets.Find(openOnly: true)).Number;

    private string Ticket() => Pick(_register.Routing.Tickets(report: null, openOnly: true)).Number;

    private string Role() => Pick(SopRoles.Codes.ToList());

    private PromisedTime? Promise() => _random.Next(3) == 0 ? null : PromisedTime.By(_clock.UtcNow.AddMinutes(_random.Next(10, 3000)));

    /// <summary>One of what there is; where there is nothing, that is a refusal like any other.</summary>
    private T Pick<T>(IReadOnlyList<T> all) => all.Count > 0
        ? all[_random.Next(all.Count)]
        : throw new SopException("Nothing", SopErrorKind.NotFound, new Languages.Phrase("nothing", "tidak ada"));
}
