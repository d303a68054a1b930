using SopWebsite.Situations.Problems;

namespace SopWebsite.Adapters.Storage;

internal sealed class ProblemStore(RegisterDatabase database) : IProblemStore
{
    public int CountWithPrefix(string prefix) =>
        database.First<int>("SELECT COUNT(*) FROM problem WHERE SUBSTR(number, 1, @length) = @prefix", new { prefix, length = prefix.Length });

    public void Put(SopProblem problem) => database.Execute(
        "INSERT INTO problem (number, site, state, opened_at, body) VALUES (@Number, @Site, @state, @opened, @body) "
        + "ON CONFLICT (number) DO UPDATE SET state = excluded.state, body = excluded.body",
        new
        {
            problem.Number, problem.Site, state = problem.State.ToString(), opened = Stored.Instant(problem.OpenedAt), body = Stored.Body(problem),
        });

    public SopProblem? Find(string number) =>
        database.First<string>("SELECT body FROM problem WHERE number = @number", new { number }) is { } body ? Stored.Body<SopProblem>(body) : null;

    public IReadOnlyList<SopProblem> Find(string? site, bool openOnly)
    {
        var found = site is null
            ? database.Query<string>("SELECT body FROM problem ORDER BY opened_at, number")
            : database.Query<string>("SELECT body FROM problem WHERE site = @site ORDER BY opened_at, number", new { site });
        return [.. found.Select(Stored.Body<SopProblem>).Where(problem => !openOnly || problem.State == SopProblemState.Open)];
    }
}
