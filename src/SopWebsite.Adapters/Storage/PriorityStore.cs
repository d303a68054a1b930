using SopWebsite.Escalations;
using SopWebsite.Situations.Grading;

namespace SopWebsite.Adapters.Storage;

internal sealed class PriorityStore(RegisterDatabase database) : IPriorityStore
{
    public IReadOnlyList<PriorityCell> Own() =>
    [
        .. database.Query<Row>("SELECT impact, urgency, severity, priority FROM priority_cell ORDER BY impact, urgency")
        .Select(row => new PriorityCell
        {
            Impact = Value<SituationImpact>(row.Impact),
            Urgency = Value<SituationUrgency>(row.Urgency),
            Severity = Value<SopSeverity>(row.Severity),
            Priority = (int)row.Priority,
            IsOwn = true,
        }),
    ];

    public void Put(PriorityCell cell) => database.Execute(
        "INSERT INTO priority_cell (impact, urgency, severity, priority) VALUES (@impact, @urgency, @severity, @Priority) "
        + "ON CONFLICT (impact, urgency) DO UPDATE SET severity = excluded.severity, priority = excluded.priority",
        new { impact = cell.Impact.ToString(), urgency = cell.Urgency.ToString(), severity = cell.Severity.ToString(), cell.Priority });

    public bool Remove(SituationImpact impact, SituationUrgency urgency) => database.Execute(
        "DELETE FROM priority_cell WHERE impact = @impact AND urgency = @urgency",
        new { impact = impact.ToString(), urgency = urgency.ToString() }) > 0;

    private static T Value<T>(string name) where T : struct => (T)Enum.Parse(typeof(T), name);

    private sealed record Row
    {
        public string Impact { get; init; } = "";

        public string Urgency { get; init; } = "";

        public string Severity { get; init; } = "";

        public long Priority { get; init; }
    }
}
