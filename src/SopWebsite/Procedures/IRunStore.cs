using SopWebsite.Procedures.Schedules;

namespace SopWebsite.Procedures;

/// <summary>Keeps runs and what happened to them. Callers read and write within one unit of work.</summary>
public interface IRunStore
{
    /// <summary>How many runs have begun on a day so far.</summary>
    /// <param name="day">The day as it stands in the ids, <c>yyyyMMdd</c>.</param>
    int CountOn(string day);

    /// <summary>Adds a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="day">The day of its id.</param>
    /// <param name="number">The number of its id.</param>
    void Add(SopRunRecord run, string day, int number);

    /// <summary>Adds an event to a run.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="happened">The event.</param>
    /// <param name="state">Where the run stands after it.</param>
    void Append(string run, SopRunEvent happened, SopRunState state);

    /// <summary>One run, or null. Ids compare without regard to case.</summary>
    SopRunRecord? Find(string run);

    /// <summary>Runs from the oldest on; a null filter lets everything through.</summary>
    IReadOnlyList<SopRunRecord> Find(string? site, string? procedure, bool openOnly, string? report);

    /// <summary>A run's events in order.</summary>
    IReadOnlyList<SopRunEvent> Events(string run);

    /// <summary>When each procedure was first run for a site, by its code.</summary>
    IReadOnlyDictionary<string, DateTimeOffset> FirstStarts(string site);

    /// <summary>The completions of all activities of a procedure in any run of a site, in the order of time.</summary>
    IReadOnlyList<SopStepCompletion> Completions(string site, string procedure);

    /// <summary>
    /// The runs that something can be said of for a span of time, from the oldest on: begun before its end, and open now or moved since its
    /// beginning.
    /// </summary>
    IReadOnlyList<SopRunRecord> Within(DateTimeOffset from, DateTimeOffset until);
}
