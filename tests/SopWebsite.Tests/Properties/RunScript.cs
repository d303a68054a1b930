using SopWebsite.Calendars;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Properties;

/// <summary>What is done with a run. What cannot be done when its turn comes is left undone.</summary>
internal enum MoveKind
{
    /// <summary>Time passes.</summary>
    Nothing,

    /// <summary>The step under way is done; if its clock stands still, it goes on first.</summary>
    Complete,

    /// <summary>The clock is stopped, or goes on if it stands still.</summary>
    Pause,

    /// <summary>The watch looks in.</summary>
    Look,

    /// <summary>An officer takes notice.</summary>
    Notice,

    /// <summary>The run is ended early.</summary>
    Close,

    /// <summary>The calendar becomes another.</summary>
    Change,
}

/// <param name="Kind">What.</param>
/// <param name="Wait">How many seconds after the one before.</param>
internal sealed record Move(MoveKind Kind, int Wait)
{
    public override string ToString() => FormattableString.Invariant($"{Kind} +{TimeSpan.FromSeconds(Wait)}");

    public static IEnumerable<Move> Smaller(Move move)
    {
        if (move.Kind != MoveKind.Nothing) yield return move with { Kind = MoveKind.Nothing };
        foreach (var wait in Property.Smaller(move.Wait)) yield return move with { Wait = wait };
    }
}

/// <summary>
/// A run and all that becomes of it, from February 2026 on: before, in and after Ramadan, Nyepi and Idulfitri with their cuti bersama.
/// </summary>
internal sealed record RunScript
{
    private static readonly DateTimeOffset First = new(2026, 2, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Standards =
        ["15 menit", "1 jam", "5 jam", "1 hari", "2 hari 1 jam", "1 jam - 3 hari", "20 menit - 1 hari", "1 hari - 2 hari", "relatif", ""];

    /// <summary>When it begins, seconds after the first moment.</summary>
    public required int Begin { get; init; }

    public required string Zone { get; init; }

    public required SopDayRule DayRule { get; init; }

    /// <summary>The seed of its calendar; 0 for the shipped one.</summary>
    public required int Calendar { get; init; }

    /// <summary>The standard times of its activities.</summary>
    public required string[] Times { get; init; }

    public required Move[] Moves { get; init; }

    public DateTimeOffset Start => First.AddSeconds(Begin);

    public SopRunRequest Request => new()
    {
        Site = "pn-contoh",
        Zone = Zone,
        Procedure = new SopProcedure
        {
            Code = "pn-acak/website",
            Title = "Acak",
            DayRule = DayRule,
            Chain = ["kasubbag-ptip", "sekretaris", "ketua"],
            Activities = [.. Times.Select((time, n) => Tests.Procedures.TestProcedures.Activity(n + 1, time, duty: null))],
        },
    };

    /// <summary>When each move comes.</summary>
    public IEnumerable<DateTimeOffset> Instants()
    {
        var at = Start;
        foreach (var move in Moves) yield return at = at.AddSeconds(move.Wait);
    }

    public static RunScript Next(Random random, params MoveKind[] kinds) => new()
    {
        Begin = random.Next(0, 4_000_000),
        Zone = RandomCalendars.Zones[random.Next(3)],
        DayRule = (SopDayRule)random.Next(2),
        Calendar = random.Next(2) * random.Next(1, 1000),
        Times = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Standards[random.Next(Standards.Length)])],
        Moves = [.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => new Move(kinds[random.Next(kinds.Length)], Gap(random)))],
    };

    public static WorkCalendarData CalendarOf(int seed) => seed == 0
        ? Desk.Adapters.Calendars.Get("pengadilan", "WIB").Data
        : RandomCalendars.Next(new Random(seed), new DateTime(2026, 2, 1), 180) with { Name = "pengadilan" };

    public static IEnumerable<RunScript> Smaller(RunScript script)
    {
        foreach (var moves in Property.Smaller(script.Moves, Move.Smaller)) yield return script with { Moves = moves };
        foreach (var times in Property.Smaller(script.Times, _ => []).Where(times => times.Length > 0)) yield return script with { Times = times };
        if (script.Calendar != 0) yield return script with { Calendar = 0 };
        if (script.DayRule != SopDayRule.WorkingMinutes) yield return script with { DayRule = SopDayRule.WorkingMinutes };
        if (script.Zone != "WIB") yield return script with { Zone = "WIB" };
        foreach (var begin in Property.Smaller(script.Begin)) yield return script with { Begin = begin };
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Start:yyyy-MM-dd HH:mm:ss}Z {Zone} {DayRule} calendar {Calendar} [{string.Join("; ", Times)}]: {string.Join(", ", Moves.AsEnumerable())}");

    /// <summary>At once, within the day, or over nights and weekends.</summary>
    private static int Gap(Random random) => random.Next(5) switch
    {
        0 => 0,
        1 or 2 => random.Next(0, 20_000),
        _ => random.Next(0, 300_000),
    };
}
