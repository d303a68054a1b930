using SopWebsite.Visitors.Bots;

namespace SopWebsite.Adapters.Storage;

internal sealed class SearchEngineCheckStore(RegisterDatabase database) : ISearchEngineCheckStore
{
    public SearchEngineCheck? Find(string address, string engine, DateTimeOffset notBefore) =>
        database.First<string>(
            "SELECT body FROM visitor_engine_check WHERE address = @address AND engine = @engine AND at >= @from",
            new { address, engine, from = Stored.Instant(notBefore) }) is { } body
            ? Stored.Body<SearchEngineCheck>(body)
            : null;

    public void Put(IReadOnlyList<SearchEngineCheck> checks, int most)
    {
        if (checks.Count == 0) return;
        database.Transact(() =>
        {
            foreach (var check in checks)
            {
                database.Execute(
                    "INSERT INTO visitor_engine_check (address, engine, at, body) VALUES (@Address, @Engine, @at, @body) "
                    + "ON CONFLICT (address, engine) DO UPDATE SET at = excluded.at, body = excluded.body",
                    new { check.Address, check.Engine, at = Stored.Instant(check.CheckedAt), body = Stored.Body(check) });
            }
            var over = database.First<long>("SELECT COUNT(*) FROM visitor_engine_check") - most;
            if (over <= 0) return;
            database.Execute(
                "DELETE FROM visitor_engine_check WHERE (address, engine) IN "
                + "(SELECT address, engine FROM visitor_engine_check ORDER BY at, address, engine LIMIT @over)",
                new { over });
        });
    }
}
