namespace SopWebsite.Procedures.Schedules;

/// <summary>Keeps the rhythms that courts set, and up to when missed periods were told. Names and codes compare without regard to case.</summary>
public interface IScheduleStore
{
    /// <summary>The rhythms set for a site.</summary>
    IReadOnlyList<SopScheduleRecord> Of(string site);

    /// <summary>Adds a rhythm, or replaces the one of the same activity.</summary>
    void Put(SopScheduleRecord schedule);

    /// <summary>Removes a rhythm; false when there is none.</summary>
    bool Remove(string site, string procedure, int activity);

    /// <summary>The instant up to which an activity's missed periods were told; null when the watch never looked at it.</summary>
    DateTimeOffset? ToldUntil(string site, string procedure, int activity);

    /// <summary>Keeps that instant.</summary>
    void Tell(string site, string procedure, int activity, DateTimeOffset until);
}
