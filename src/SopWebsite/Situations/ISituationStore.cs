namespace SopWebsite.Situations;

/// <summary>Keeps situation reports. The run of a report is kept by the runs' own store.</summary>
public interface ISituationStore
{
    /// <summary>How many reports have a number that begins so.</summary>
    int CountWithPrefix(string prefix);

    /// <summary>Adds a report, or replaces the one of its number.</summary>
    void Put(SituationReport report);

    /// <summary>One report, or null.</summary>
    SituationReport? Find(string number);

    /// <summary>Reports, oldest first.</summary>
    /// <param name="site">Only of this site.</param>
    /// <param name="openOnly">Only those not closed.</param>
    IReadOnlyList<SituationReport> Find(string? site, bool openOnly);
}
