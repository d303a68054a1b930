using SopWebsite.Visitors.Rules;

namespace SopWebsite.Adapters.Storage;

internal sealed class VisitorRuleStore(RegisterDatabase database) : IVisitorRuleStore
{
    public IReadOnlyList<VisitorRule> All() =>
        database.Query<string>("SELECT body FROM visitor_rule ORDER BY id").Select(Stored.Body<VisitorRule>).ToList();

    public void Put(VisitorRule rule, DateTimeOffset at) => database.Execute(
        "INSERT INTO visitor_rule (id, imported_at, body) VALUES (@Id, @at, @body) "
        + "ON CONFLICT (id) DO UPDATE SET imported_at = excluded.imported_at, body = excluded.body",
        new { rule.Id, at = Stored.Instant(at), body = Stored.Body(rule) });

    public bool Remove(string id) => database.Execute("DELETE FROM visitor_rule WHERE id = @id", new { id }) == 1;
}
